"""Reads files into values that know where they were written: text, YAML nodes, pictures."""
