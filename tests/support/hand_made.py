"""A course of one opening, two modules, a break and a closing, written out by hand."""

from __future__ import annotations

from typing import Any

from coursegen.model.author import Author
from coursegen.model.course import (
    ActionStep,
    Activity,
    Block,
    BlockKind,
    Clock,
    Course,
    KeyPoint,
    Method,
    Module,
    Objective,
    Prompt,
    Rule,
    Source,
    Stretch,
)
from coursegen.model.parts import Evidence, Notes
from coursegen.model.practice import Debrief, Option, Question, QuizItem, Role, Scenario
from coursegen.model.text import Run, Text

SECRETS = (
    "SECRET-LISTEN", "SECRET-GOOD", "SECRET-FEEDBACK", "SECRET-SAY", "SECRET-DO", "SECRET-ASK", "SECRET-TRANSITION",
)  # fmt: skip
BLANK = "Owning"


def text(words: str, address: str = "") -> Text:
    return Text((Run(words),), address)


def notes(where: str) -> Notes:
    return Notes(
        say=(text(f"SECRET-SAY {where}"), text("And a second paragraph.")),
        do=(text(f"SECRET-DO {where}"),),
        ask=(text(f"SECRET-ASK {where}"),),
        transition=(text(f"SECRET-TRANSITION {where}"),),
    )


def module(name: str, title: str) -> Module:
    def at(rest: str) -> str:
        return f"{name}.{rest}"

    point = at("key_points.own_it")
    return Module(
        id=name,
        title=text(title, at("title")),
        promise=text(f"What {title} gives", at("promise")),
        takeaway=text(f"Take {title} along", at("takeaway")),
        pictogram="phone",
        source="lopez",
        use="cited",
        objectives=(
            Objective("tell", text("Tell sorry from excuses", at("objectives.tell.text")), at("objectives.tell")),
            Objective("say", text("Say sorry once", at("objectives.say.text")), at("objectives.say")),
        ),
        key_points=(
            KeyPoint(
                "own_it",
                Text((Run(BLANK, blank=True), Run(f" it calms {title} callers")), f"{point}.headline"),
                Text((Run("Callers wait for "), Run("one name", blank=True), Run(".")), f"{point}.explanation"),
                text("At our counter a cracked cup came back.", f"{point}.example"),
                "handshake",
                (Evidence("lopez", (8, 9)), Evidence("anon", (5, 3))),
                notes(f"{name} own"),
                point,
            ),
            KeyPoint(
                "let_go",
                text(f"Letting go ends {title}", at("key_points.let_go.headline")),
                text("A call is over when it is over.", at("key_points.let_go.explanation")),
                Text(),
                "",
                (Evidence("anon", (1,)),),
                Notes(),
                at("key_points.let_go"),
            ),
        ),
        action_steps=(
            ActionStep(
                "call", text("Call back"), text("each agent"), text("3 days"), text("the log shows it"),
                at("action_steps.call"),
            ),
        ),
        scenarios=(Scenario(
            "cup",
            text(f"The cracked cup of {title}", at("scenario.title")),
            text("A customer comes back with a cup.", at("scenario.setting")),
            text("Play it in four minutes.", at("scenario.task")),
            text("threes", at("scenario.grouping")),
            (
                Role("guest", text("Guest"), text("Wants a new cup today."), at("scenario.roles.guest")),
                Role("agent", text("Agent"), text("Has no cups left."), at("scenario.roles.agent")),
            ),
            (Debrief("calm", text("What calmed the guest?"), (text("SECRET-LISTEN"),), at("scenario.debrief.calm")),),
            (),
            notes(f"{name} scenario"),
            at("scenario"),
        ),),
        questions=(
            Question(
                "when", text(f"When did {title} last go wrong?", at("questions.when.ask")), text("pairs"),
                (text("SECRET-GOOD"),), notes(f"{name} question"), at("questions.when"),
            ),
            Question(
                "who", text(f"Who helps with {title}?", at("questions.who.ask")), text("the whole group"),
                (text("SECRET-GOOD"),), Notes(), at("questions.who"),
            ),
        ),
        quiz=(
            QuizItem(
                "first",
                text("What comes first?", at("quiz.first.stem")),
                "tell",
                tuple(
                    Option(
                        option, text(words, at(f"quiz.first.options.{option}.text")), option == "b",
                        text(f"SECRET-FEEDBACK {option}"), at(f"quiz.first.options.{option}"),
                    )
                    for option, words in (("a", "A refund"), ("b", "A name"), ("c", "A form"))
                ),
                at("quiz.first"),
            ),
        ),
        address=name,
    )  # fmt: skip


