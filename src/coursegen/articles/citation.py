"""Makes the citation of an article that was read: who wrote it, where it is, and what may be done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from coursegen.articles.bylines import NAME, is_name, names_in, publication_in, speaks_of
from coursegen.articles.dates import dates_in, iso_date
from coursegen.articles.findings import Findings
from coursegen.articles.own_licence import own_licences
from coursegen.articles.parts import AUTHOR, BYLINE, PROSE, RIGHTS, TITLE, Part, title_in
from coursegen.articles.phrases import bare
from coursegen.articles.reading import Block, Said
from coursegen.articles.rights import Stated, asks_for_a_statement, kinds_in, rights_stated
from coursegen.articles.rights_ruling import rights_told, ruling_on
from coursegen.articles.titles import is_same_title
from coursegen.model.author import names_an_organisation

UNKNOWN = "NOASSERTION"
_LONGEST = 480
_DATE_FIRST = re.compile(rf"(?=.{{0,3}}\d|[A-Z][a-z]+\.? \d)[\w.,/ -]{{6,20}}\d{{4}}\s*(?P<name>{NAME})")
_HOLDER = re.compile(
    rf"(?:©|\([cC]\)(?=\s*\d{{4}})|[Cc]opyright|COPYRIGHT)[\s©,:]{{0,6}}(?:\([cC]\)\s?)?(?:\d{{4}}[\d\s,–-]{{0,30}})?(?:by\s)?,?\s?"
    rf"(?P<name>{NAME}|[A-Z][\w&.'’-]+)"
)
_SIGNED = re.compile(rf"(?:(?i:posted|written|submitted|published|author)\b.{{0,40}}?\b)?(?i:by):?\s+(?P<name>{NAME})")
_LONGEST_LINE = 25
_NEAR = 4
"""How many lines from the title or the text a date may stand that is the article's."""

_OF_OTHERS = frozenset({
    RIGHTS, "comments", "related", "navigation", "sidebar", "advertising", "sharing", "subscribing", "form", "legal",
})  # fmt: skip
_UPDATED = re.compile(
    r"\b(?:updated|modified|revised|reviewed|aktualisiert|geändert|mis à jour|modifié|actualizado|aggiornato|bijgewerkt"
    r"|zaktualizowano|atualizado)\b",
    re.IGNORECASE,
)
_AUTHOR_NAME = re.compile(r"(?:.{0,60}-)?author(?:-(?:name|link))?|byline|fn")
_AROUND = frozenset({BYLINE, "filing", "page foot", "page head", "around the article", "navigation", "counts"})
_NOBODY = frozenset({"super user", "admin", "administrator", "editor", "guest", "staff", "webmaster", "author"})


class Citation(Struct, frozen=True):
    """What ``articles/ID.yaml`` says of an article; a text is ``""`` where nobody says it, never a guess.

    ``opening`` stands in for a title, ``paid`` is whether paid use is allowed as far as the article says, and
    ``organisations`` are those of the authors that it calls such.
    """

    title: str
    opening: str
    authors: tuple[str, ...]
    publisher: str
    url: str
    issued: str
    language: str
    licence: str
    status: str
    rights: str
    statement: str
    paid: bool | None
    organisations: frozenset[str] = frozenset()


def citation_of(parts: Sequence[Part], said: Said, findings: Findings, url: str = "") -> Citation:
    """The citation of an article; ``url`` is where it was fetched, which its page's own address goes before."""
    stated = rights_stated([part.block for part in parts])
    about = [one for one in stated if parts[one.place].what not in (PROSE, "comments", "related")]
    about += [Stated(kind, sentence, -1) for sentence in said.rights for kind in kinds_in(sentence)]
    statement = _statement(parts, about)
    title = _title(title_in(parts), said) or findings.about
    words = sum(len(part.block.words.split()) for part in parts if part.what == PROSE)
    named = tuple(name for name in said.authors if name.casefold() not in _NOBODY)
    authors = named or tuple(dict.fromkeys(_authors(parts)))
    ruling = ruling_on(own_licences(parts, [one for one in about if one.place >= 0], said), about)
    return Citation(
        title=title[:_LONGEST],
        opening="" if title else f"An untitled text of {words:,} words",
        authors=tuple(author[:_LONGEST] for author in authors),
        publisher=(said.publisher or _publication(parts) or _holder(about, authors))[:_LONGEST],
        url=said.url or url,
        issued=iso_date(said.issued, said.language) or _date(parts, said.language),
        language=said.language,
        licence=ruling.licence or UNKNOWN,
        status=ruling.status,
        rights=rights_told(ruling, about),
        statement=statement,
        paid=False if any(one.kind == "commercial" for one in about) else None,
        organisations=said.organisations,
    )


