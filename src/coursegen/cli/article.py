"""Brings an article into a course, and prints what was found in it."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from msgspec import Struct
from typer import Exit

from coursegen.articles.citation_file import found_lines, with_fingerprint
from coursegen.articles.formats import MAX_FILE, Given, reading_of
from coursegen.articles.imported import Imported, Sorted, article_files, imported
from coursegen.articles.parts import METADATA, PROSE, Part
from coursegen.articles.text import fingerprint_of, text_file
from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, say, say_diff, strong
from coursegen.problems import Refused
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.write_faults import not_there
from coursegen.source.folder import ARTICLES, unsafe, wrong_id
from coursegen.source.ids import id_from
from coursegen.source.separate_process import read_apart

_RUN = 6
"""How many cuts of one kind in a row are listed one by one."""


class Asked(Struct, frozen=True):
    """What was typed: where the article is, its id, which cuts to undo, whether to change what is here, and the day."""

    source: str
    article: str
    keep: tuple[str, ...]
    write: bool
    today: str


def add_it(asked: Asked, option: Path | None) -> None:
    """Read an article and keep it; print what was kept, cut and found, or what would change."""
    root = course_folder(None, option)
    today = _day(asked.today)
    with refusals_said(root, "Nothing was written."):
        given = given_at(asked.source)
        named = given.name or "what was piped in"
        reading = read_apart(reading_of, given, named)
        keep = _places(asked.keep, len(reading.blocks))
        article = read_apart(imported, Sorted(reading, keep, given.url), named)
        name = _id(asked.article, article.citation.title, given)
        changed = _kept(root, name, article, today if given.url else "", write=asked.write)
    _say_it(name, article)
    if changed:
        say()
        for file, old, new in changed:
            say_diff(file, old, new)
        say(
            f"The article {name} is here already, with another text. Nothing was written: --write puts this text\n"
            "in its place (what you wrote in its citation stays), and --id NAME keeps both."
        )
        raise Exit(CURABLE)
    there = f" --course {option}" if option is not None else ""
    say(f"To start a module from it: coursegen draft {name}{there}")


def given_at(source: str) -> Given:
    """An article's bytes, from a file, the network or a pipe. Errors: ``WrongUse``, ``Refused``."""
    if source == "-":
        return Given(sys.stdin.buffer.read(MAX_FILE + 1), "")
    if re.match(r"https?://", source, re.IGNORECASE):
        from coursegen.articles.fetch import fetched  # imported here: few articles come from the network

        page = fetched(source)
        return Given(page.data, PurePosixPath(urlsplit(page.url).path).name, page.url, page.charset)
    path = Path(source)
    if not path.exists():
        raise WrongUse(f"there is no file {source}; {not_there(path)}. A web address begins with https://")
    if not path.is_file():
        raise WrongUse(f"{source} is no file; name the article's own file")
    with path.open("rb") as stream:
        return Given(stream.read(MAX_FILE + 1), path.name)


def _places(typed: Sequence[str], blocks: int) -> frozenset[int]:
    """The numbers of blocks to keep: ``3,7-9``, or ``all``. Errors: ``WrongUse``."""
    places: set[int] = set()
    for word in ",".join(typed).replace(" ", "").split(",") if typed else ():
        if word == "all":
            places.update(range(1, blocks + 1))
            continue
        found = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", word)
        if found is None:
            raise WrongUse(f"--keep takes numbers of cuts, 3,7-9, or all; '{word}' is none")
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= blocks:
            raise WrongUse(f"there is no cut {word}: the article has {counted(blocks, 'block')}")
        places.update(range(first, last + 1))
    return frozenset(places)


def _id(typed: str, title: str, given: Given) -> str:
    stem = PurePosixPath(given.name.replace("\\", "/")).stem
    article = (
        typed
        or id_from(title if given.name in ("", "index.html") or (given.url and title) else stem, "article")
        or id_from(title, "article")
    )
    if not article:
        raise WrongUse("the article needs an id, and has no title to make one from: --id calm_calls")
    if (wrong := wrong_id(article)) is not None:
        better = id_from(article, "article")
        hint = f"try --id {better}" if better and wrong_id(better) is None else "choose another with --id"
        raise WrongUse(f"{wrong.message}; an id has lower-case letters, digits and _, and starts with a letter: {hint}")
    return article


