"""Documents to tagged PDF files, and scenes to paintings on their pages."""

from coursegen.write.pdf.handout import Printed, handout_bytes
from coursegen.write.pdf.variants import printed

__all__ = ["Printed", "handout_bytes", "printed"]
