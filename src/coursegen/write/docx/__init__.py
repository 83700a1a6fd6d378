"""Writes documents as Word files that can be edited."""

from coursegen.write.docx.document import word_file

__all__ = ["word_file"]
