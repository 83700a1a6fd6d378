"""Lays slides out in a template: everything measured, fitted, split where it must be, given way or refused."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from coursegen.compose.free_names import Taken
from coursegen.compose.words import words_for
from coursegen.layout.charts import chart_item, chart_look
from coursegen.layout.closing_up import closed_up
from coursegen.layout.decoration import accent_items, accent_of, readable
from coursegen.layout.faces import Faces
from coursegen.layout.filling import Filled, Filling, Misfit
from coursegen.layout.fit import TOLERANCE
from coursegen.layout.forms.drawing import drawings_of, in_its_place, in_words, no_stage, without_side
from coursegen.layout.forms.native import on_a_stage
from coursegen.layout.giving_way import Shelf, Shown, given_way, with_notes
from coursegen.layout.laid_before import LaidBefore
from coursegen.layout.layout_of_slide import asked_in_the_text, plainly, standing
from coursegen.layout.legible import legible, projected
from coursegen.layout.rhythm import Played, Rhythm, composition_of, headline_of
from coursegen.layout.scene_making import MeasuredSlide, SceneMaker, scene_id
from coursegen.layout.shared_places import joined, layout_for
from coursegen.layout.slide_kinds import KINDS, Kind
from coursegen.layout.template import LayoutSpec, Template
from coursegen.model.blocks import Paragraph
from coursegen.model.scene import GaveWay, Scene
from coursegen.model.scene_items import Colour, Item
from coursegen.model.slide import Slide
from coursegen.model.text import Run, Text
from coursegen.problems import Problem, Refused

FOUND_TITLE_FLOOR = 20.0
"""The smallest headline, in points, where nobody made the layout for this kind of slide: its title is often low."""

LARGE_TEXT = 36.0
"""From which size on words are made for a few of them: where there are more, another composition is for them."""

MOST_FIT = 5
"""All headlines but one in so many fit at the size that those of a layout are set in."""

DRAWN_ANYWAY = frozenset(
    {"activity", "objectives", "quiz", "action_steps", "recap", "break", "scenario", "commitments"}
)
"""The kinds of slides that our template draws of its own accord.

