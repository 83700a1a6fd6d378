"""How fast coursegen sets pages: beside WeasyPrint and Typst on the same text, all of them tagged.

Use, in the checkout: ``python -m bench.handouts [--rounds 3] [--teams]``
WeasyPrint and Typst are not among coursegen's own needs: ``pip install weasyprint typst``; without them their
rows are left out, and that is said.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import subprocess
import sys
import tempfile
from html import escape
from importlib.util import find_spec
from pathlib import Path

import pikepdf

from bench.sections import as_html, as_typst
from bench.synthetic import write_course
from bench.timing import Taken, in_turns
from bench.variants import write_teams

SIZES = (20, 200, 600)
MAIN, TEAMS, MODULES = 200, 20, 5
BENCH = Path(__file__).resolve().parent
WRITERS = {"weasyprint": (as_html, "html"), "typst": (as_typst, "typ")}
TAGS = {"BDC", "BMC", "EMC", "DP", "MP"}


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(prog="python -m bench.handouts", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="runs of each command; the median counts")
    parser.add_argument("--teams", action="store_true", help="twenty teams' workbooks as well (minutes)")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        others = [tool for tool in WRITERS if find_spec(tool)]
        for tool in WRITERS.keys() - set(others):
            print(f"{tool} is not installed; it is left out", file=sys.stderr)
        commands = {
            f"{tool} {size}": _command(tool, size, folder)
            for tool in ("coursegen", *others)
            for size in (SIZES if tool == "coursegen" else (MAIN,))
        }
        in_turns({"not counted: the first run prepares the fonts": commands["coursegen 20"]}, 1, folder)
        taken = in_turns(commands, wanted.rounds, folder)
        pages = {name: _pages(folder / f"{name}.pdf".replace(" ", "-")) for name in commands}
        print("\n".join([*setting(), "", *table(taken, pages), "", *ratios(taken, pages, others, folder)]))
        if wanted.teams and "weasyprint" in others:
            print("\n".join(["", twenty_teams(folder)]))


def _command(tool: str, size: int, folder: Path) -> list[str]:
    given = str(size)
    if tool in WRITERS:
        text, ending = WRITERS[tool]
        source = folder / f"{size}.{ending}"
        source.write_text(text(size), encoding="utf-8")
        given = str(source)
    return [sys.executable, str(BENCH / "set_pages.py"), tool, given, str(folder / f"{tool}-{size}.pdf")]


def _pages(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def setting() -> list[str]:
    """What was measured on."""
    return [f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}."]


def table(taken: dict[str, Taken], pages: dict[str, int]) -> list[str]:
    """Every tool at every size."""
    head = ["| tool, sections | pages | seconds | processor seconds | peak MiB |", "|---|---:|---:|---:|---:|"]
    return head + [
        f"| {name} | {pages[name]} | {run.seconds:.2f} | {run.processor:.2f} | {run.peak:.0f} |"
        for name, run in taken.items()
    ]


def ratios(taken: dict[str, Taken], pages: dict[str, int], others: list[str], folder: Path) -> list[str]:
    """Each aim beside its figure, by processor time and by the clock."""
    ours = taken[f"coursegen {MAIN}"]
    lines = ["| what | by processor time | by the clock | aim |", "|---|---:|---:|---|"]
    aims = {"weasyprint": "6 or more", "typst": "0.6 or more"}
    for tool in others:
        theirs = taken[f"{tool} {MAIN}"]
        more = pages[f"coursegen {MAIN}"] / pages[f"{tool} {MAIN}"]
        by = [more * theirs.to(ours, "processor"), more * theirs.to(ours)]
        lines.append(f"| pages a second, to {tool} | {by[0]:.2f} | {by[1]:.2f} | {aims[tool]} |")
        lines.append(
            f"| peak memory, to {tool} | {ours.peak / theirs.peak:.2f} | | {'0.33' if tool == 'typst' else ''} |"
        )
    small, large = taken[f"coursegen {SIZES[0]}"], taken[f"coursegen {SIZES[-1]}"]
    middle = taken[f"coursegen {MAIN}"]
    per_page = (large.processor - middle.processor) / (SIZES[-1] - MAIN)
    before = (middle.processor - small.processor) / (MAIN - SIZES[0])
    lines.append(f"| a page between 200 and 600, to one between 20 and 200 | {per_page / before:.2f} | | 1.2 or less |")
    tagged = folder / f"coursegen-{MAIN}.pdf"
    size = tagged.stat().st_size / len(untagged(tagged.read_bytes()))
    lines.append(f"| file, to the same without tags | {size:.2f} | | 1.2 or less |")
    return lines


def untagged(data: bytes) -> bytes:
    """The same file without structure and marks."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo"):
            del pdf.Root[key]
        for page in pdf.pages:
            _without(page.obj, "/StructParents")
            kept = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in TAGS]
            page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
            for annotation in page.obj.get("/Annots", []):
                _without(annotation, "/StructParent")
        stream = io.BytesIO()
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
        return stream.getvalue()


def _without(found: pikepdf.Object, key: str) -> None:
    if key in found:
        del found[key]


def twenty_teams(folder: Path) -> str:
    """Twenty teams' workbooks in one command, to WeasyPrint run twenty times on the text of one of them."""
    course = write_course(folder / "course", MODULES)
    teams = write_teams(course, TEAMS, MODULES)
    asked = [part for team in teams for part in ("--team", team)]
    ours = [sys.executable, "-m", "coursegen", "build", str(course), "--only", "workbook", "--out", str(folder / "out")]
    in_turns({"not counted": [*ours, *asked]}, 1, folder)
    book = folder / "out" / teams[0] / "workbook.pdf"
    text = subprocess.run(["pdftotext", "-layout", str(book), "-"], capture_output=True, check=True, text=True).stdout
    page = folder / "workbook.html"
    page.write_text(_plain_html(text), encoding="utf-8")
    theirs = [sys.executable, str(BENCH / "set_pages.py"), "weasyprint", str(page), str(folder / "theirs.pdf")]
    repeated = [sys.executable, str(BENCH / "repeated.py"), str(TEAMS), *theirs]
    taken = in_turns({"ours": [*ours, *asked], "theirs": repeated}, 2, folder, [folder / "out"])
    one, two = taken["ours"], taken["theirs"]
    return (
        f"{TEAMS} teams' workbooks in one command to {TEAMS} runs of WeasyPrint: "
        f"{one.to(two, 'processor'):.2f} by processor time, {one.to(two):.2f} by the clock (aim: 0.1 or less)."
    )


def _plain_html(text: str) -> str:
    """A workbook's text by pages, every line a paragraph: less to set than the workbook has."""
    pages = (
        "".join(f"<p>{escape(line.strip())}</p>" for line in page.splitlines() if line.strip())
        for page in text.split("\f")
    )
    body = "".join(f"<section>{page}</section>" for page in pages if page)
    return f"<!doctype html><html lang=en><title>Workbook</title><style>section{{break-before:page}}</style>{body}"


if __name__ == "__main__":
    main()
