"""Writes documents as tagged PDF files, and paints scenes on their pages."""

from coursegen.write.pdf.handout import Printed, handout_bytes
from coursegen.write.pdf.variants import variant_of

__all__ = ["Printed", "handout_bytes", "variant_of"]
