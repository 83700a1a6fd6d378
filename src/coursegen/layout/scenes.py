"""Slides and a template to scenes: everything measured, fitted, split where it must be, or refused."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from coursegen.compose.taken import Taken
from coursegen.layout.arranged import arranged
from coursegen.layout.charts import chart_colours, chart_item
from coursegen.layout.decoration import accent_items, accent_of, is_light, readable, tint_of
from coursegen.layout.draft_mark import draft_mark
from coursegen.layout.fit import Fitted, fitted, in_parts, sizes
from coursegen.layout.fonts import Faces
from coursegen.layout.joining import joined
from coursegen.layout.kinds import KINDS, LABELS, Kind
from coursegen.layout.measure import Para, measured, set_lines, stacked, surely_broken
from coursegen.layout.paragraphs import Setter, started
from coursegen.layout.pictograms import pictogram
from coursegen.layout.standing import standing
from coursegen.layout.tables import DARK_RULE, FLOOR, RULE, Laid, fitted_table, mark_boxes, table_item
from coursegen.layout.template import LayoutSpec, Slot, Template
from coursegen.layout.unfit import address_of, called, no_place, too_big
from coursegen.model.blocks import Content, Paragraph, Table
from coursegen.model.scene import Colour, Item, Line, Scene, TextItem
from coursegen.model.slide import Slide
from coursegen.model.text import Run, Text, words
from coursegen.problems import Problem, Refused
from coursegen.units import EMU_PER_POINT

FOOTER_FLOOR = 9.0
"""The smallest footer, in points: it is on every slide and read on none."""

FOUND_TITLE_FLOOR = 20.0
"""The smallest headline, in points, where nobody made the layout for this kind of slide: its title is often low."""


def lay_out(
    slides: Sequence[Slide], template: Template, faces: Faces, *, footer: str, language: str
) -> tuple[Scene, ...]:
    """Every slide as one scene, or as several where its words need more room.

    A part's title ends with "(2/3)", and with a count where another slide is called that already.
    ``footer`` stands at the foot of all but the title slide, ``language`` is the deck's language tag.
    Errors: ``Refused`` with a problem for each slot that can't be made to fit and each unknown icon.
    """
    titles = Taken()
    for slide in slides:
        titles.free(slide.title.plain, "{} ({})")
    room = _Room(template, faces, footer, language, titles)
    scenes: list[Scene] = []
    problems: list[Problem] = []
    for slide in slides:
        try:
            scenes.extend(room.scenes(slide, len(scenes) + 1))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return tuple(scenes)


class _Part:
    """What one part of a flowing slot shows: text that fits, or rows of a table."""

    __slots__ = ("laid", "text")

    def __init__(self, text: Fitted | None = None, laid: Laid | None = None) -> None:
        self.text = text
        self.laid = laid


class _Room:
    """What all slides of a deck share."""

    def __init__(self, template: Template, faces: Faces, footer: str, language: str, titles: Taken) -> None:
        self.template = template
        self.faces = faces
        self.footer = words(footer)
        self.language = language
        self.titles = titles
        self.footers: dict[str, TextItem] = {}
        self.accents: dict[tuple[int, str, bool], Colour] = {}

    def scenes(self, slide: Slide, first: int) -> list[Scene]:
        """A slide's scenes, numbered from ``first``. Errors: ``Refused``."""
        slide, spec = joined(*standing(slide, self.template))
        kind = KINDS[slide.role]
        if not spec.shapes:
            kind = replace(kind, own_floors={**kind.own_floors, "title": FOUND_TITLE_FLOOR})
        problems: list[Problem] = []
        accent = self._accent(slide, spec)
        spec, behind = arranged(slide, spec, accent)
        alike = self._alike(slide, spec, kind, accent)
        shown: dict[str, list[_Part]] = {}
        for name in kind.slots:
            contents = slide.slots.get(name, ())
            if not contents:
                continue
            if name not in spec.slots:
                problems.append(no_place(slide, name, spec))
                continue
            made = self._parts(slide, spec.slots[name], contents, kind, accent, alike.get(name))
            if isinstance(made, Problem):
                problems.append(made)
            else:
                shown[name] = made
        problems.extend(no_place(slide, name, spec) for name in slide.slots if name not in kind.slots)
        drawn_chart = self._chart(slide, spec, accent)
        if isinstance(drawn_chart, Problem):
            raise Refused([*problems, drawn_chart])
        count = max([1, *map(len, shown.values())])
        scenes = []
        for part in range(1, count + 1):
            title = slide.title if count == 1 else self._numbered(slide.title, part, count)
            head = self._parts(slide, spec.slots["title"], (Paragraph(title),), kind, accent)
            scene_id = slide.id if part == 1 else f"{slide.id}#{part}"
            drawn = accent_items(slide, spec, scene_id, accent, dark=self._dark(spec))
            problems.extend(found for found in (head, drawn) if isinstance(found, Problem))
            if problems or isinstance(head, Problem) or isinstance(drawn, Problem):
                raise Refused(problems)
            items: list[Item] = [self._text(slide, spec.slots["title"], head[0], accent), *drawn, *behind]
            for name, parts in shown.items():
                one = parts[min(part, len(parts)) - 1]
                items.extend(self._items(slide, spec.slots[name], one, accent, dark=self._dark(spec)))
            items.extend(drawn_chart)
            items.extend(self._furniture(spec, first + part - 1))
            if slide.draft:
                size = self.template.width, self.template.height
                items.extend(draft_mark(slide.draft, (*spec.ground, *items), *size, self.faces))
            scenes.append(self._scene(slide, spec, title, items, part, count, first + part - 1))
        return scenes

    def _scene(
        self, slide: Slide, spec: LayoutSpec, title: Text, items: list[Item], part: int, parts: int, number: int
    ) -> Scene:
        return Scene(
            id=slide.id if part == 1 else f"{slide.id}#{part}",
            slide=slide.id,
            part=part,
            parts=parts,
            number=number,
            layout=spec.part,
            width=self.template.width,
            height=self.template.height,
            title=title,
            background=spec.background,
            ground=spec.ground,
            items=tuple(items),
            notes=slide.notes,
            section=slide.section,
            section_title=slide.section_title,
            language=self.language,
            secret=slide.secret,
            address=slide.address,
            reserve=slide.reserve,
            draft=bool(slide.draft),
        )

    def _accent(self, slide: Slide, spec: LayoutSpec) -> Colour:
        """The colour of a slide's module; where the map draws nothing in it, as it can be read on the layout."""
        if spec.shapes:
            return accent_of(slide, spec)
        key = (slide.accent, spec.part, spec.turned)
        if key not in self.accents:
            self.accents[key] = readable(accent_of(slide, spec), spec.background, self.template.brand.of(spec.part))
        return self.accents[key]

    def _numbered(self, title: Text, part: int, parts: int) -> Text:
        """The title of a part, as no other slide of the deck is called."""
        free = self.titles.free(f"{title.plain} ({part}/{parts})", "{} ({})")
        return replace(title, runs=(*title.runs, Run(free.removeprefix(title.plain))))

    def _dark(self, spec: LayoutSpec) -> bool:
        return self.template.brand.of(spec.part).dark

    def _setter(self, slot: Slot, accent: Colour) -> Setter:
        accented = slot.name == "kicker" and not is_light(slot.style.colour)
        return Setter(slot.name, slot.style, accent, accented, slot.placeholder is None)

    def _parts(
        self, slide: Slide, slot: Slot, contents: tuple[Content, ...], kind: Kind, accent: Colour,
        largest: float | None = None,
    ) -> list[_Part] | Problem:  # fmt: skip
        """What stands in a slot, in as many parts as it needs, or what is wrong."""
        if slot.name == "table":
            return self._table(slide, slot, contents)
        setter = self._setter(slot, accent)
        width, room = _inner(slot)
        floor = min(kind.floor(slot.name), slot.style.size)
        found = fitted(
            lambda size: setter.paras(contents, size), width, room, largest or slot.style.size, floor, self.faces
        )
        if isinstance(found, Fitted):
            return [_Part(found)]
        if slot.name in kind.flows:
            split = in_parts(lambda size: setter.paras(contents, size), width, room, slot.style.size, floor, self.faces)
            if split is not None:
                paras = setter.paras(contents, split.size)
                return [_Part(self._measured(started(paras[part.start : part.stop]), width)) for part in split.parts]
        return too_big(slide, slot, contents, found)

    def _alike(self, slide: Slide, spec: LayoutSpec, kind: Kind, accent: Colour) -> dict[str, float]:
        """The size at which each of several numbered slots fits, so that heads look like heads and texts like texts."""
        found: dict[str, float] = {}
        for group in ("name", "text"):
            slots = [spec.slots[name] for name in kind.slots if name.startswith(f"{group}_") and slide.slots.get(name)]
            for size in sizes(slots[0].style.size, kind.floor(group)) if slots else ():
                if all(self._fits(slide, slot, accent, size) for slot in slots):
                    found.update((slot.name, size) for slot in slots)
                    break
        return found

    def _fits(self, slide: Slide, slot: Slot, accent: Colour, size: float) -> bool:
        setter, contents = self._setter(slot, accent), slide.slots[slot.name]
        width, room = _inner(slot)
        made = fitted(lambda at: setter.paras(contents, at), width, room, size, size, self.faces)
        return isinstance(made, Fitted)

    def _measured(self, paras: list[Para], width: float) -> Fitted:
        found = measured(paras, width, self.faces)
        return Fitted(paras, found.broken, stacked(paras, found.heights))

    def _table(self, slide: Slide, slot: Slot, contents: tuple[Content, ...]) -> list[_Part] | Problem:
        table = next((content for content in contents if isinstance(content, Table)), None)
        if table is None or len(contents) != 1:
            return Problem("slot", "the slot 'table' takes one table", address=slide.address)
        laid = fitted_table(table, slot, self.faces)
        if laid is None:
            return Problem(
                "SLD4",
                f"a row of the table is higher than a slide at {min(slot.style.size, FLOOR):g} pt",
                hint="shorten the longest cell of the table",
                address=table.address or slide.address,
            )
        return [_Part(laid=one) for one in laid]

    def _items(self, slide: Slide, slot: Slot, part: _Part, accent: Colour, *, dark: bool) -> list[Item]:
        if part.laid is None:
            return [self._text(slide, slot, part, accent)]
        table = next(content for content in slide.slots["table"] if isinstance(content, Table))
        tint, rule = tint_of(accent, dark=dark), DARK_RULE if dark else RULE
        item = table_item(table, slot, part.laid, accent, tint, rule, self.faces)
        items: list[Item] = [item]
        for row, box in mark_boxes(table, item, part.laid):
            said = f"✓ {table.rows[row][0].plain}"
            if (mark := pictogram(self.template.check, box, accent, said[:150], "Check")) is not None:
                items.append(mark)
        return items

    def _chart(self, slide: Slide, spec: LayoutSpec, accent: Colour) -> list[Item] | Problem:
        """The slide's chart, where it has one."""
        if slide.chart is None:
            return []
        colours = chart_colours(accent, spec.background, self.template.brand.of(spec.part))
        made = chart_item(slide.chart, slide.title.plain, spec.slots["chart"], colours, spec.background, self.faces)
        return made if isinstance(made, Problem) else [made]

    def _text(self, slide: Slide, slot: Slot, part: _Part, accent: Colour) -> TextItem:
        setter = self._setter(slot, accent)
        found = part.text
        assert found is not None
        surely, narrower = surely_broken(found.paras, found.broken, _inner(slot)[0], self.faces)
        insets = slot.insets if slot.placeholder is None else None
        if narrower:
            heights = [len(one.lines) * para.line for para, one in zip(found.paras, surely, strict=True)]
            found = Fitted(found.paras, surely, stacked(found.paras, heights))
            insets = replace(slot.insets, right=slot.insets.right + round(narrower * EMU_PER_POINT))
        contents = slide.slots.get(slot.name, ())
        address = slide.title.address if slot.name == "title" else address_of(contents)
        return TextItem(
            called(slot.name, LABELS),
            slot.box,
            setter.written(found.paras),
            self._lines(slot, found),
            slot.placeholder,
            slot.anchor if slot.moved or slot.placeholder is None else None,
            insets,
            box_from_layout=not slot.moved,
            address=address or slide.address,
        )

    def _lines(self, slot: Slot, found: Fitted) -> tuple[Line, ...]:
        width, room = _inner(slot)
        free = room - found.height
        drop = free if slot.anchor == "bottom" else free / 2 if slot.anchor == "middle" else 0.0
        top = slot.insets.top / EMU_PER_POINT + drop
        return set_lines(found.paras, found.broken, width, top, slot.insets.left / EMU_PER_POINT, self.faces)

    def _furniture(self, spec: LayoutSpec, number: int) -> list[Item]:
        """The footer and the slide's number, where the role shows them."""
        items: list[Item] = []
        if spec.footer is not None and self.footer:
            if spec.role not in self.footers:
                self.footers[spec.role] = self._fixed(spec.footer, self.footer, "Footer")
            items.append(self.footers[spec.role])
        if spec.number is not None:
            made = self._fixed(spec.number, words(str(number)), "Slide number")
            items.append(replace(made, field="slidenum"))
        return items

    def _fixed(self, slot: Slot, text: Text, name: str) -> TextItem:
        setter = Setter("footnote", slot.style, slot.style.colour, False)
        width, floor = _inner(slot)[0], min(slot.style.size, FOOTER_FLOOR)
        for size in sizes(slot.style.size, floor):
            paras = setter.paras((Paragraph(text),), size)
            found = self._measured(paras, width)
            if len(found.broken[0].lines) == 1:
                break
        return TextItem(name, slot.box, setter.written(paras), self._lines(slot, found), slot.placeholder)


def _inner(slot: Slot) -> tuple[float, float]:
    """The width and height of a slot without its insets, in points."""
    insets = slot.insets
    return (
        (slot.box.width - insets.left - insets.right) / EMU_PER_POINT,
        (slot.box.height - insets.top - insets.bottom) / EMU_PER_POINT,
    )
