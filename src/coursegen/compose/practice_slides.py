"""Composes the slides of a module's scenario, questions and quiz."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.compose import phrases, quiz_kinds, slide_ids
from coursegen.compose.artefact import Setting
from coursegen.compose.module_slide import in_module
from coursegen.compose.notes import Turn, turns
from coursegen.compose.visuals import plainly
from coursegen.model import plan_items as items
from coursegen.model.blocks import Content, ItemList, Paragraph
from coursegen.model.course import Block, Module, Stretch
from coursegen.model.parts import Notes
from coursegen.model.practice import Debrief, Question, QuizItem, Scenario
from coursegen.model.slide import ClockFace, NoteLine, Plain, Slide
from coursegen.model.text import joined, words
from coursegen.model.visuals import Cast, Choice, Options, Player, RightChoice

_TALKED = 0.3  # of a scenario's time, for what is said afterwards: the groups form, read and play in the rest


def scenario(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """Each situation with the names of its roles, then the questions to talk about afterwards, then what leads on.

    The players' briefs are on their cards alone: a player who reads only one's own plays better.
    """
    module = setting.modules[stretch.id]
    played = items.scenarios(module, block)
    turns = 2 * len(played)
    return tuple(
        slide
        for before, one in enumerate(played)
        for slide in (
            _scene(setting, stretch, module, one, Turn(block, 2 * before + 1, turns)),
            _debrief(setting, stretch, module, one, Turn(block, 2 * before + 2, turns)),
        )
    )


def _scene(setting: Setting, stretch: Stretch, module: Module, played: Scenario, turn: Turn) -> Slide:
    w = setting.words
    number = setting.numbers[played.address]
    roles: tuple[Content, ...] = (
        Paragraph(w.text("roles"), "label"),
        ItemList(tuple(role.name for role in played.roles)),
    )
    minutes = max(1, 2 * turn.span.minutes // turn.parts)
    whose = phrases.whose_story(setting, played)
    footnote = joined(whose, " · ", w.count("minutes", minutes), " · ", played.grouping)
    around: dict[str, tuple[Content, ...]] = {
        "kicker": (Paragraph(w.text("scenario", number=number), "label"),),
        "body": (Paragraph(played.setting), Paragraph(w.text("your_task"), "label"), Paragraph(played.task)),
        "footnote": (Paragraph(footnote, "small"),),
    }
    whole = {**around, "aside": roles}
    given, cast = played.visual, _cast(setting, played)
    told = [NoteLine(w.say("label_roles"), role.name) for role in played.roles] if given is not None else []
    told.append(NoteLine("", w.text("your_part")))
    beside: dict[str, tuple[Content, ...]] = {
        **around,
        "body": (Paragraph(played.setting),),
        "aside": (Paragraph(words(w.count("minutes", minutes)), "label"), Paragraph(played.grouping)),
        "footnote": (Paragraph(whose, "small"),),
    }
    return in_module(
        setting, stretch,
        Slide(
            id=slide_ids.scenario(module, played), role="scenario" if given is None else "drawn", title=played.title,
            slots=around if given is not None else whole if cast is None else beside, address=played.address,
            visual=given or cast, clock=None if given is not None else ClockFace(0, minutes),
            plain=Plain("scenario", whole, "") if given is not None or cast is not None else None,
        ),
        turn=turn, default=w.text("do_scenario"), number=number, own=replace(played.notes, transition=()),
        closing=told,
    )  # fmt: skip


def _cast(setting: Setting, played: Scenario) -> Cast | None:
    """The task with a card for each role; ``None`` where the course has no drawings of its own accord."""
    if setting.course.motif == "none":
        return None
    return Cast(played.address, played.task, tuple(Player(role.id, role.name, role.address) for role in played.roles))


def _debrief(setting: Setting, stretch: Stretch, module: Module, played: Scenario, turn: Turn) -> Slide:
    w = setting.words
    number = setting.numbers[played.address]
    kicker: tuple[Content, ...] = (Paragraph(w.text("debrief_number", number=number), "label"),)
    about = max(1, round(_TALKED * 2 * turn.span.minutes / turn.parts))
    minutes = Paragraph(words(setting.words.count("about_minutes", about)), "lead")
    alone = played.debrief[0].ask if len(played.debrief) == 1 else None
    listed: dict[str, tuple[Content, ...]] = {
        "kicker": kicker,
        "body": (ItemList(tuple(asked.ask for asked in played.debrief), "number"),),
    }
    return in_module(
        setting, stretch,
        Slide(
            id=slide_ids.debrief(module, played), role="debrief" if alone is None else "discussion",
            title=w.text("debrief_title", scenario=played.title) if alone is None else alone,
            slots=listed if alone is None else {"kicker": kicker, "aside": (minutes,)},
            address=f"{played.address}.debrief",
        ),
        turn=turn, default=w.text("do_debrief"), number=number,
        own=Notes(do=(w.text("do_debrief"),), transition=played.notes.transition),
        answers=[line for asked in played.debrief for line in _asked(setting, asked)],
    )  # fmt: skip


def _asked(setting: Setting, asked: Debrief) -> list[NoteLine]:
    listen = setting.words.say("label_listen_for")
    return [
        NoteLine(setting.words.say("label_ask"), asked.ask),
        *(NoteLine("" if place else listen, answer) for place, answer in enumerate(asked.listen_for)),
    ]


def questions(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """One slide for each question that the block names."""
    module = setting.modules[stretch.id]
    return tuple(_question(setting, stretch, module, *turn) for turn in turns(module.questions, block))


def _question(setting: Setting, stretch: Stretch, module: Module, asked: Question, turn: Turn) -> Slide:
    w = setting.words
    number = setting.numbers[asked.address]
    kicker: tuple[Content, ...] = (Paragraph(w.text("discussion", number=number), "label"),)
    how: tuple[Content, ...] = (Paragraph(words(_share_of(setting, turn)), "label"), Paragraph(asked.grouping))
    drawn = asked.visual
    plain = Plain("discussion", {"kicker": kicker, "aside": (*how, *plainly(drawn))}, "") if drawn is not None else None
    return in_module(
        setting, stretch,
        Slide(
            id=slide_ids.question(module, asked), role="drawn" if drawn is not None else "discussion", title=asked.ask,
            slots={"kicker": kicker, "aside" if drawn is None else "body": how}, address=asked.address, plain=plain,
            visual=drawn,
        ),
        turn=turn, default=w.text("do_question"), number=number, own=asked.notes, listen_for=asked.good_answers,
    )  # fmt: skip


def _share_of(setting: Setting, turn: Turn) -> str:
    """How long a question has: the block's minutes, or its even share of them in whole minutes."""
    minutes = max(1, turn.span.minutes // turn.parts)
    if turn.parts == 1:
        return setting.words.count("minutes", minutes)
    return setting.words.count("about_minutes", minutes)


def quiz(setting: Setting, stretch: Stretch, block: Block) -> tuple[Slide, ...]:
    """One slide for each quiz question: a click shows what is right, and why."""
    module = setting.modules[stretch.id]
    return tuple(_quiz(setting, stretch, module, *turn) for turn in turns(module.quiz, block))


def _quiz_kicker(setting: Setting, item: QuizItem) -> tuple[Content, ...]:
    place, total = setting.quiz_places[item.address]
    number = setting.numbers[item.address]
    w = setting.words
    if total == 1:
        return (Paragraph(w.text("quiz_question_alone", number=number), "label"),)
    return (Paragraph(w.text("quiz_question", number=number, place=str(place), total=str(total)), "label"),)


SPOKEN = '“"„«'
"""What somebody's words begin with."""


def _choices(item: QuizItem) -> Options | None:
    """The options of a choice as bubbles where all are spoken, else as cards; ``None`` for other kinds of questions."""
    if item.kind not in ("choice", "several") or len(item.options) not in range(2, 6):
        return None
    spoken = all(option.text.plain[:1] in SPOKEN for option in item.options)
    choices = ((RightChoice if one.right else Choice)(one.id, one.text, one.address) for one in item.options)
    return Options(item.address, tuple(choices), spoken)


def _quiz(setting: Setting, stretch: Stretch, module: Module, item: QuizItem, turn: Turn) -> Slide:
    w = setting.words
    kicker, revealed = _quiz_kicker(setting, item), quiz_kinds.revealed(w, item)
    usual = w.text(f"do_quiz_{item.kind}")
    drawn = _choices(item) if setting.course.motif != "none" else None
    whole: dict[str, tuple[Content, ...]] = {"kicker": kicker, "body": (*quiz_kinds.asked(w, item), *revealed)}
    return in_module(
        setting, stretch,
        Slide(
            id=slide_ids.quiz(module, item), role="quiz", title=item.stem,
            slots={"kicker": kicker, "body": revealed} if drawn is not None else whole, visual=drawn,
            plain=Plain("quiz", whole, "") if drawn is not None else None, address=item.address,
        ),
        turn=turn, default=usual, number=setting.numbers[item.address],
        own=Notes() if turn.share().do else Notes(do=(usual,)), answers=quiz_kinds.told(w, item),
    )  # fmt: skip
