"""How fast, how much memory, how it grows: whole processes against what a person would write by hand."""
