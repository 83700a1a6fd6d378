"""The deck as somebody would write it by hand with python-pptx: a title, the text, the notes. For comparison.

Use: ``python minimal_pptx.py content.json deck.pptx``
"""

import json
import sys
from pathlib import Path

from pptx import Presentation

deck = Presentation()
layout = deck.slide_layouts[1]
for content in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text = content["title"]
    slide.placeholders[1].text_frame.text = "\n".join(content["body"])
    slide.notes_slide.notes_text_frame.text = "\n".join(content["notes"])
deck.save(sys.argv[2])
