"""Writes documents as tagged PDF files, and paints scenes on their pages."""

from coursegen.write.pdf.handout import Printed, handout_bytes

__all__ = ["Printed", "handout_bytes"]
