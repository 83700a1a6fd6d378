"""Keeps what builds have made under the hashes of all that it was made from, in a folder that may go at any time."""
