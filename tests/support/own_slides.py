"""The tiny course with a slide of every kind in one module's own list."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

KINDS = (
    "big_number", "quotation", "two_columns", "process", "comparison", "matrix", "timeline", "picture", "poll",
    "chart",
)  # fmt: skip
SLIDES = """\
slides:
  - id: number
    kind: big_number
    after: purpose
    title: Most calls have one purpose.
    number: "3 in 5"
    body: calls of the ${customer.many} name it in the first sentence.
    evidence: [{article: article_two, paragraphs: [2]}]
    notes: {say: Count your own., ask: How many were yours?}
  - id: quote
    kind: quotation
    after: plan.play
    title: They say it themselves.
    quote: “I only want to get *in*.”
    who: A ${customer} at night
    notes: {say: Hear it.}
  - id: two
    kind: two_columns
    title: Ask before you explain.
    columns:
      - {id: instead, head: Instead of this, items: [Those are the rules., Read the letter.]}
      - {id: try_this, head: Try this, items: [What happened?]}
    notes: {say: Read it.}
  - id: steps
    kind: process
    title: A call has three steps.
    steps:
      - {id: hear, name: Hear, text: Let them finish.}
      - {id: name, name: Name it, text: Say the purpose.}
      - {id: act, name: Act, text: Say what you do and when.}
    notes: {say: Read it.}
  - id: table
    kind: comparison
    title: A wish and a demand differ.
    header: [What, A wish, A demand]
    rows:
      - {id: first, cells: [First, Why, What]}
      - {id: then, cells: [Then, How, When]}
    notes: {say: Read it.}
  - id: grid
    kind: matrix
    title: Four calls need four answers.
    across: [Simple, Hard]
    down: [Urgent, Not urgent]
    cells:
      - {id: a, name: Now, text: Do it.}
      - {id: b, name: Help, text: Get somebody.}
      - {id: c, name: Later, text: Note it.}
      - {id: d, name: Plan, text: Give a day.}
    notes: {say: Read it.}
  - id: where
    kind: timeline
    after: opener
    title: You are at the start.
    notes: {do: Point at the next break.}
  - id: seen
    kind: picture
    title: Look at the queue.
    picture: {file: pictures/queue.png, description: Six people wait in front of one counter}
    caption: One counter is open.
    notes: {say: Look.}
  - id: vote
    kind: poll
    after: which
    reserve: true
    title: Which calls do you like best?
    body: Show one finger or two.
    options: [{id: short, text: The short ones}, {id: odd, text: The odd ones}]
    notes: {say: Now.}
  - id: shares
    kind: chart
    title: Half of all calls are about one thing.
    source: Our own calls in May
    chart:
      type: bar
      unit: "%"
      mark: The bill
      categories: [The bill, A day, Other]
      series: [{id: share, name: Share, values: [50, 30.5, 19.5]}]
    notes: {say: Read it.}
"""


def add_own_slides(root: Path, slides: str = SLIDES) -> Path:
    """The same folder, the module ``listen`` with the slides, and their picture beside it."""
    module = root / "modules" / "listen.yaml"
    module.write_text(module.read_text("utf-8") + slides, "utf-8")
    held = BytesIO()
    Image.new("RGB", (640, 400), (30, 90, 120)).save(held, "PNG")
    (root / "pictures").mkdir()
    (root / "pictures" / "queue.png").write_bytes(held.getvalue())
    return root
