"""Lays slides out in a template: measured, fitted, split or refused."""
