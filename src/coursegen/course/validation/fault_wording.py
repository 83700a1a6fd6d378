"""Words pydantic's faults as our own sentences, by their type, each with its place and its cure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from msgspec.structs import replace

from coursegen.course.forms.files import SVG_PATH
from coursegen.course.forms.form import Form
from coursegen.course.validation.probable_values import as_it_was_meant
from coursegen.course.validation.pydantic_fault import Fault, bare, is_form, meant, named, shape_of, short, shown
from coursegen.course.validation.split_commas import Torn, torn
from coursegen.course.validation.wishes import answered
from coursegen.problems import Problem, nearest
from coursegen.source import nodes
from coursegen.source.short_form import quoted

PATTERNS: dict[str, tuple[str, str]] = {
    r"^[a-z][a-z0-9_]*$": (
        "an id has lower-case letters, digits and _ only, and starts with a letter",
        "for instance call_back or article_004",
    ),
    r"^([01]?\d|2[0-3]):[0-5]\d$": ("a time of day is needed here", 'write it as "09:00" or "14:30"'),
    r"^(same day|next shift|next day|[1-9]\d{0,2} (day|days|week|weeks|month|months))$": (
        "a time after the session is needed here",
        "write same day, next shift, next day, or a number of days, weeks or months: 3 days, 2 weeks",
    ),
    r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,30}$": (
        "a version has letters, digits, dots, + and - only, 31 at most",
        'for instance "1.0"',
    ),
    r"^[0-9a-f]{64}$": ("a sha256 is needed here: 64 figures and letters from a to f", "let the command write it"),
    r"^[a-z]{2,3}(-[A-Z]{2})?$": ("a language tag is needed here", "for instance en, en-GB or de"),
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$": (
        "a field is named here, from the file's top",
        "for instance title, or key_points.own.headline",
    ),
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$": (
        "the id of what it comes after is needed here",
        "for instance play, or key_points.own",
    ),
    r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$": ("a date is needed here", 'year, month, day: "2027-03-04"'),
    r"^#[0-9A-Fa-f]{6}$": (
        "a colour's code is needed here",
        'write it in quotes, for instance "#0B6E4F" for a green (PowerPoint shows it: More Colors > Custom > Hex)',
    ),
    r"^[^\\:]+\.(pptx|potx)$": (
        "a .pptx or .potx file inside the course folder is needed here",
        "for instance brands/shop.pptx",
    ),
    r'^https?://[^\s"<>\\^`{|}]+$': (
        "the address of a video is needed here",
        "copy it from the browser: https://example.org/film",
    ),
    SVG_PATH: (
        "a line drawing is needed here: the data of an SVG path",
        "begin with M, and go on with L, H, V, C, S, Z and numbers: M 0 50 L 40 50 L 60 10 L 100 50",
    ),
    r"^https?://\S+$": ("an http or https address is needed here", "write it whole: https://example.org/page"),
}
"""What each pattern of the forms asks for, in words, and an example."""


def said(faults: Sequence[Mapping[str, Any]], root: nodes.Mapping, form: type[Form]) -> list[Problem]:
    """The problems that pydantic's faults are, each cause once, and one for each value that is not there.

    ``faults`` are the items of ``ValidationError.errors()``; only ``type``, ``loc`` and ``ctx`` are read.
    """
    problems: list[Problem] = []
    found = [Fault(fault, root, form) for fault in faults]
    misspelt = [(id(at.around), meant(at)) for at in found if at.kind == "extra_forbidden"]
    for at in found:
        if isinstance(at.node, nodes.Scalar) and at.node.missing and at.kind != "extra_forbidden":
            field = "" if isinstance(at.around, nodes.Sequence) else at.name
            value = (_planned(at) or "15") if at.wanted is int else "…"
            problems.append(no_value(at.node, field, value, can_go=at.can_go))
        elif at.kind != "missing" or (id(at.around), at.name) not in misspelt:
            problems.append(_of_its_rule(at, SAID.get(at.kind, _other)(at)))
    return list(dict.fromkeys(problems))


def _of_its_rule(at: Fault, problem: Problem) -> Problem:
    """The problem under the name of the rule that a field is there to keep, where there is one."""
    form = at.wanted_around.__name__ if is_form(at.wanted_around) else ""
    rule = RULE_OF_FIELD.get((form, at.name)) if problem.rule in ("missing-field", "length") else None
    return replace(problem, rule=rule) if rule else problem


def no_value(scalar: nodes.Scalar, field: str, value: str = "…", *, can_go: bool) -> Problem:
    """The problem of a field with nothing after it, or of a dash where none is named.

    ``value`` shows what could be there; ``can_go`` is whether the line may be left out.
    """
    message = f"'{field}' is empty" if field else "nothing follows this dash"
    before = f"{field}:" if field else "-"
    if scalar.comment:
        message += ": a # with a space before it starts a remark, which is not read"
        hint = f"if it belongs to the text, put it in quotes: {before} {quoted(scalar.comment)}"
    else:
        what = "what belongs after it:" if value == "…" else "a number after it, for instance"
        hint = f"write {what} {before} {value}" + ("; or delete the line" if can_go else "")
    return Problem("no-value", message, scalar.place, hint)


def _planned(at: Fault) -> str:
    """The minutes that a plan beside an empty field ``minutes`` adds up to, ``""`` where no plan says."""
    plan = at.around.get("plan") if at.name == "minutes" and isinstance(at.around, nodes.Mapping) else None
    blocks = plan.items if isinstance(plan, nodes.Sequence) else []
    minutes = [block.get("minutes") for block in blocks if isinstance(block, nodes.Mapping)]
    numbers = [int(one.text) for one in minutes if isinstance(one, nodes.Scalar) and re.fullmatch(r"\d{1,3}", one.text)]
    return str(sum(numbers)) if numbers and len(numbers) == len(blocks) else ""


def _unknown_field(at: Fault) -> Problem:
    if at.key is not None and isinstance(at.around, nodes.Mapping) and (rest := torn(at.around, at.key)) is not None:
        if hint := _whole(rest.field, rest.text):
            return Problem("number", f"'{rest.field}' is a whole number, not '{rest.text}'", rest.place, hint)
        return torn_text(rest)
    known = list(at.wanted_around.model_fields) if is_form(at.wanted_around) else []
    near = meant(at)
    if wish := answered(at.name, known, at.node.text if isinstance(at.node, nodes.Scalar) else ""):
        return Problem("unknown-field", f"there is no field '{at.name}'", at.key.place if at.key else at.place, wish)
    hint = f"did you mean '{near}'?" if near else f"the fields here are {', '.join(known)}"
    if near and near == at.name.lower():
        hint = f"write it in lower-case letters: {near}"
    return Problem("unknown-field", f"unknown field '{at.name}'", at.key.place if at.key else at.place, hint)


def torn_text(rest: Torn) -> Problem:
    """The problem of a text that a comma tore inside braces."""
    hint = f"put the whole text in quotes: {rest.field}: {quoted(rest.text)}"
    return Problem("short-form", "a comma ends a value inside { }", rest.place, hint)


def _missing_field(at: Fault) -> Problem:
    info = at.wanted_around.model_fields.get(at.name) if is_form(at.wanted_around) else None
    description = getattr(info, "description", None) or _describe(at.wanted)
    return Problem(
        "missing-field",
        f"the field '{at.name}' is missing here",
        at.around.place,
        f"add '{at.name}:'" + (f" ({description})" if description else ""),
    )


def _describe(wanted: Any) -> str:
    """What a form's field wants, in a few words."""
    if isinstance(wanted, type) and issubclass(wanted, Form):
        return "with fields of its own: " + ", ".join(wanted.model_fields)
    if get_origin(wanted) is list:
        return "a list"
    if get_origin(wanted) is Literal:
        return "one of " + ", ".join(str(choice) for choice in get_args(wanted))
    return ""


