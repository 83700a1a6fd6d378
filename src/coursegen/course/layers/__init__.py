"""Lays sectors, teams and sessions on the nodes of a course."""
