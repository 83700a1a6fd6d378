"""Lists the kinds of slide: what of each may flow over to another slide, how small its words may get."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

TITLE_FLOOR = 26.0
BODY_FLOOR = 18.0
"""Points below which a headline and a body are split or refused rather than shrunk."""

_FLOORS: Mapping[str, float] = {
    "title": TITLE_FLOOR,
    "kicker": 14.0,
    "body": BODY_FLOOR,
    "aside": BODY_FLOOR,
    "subtitle": BODY_FLOOR,
    "meta": 14.0,
    "footnote": 11.0,
    "big": 80.0,
    "name": BODY_FLOOR,
    "text": BODY_FLOOR,
}
"""By slot; numbered ones (``text_2``) by their first word."""


class Kind(Struct, frozen=True):
    """One kind of slide: its slots in reading order, those that flow on, and floors of its own in points."""

    slots: tuple[str, ...]
    flows: tuple[str, ...] = ()
    own_floors: Mapping[str, float] = field(default_factory=dict)

    def floor(self, slot: str) -> float:
        """The smallest size of a slot's words."""
        plain = slot.partition("_")[0]
        return self.own_floors.get(plain, _FLOORS[plain])


KINDS: Mapping[str, Kind] = {
    "title": Kind(("subtitle", "meta"), own_floors={"title": 36.0}),
    "how_it_runs": Kind(("body",), ("body",)),
    "agenda": Kind(("table",), ("table",)),
    "activity": Kind(("kicker", "body", "aside"), ("body", "aside")),
    "section": Kind(("kicker", "subtitle", "meta"), own_floors={"title": 34.0}),
    "objectives": Kind(("kicker", "body"), ("body",)),
    "key_point": Kind(("kicker", "body", "aside", "footnote"), ("body", "aside")),
    "scenario": Kind(("kicker", "body", "aside", "footnote"), ("body", "aside")),
    "debrief": Kind(("kicker", "body"), ("body",)),
    "discussion": Kind(("kicker", "aside"), own_floors={"title": 30.0}),
    "quiz": Kind(("kicker", "body"), ("body",)),
    "answer": Kind(("kicker", "table"), ("table",)),
    "action_steps": Kind(("kicker", "table"), ("table",)),
    "break": Kind(("big", "subtitle"), own_floors={"title": 28.0}),
    "recap": Kind(("table",), ("table",)),
    "commitments": Kind(("kicker", "body"), ("body",)),
    "credits": Kind(("table",), ("table",)),
    "two_columns": Kind(("kicker", "name_1", "text_1", "name_2", "text_2", "footnote")),
    "comparison": Kind(("kicker", "table", "footnote"), ("table",)),
    "picture": Kind(("kicker", "body", "footnote")),
    "poll": Kind(("kicker", "body", "aside"), ("body",)),
    "chart": Kind(("kicker", "footnote")),
    "drawn": Kind(("kicker", "stage", "footnote")),
    "drawn_beside": Kind(("kicker", "body", "stage", "footnote"), ("body",)),
    "activity_drawn": Kind(("kicker", "stage", "aside"), ("aside",)),
    "quiz_drawn": Kind(("kicker", "stage", "body")),
    "scenario_drawn": Kind(("kicker", "body", "stage", "aside", "footnote")),
    "commitments_drawn": Kind(("kicker", "stage", "aside"), ("aside",)),
    "steps_drawn": Kind(("kicker", "stage")),
    "recap_drawn": Kind(("kicker", "stage")),
    "statement": Kind(("kicker", "stage", "footnote")),
    "hero": Kind(("kicker", "body", "footnote"), own_floors={"title": 36.0}),
    "back": Kind(("big", "subtitle"), own_floors={"title": 28.0, "big": 60.0}),
    "sources": Kind(("table", "footnote")),
    "farewell": Kind(("subtitle", "meta"), own_floors={"title": 36.0}),
}
"""Every role of a slide; what is not named here can't be laid out."""

LABELS = {
    "title": "Title", "kicker": "Kicker", "body": "Body", "aside": "Aside", "subtitle": "Subtitle", "meta": "Facts",
    "big": "Time", "footnote": "Footnote",
    "name": "Head", "text": "Text",
}  # fmt: skip
"""What the items of a slide are called in PowerPoint's selection pane."""
