"""Holds the frozen values that pass between the rooms, and nothing that computes with files, pages or slides."""