def _text_meant(at: Fault) -> Problem:
    found = shape_of(at.node)
    if isinstance(at.node, nodes.Mapping):
        hint = "put the text in quotes: without them a colon with a space after it, or a {, makes fields of it"
    else:
        hint = "write it as one text; a text that starts with [ or - needs quotes"
    return at.problem("shape", f"{named(at)} is text, and here is {found}", hint)


def _list_meant(at: Fault) -> Problem:
    hint = "start each item on its own line with '- ', even if there is only one"
    if isinstance(at.node, nodes.Scalar):
        hint = f"put it on the next line, with 2 spaces more before it than this line has: - {short(at.node.text)}"
    if isinstance(at.node, nodes.Scalar) and get_args(at.wanted)[:1] and bare(get_args(at.wanted)[0]) is int:
        hint = _numbers(at.node.text) or "write the numbers in brackets: [1, 2]"
    return at.problem("shape", f"{named(at)} is a list, and here is {shape_of(at.node)}", hint)


def _fields_meant(at: Fault) -> Problem:
    names = list(at.wanted.model_fields) if is_form(at.wanted) else []
    hint = f"write its fields: {', '.join(names)}" if names else "write 'name: value' lines below it"
    return at.problem("shape", f"{named(at)} has fields of its own, and here is {shape_of(at.node)}", hint)


