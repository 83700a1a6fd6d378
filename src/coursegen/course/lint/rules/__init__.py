"""Holds the rules, one subject a module; a new rule is listed in ``lint/listed.py``."""
