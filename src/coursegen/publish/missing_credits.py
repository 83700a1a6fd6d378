"""Finds what sources ask for and an artefact does not show: statements, their links, and who is to be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from coursegen.compose.citation import linked
from coursegen.model.course import Course
from coursegen.model.document import DocumentBlock
from coursegen.model.document_tree import slides, texts
from coursegen.model.rights import Source
from coursegen.model.slide import Slide
from coursegen.model.slide_texts import slide_texts
from coursegen.model.text import Text
from coursegen.problems import Problem
from coursegen.publish.leaks import squeezed

Content = Sequence[Slide] | Sequence[DocumentBlock]

_OUR_OWN = frozenset({"", "title", "promise", "takeaway", "minutes", "plan", "opener"})
"""What of a module is never an article's words."""


class _Seen(Struct):
    """What is found in an artefact: the modules whose texts it shows, the links in it, and its words."""

    modules: set[str]
    links: set[str]
    words: list[str]


def owed(course: Course, artefact: str, content: Content, printed: str = "") -> list[Problem]:
    """A problem for each thing that a source asks for and an artefact lacks that shows text taken from it.

    ``content`` are the artefact's slides or blocks, ``printed`` all that was drawn of them, where that is known;
    without it their texts count. A source that is only cited asks for nothing.
    """
    taken = [(module, course.sources[module.source]) for module in course.modules if module.takes_over]
    if not taken:
        return []
    seen = _seen(content)
    words = squeezed(printed or " ".join(seen.words))
    shown = [(module, source) for module, source in taken if module.id in seen.modules]
    hint = (
        f"put the block credits into recipes/{artefact}.yaml; 'coursegen recipe eject {artefact}' makes one to change"
    )
    return [
        Problem(rule, f"the {artefact.replace('_', ' ')} shows {source.id} {module.use}, {lacks}", None, hint,
                address=f"{module.address}.use")
        for module, source in shown
        for rule, lacks in _lacking(source, words, seen.links)
    ]  # fmt: skip


def _lacking(source: Source, words: str, links: set[str]) -> Iterator[tuple[str, str]]:
    """What a source asks for that words and links lack, each with the rule that says so."""
    if source.statement and squeezed(source.statement) not in words:
        yield "RGT5", "and not its whole statement"
    elif inactive := [run.link for run in linked(source.statement) if run.link and run.link not in links]:
        yield "RGT5", f"and the link {inactive[0]} of its statement does nothing"
    if source.licence.upper().startswith("CC-BY"):
        asked = {
            "authors": " ".join(one.shown for one in source.authors),
            "title": source.title,
            "licence": source.licence,
        }
        if missing := [name for name, text in asked.items() if squeezed(text) not in words]:
            yield "RGT9", f"and not its {' and its '.join(missing)}"
        if source.url and source.url not in links:
            yield "RGT9", "and no link to it"


def _seen(content: Content) -> _Seen:
    """What slides show and their notes say, or what blocks and the slides in small among them show."""
    seen = _Seen(set(), set(), [])
    for one in content:
        told, shown = (slide_texts(one), (one.id,)) if isinstance(one, Slide) else _of_block(one)
        for text in told:
            _note_address(text.address, ".", seen)
            seen.words.append(text.plain)
            seen.links.update(run.link for run in text.runs if run.link)
        for slide in shown:
            _note_address(slide, "/", seen)
    return seen


def _of_block(block: DocumentBlock) -> tuple[Iterable[Text], Iterable[str]]:
    return texts((block,)), (thumbnail.slide for thumbnail in slides((block,)))


def _note_address(address: str, between: str, seen: _Seen) -> None:
    module, _, rest = address.partition(between)
    if rest.partition(between)[0] not in _OUR_OWN:
        seen.modules.add(module)
