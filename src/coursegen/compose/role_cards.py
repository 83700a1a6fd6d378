"""Composes cards for the players of a scenario, a sheet for whoever observes, and who plays what in which round."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.compose import phrases
from coursegen.compose.artefact import Setting, Step
from coursegen.compose.brief_steps import steps_of
from coursegen.compose.motifs import shape_of
from coursegen.compose.words import Words
from coursegen.course.clock.stated_times import plain, rounds_of
from coursegen.model import plan_items as items
from coursegen.model.blocks import BOX, ItemList, Paragraph, Table
from coursegen.model.course import Module, Stretch
from coursegen.model.document import Card, Cards, DocumentBlock, Heading, KeepTogether, PageBreak, WriteOn
from coursegen.model.groups import EXPECTED, group_sizes, players
from coursegen.model.motif import Shape
from coursegen.model.practice import Scenario
from coursegen.model.text import Text, joined, words
from coursegen.model.tools import ToolField

Blocks = tuple[DocumentBlock, ...]
Cells = tuple[Text, ...]
Shares = tuple[float, ...]

_ROW = 11.0
_ROW_WORDS = 16.0  # two lines
_HALF = 130.0  # mm: half a page, to cut off
_A_SHEET = 4  # cards on a sheet of paper
_THREES = 3  # people, who become pairs where their number is not right
_TICKED = 0.12  # of the width, for a column of boxes


def role_cards(setting: Setting, stretch: Stretch, _: Step) -> Blocks:
    """A card for each part of a module's scenarios, to cut out, the rest of the sheet spare; else nothing."""
    w, accent = setting.words, setting.accent(stretch)
    made: list[DocumentBlock] = []
    for module, scenario, _rounds in _played(setting, stretch):
        number = setting.numbers[scenario.address]
        whose, observer = words(f"{scenario.title.plain} · {number}"), w.say("observer")
        task = Paragraph(phrases.told(w.text("your_task"), scenario.task))
        cards = tuple(
            Card(
                (
                    Paragraph(w.text("card_yours"), "label"),
                    Heading(3, role.name, role.address, accent=accent),
                    *(Paragraph(step, "lead") for step in steps_of(role.brief, w.language)),
                    *(() if role.name.plain == observer else (task,)),  # who watches has no part in what is played
                ),
                accent,
                role.address,
                (words(role.name.plain), whose),  # said again below, where it is looked for
                shape_of(setting.course, module),
            )
            for role in scenario.roles
        )
        spare = (_spare(setting, whose, accent, shape_of(setting.course, module)),) * (-len(cards) % _A_SHEET)
        made += (PageBreak(), Cards((*cards, *spare), 2, 60.0, w.text("fold_back")))
    return tuple(made)


def _spare(setting: Setting, whose: Text, accent: int, motif: Shape | None) -> Card:
    """A card to write on, for one person more than the scenario has parts."""
    w = setting.words
    told = (
        Paragraph(w.text("card_spare"), "label"),
        WriteOn(w.text("card_spare_name"), 1),
        WriteOn(w.text("card_spare_brief"), 2),
    )
    return Card(told, accent, facing=(words(" "), whose), motif=motif)


def observer_sheet(setting: Setting, stretch: Stretch, step: Step) -> Blocks:
    """What the observer looks for, with a box to tick for each round, and room to note what was seen and heard in it.

    It takes half a page, to be cut off: who watches holds it in one hand.
    """
    w, accent = setting.words, setting.accent(stretch)
    made: list[DocumentBlock] = []
    for module, scenario, rounds in _played(setting, stretch):
        watched = next((tool for tool in module.tools if tool.id == scenario.observer), None)
        seen_here = tuple(one for one in module.objectives if scenario.id in one.seen_in) or module.objectives
        looked_for = watched.fields if watched is not None else seen_here
        boxes = tuple(words(BOX) for _ in range(rounds))
        looks = tuple(one.label if isinstance(one, ToolField) else one.text for one in looked_for)
        at = watched.address if watched is not None else f"{module.address}.objectives"
        noted = watched.noted if watched is not None and watched.noted else w.text("column_heard")
        header, rows, widths = _watched(w, looks, boxes, noted)
        short = rounds > 1 and watched is not None and watched.noted  # seconds, or another figure
        title = w.text("observer_title", title=scenario.title)
        told: Blocks = (
            Heading(
                1,
                scenario.title,
                f"{scenario.address}.observer",
                accent=accent,
                running=title.plain,
                kicker=w.text("observer_kicker", number=setting.numbers[scenario.address]),
                motif=shape_of(setting.course, module),
            ),
            Paragraph(joined(w.text("cards_lead", grouping=scenario.grouping), " ", w.text("observer_lead"))),
            *((Paragraph(watched.prompt),) if watched is not None else ()),
            Table(header, rows, widths, w.say("rubric_caption"), address=at, row_mm=_ROW if short else _ROW_WORDS),
            WriteOn(
                w.text("observer_first_each" if rounds > 1 else "observer_first"), max(rounds, step.whole("lines"))
            ),
        )
        made += (PageBreak(), Cards((Card(told, accent),), 1, _HALF))
    return tuple(made)


