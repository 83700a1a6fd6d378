"""Composes cards for the players of a scenario, a sheet for whoever observes, and who plays what in which round."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.compose import items, phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.course import Module, Stretch
from coursegen.model.document import Card, Cards, DocumentBlock, Heading, KeepTogether, PageBreak, WriteOn
from coursegen.model.groups import group_sizes, players
from coursegen.model.practice import Scenario
from coursegen.model.text import Text, words
from coursegen.model.tools import ToolField

Blocks = tuple[DocumentBlock, ...]


def role_cards(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """A card for each part of a module's scenarios, to cut out; nothing for other stretches."""
    w, accent = setting.words, setting.accent(stretch)
    made: list[DocumentBlock] = []
    for _module, scenario in _played(setting, stretch):
        number = setting.numbers[scenario.address]
        cards = tuple(
            Card(
                (
                    Heading(3, role.name, role.address, accent=accent),
                    Paragraph(phrases.told(w.text("your_part_label"), role.brief)),
                    Paragraph(phrases.told(w.text("your_task"), scenario.task)),
                ),
                accent,
                role.address,
            )
            for role in scenario.roles
        )
        running = f"{number} {scenario.title.plain}"
        made += (
            PageBreak(),
            Heading(1, scenario.title, scenario.address, number, accent, running),
            Paragraph(scenario.setting),
            Paragraph(w.text("cards_lead", grouping=scenario.grouping), "label"),
            Cards(cards, 2, 60.0),
        )
    return tuple(made)


def observer_sheet(setting: Setting, stretch: Stretch, step: Step) -> Blocks:
    """What the observer looks for, with room to note what was seen and heard."""
    w, accent = setting.words, setting.accent(stretch)
    made: list[DocumentBlock] = []
    for module, scenario in _played(setting, stretch):
        watched = next((tool for tool in module.tools if tool.id == scenario.observer), None)
        looked_for = watched.fields if watched is not None else module.objectives
        rows = tuple((one.label if isinstance(one, ToolField) else one.text, Text(), Text()) for one in looked_for)
        at = watched.address if watched is not None else f"{module.address}.objectives"
        header = (w.text("column_watch"), w.text("column_seen"), w.text("column_heard"))
        title = w.text("observer_title", title=scenario.title)
        made += (
            PageBreak(),
            Heading(1, title, f"{scenario.address}.observer", accent=accent, running=title.plain),
            Paragraph(w.text("observer_lead")),
            Table(header, rows, (0.38, 0.12, 0.50), w.say("rubric_caption"), address=at),
            WriteOn(w.text("observer_first"), step.whole("lines")),
        )
    return tuple(made)


def rotation(setting: Setting, stretch: Stretch, step: Step) -> Blocks:
    """Groups for so many people, and who plays what in each round, so that everybody plays every part."""
    return tuple(_rotation(setting, scenario, step) for _, scenario in _played(setting, stretch))


def _rotation(setting: Setting, scenario: Scenario, step: Step) -> DocumentBlock:
    w, size = setting.words, players(scenario)
    session = setting.whole.session
    people = session.headcount if session and session.headcount else step.whole("people")
    sizes = group_sizes(people, size)
    groups = [w.text("groups_of", count=str(sizes.count(one)), size=str(one)) for one in dict.fromkeys(sizes)]
    heading = Heading(2, w.text("rotation_title", people=str(people)), f"{scenario.address}.rotation")
    if size < len(scenario.roles):
        return KeepTogether((heading, ItemList((*groups, w.text("more_cards_than_players")))))
    parts = [role.name for role in scenario.roles] + [w.text("observer")] * (size - len(scenario.roles))
    if any(one > size for one in sizes):
        groups.append(w.text("group_larger"))
    if any(one < size for one in sizes):
        groups.append(w.text("group_smaller", role=parts[-1]))
    rows = tuple((words(str(turn + 1)), *(words(seat) for seat in seats)) for turn, seats in enumerate(turns(size)))
    return KeepTogether(
        (
            heading,
            ItemList(tuple(groups)),
            Paragraph(w.text("rotation_lead")),
            Table(
                (w.text("column_round"), *parts), rows, (0.18, *(0.82 / size for _ in parts)), w.say("rotation_caption")
            ),
        )
    )


def turns(parts: int) -> Sequence[Sequence[str]]:
    """For each round, the letter of the seat that plays each part: every seat plays every part once."""
    seats = "ABCDEFGH"
    return tuple(tuple(seats[(part - turn) % parts] for part in range(parts)) for turn in range(parts))


def _played(setting: Setting, stretch: Stretch) -> list[tuple[Module, Scenario]]:
    """The scenarios that a stretch's plan shows, with their module."""
    if stretch.kind != "module":
        return []
    module = setting.modules[stretch.id]
    blocks = [block for block in stretch.plan if block.kind == "scenario"]
    return [(module, scenario) for block in blocks for scenario in items.scenarios(module, block)]
