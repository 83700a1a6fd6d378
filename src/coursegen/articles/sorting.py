"""Sorts the blocks of an article: prose, title, byline, author, rights, or what is around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile

from coursegen.articles.bylines import is_byline, is_name, names_in, speaks_of
from coursegen.articles.parts import AUTHOR, BYLINE, METADATA, PROSE, RIGHTS, TITLE, Part
from coursegen.articles.phrases import Phrases, bare, is_heading, is_prose, is_topic, leads_away, page_names
from coursegen.articles.reading import Block, Reading
from coursegen.articles.rights import asks_for_a_statement, is_rights
from coursegen.articles.surroundings import OUTSIDE, surroundings
from coursegen.articles.titles import is_same_title, may_be_title

_HEAD = 12
_ABOVE = 0.3
_LATE = 0.7
_FOOT = 30
_SURE = 3
_LINES = ("", "counts", "comments")
_MAILED = re.compile(r"\bunsubscribe|view (?:this|it) .{0,20}in (?:your|a) browser|forward this e-?mail", re.IGNORECASE)
_ASKING = re.compile(r"\d|leave|write|post a|add|submit|join|closed|have your say|log in", re.IGNORECASE)


def parts_of(reading: Reading, known: Phrases, keep: Collection[int] = ()) -> tuple[Part, ...]:
    """What each block of an article is, in order; ``keep`` are the places, from 1, of blocks that are to be prose."""
    sorting = _Sorting(reading, known)
    sorting.all_of_it()
    return tuple(
        Part(block, PROSE if place in keep else sorting.what[place - 1] or PROSE)
        for place, block in enumerate(reading.blocks, 1)
    )


class _Sorting:
    """What each block is, ``""`` while nothing speaks against prose; a step looks at what those before it left."""

    def __init__(self, reading: Reading, known: Phrases) -> None:
        self.blocks, self.said, self.known = reading.blocks, reading.said, known
        around = surroundings(reading.blocks)
        self.what = [around.get(place, "") for place in range(len(self.blocks))]

    def all_of_it(self) -> None:
        """Take every step, in the order in which one rests on another."""
        self._rights_of_the_page()
        self._lines_and_requests()
        self._comments()
        self._sections()
        self._rights_in_the_text()
        self._title()
        self._before_the_title()
        self._bylines()
        self._authors()
        self._tail()
        self._lone_headings()

    def _left(self) -> list[int]:
        return [place for place, what in enumerate(self.what) if not what]

    def _core(self) -> tuple[int, int]:
        """The places of the first and the last block of prose that is left; past the end where there is none."""
        prose = [place for place in self._left() if is_prose(self.blocks[place])]
        return (prose[0], prose[-1]) if prose else (len(self.blocks), len(self.blocks))

    def _rights_of_the_page(self) -> None:
        for place, block in enumerate(self.blocks):
            if self.what[place] and self.what[place] != "comments" and is_rights(block, inside=False):
                self.what[place] = RIGHTS

    def _lines_and_requests(self) -> None:
        """Lines and requests outside the core, whatever they are; inside it only those that are surely no prose."""
        left = self._left()
        lines = {place: self.known.line(self.blocks[place]) for place in left}
        requests = {place: "" if lines[place] else self.known.request(self.blocks[place]) for place in left}
        sentences = [
            place for place in left if is_prose(self.blocks[place]) and not lines[place] and not requests[place]
        ]
        first, last = (sentences[0], sentences[-1]) if sentences else (len(self.blocks), -1)
        for number, place in enumerate(left):
            block, inside = self.blocks[place], first < place < last
            if _is_row(block):
                continue
            why = lines[place] or requests[place]
            if not why and not first <= place <= last and leads_away(block) and not is_byline(block.words):
                why = "navigation"
            if not why:
                continue
            if inside and lines[place]:
                near = [left[other] for other in (number - 1, number + 1) if 0 <= other < len(left)]
                if not self._surely(block, why, any(lines[other] for other in near)):
                    continue
            elif requests[place] and why in ("sharing", "comments") and sum(other > place for other in sentences) > 2:
                continue
            self.what[place] = why

    @staticmethod
    def _surely(block: Block, why: str, beside: bool) -> bool:
        """Whether a line between paragraphs is none of them: a list of channels may name Facebook, a form Name."""
        if block.kind == "item" or block.kind == "heading":
            return block.linked >= 0.8
        if len(block.words.split()) <= 2:
            return beside or block.linked >= 0.8 or why in ("advertising", "sharing")
        return True

    def _comments(self) -> None:
        """What readers wrote, from its heading to the end: it may be longer than the article, and as good a prose."""
        first, _ = self._core()
        for place in range(first + 1, len(self.blocks)):
            block = self.blocks[place]
            section = self.known.sections.get(self.known.section(block)) if is_heading(block) else None
            if section is not None and section.to_end and self.what[place] in _LINES and self._asks_or_counts(place):
                rest = range(place, len(self.blocks))
                self._take([other for other in rest if not self._is_foot(self.blocks[other])], "comments")
                return

    def _asks_or_counts(self, place: int) -> bool:
        """Whether a heading counts comments or asks for one, or what follows is made of them."""
        if _ASKING.search(self.blocks[place].words):
            return True
        return any(self.what[other] == "comments" for other in range(place + 1, len(self.blocks)))

    def _is_foot(self, block: Block) -> bool:
        return len(block.words.split()) <= _FOOT and is_rights(block, inside=True)

    def _sections(self) -> None:
        """A heading that begins something else takes what follows with it, up to the next prose."""
        left = self._left()
        _, last = self._core()
        total = sum(len(self.blocks[place].words.split()) for place in left)
        gone = 0
        for number, place in enumerate(left):
            gone += len(self.blocks[place].words.split())
            if self.what[place] or not (is_heading(self.blocks[place]) or self.blocks[place].words.endswith(":")):
                continue
            why = self.known.section(self.blocks[place])
            if not why or self.known.sections[why].to_end:
                continue
            what = AUTHOR if why == "author" else why
            taken = list(self._section(left[number + 1 :], what == AUTHOR, late=gone > _LATE * total))
            if taken or place > last:
                self._take((place, *taken), what)

    def _section(self, after: Sequence[int], author: bool, *, late: bool) -> Iterator[int]:
        """The places that belong to a section: one paragraph about an author, or teasers up to the next prose."""
        for number, place in enumerate(after):
            block = self.blocks[place]
            following = self.blocks[after[number + 1]].words if number + 1 < len(after) else ""
            signed = not late and is_heading(block) and is_byline(following)
            if signed or is_rights(block, inside=True) or self.known.finding(block.words):
                return
            if author:
                if number and (is_heading(block) and not is_name(block.words)):
                    return
                yield place
                if is_prose(block):
                    return
            elif is_prose(block) and not late:
                return
            else:
                yield place

    def _rights_in_the_text(self) -> None:
        first, last = self._core()
        follows = False
        for place in self._left():
            block = self.blocks[place]
            inside = first <= place < last
            if follows or is_rights(block, inside=inside):
                self.what[place] = RIGHTS
            follows = (follows and len(block.words.split()) <= 8) or asks_for_a_statement(block)

    def _title(self) -> None:
        first, _ = self._core()
        if (called := self._called_title(first)) is not None:
            self.what[called] = TITLE
            return
        named = bare(self.said.title).casefold()
        for same in (str.__eq__, is_same_title):
            # The nearest to the text: the site's name stands above the title and in the same line of the file's head.
            for place in reversed(range(min(first + 1, len(self.blocks)) if named and TITLE not in self.what else 0)):
                said = bare(self.blocks[place].words).casefold()
                if said and self.what[place] != RIGHTS and same(said, named):
                    self.what[place] = TITLE
                    break
        if TITLE in self.what and bare(self.blocks[self.what.index(TITLE)].words).casefold() == named:
            return
        if self.said.states_title and not any(block.within for block in self.blocks):
            return  # a heading that says something else is one of the text's own
        near = [
            place for place in range(len(self.blocks)) if self.what[place] in ("", OUTSIDE) and place <= first + _HEAD
        ]
        head = [place for place in near[:_HEAD] if may_be_title(self.blocks[place], self.known)]
        signed = [place for place in head if is_byline(self.blocks[min(place + 1, len(self.blocks) - 1)].words)]
        headings = [place for place in head if place < first]
        if signed or (headings and TITLE not in self.what):
            self.what[:first] = ["page head" if what == TITLE else what for what in self.what[:first]]
            mailed = any(_MAILED.search(block.words) for block in self.blocks)
            self.what[signed[0] if signed else headings[-1 if mailed else 0]] = TITLE

    def _called_title(self, first: int) -> int | None:
        """The place of what a page itself calls a post's title, the nearest above the text."""
        for place in reversed(range(min(first + 1, len(self.blocks)))):
            names = {name for one in self.blocks[place].within[-2:] for name in one.names}
            if self.what[place] in ("", OUTSIDE) and any(map(page_names().title.fullmatch, names)):
                return place
        return None

    def _before_the_title(self) -> None:
        """What stands above the title is the page's or the mail's, if it is little beside what follows."""
        if TITLE not in self.what:
            return
        above = [place for place in self._left() if place < self.what.index(TITLE)]
        words = sum(len(self.blocks[place].words.split()) for place in above)
        if words <= _ABOVE * sum(len(self.blocks[place].words.split()) for place in self._left()):
            self._take(above, "page head")

    def _bylines(self) -> None:
        first, last = self._core()
        for place in self._left():
            words = self.blocks[place].words
            if place > first and place <= last:
                continue
            followed = self.what[place + 1] if place + 1 < len(self.blocks) else ""
            named = is_name(words) and place < first and followed not in ("", TITLE)
            if named or is_byline(words) or self._is_the_author(words):
                self.what[place] = BYLINE
        self._signature(last)

    def _signature(self, last: int) -> None:
        """The first name of an author alone at the end, and the line that takes leave above it."""
        firsts = {name.split()[0].casefold() for name in self._names() if name.split()}
        left = [place for place in self._left() if place > last]
        for before, place in pairwise([last, *left]):
            if bare(self.blocks[place].words).casefold() in firsts:
                leave = self.blocks[before].words
                self._take((before, place) if leave.endswith(",") and len(leave.split()) <= 6 else (place,), BYLINE)

    def _names(self) -> list[str]:
        """The names of those who wrote the article, as far as a page or a byline says so."""
        signed = [self.blocks[place].words for place, what in enumerate(self.what) if what == BYLINE]
        return [*self.said.authors, *(name for words in signed for name in names_in(words))]

    def _is_the_author(self, words: str) -> bool:
        return any(bare(words).casefold() == author.casefold() for author in self.said.authors)

    def _authors(self) -> None:
        """What is told of the author at an end: paragraphs that speak of a name on the page, and a name above them."""
        names = self._names()
        while True:
            first, last = self._core()
            left = self._left()
            for number, place in enumerate(left):
                words = self.blocks[place].words
                if place < max(last, first) or (number and place < len(self.blocks) * 0.4):
                    continue
                before = left[number - 1] if number else -1
                above = self.blocks[before].words if before >= 0 and is_name(self.blocks[before].words) else ""
                if speaks_of(words, [*names, above] if above else names):
                    self._take((before, place) if above else (place,), AUTHOR)
            if self._core() == (first, last):
                return

    def _tail(self) -> None:
        """Short lines among what is cut after the end of the prose go too, and so do words that it is filed under."""
        _, last = self._core()
        tail = range(last + 1, len(self.blocks))
        cut = [place for place in tail if self.what[place] and self.what[place] not in METADATA]
        if len(cut) < 2:
            return
        foot = [place for place in tail if not self.what[place] and self._is_foot_of_page(place, cut)]
        self._take([place for place in foot if not _is_row(self.blocks[place])], "page foot")
        topics = takewhile(lambda place: is_topic(self.blocks[place]), reversed(range(last + 1, cut[0])))
        if len(run := list(topics)) > 1:
            self._take(run, "filing")

    def _is_foot_of_page(self, place: int, cut: Sequence[int]) -> bool:
        """Whether a short line stands below what is cut: one that is no sentence, or any once much was cut."""
        above = sum(other < place for other in cut)
        return above >= _SURE or (above > 0 and self.blocks[place].words[-1] not in '.!?"”’')

    def _lone_headings(self) -> None:
        """A heading of whose part nothing is left goes with it; at the end, so does one that nothing follows."""
        for place in reversed(range(len(self.blocks))):
            if self.what[place] or self.blocks[place].kind != "heading":
                continue
            after = range(place + 1, len(self.blocks))
            part = next(
                (other for other in after if self.blocks[other].kind == "heading" and not self.what[other]), None
            )
            own = [other for other in after if part is None or other < part]
            if (own or part is None) and all(self.what[other] not in ("", RIGHTS) for other in own):
                self.what[place] = self.what[place + 1] if own else "navigation"
                if self.what[place] in METADATA:
                    self.what[place] = "navigation"

    def _take(self, places: Collection[int], why: str) -> None:
        for place in places:
            if not self.what[place] or self.what[place] not in METADATA:
                self.what[place] = why


def _is_row(block: Block) -> bool:
    """Whether a block is a row of a table with more than one cell: it is content, however short it is."""
    return block.kind == "row" and " | " in block.words