def _day(today: str) -> str:
    try:
        return str(datetime.date.fromisoformat(today) if today else datetime.date.today())
    except ValueError:
        raise WrongUse(f"--today takes a day, 2027-03-04; '{today}' is none") from None


def _kept(root: Path, article: str, read: Imported, accessed: str, *, write: bool) -> list[tuple[str, str, str]]:
    """Write what is new; where another text is here and nobody said to write, what would change: file, old, new."""
    (file, citation), (text_at, text) = article_files(article, read, accessed, _schema(root)).items()
    for path in (ARTICLES, file, text_at, ".gitignore"):
        if (root / path).is_symlink() and (wrong := unsafe(root, path)) is not None:
            raise Refused([wrong])
    old = _text_at(root / file)
    new = with_fingerprint(old, fingerprint_of(read.paragraphs)) if old else citation
    writes = [(file, old, new), (text_at, _text_at(root / text_at), text)]
    changed = [one for one in writes if one[1] != one[2]]
    if any(before for _, before, _ in changed) and not write:
        return changed
    if not _may_be_kept(new):
        ignored = _text_at(root / ".gitignore")
        if not {text_at, f"/{text_at}", f"{ARTICLES}/*.txt", f"/{ARTICLES}/*.txt"} & set(ignored.split()):
            changed.append((".gitignore", ignored, f"{ignored.rstrip()}\n{text_at}\n".lstrip()))
    put_in_place(root, [Write(path, words.encode()) for path, _, words in changed])
    return []


def _may_be_kept(citation: str) -> bool:
    """Whether the rights let a course keep the text: it is owned, permitted, or licensed so that all may copy it."""
    return re.search(r"^(?:status: (?:owned|licensed|permission)|licence: CC)\b", citation, re.MULTILINE) is not None


def _text_at(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.is_file() else ""


def _schema(root: Path) -> str:
    for folder, shown in ((".schema", "../.schema"), ("../assets/schema", "../../assets/schema")):
        if (root / folder / "article.json").is_file():
            return f"{shown}/article.json"
    return ""


def _say_it(article: str, read: Imported) -> None:
    """What was kept, what went into the citation, what was cut, and what was found."""
    citation = read.citation
    cut = [(place, part) for place, part in enumerate(read.parts, 1) if part.what not in (PROSE, *METADATA)]
    told = [(place, part) for place, part in enumerate(read.parts, 1) if part.what in METADATA]
    words = sum(len(paragraph.split()) for paragraph in read.paragraphs)
    by = f" by {', '.join(citation.authors)}" if citation.authors else ""
    titled = f"“{citation.title}”" if citation.title else "an article without a title"
    say(strong(f"{article}: {titled}{by}"))
    say(f"Kept {counted(len(read.paragraphs), 'paragraph')}, {counted(words, 'word')}, in {text_file(article)}.")
    if told:
        say("Told in the citation:")
        for line in _listed(told):
            say(line)
    if cut:
        say("Cut (the numbers are for --keep):")
        for line in _listed(cut):
            say(line)
    found = list(found_lines(read.findings))
    if found:
        say("Found:")
        for line in found:
            say(f"  {line}")
    say(f"Rights: {citation.rights}")
    gone = sum(len(part.block.words.split()) for _, part in cut)
    if gone > words:
        say(
            f"Please look: more was cut ({counted(gone, 'word')}) than kept; --keep takes back what belongs.",
            sys.stderr,
        )
    for doubt in read.doubts:
        say(f"Please look: {doubt}.", sys.stderr)


def _listed(places: Iterable[tuple[int, Part]]) -> Iterator[str]:
    """Parts with their numbers; a long run of one kind is a line."""
    runs: list[list[tuple[int, Part]]] = []
    for place, part in places:
        if runs and runs[-1][-1][0] == place - 1 and runs[-1][-1][1].what == part.what:
            runs[-1].append((place, part))
        else:
            runs.append([(place, part)])
    for run in runs:
        shown = run if len(run) <= _RUN else run[:2]
        for place, part in shown:
            words = part.block.words
            yield f"  {place:>4}  {part.what:<18} {words if len(words) <= 80 else words[:78].rstrip() + ' …'}"
        if len(shown) < len(run):
            said = sum(len(part.block.words.split()) for _, part in run[2:])
            more = f"{counted(len(run) - 2, 'more block')}, {counted(said, 'word')}"
            yield f"  {run[2][0]}-{run[-1][0]}  {run[0][1].what}: {more}"
