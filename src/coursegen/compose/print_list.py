"""Lists the files of a kit for somebody at a printer: as a page, and as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from coursegen.compose import occasion
from coursegen.compose.words import Words
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.course import Course
from coursegen.model.document import Document, DocumentBlock, Heading
from coursegen.model.print_job import PrintJob
from coursegen.model.printing import PageOptions
from coursegen.model.text import Text, joined, words

NAME = "print-list"
_FIELDS = ("file", "pages", "copies", "paper", "stiff", "duplex", "colour", "why")


def print_list(course: Course, w: Words, jobs: Sequence[PrintJob], people: int, page: PageOptions) -> Document:
    """The list as a handout for whoever prints."""
    columns = ("file", "pages", "copies", "paper", "sides", "reason")
    header = tuple(w.text(f"column_{name}") for name in columns)
    title = w.text("print_title")
    printed = tuple(_row(w, job) for job in jobs if job.copies)
    lead = joined(
        w.text("print_lead", people=w.count("people", people)),
        " ",
        w.text("sides_each", sides=str(sides(jobs, people))),
    )
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
            Paragraph(lead),
            Table(header, printed, (0.235, 0.085, 0.09, 0.15, 0.08, 0.36), w.say("print_caption"), small=True),
            *_not_printed(w, jobs),
        ),
    )


def sides(jobs: Sequence[PrintJob], people: int) -> int:
    """How many sides of paper each participant gets, cards for groups shared out, rounded up."""
    told = sum(
        (job.last - job.first + 1) * job.copies for job in jobs if job.each or job.why in {"role_play", "observer"}
    )
    return -(-told // people) if people else 0


def _not_printed(w: Words, jobs: Sequence[PrintJob]) -> tuple[DocumentBlock, ...]:
    """What the kit has and nobody needs on paper, with the reason; nothing where all is printed."""
    rows = tuple((words(job.file), words(job.pages), w.text(f"why_{job.why}")) for job in jobs if not job.copies)
    if not rows:
        return ()
    header = tuple(w.text(f"column_{name}") for name in ("file", "pages", "reason"))
    table = Table(header, rows, (0.3, 0.1, 0.6), w.say("not_printed_caption"), small=True)
    return (Heading(2, w.text("not_printed_heading"), f"{NAME}.not_printed"), table)


def print_csv(w: Words, jobs: Sequence[PrintJob]) -> bytes:
    """The same list as a spreadsheet reads it: UTF-8 with a mark, lines ended as RFC 4180 has them."""
    stream = io.StringIO()
    rows = csv.writer(stream)
    rows.writerow(_FIELDS)
    for job in jobs:
        two_sided = "long edge" if job.duplex else "no"
        # In words: 1-4 alone is a date to a spreadsheet.
        pages = f"{job.first} to {job.last}" if job.last > job.first else str(job.first)
        colour = "colour" if job.colour else "black"
        rows.writerow(
            (
                job.file,
                pages,
                job.copies,
                job.paper,
                "yes" if job.stiff else "no",
                two_sided,
                colour,
                w.say(f"why_{job.why}"),
            )
        )
    return stream.getvalue().encode("utf-8-sig")


def _row(w: Words, job: PrintJob) -> tuple[Text, ...]:
    paper = w.say(f"paper_{job.paper}")
    stock = w.say("print_stiff", paper=paper) if job.stiff else paper
    return (
        words(job.file),
        words(job.pages),
        words(str(job.copies)),
        words(", ".join((stock, w.say("colour_yes" if job.colour else "colour_no")))),
        w.text("sides_both" if job.duplex else "sides_one"),
        w.text(f"why_{job.why}"),
    )
