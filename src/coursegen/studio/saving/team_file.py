"""Writes what a form says for one team alone into that team's file."""

from __future__ import annotations

from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.pull.placing.patch import RemoveObject
from coursegen.pull.placing.patch import SetText as SetTextOfLayer
from coursegen.pull.proposal.layer_file import edited_text
from coursegen.pull.text.merged_course import Merged
from coursegen.pull.yaml_text.file_tree import FileTree, in_lines
from coursegen.source.folder import COURSE
from coursegen.studio.saving.change import Change, RemoveItem, SetText
from coursegen.studio.saving.edited_files import NoSuchPlace
from coursegen.studio.saving.sums import with_sums


def team_edited(text: str, file: str, loaded: LoadedCourse, change: Change) -> str:
    """The text of a team's file with a change in it. Errors: :class:`NoSuchPlace` for what no team's file can say."""
    now = Merged(loaded.merged)
    if change.address.startswith("course.terms.") and isinstance(change, SetText):
        return _with_term(text, file, now, change)
    match change:
        case SetText(address=address, text=said) if said.strip():
            changes = with_sums(SetText(address, said.strip(), change.was), lambda at: now.typed(at) or "")
            own = Merged(loaded.own)
            return edited_text(
                text, [SetTextOfLayer(one.address, one.text, own.typed(one.address)) for one in changes], now, file
            )
        case RemoveItem(address=around, name=name):
            return edited_text(text, [RemoveObject(around, name)], now, file)
        case _:
            raise NoSuchPlace(change.address)


def with_term(text: str, file: str, name: str, one: str, many: str) -> str:
    """The text of a team's file that calls something by a word of the team's own."""
    tree = FileTree(text, file)
    terms = tree.along(["terms"])
    terms[name] = {"one": one, "many": many}
    in_lines([tree.root, terms])
    return tree.text()


def _with_term(text: str, file: str, now: Merged, change: SetText) -> str:
    """A word of the team's own; the form that nobody typed stays as it is for all."""
    _, _, name, form = change.address.split(".")
    tree = FileTree(text, file)
    terms = tree.along(["terms"])
    if name not in terms:
        terms[name] = {one: now.typed(f"course.terms.{name}.{one}") or "" for one in ("one", "many")}
    terms[name][form] = change.text.strip()
    in_lines([tree.root, terms])
    return tree.text()


def with_brand(text: str, file: str, template: str) -> str:
    """The text of a team's file, or of course.yaml, that names a template."""
    tree = FileTree(text, file)
    if file == COURSE:
        tree.root["template"] = template
        return tree.text()
    brand = tree.along(["brand"])
    brand["template"] = template
    in_lines([tree.root, brand])
    return tree.text()
