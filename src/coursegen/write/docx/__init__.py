"""Writes documents as Word files that can be edited."""

from coursegen.write.docx.document import WordFile, word_file

__all__ = ["WordFile", "word_file"]
