"""Documents to tagged PDF files, and scenes to paintings on their pages."""

from coursegen.write.pdf.handout import Printed, handout_bytes

__all__ = ["Printed", "handout_bytes"]