def _pattern(at: Fault) -> Problem:
    message, hint = PATTERNS.get(at.context["pattern"], ("this is not written as it should be", ""))
    hint = as_it_was_meant(at.context["pattern"], shown(at.node)) or hint
    return at.problem("pattern", f"{message}, not '{shown(at.node)}'", hint)


def _choice(at: Fault) -> Problem:
    choices = [str(choice) for choice in get_args(at.wanted)]
    near = next((one for one in choices if one.lower() == shown(at.node).strip().lower()), "")
    near = near or nearest(shown(at.node), choices)
    one_of = f"one of {', '.join(choices)}" if len(choices) > 2 else " or ".join(choices)
    if not isinstance(at.node, nodes.Scalar):
        return at.problem("choice", f"{named(at)} is a word, and here is {shape_of(at.node)}", one_of)
    hint = f"did you mean '{near}'?" if near else f"write {one_of}"
    if near and near == shown(at.node).strip().lower():
        hint = f"write it in lower-case letters: {near}"
    return at.problem("choice", f"{named(at)} can't be '{shown(at.node)}'", hint)


def _number_meant(at: Fault) -> Problem:
    text = shown(at.node)
    found = f"'{text}'" if isinstance(at.node, nodes.Scalar) else shape_of(at.node)
    if (at.name == "minutes" or at.name.endswith("_minutes")) and (clock := re.fullmatch(r"(\d{1,2}):(\d\d)", text)):
        hint = f"write whole minutes: {60 * int(clock[1]) + int(clock[2])}"
        return at.problem("number", f"{named(at)} is a whole number, not {found}", hint)
    ends = re.findall(r"\d+", text)
    if isinstance(at.around, nodes.Sequence) and len(ends) > 1 and (numbers := _numbers(text)):
        hint = numbers
    else:
        hint = _whole(at.name, text) or f"write digits only: {ends[0] if len(ends) == 1 else 15}"
    return at.problem("number", f"{named(at)} is a whole number, not {found}", hint)


def _figure_meant(at: Fault) -> Problem:
    found = f"'{shown(at.node)}'" if isinstance(at.node, nodes.Scalar) else shape_of(at.node)
    return at.problem("number", f"{named(at)} is a number, not {found}", "write digits, and a point: 20 or 1.3")


def _whole(name: str, text: str) -> str:
    """How to write a number that has a decimal comma or point; nothing for any other text."""
    found = re.fullmatch(r"(\d{1,4})\s*[.,]\s*\d+", text)
    what = "minutes" if name == "minutes" else "numbers"
    return f"write whole {what}: {found[1]} or {int(found[1]) + 1}" if found else ""


def _numbers(text: str) -> str:
    """How to write the numbers that a text names: ``1-3`` and ``1, 2``; nothing where it names none."""
    numbers = [int(digits) for digits in re.findall(r"\d{1,4}", text)]
    if re.fullmatch(r"\s*\d{1,4}\s*(-|–|to|\.\.)\s*\d{1,4}\s*", text) and numbers[0] < numbers[1]:
        numbers = list(range(numbers[0], min(numbers[1], numbers[0] + 9) + 1))
    return f"write each number, in brackets: [{', '.join(map(str, numbers))}]" if numbers else ""


