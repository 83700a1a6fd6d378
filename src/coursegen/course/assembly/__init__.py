"""Turns checked forms into the frozen values of the course."""
