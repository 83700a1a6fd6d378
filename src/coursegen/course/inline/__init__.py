"""Reads what authors type inside one text: marks, links, blanks to fill in and terms."""
