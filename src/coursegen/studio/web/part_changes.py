"""Changes parts as a whole: adds, moves, mends and takes out; takes back what was done, and does it again."""

from __future__ import annotations

from coursegen.problems import Problem, Refused
from coursegen.publish.versions import BASE, Version
from coursegen.source.mended_text import mended_text
from coursegen.source.values import text_in
from coursegen.studio.open_course import text_now
from coursegen.studio.saving.change import AddItem, RemoveItem
from coursegen.studio.saving.edited_files import NoSuchPlace
from coursegen.studio.saving.elsewhere import Spot, moved_elsewhere, needed_by, slides_after, who_says_otherwise
from coursegen.studio.saving.new_parts import KINDS
from coursegen.studio.saving.parts import Editing, added_part, added_row, moved_part, without_part
from coursegen.studio.saving.span_edit import typed_anew
from coursegen.studio.shown.fields import field_names
from coursegen.studio.shown.outline import every_part
from coursegen.studio.web.change_request import Asked, Nothing, wrote
from coursegen.studio.web.desk import Desk, Opened, label, say
from coursegen.studio.web.form_changes import for_team
from coursegen.studio.web.version_view import look


def added(_: Desk, opened: Opened, __: Version, wanted: Asked) -> str:
    """A part more, after the one that is looked at."""
    if wanted.kind not in KINDS:
        raise NoSuchPlace(wanted.kind)
    editing = Editing(opened.course.texts(), field_names)
    module = wanted.part.partition(".")[0]
    if module == "course" or module not in opened.course.files.modules:
        raise NoSuchPlace(module)
    after = wanted.part.rpartition(".")[2]
    there = added_part(editing, module, wanted.kind, after, wanted.block, say)
    wrote(opened, editing, say("studio_did_add", what=label(KINDS[wanted.kind].block)), there)
    return there


def row_added(_: Desk, opened: Opened, __: Version, wanted: Asked) -> str:
    """A break or a module more in the agenda, after the row that is looked at."""
    editing = Editing(opened.course.texts(), field_names)
    row = wanted.part.split(".")[2] if wanted.part.startswith("course.agenda.") else wanted.part.partition(".")[0]
    there = added_row(editing, wanted.kind, wanted.title, row, say)
    wrote(opened, editing, say("studio_did_add", what=say(f"studio_kind_{wanted.kind}")), there)
    return there


def moved(_: Desk, opened: Opened, __: Version, wanted: Asked) -> str:
    """The part that is looked at, one place up or down; out of its module at its edge, or to where it was dropped."""
    editing = Editing(opened.course.texts(), field_names)
    there = ""
    if wanted.to:
        module = wanted.to.partition(".")[0]
        there = _moved_elsewhere(opened, editing, wanted, Spot(module, wanted.to, wanted.to_block))
    elif wanted.by not in (-1, 1):
        raise Nothing
    elif not moved_part(editing, _row_of(wanted.part, opened), wanted.block, wanted.by):
        spot = _beyond(opened, wanted)
        if spot is None:
            raise Nothing
        there = _moved_elsewhere(opened, editing, wanted, spot)
    wrote(opened, editing, say("studio_did_move", what=say("studio_a_part")), there or wanted.part)
    return there


def _moved_elsewhere(opened: Opened, editing: Editing, wanted: Asked, to: Spot) -> str:
    """A part put into another module. Errors: ``Refused`` where it can't go, or somebody's version would lose it."""
    files = opened.course.files
    layers = {**files.sectors, **files.teams, **files.sessions}
    module, name = wanted.part.partition(".")[0], wanted.part.rpartition(".")[2]
    try:
        slides = slides_after(editing, module, {name, wanted.block.rpartition(".")[2]})
        if who := who_says_otherwise(layers, wanted.part, wanted.block, slides):
            raise Refused([Problem("reference", say("studio_move_layers", who=", ".join(who)))])
        there = moved_elsewhere(editing, wanted.part, wanted.block, to)
        if needed_by(editing, module, name):
            raise Refused([Problem("reference", say("studio_move_needed"))])
        return there
    except NoSuchPlace as error:
        raise Refused([Problem("reference", say("studio_cannot_move"))]) from error


def _beyond(opened: Opened, wanted: Asked) -> Spot | None:
    """The place in the module before or after, for a part at its module's edge; ``None`` where there is none."""
    rows = [row for row in _agenda(opened) if row in opened.course.files.modules]
    module = wanted.part.partition(".")[0]
    if "." not in wanted.part or module not in rows or not 0 <= rows.index(module) + wanted.by < len(rows):
        return None
    other = rows[rows.index(module) + wanted.by]
    if wanted.by > 0:
        return Spot(other)
    loaded = opened.course.good()
    plan = next((row.plan for row in loaded.course.agenda if row.id == other), ()) if loaded else ()
    last = next((one for one in reversed(plan) if one.kind in {kind.block for kind in KINDS.values()}), None)
    return Spot(other, block=last.address) if last is not None else Spot(other)


def _agenda(opened: Opened) -> list[str]:
    return Editing(opened.course.texts(), field_names).names("course.agenda")


def _row_of(address: str, opened: Opened) -> str:
    """A module's row of the agenda; anything else itself."""
    return f"course.agenda.{address}" if address in opened.course.files.modules else address


def removed(desk: Desk, opened: Opened, version: Version, wanted: Asked) -> str:
    """The part that is looked at, taken out; what is looked at then is the one before it."""
    looked = look(desk, opened, version)
    order = [one.address for one in every_part(looked.parts)]
    before = order[max(0, order.index(wanted.part) - 1)] if wanted.part in order else ""
    if wanted.scope == "team" and version.team != BASE and "." in wanted.part:
        around, _, name = wanted.part.rpartition(".")
        for_team(opened, version, RemoveItem(around, name), wanted)
        return before
    editing = Editing(opened.course.texts(), field_names)
    without_part(editing, wanted.part, wanted.block)
    wrote(opened, editing, say("studio_did_take_out", what=say("studio_a_part")), before)
    return before


def cured(desk: Desk, opened: Opened, version: Version, wanted: Asked) -> str:
    """A problem mended as ``check --fix`` mends it."""
    looked = look(desk, opened, version)
    mend = looked.found.cures.get((wanted.rule, wanted.address))
    place = looked.loaded.origins.place(wanted.address) if looked.loaded else None
    if mend is None or place is None:
        raise Nothing
    text = text_now(opened.course, place.file)
    new = mended_text(text, place, mend.mended)
    if new == text:  # what is typed in quotes is mended as what it says
        said = text_in(looked.loaded.merged.node(wanted.address)).strip() if looked.loaded else ""
        new = typed_anew(text, place, mend.mended(said)) or text
    if new == text:
        raise Nothing
    opened.course.write({place.file: new}, say("studio_did_cure"), wanted.part)
    return ""


def stayed(_: Desk, opened: Opened, __: Version, wanted: Asked) -> str:
    """A problem left as it is, with a reason in course.yaml that anybody can read."""
    editing = Editing(opened.course.texts(), field_names)
    value = {"rule": wanted.rule, "at": wanted.address, "reason": say("studio_left_reason")}
    editing.do(AddItem("course.check.ignore", value))
    wrote(opened, editing, say("studio_did_leave"), wanted.part)
    return ""


def undone(_: Desk, opened: Opened, __: Version, ___: Asked) -> str:
    """The last thing taken back."""
    done = opened.course.undo()
    return done.part if done else ""


def redone(_: Desk, opened: Opened, __: Version, ___: Asked) -> str:
    """The last thing that was taken back done again."""
    done = opened.course.redo()
    return done.part if done else ""
