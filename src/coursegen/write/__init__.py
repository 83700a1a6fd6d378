"""Scenes and documents to the bytes of one format each."""
