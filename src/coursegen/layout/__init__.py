"""Semantic slides and a template to scenes: measured, fitted, split or refused."""
