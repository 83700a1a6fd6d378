"""Lays sectors, teams and sessions on the nodes of a course."""

FOR_OTHERS = ("layer_stack", "merged_nodes")
"""The modules that other packages may import; the rest is for this package alone."""
