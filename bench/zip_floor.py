"""The parts of a deck written into a zip and nothing else: what no way of making it can do without.

Use: ``python zip_floor.py deck.pptx parts.zip`` keeps the parts uncompressed, ready to be written;
``python zip_floor.py parts.zip deck.pptx --write`` writes them as a deck is written.
"""

import sys
import zipfile

LEVEL = 3  # as in coursegen/source/office/zip_writer.py

write = sys.argv[3:] == ["--write"]
with zipfile.ZipFile(sys.argv[1]) as source, zipfile.ZipFile(sys.argv[2], "w") as target:
    for entry in source.infolist():
        data = source.read(entry)
        target.writestr(entry.filename, data, zipfile.ZIP_DEFLATED if write else zipfile.ZIP_STORED, LEVEL)