def _too_small(at: Fault) -> Problem:
    least = _figure(at.context["ge"])
    listed = isinstance(at.around, nodes.Sequence) and least == "1"
    hint = "they are counted from 1" if listed else f"write {least} or more"
    return at.problem("range", f"{named(at)} must be at least {least}, not {shown(at.node)}", hint)


def _too_large(at: Fault) -> Problem:
    most = _figure(at.context["le"])
    return at.problem("range", f"{named(at)} must be at most {most}, not {shown(at.node)}", f"write {most} or less")


def _figure(limit: float) -> str:
    return str(int(limit)) if limit == int(limit) else f"{limit:g}"


def _yes_or_no(at: Fault) -> Problem:
    found = f"'{shown(at.node)}'" if isinstance(at.node, nodes.Scalar) else shape_of(at.node)
    info = at.wanted_around.model_fields.get(at.name) if is_form(at.wanted_around) else None
    off = info is not None and info.default is False
    hint = "write true, or leave the field out" if off else "write true or false"
    return at.problem("yes-no", f"{named(at)} is true or false, not {found}", hint)


def _text_too_short(at: Fault) -> Problem:
    hint = "write its text between the quotes" + (", or take the line out" if at.can_go else "")
    return at.problem("no-value", f"{named(at)} is empty", hint)


def _text_too_long(at: Fault) -> Problem:
    length = len(at.node.text) if isinstance(at.node, nodes.Scalar) else 0
    most = at.context["max_length"]
    message = f"{named(at)} has {length:,} characters; at most {most:,} fit"
    return at.problem("length", message, f"say it shorter, by {length - most:,} characters")


def _too_few(at: Fault) -> Problem:
    least, there = at.context["min_length"], at.context["actual_length"]
    message = f"{named(at)} needs at least {least} {_items(least)} and has {there}"
    return at.problem("length", message, "add to the list")


def _too_many(at: Fault) -> Problem:
    there, most = len(at.node.items) if isinstance(at.node, nodes.Sequence) else 0, at.context["max_length"]
    message = f"{named(at)} has {there} {_items(there)}; at most {most} fit"
    return at.problem("length", message, f"keep the {most} that matter most")


def _items(number: int) -> str:
    return "item" if number == 1 else "items"


def _no_such_day(at: Fault) -> Problem:
    return at.problem("value", "there is no such day in the calendar", 'write year, month, day: "2027-03-04"')


def _other(at: Fault) -> Problem:
    return at.problem("value", f"{named(at)} is not what belongs here", "compare it with the same field elsewhere")


SAID: dict[str, Callable[[Fault], Problem]] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing_field,
    "string_type": _text_meant,
    "list_type": _list_meant,
    "model_type": _fields_meant,
    "dict_type": _fields_meant,
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "date_parsing": _no_such_day,
    "int_type": _number_meant,
    "int_parsing": _number_meant,
    "int_parsing_size": _number_meant,
    "int_from_float": _number_meant,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "float_type": _figure_meant,
    "float_parsing": _figure_meant,
    "finite_number": _figure_meant,
    "bool_type": _yes_or_no,
    "bool_parsing": _yes_or_no,
    "string_too_short": _text_too_short,
    "string_too_long": _text_too_long,
    "too_short": _too_few,
    "too_long": _too_many,
}
"""Pydantic's fault types (its documented error codes) to our sentences."""

RULE_OF_FIELD: Mapping[tuple[str, str], str] = {
    ("ModuleForm", "source"): "MOD2",
    ("KeyPointForm", "evidence"): "MOD2",
    ("EvidenceForm", "article"): "MOD2",
    ("EvidenceForm", "paragraphs"): "MOD2",
    ("QuizItemForm", "objective"): "OBJ3",
    ("ActionStepForm", "step"): "ACT1",
    ("ActionStepForm", "owner"): "ACT1",
    ("ActionStepForm", "due"): "ACT1",
    ("ActionStepForm", "measure"): "ACT1",
    ("PictureForm", "description"): "A11Y1",
}
"""Fields without which a rule of `coursegen rules` is broken: what is missing or empty there is told as that rule."""