def _watched(
    w: Words, looks: tuple[Text, ...], boxes: tuple[Text, ...], noted: Text
) -> tuple[Cells, tuple[Cells, ...], Shares]:
    """The header, the rows and the widths of what is watched, with room for what is ``noted`` of each round."""
    rounds = len(boxes)
    if rounds == 1:
        header = (w.text("column_watch"), w.text("column_seen"), noted)
        return header, tuple((look, *boxes, Text()) for look in looks), (0.36, _TICKED, 0.64 - _TICKED)
    named = tuple(w.text("column_in_round", number=str(number)) for number in range(1, rounds + 1))
    rows = (*((look, *boxes) for look in looks), (noted, *(Text() for _ in boxes)))
    return (w.text("column_watch"), *named), rows, (0.4, *(0.6 / rounds for _ in boxes))


def rotation(setting: Setting, stretch: Stretch, step: Step) -> Blocks:
    """Groups for so many people, and who plays what in each round where a scenario is played several times."""
    return tuple(_rotation(setting, scenario, rounds, step) for _, scenario, rounds in _played(setting, stretch))


def _rotation(setting: Setting, scenario: Scenario, rounds: int, step: Step) -> DocumentBlock:
    w, size = setting.words, players(scenario)
    session = setting.whole.session
    known = session.headcount if session else 0
    counts = (known,) if known else tuple(sorted({*EXPECTED, step.whole("people")}))
    divided = {people: group_sizes(people, size) for people in counts}
    sizes = [one for groups in divided.values() for one in groups]
    if known:
        named, groups = str(known), [_capital(_groups(setting, sizes.count(one), one)) for one in dict.fromkeys(sizes)]
    else:
        *some, last = map(str, counts)
        named = w.say("rotation_counts", some=", ".join(some), last=last)
        groups = [_divided(setting, people, into) for people, into in divided.items()]
    heading = Heading(2, w.text("rotation_title", people=named), f"{scenario.address}.rotation")
    in_turn, parts = _parts(w, scenario, size, rounds)
    if not parts:
        return KeepTogether((heading, ItemList((*groups, w.text("more_cards_than_players")))))
    if in_turn and size == _THREES:
        groups += [w.text("group_pairs")] if any(one != size for one in sizes) else []
    else:
        groups += [w.text("group_larger", role=parts[-1])] if any(one > size for one in sizes) else []
        groups += [w.text("group_smaller", role=parts[-1])] if any(one < size for one in sizes) else []
    if rounds == 1:
        told = w.text("played_once", parts=", ".join(part.plain for part in parts))
        return KeepTogether((heading, Paragraph(told), ItemList(tuple(groups))))
    lead = Paragraph(w.text("rotation_lead_cards" if in_turn else "rotation_lead"))
    return KeepTogether((heading, ItemList(tuple(groups)), lead, _turns_table(w, in_turn, parts, rounds)))


def _parts(w: Words, scenario: Scenario, size: int, rounds: int) -> tuple[Cells, Cells]:
    """The cards of which each round takes another, and the parts of a round, those who watch last.

    Where there are more roles than players, a round takes another of those that the task does not name. If that does
    not come to a card for each round, there are no parts.
    """
    names, task = tuple(role.name for role in scenario.roles), scenario.task.plain.casefold()
    if size >= len(names):
        return (), (*names, *[w.text("observer")] * (size - len(names)))
    in_turn = tuple(name for name in names if name.plain.casefold() not in task)
    lasting = tuple(name for name in names if name not in in_turn)
    watching = size - 1 - len(lasting)
    if len(in_turn) != rounds or watching < 0:
        return (), ()
    return in_turn, (w.text("column_plays_card"), *lasting, *[w.text("observer")] * watching)


def _turns_table(w: Words, in_turn: Cells, parts: Cells, rounds: int) -> Table:
    """Who plays what in each round, by letters, and the card that it takes."""
    seated = turns(len(parts))
    rows = tuple(
        (words(str(turn + 1)), *in_turn[turn : turn + 1], *(words(seat) for seat in seated[turn % len(seated)]))
        for turn in range(rounds)
    )
    header = (w.text("column_round"), *((w.text("column_card"),) if in_turn else ()), *parts)
    rest = len(header) - 1
    return Table(header, rows, (0.18, *(0.82 / rest for _ in range(rest))), w.say("rotation_caption"), small=True)


def _divided(setting: Setting, people: int, sizes: Sequence[int]) -> Text:
    """``16 people: one group of four, four groups of three``."""
    w = setting.words
    groups = ", ".join(_groups(setting, sizes.count(one), one) for one in dict.fromkeys(sizes))
    return w.text("rotation_for", people=w.count("people", people), groups=groups)


def _groups(setting: Setting, count: int, size: int) -> str:
    """``four groups of three``; in figures where somebody has no word for them."""
    w = setting.words
    if count == 1:
        return w.say("group_of", size=phrases.in_words(w, size))
    return w.say("groups_of", count=phrases.in_words(w, count), size=phrases.in_words(w, size))


def _capital(said: str) -> Text:
    return words(said[:1].upper() + said[1:])


def turns(parts: int) -> Sequence[Sequence[str]]:
    """For each round, the letter of the seat that plays each part: every seat plays every part once."""
    seats = "ABCDEFGH"
    return tuple(tuple(seats[(part - turn) % parts] for part in range(parts)) for turn in range(parts))


def _played(setting: Setting, stretch: Stretch) -> list[tuple[Module, Scenario, int]]:
    """The scenarios that a stretch's plan shows, each with its module, and how often it is played."""
    if stretch.kind != "module":
        return []
    module = setting.modules[stretch.id]
    return [
        (module, scenario, rounds_of(scenario, plain((*block.notes.done, *scenario.notes.done))))
        for block in stretch.plan
        if block.kind == "scenario"
        for scenario in items.scenarios(module, block)
    ]
