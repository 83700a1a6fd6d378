"""Holds what answers a browser: the guard at the door, the pages and the requests."""
