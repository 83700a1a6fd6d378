"""Lists the files of a kit for somebody at a printer: as a page, and as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from coursegen.compose import occasion
from coursegen.compose.words import Words
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.course import Course
from coursegen.model.document import Document, Heading
from coursegen.model.print_job import PrintJob
from coursegen.model.printing import PageOptions
from coursegen.model.text import Text, words

NAME = "print-list"
_FIELDS = ("file", "pages", "copies", "paper", "stiff", "duplex", "colour")


def print_list(course: Course, w: Words, jobs: Sequence[PrintJob], people: int, page: PageOptions) -> Document:
    """The list as a handout for whoever prints."""
    header = tuple(w.text(f"column_{name}") for name in ("file", "pages", "copies", "paper", "sides", "colour"))
    title = w.text("print_title")
    rows = tuple(_row(w, job) for job in jobs)
    return Document(
        id=NAME,
        title=f"{course.title.plain}: {title.plain}",
        author="",
        language=course.language,
        audience="facilitator",
        stamp=course.stamp,
        footer=course.footer.plain,
        page=page,
        blocks=(
            Heading(1, title, f"{NAME}.files", running=title.plain),
            Paragraph(course.title, "lead"),
            Paragraph(words(" · ".join(one.plain for one in occasion.when_and_where(w, course.session)))),
            Paragraph(w.text("print_lead", people=w.count("people", people))),
            Table(header, rows, (0.36, 0.13, 0.13, 0.14, 0.12, 0.12), w.say("print_caption")),
        ),
    )


def print_csv(jobs: Sequence[PrintJob]) -> bytes:
    """The same list as a spreadsheet reads it: UTF-8 with a mark, lines ended as RFC 4180 has them."""
    stream = io.StringIO()
    rows = csv.writer(stream)
    rows.writerow(_FIELDS)
    for job in jobs:
        sides = "long edge" if job.duplex else "no"
        # In words: 1-4 alone is a date to a spreadsheet.
        pages = f"{job.first} to {job.last}" if job.last > job.first else str(job.first)
        colour = "colour" if job.colour else "black"
        rows.writerow((job.file, pages, job.copies, job.paper, "yes" if job.stiff else "no", sides, colour))
    return stream.getvalue().encode("utf-8-sig")


def _row(w: Words, job: PrintJob) -> tuple[Text, ...]:
    paper = w.say(f"paper_{job.paper}")
    return (
        words(job.file),
        words(job.pages),
        words(str(job.copies)),
        w.text("print_stiff", paper=paper) if job.stiff else words(paper),
        w.text("sides_both" if job.duplex else "sides_one"),
        w.text("colour_yes" if job.colour else "colour_no"),
    )
