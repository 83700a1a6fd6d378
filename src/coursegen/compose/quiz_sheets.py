"""Composes the questions of all modules as a test to hand out, in several orders, and the key to each."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from coursegen.compose import occasion, phrases, quiz_kinds, quiz_versions
from coursegen.compose.artefact import Setting, Step
from coursegen.model import plan_items as items
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.course import Module
from coursegen.model.document import Columns, DocumentBlock, FillIn, Heading, KeepTogether, PageBreak
from coursegen.model.parts import Evidence
from coursegen.model.practice import QuizItem
from coursegen.model.text import Text, holding, joined, words

Blocks = tuple[DocumentBlock, ...]

_TALK = 10  # minutes, to talk through what was missed
_ALL = 100  # per cent
_ABREAST = 4  # keys of so many versions beside each other
_HEAD = {2: (0.6, 0.4), 3: (0.44, 0.24, 0.32)}  # of the width: name and date, and points where there are any
_ENOUGH = 4  # questions from which on a test has a pass mark, and versions: fewer are a check


class Asked(Struct, frozen=True):
    """A question and the module that asks it; the ``lot`` decides what is shuffled when it is shown."""

    item: QuizItem
    module: Module
    lot: str = ""


def quiz_sheet(setting: Setting, step: Step) -> Blocks:
    """Each version of the test on pages of its own, none of them empty, the right answers nowhere."""
    versions, pass_mark = _versions(setting, step), step.whole("pass_mark")
    return tuple(part for one in versions for part in _sheet(setting, one, pass_mark, alone=len(versions) == 1))


def answer_key(setting: Setting, step: Step) -> Blocks:
    """The letters of all versions side by side, then every option with its reason."""
    w, asked = setting.words, asked_in_test(setting)
    if not asked:
        return ()
    title = words(setting.recipe.title)
    keys = [_key(setting, version) for version in _versions(setting, step)]
    counts = {"total": str(len(asked)), "needed": str(needed(len(asked), step.whole("pass_mark")))}
    passing = w.text("key_pass", **counts) if marked(setting) else w.text("key_no_pass")
    return (
        PageBreak(even=True),
        Heading(1, title, f"{setting.recipe.id}.key", running=title.plain),
        Paragraph(passing),
        *(Columns(tuple(keys[start : start + _ABREAST])) for start in range(0, len(keys), _ABREAST)),
        *_reasons(setting, _versions(setting, step)),
    )


def _versions(setting: Setting, step: Step) -> str:
    """The letters of the versions; a check has one."""
    return quiz_versions.VERSIONS[: step.whole("versions") if marked(setting) else 1]


def marked(setting: Setting) -> bool:
    """Whether there are questions enough for a pass mark and for versions; a check of one or two has neither."""
    return len(asked_in_test(setting)) >= _ENOUGH


def asked_in_test(setting: Setting) -> tuple[Asked, ...]:
    """The test's questions as version A has them, in the agenda's order.

    First of a module come those that a plan shows and that are not for the class alone, then the rest.
    """
    asked: list[Asked] = []
    for stretch in setting.course.agenda:
        if stretch.kind == "module":
            module = setting.modules[stretch.id]
            shown = [item for block in stretch.plan if block.kind == "quiz" for item in items.shown(module.quiz, block)]
            shown += [item for item in module.quiz if item.use == "test"]
            asked += (Asked(item, module) for item in shown if item.use != "class")
    return tuple(asked)


def in_version(asked: tuple[Asked, ...], version: str) -> tuple[Asked, ...]:
    """The questions as a version has them: A as the course does, the others shuffled."""
    modules = {one.item.address: one.module for one in asked}
    arranged = quiz_versions.in_version([one.item for one in asked], version)
    return tuple(Asked(one.item, modules[one.item.address], one.lot) for one in arranged)


def minutes_for(asked: int) -> int:
    """How long a test takes with what is said of it afterwards: a minute a question and ten, in steps of five."""
    return -(-(asked + _TALK) // 5) * 5


def needed(asked: int, pass_mark: int) -> int:
    """How many right answers a mark in per cent asks for, rounded up; short of a mark of all, one may be wrong."""
    most = asked if pass_mark == _ALL else max(1, asked - 1)
    return min(most, -(-asked * pass_mark // _ALL))


def _sheet(setting: Setting, version: str, pass_mark: int, *, alone: bool) -> Iterator[DocumentBlock]:
    w, asked = setting.words, in_version(asked_in_test(setting), version)
    if not asked:
        return
    title = words(setting.recipe.title) if alone else w.text("quiz_version", version=version)
    yield PageBreak(even=True, loose=True)
    yield Heading(1, title, f"{setting.recipe.id}.{version}", running=title.plain)
    counts = {"total": str(len(asked)), "needed": str(needed(len(asked), pass_mark))}
    yield Paragraph(_of_which_session(setting))
    labels = (w.text("name"), w.text("date"), *((w.text("quiz_points", **counts),) if marked(setting) else ()))
    yield Columns(tuple((FillIn((label,)),) for label in labels), _HEAD[len(labels)])
    alike = all(one.item.kind == "choice" for one in asked)
    told = [w.text(f"quiz_sheet_lead{'' if alike else '_kinds'}", **counts)] if len(asked) > 1 else []
    told += [w.text("quiz_sheet_lead_one")] if alike and len(asked) == 1 else []
    told.append(w.text("quiz_pass", **counts) if marked(setting) else w.text("quiz_no_pass"))
    yield Paragraph(joined(told[0], *(part for one in told[1:] for part in (" ", one))))
    for place, one in enumerate(asked, 1):
        stem = w.text("quiz_stem", place=str(place), stem=one.item.stem)
        asks = Paragraph(joined(stem, *quiz_kinds.how_to_tick(w, one.item)))
        hung = len(stem.plain) - len(one.item.stem.plain)
        yield KeepTogether((asks, *quiz_kinds.on_paper(w, one.item, one.lot)), hung=hung)
    more = FillIn((w.text("quiz_more"),))
    if not alone:  # its last page says as well which version it is, should it come off the first
        yield KeepTogether((Paragraph(w.text("quiz_end", version=version), "label"), more))
    else:
        yield more


def _of_which_session(setting: Setting) -> Text:
    """``Still Glad You Came · The front desk · 4 March 2027``: what a paper on a desk is from."""
    course, session = setting.course, setting.whole.session
    day = occasion.day(setting.words, session.date) if session else ""
    return joined(course.title, *(part for fact in (course.team, day) if fact for part in (" · ", fact)))


def _key(setting: Setting, version: str) -> Blocks:
    """The answers of a version in its order."""
    w, in_a = setting.words, asked_in_test(setting)
    places = {one.item.address: str(place) for place, one in enumerate(in_a, 1)}
    cells = 2 if version == "A" else 3
    rows = tuple(
        (words(str(place)), words(quiz_kinds.letters(one.item, one.lot), strong=True), words(places[one.item.address]))
        for place, one in enumerate(in_version(in_a, version), 1)
    )
    header = (w.text("column_number"), w.text("column_answer"), w.text("column_in_a"))
    title = w.text("key_version", version=version) if marked(setting) else w.text("key_alone")
    return (
        Heading(2, title, f"{setting.recipe.id}.{version}"),
        Table(
            header[:cells],
            tuple(row[:cells] for row in rows),
            (0.3, 0.4, 0.3) if cells > 2 else (0.3, 0.7),
            w.say("key_caption", version=version),
        ),
    )


def _reasons(setting: Setting, versions: str) -> Iterator[DocumentBlock]:
    """Every option with its reason, each question with its number in every version: one is found from any of them."""
    w, asked = setting.words, asked_in_test(setting)
    if not asked:
        return
    yield PageBreak("soft", even=True)
    yield Heading(1, w.text("reasons_title"), f"{setting.recipe.id}.reasons", running=w.say("reasons_title"))
    lead = Paragraph(w.text("reasons_lead" if len(versions) > 1 else "reasons_lead_alone"))
    orders = {version: [one.item.address for one in in_version(asked, version)] for version in versions[1:]}
    for place, one in enumerate(asked, 1):
        item = one.item
        answer = tuple(
            replace(part, small=True) if isinstance(part, Table) else part for part in quiz_kinds.answered(w, item)
        )
        stem = w.text("quiz_stem", place=str(place), stem=item.stem)
        checks = w.text("checks", objective=_objective(one))
        numbers = "".join(
            f"{w.say('key_place', version=version, place=str(order.index(item.address) + 1))} · "
            for version, order in orders.items()
        )
        module = phrases.numbered(setting, one.module)
        held = holding(module, (module.plain.find(" "),))  # no line ends at the module's number
        about = (checks, held, _source(setting, one.module))
        where = joined(words(numbers, strong=True), *[part for fact in about for part in (" · ", fact)][1:])
        reasons = KeepTogether((Heading(3, stem, item.address), Paragraph(where, "small"), *answer))
        yield KeepTogether((lead, reasons)) if place == 1 else reasons


def _objective(one: Asked) -> Text:
    return next((aim.text for aim in one.module.objectives if aim.id == one.item.objective), Text())


def _source(setting: Setting, module: Module) -> Text:
    """The paragraphs of its articles that the module's key points rest on."""
    evidence = tuple(place for point in module.key_points for place in point.evidence)
    return phrases.source_line(setting, _merged(evidence), module.address)


def _merged(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    found: dict[str, set[int]] = {}
    for place in evidence:
        found.setdefault(place.article, set()).update(place.paragraphs)
    return tuple(Evidence(article, tuple(sorted(numbers))) for article, numbers in found.items())
