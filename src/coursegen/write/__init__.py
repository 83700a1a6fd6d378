"""Writes scenes and documents as the bytes of one format each."""