In a company's nobody misses the drawing where no layout has a place for it beside the slide's words.
"""

STEPS = 60
"""How many steps a slide may take until it fits; more than any has."""


def lay_out(
    slides: Sequence[Slide],
    template: Template,
    faces: Faces,
    *,
    footer: str,
    language: str,
    before: LaidBefore | None = None,
) -> tuple[Scene, ...]:
    """Every slide as one scene, or as several where its words need more room.

    A part's title ends with "(2/3)", and with a count where another slide is called that already.
    ``footer`` stands at the foot of all but the title slide, ``language`` is the deck's language tag.
    In a template that is not our own, what does not fit gives way (``Scene.gave_way`` says how).
    What was laid out ``before`` is taken as it is, and what is laid out now is kept there.
    Errors: ``Refused`` with a problem for each slot that can't be made to fit and each unknown icon.
    """
    titles = Taken()
    for slide in slides:
        titles.free(slide.title.plain, "{} ({})")
    deck = _Deck(template, faces, footer, language, titles)
    deck.agree_on_headlines(slides)
    before = before or LaidBefore()
    before.around(template, faces, footer, language, deck.headlines)
    scenes: list[Scene] = []
    problems: list[Problem] = []
    for slide in slides:
        past = deck.rhythm.past
        if (known := before.scene(slide, len(scenes) + 1, past)) is not None:
            scenes.append(known.scene)
            deck.rhythm.played(*known.played)
            continue
        try:
            made, played = deck.scenes(slide, len(scenes) + 1)
            before.keep(slide, made, past, played)
            scenes.extend(made)
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return tuple(scenes)


class _Deck:
    """What all slides of a deck share."""

    def __init__(self, template: Template, faces: Faces, footer: str, language: str, titles: Taken) -> None:
        self.template = template
        self.faces = faces
        self.filling = Filling(faces, template.check, alike=template.yields)
        self.maker = SceneMaker(template, faces, self.filling, footer, language)
        self.titles = titles
        self.shelf = Shelf(template, words_for(language))
        self.headlines: dict[str, float] = {}
        self.accents: dict[tuple[int, str, bool], Colour] = {}
        self.rhythm = Rhythm()

    def agree_on_headlines(self, slides: Sequence[Slide]) -> None:
        """Find the size that most headlines on a layout fit at: in a template not our own, all are set so, or smaller.

        Else a headline of one line is twice as large as that of the next slide. Layouts whose titles look alike, those
        for one text and for two, agree with each other as well.
        """
        found: dict[str, list[float]] = {}
        alike: dict[tuple[object, ...], set[str]] = {}
        for slide in slides if self.template.yields else ():
            try:
                shown = self._shown(slide)[0]
            except Refused:
                continue
            spec, place = shown.spec, shown.spec.slots["title"]
            found.setdefault(spec.part, []).append(self.filling.size_of(slide, place, slide.title, self._kind(shown)))
            if place.placeholder is not None and place.placeholder.type == "title":
                alike.setdefault((place.style, place.box.x, place.box.y), set()).add(spec.part)
        agreed = {part: at for part, sizes in found.items() if (at := sorted(sizes)[len(sizes) // MOST_FIT]) > 0}
        least = {part: min(agreed.get(one, 999.0) for one in parts) for parts in alike.values() for part in parts}
        self.headlines = {part: min(at, least.get(part, at)) for part, at in agreed.items()}

    def scenes(self, slide: Slide, first: int) -> tuple[list[Scene], Played]:
        """A slide's scenes, numbered from ``first``, and what the eye sees of it. Errors: ``Refused``."""
        made = self._best(slide)
        self.titles = made.taken
        played = made.slide.role, composition_of(made.spec, made.shown.drawing)
        self.rhythm.played(*played)
        numbers = range(first, first + made.filled.count)
        return [self.maker.scene(made, part, number) for part, number in enumerate(numbers, start=1)], played

    def _best(self, slide: Slide) -> MeasuredSlide:
        """A slide in the composition that looks least like those before it, of all in which it fits.

        One in which it needs a single slide goes before one that splits it. What nobody asked to have drawn is said
        plainly where the words beside its drawing have no room. Errors: ``Refused`` where it fits in none.
        """
        taken, refused = self.titles, None
        found: list[tuple[tuple[bool, bool, int], MeasuredSlide]] = []
        for shown in self._shown(slide):
            self.titles = taken
            try:
                made = self._fitting(shown)
            except Refused as told:
                refused = refused or told
                continue
            rut = self.rhythm.rut(composition_of(made.spec, shown.drawing))
            lacks = rut, _unwanted(shown), self._lacks(made)
            if not any(lacks):
                return made
            found.append((lacks, made))
        if not found:
            assert refused is not None
            placed = in_its_place(slide)
            anyway = placed is not slide or (slide.role in DRAWN_ANYWAY and slide.visual is not None)
            if not anyway or (plain := plainly(placed, self.template)) is None:
                raise refused
            self.titles = taken
            made = self._best(plain[0])
            if placed is not slide:
                made.shown = replace(made.shown, undrawn=in_words(refused.problems[0]))
            return made
        return min(found, key=lambda one: one[0])[1]

    def _lacks(self, made: MeasuredSlide) -> int:
        """How far a slide is from its layout's own looks: lonely words, empty places, small words, more slides."""
        if self.template.yields:
            return 0
        parts = [("title", made.head), *made.filled.slots.items()]
        alone = sum(self.filling.lonely(made.spec.slots[name], part) for name, said in parts for part in said)
        small = [
            para
            for name, said in parts
            for part in said
            for para in (part.text.paras if part.text is not None else ())
            if para.size < made.spec.slots[name].style.size and para.style not in ("small", "label")
        ]
        filled = {*made.filled.slots, *(["picture"] if made.slide.pictured else [])}
        empty = sum(1 for name in ("body", "aside", "picture") if name in made.spec.slots and name not in filled)
        return 100 * (made.filled.count - 1) + 10 * len(small) + 5 * empty + alone

    def _shown(self, slide: Slide) -> list[Shown]:
        """A slide in the layouts of its role before anything is measured, the best first. Errors: ``Refused``."""
        asked_for = not self.template.yields or slide.role not in DRAWN_ANYWAY
        placed = in_its_place(slide)
        if placed is not slide and (found := on_a_stage(placed, self.template)) is not None:
            return [Shown(placed, found, KINDS[placed.role])]
        slide, left = placed, tuple[GaveWay, ...]()
        if (narrow := without_side(slide, self.template)) is not None:
            left = (GaveWay("noted", "aside", narrow.role, narrow.name, slide.address),)
            slots = {name: said for name, said in slide.slots.items() if name != "aside"}
            slide = with_notes(replace(slide, slots=slots), slide.slots["aside"], self.shelf)
        drawings = drawings_of(slide, self.template, self.faces, asked_for=asked_for)
        if isinstance(drawings, list):
            shown = [
                Shown(
                    replace(slide, role=one.spec.role),
                    one.spec,
                    KINDS[one.spec.role],
                    left,
                    drawing=one.group,
                    answer=one.answer,
                )
                for one in drawings
            ]
            return self._in_order(shown)
        slide, spec = standing(slide, self.template)
        own = layout_for(slide, spec)
        slide = asked_in_the_text(slide, own) if self.template.yields else slide
        others = [one for one in own.others if one != own and slide.slots.keys() <= {*one.slots, *one.joined}]
        if not slide.pictured:  # half of a composition for pictures would stay empty
            others = [one for one in others if "picture" not in one.slots]
        undrawn = drawings if isinstance(drawings, Problem) else None
        if "table" in placed.slots and "table" not in slide.slots:
            undrawn = no_stage(self.template)
        gave = (drawings,) if isinstance(drawings, GaveWay) else ()
        return self._in_order([Shown(slide, one, KINDS[slide.role], gave, undrawn=undrawn) for one in (own, *others)])

    def _in_order(self, shown: list[Shown]) -> list[Shown]:
        if len(shown) < 2:
            return shown

        def alike(one: Shown) -> tuple[bool, bool, int]:
            rut, degrees = self.rhythm.alike(one.slide.role, composition_of(one.spec, one.drawing))
            return rut, _unwanted(one), degrees

        return sorted(shown, key=alike)

    def _fitting(self, shown: Shown) -> MeasuredSlide:
        """A slide as it fits, after as many steps as that takes. Errors: ``Refused`` where none is left."""
        for _ in range(STEPS):
            made = self._measured(shown)
            if isinstance(made, MeasuredSlide):
                return made
            after = given_way(shown, made[0], self.shelf) if self.template.yields else None
            if after is None:
                break
            shown = after
        assert not isinstance(made, MeasuredSlide)
        raise Refused([misfit.problem for misfit in made])

    def _measured(self, shown: Shown, under: float = 0.0) -> MeasuredSlide | list[Misfit]:
        """A slide measured in its layout, or all that does not fit there. Errors: ``Refused`` for an unknown icon.

        In a template of ours what follows the title is placed from where it ends, at least ``under`` points down.
        """
        slide, spec, kind = joined(shown.slide, shown.spec), shown.spec, self._kind(shown)
        accent = self._accent(slide, spec)
        if self.template.yields:
            spec = legible(projected(spec), accent, self.template.brand.of(spec.part))
        head_place = spec.slots["title"]
        if not self.template.yields:
            under = max(under, self._headline(slide, spec, kind, accent))
            spec = closed_up(spec, under)
        made = MeasuredSlide(shown, slide, spec, accent)
        titles = self.titles.copy()
        filled, chart = self.filling.filled(slide, spec, kind, accent), self._chart(slide, spec, accent)
        misfits = filled if isinstance(filled, list) else []
        if isinstance(chart, Misfit):
            misfits = [*misfits, chart]
        else:
            made.chart = chart
        if isinstance(filled, Filled):
            made.filled = filled
        count = made.filled.count
        for part in range(1, count + 1):
            title = slide.title
            if count > 1:
                title = _titled(titles, title, f" ({part}/{count})")
            elif any(one.slot == "title" for one in shown.gave):  # as nothing else was called so far
                title = _titled(titles, title)
            head = self.filling.parts(
                slide, head_place, (Paragraph(title),), kind, accent, self.headlines.get(spec.part)
            )
            drawn = accent_items(slide, spec, scene_id(slide, part), accent, dark=self._dark(spec))
            if isinstance(drawn, Problem):
                if drawn.rule == "no-pictogram":
                    raise Refused([*(misfit.problem for misfit in misfits), drawn])
                return [*misfits, Misfit("picture", drawn)]
            if isinstance(head, Misfit):
                return [*misfits, head]
            made.titles.append(title)
            made.head.append(head[0])
            made.pictures.append(drawn)
        if misfits:
            return misfits
        tallest = max(self.filling.height_of(head_place, head) for head in made.head)
        if count > 1 and tallest > under + TOLERANCE and not self.template.yields:
            return self._measured(shown, tallest)
        made.taken = titles
        return made

    def _headline(self, slide: Slide, spec: LayoutSpec, kind: Kind, accent: Colour) -> float:
        """How high a slide's title is in its place, in points; 0 where it does not fit."""
        place = spec.slots["title"]
        head = self.filling.parts(slide, place, (Paragraph(slide.title),), kind, accent)
        return 0.0 if isinstance(head, Misfit) else self.filling.height_of(place, head[0])

    def _kind(self, shown: Shown) -> Kind:
        """A slide's kind with the floors that hold in its layout."""
        body = shown.spec.slots.get("body")
        if not self.template.yields and body is not None and body.style.size >= LARGE_TEXT:
            return replace(shown.kind, own_floors={**shown.kind.own_floors, "body": body.style.size})
        if not self.template.yields or shown.spec.shapes or shown.kind.floor("title") < FOUND_TITLE_FLOOR:
            return shown.kind
        return replace(shown.kind, own_floors={**shown.kind.own_floors, "title": FOUND_TITLE_FLOOR})

    def _accent(self, slide: Slide, spec: LayoutSpec) -> Colour:
        """The colour of a slide's module; where the map draws nothing in it, as it can be read on the layout."""
        if spec.shapes or not self.template.yields:
            return accent_of(slide, spec)
        key = (slide.accent, spec.part, spec.turned)
        if key not in self.accents:
            self.accents[key] = readable(accent_of(slide, spec), spec.background, self.template.brand.of(spec.part))
        return self.accents[key]

    def _dark(self, spec: LayoutSpec) -> bool:
        return self.template.brand.of(spec.part).dark

    def _chart(self, slide: Slide, spec: LayoutSpec, accent: Colour) -> list[Item] | Misfit:
        """The slide's chart, where it has one."""
        if slide.chart is None:
            return []
        brand, ground = self.template.brand.of(spec.part), spec.background
        look = chart_look(slide.chart, accent, ground, brand, self.template.colours)
        made = chart_item(slide.chart, slide.title.plain, spec.slots["chart"], look, ground, self.faces)
        return Misfit("chart", made) if isinstance(made, Problem) else [made]


def _unwanted(shown: Shown) -> bool:
    """Whether a layout has the headline elsewhere than the author wants it."""
    return shown.slide.composition is not None and headline_of(shown.spec) != shown.slide.composition


def _titled(titles: Taken, title: Text, ending: str = "") -> Text:
    """A title with an ending, as no other slide of the deck is called; it is in use from now on."""
    free = titles.free(f"{title.plain}{ending}", "{} ({})")
    added = free.removeprefix(title.plain)
    return replace(title, runs=(*title.runs, Run(added))) if added else title
