"""Turns checked forms into the frozen values of the course."""

FOR_OTHERS = (
    "agenda", "anchors", "brands", "chart_values", "check_settings", "course", "modules", "places", "values",
)  # fmt: skip
"""The modules that other packages may import; the rest is for this package alone."""