def _authors(parts: Sequence[Part]) -> Iterator[str]:
    """Names of bylines, of lines around the text that say by whom, of what a page calls its author, of author boxes."""
    for part in parts:
        names = names_in(part.block.words) if part.what == BYLINE else ()
        yield from names
        around = part.what in _AROUND and len(part.block.words.split()) <= _LONGEST_LINE
        said = _SIGNED.match(part.block.words) or _DATE_FIRST.fullmatch(part.block.words)
        if around and not names and said:
            yield said["name"]
        elif around and is_name(part.block.words) and _called_author(part.block):
            yield part.block.words
    for part in parts:
        if part.what == AUTHOR and is_name(part.block.words):
            yield part.block.words.strip()
    for part in parts:
        if part.what == RIGHTS and (found := _HOLDER.search(part.block.words)):
            after = part.block.words[found.end() :]
            if any(speaks_of(after[place:], [found["name"]]) for place in _starts(after, found["name"])):
                yield found["name"]


def _publication(parts: Sequence[Part]) -> str:
    """What the first byline that names one says that the article stood in."""
    named = (publication_in(part.block.words) for part in parts if part.what == BYLINE)
    return next(filter(None, named), "")


def _called_author(block: Block) -> bool:
    return any(_AUTHOR_NAME.fullmatch(name) for one in block.within[-2:] for name in one.names)


def _starts(text: str, name: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(re.escape(name), text))


def _holder(about: Sequence[Stated], authors: Sequence[str]) -> str:
    """Who holds the copyright, where that is an organisation: a person is an author, if anything."""
    for one in about:
        if one.kind in ("copyright", "reserved") and (found := _HOLDER.search(one.sentence)):
            name = found["name"].rstrip(". ")
            return name if names_an_organisation(name) and name not in authors else ""
    return ""


def _title(shown: str, said: Said) -> str:
    """The title: what a file states goes before what stands in the text, unless that is the same without the site."""
    if not said.states_title or not shown:
        return shown or said.title
    same = bare(shown).casefold() == bare(said.title).casefold() or is_same_title(bare(shown), bare(said.title))
    return shown if same and len(shown) <= len(said.title) else said.title


def _date(parts: Sequence[Part], language: str) -> str:
    """The date of a byline, else of a line between the title and the text or right below it: of no other article."""
    lines = [part.block.words for part in parts if part.what == BYLINE]
    prose = [place for place, part in enumerate(parts) if part.what == PROSE]
    if prose:
        titles = [place for place in range(prose[0]) if parts[place].what == TITLE]
        first = max(0, (titles[-1] if titles else prose[0]) - _NEAR)
        near = (*range(first, prose[0]), *range(prose[-1] + 1, min(len(parts), prose[-1] + 1 + _NEAR)))
        lines += [parts[place].block.words for place in near if parts[place].what not in _OF_OTHERS]
    dated = [(line, date) for line in lines if (date := next(dates_in(line, language), ""))]
    published = (date for line, date in dated if not _UPDATED.search(line[:40]))
    return next(published, "") or next((date for _, date in dated), "")


def _statement(parts: Sequence[Part], about: Sequence[Stated]) -> str:
    """The words that have to be taken along, else those that tell of a permission: verbatim, white space collapsed."""
    rights = [part.block for part in parts if part.what == RIGHTS]
    for place, block in enumerate(rights):
        if asks_for_a_statement(block):
            taken: list[str] = []
            for following in rights[place + 1 :]:
                taken.append(following.words)
                if len(following.words.split()) > 8:
                    break
            return " ".join(taken)
    told = (one for kind in ("conditional", "republished") for one in about if one.kind == kind and one.place >= 0)
    return next((parts[one.place].block.words for one in told), "")
