"""Files to values that know where they stand: text, YAML nodes with places, articles."""