def plan(where: str, *kinds: tuple[BlockKind, tuple[str, ...], int], start: int) -> tuple[Block, ...]:
    blocks = []
    for kind, items, minutes in kinds:
        method: Method = "lecture" if kind in ("opener", "objectives", "key_points") else "activity"
        address = f"{where}.plan.{kind}"
        say = Notes(say=(text(f"SECRET-SAY block {kind}"),), transition=(text(f"SECRET-TRANSITION block {kind}"),))
        blocks.append(Block(kind, kind, items, method, Clock(start), minutes, say, address))
        start += minutes
    return tuple(blocks)


def module_stretch(name: str, title: str, start: int) -> Stretch:
    # the plan puts the scenario before the questions in one order, and the printed numbers follow it
    blocks = plan(
        name,
        ("opener", (), 2), ("objectives", (), 3), ("key_points", ("own_it", "let_go"), 10), ("scenario", (), 15),
        ("questions", ("when", "who"), 8), ("quiz", ("first",), 4), ("action_steps", (), 3),
        start=start,
    )  # fmt: skip
    return Stretch(name, "module", text(title), Clock(start), 45, blocks, f"course.agenda.{name}")


def source(name: str, **facts: Any) -> Source:
    values: dict[str, Any] = {
        "id": name, "title": "", "opening": "", "authors": (), "publisher": "", "url": "", "issued": "", "accessed": "",
        "language": "en", "licence": "NOASSERTION", "status": "unknown", "rights": "Nothing is stated", "statement": "",
        "address": f"articles.{name}",
    }  # fmt: skip
    values |= facts
    return Source(**values | {"authors": tuple(Author(author) for author in values["authors"])})


def course() -> Course:
    opening = plan(
        "course.agenda.opening",
        ("welcome", (), 5), ("how_it_runs", (), 3), ("agenda", (), 2), ("activity", ("warm_up",), 10),
        start=540,
    )  # fmt: skip
    closing = plan("course.agenda.closing", ("recap", (), 5), ("commitments", (), 10), start=665)
    return Course(
        id="cups",
        title=text("Cups and calls", "course.title"),
        subtitle=text("For people at a counter", "course.subtitle"),
        version="1.2",
        stamp="1.2-abcdef0",
        language="en-GB",
        page="a4",
        audience=text("Everybody who hands cups over", "course.audience"),
        goals=(text("Fewer broken cups", "course.goals.0"),),
        use="internal",
        distribution="print",
        agenda=(
            Stretch("opening", "opening", text("Opening"), Clock(540), 20, opening, "course.agenda.opening"),
            module_stretch("recover", "Recover", 560),
            Stretch("coffee", "break", text("Coffee"), Clock(605), 15, (), "course.agenda.coffee"),
            module_stretch("choice", "Choose", 620),
            Stretch("closing", "closing", text("Closing"), Clock(665), 15, closing, "course.agenda.closing"),
        ),
        modules=(module("recover", "Recover"), module("choice", "Choose")),
        rules=(Rule("phones", text("Phones are silent"), "course.rules.phones"),),
        activities=(
            Activity(
                "warm_up", text("My best cup", "course.activities.warm_up.title"), text("pairs"),
                (text("Think of a cup."), text("Tell your neighbour.")), (text("One cup a pair"),), 3,
                notes("warm up"), "course.activities.warm_up",
            ),
        ),
        commitments=(Prompt("next", text("With my next caller I will"), "course.commitments.next"),),
        sources={
            "lopez": source(
                "lopez", title="Cups That Come Back", authors=("Maria Lopez",), url="https://example.org/cups",
                statement="Copyright, Maria Lopez. See www.example.org/rights.",
            ),
            "anon": source("anon", opening="a letter to a potter"),
        },
    )  # fmt: skip
