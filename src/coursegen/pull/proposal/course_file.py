"""Writes operations into the course's own files, for a deck that no team has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ruamel.yaml.comments import CommentedSeq

from coursegen.pull.placing.patch import (
    AddObject,
    Operation,
    OrderModules,
    OrderObjects,
    RemoveObject,
    SetChart,
    SetContent,
    SetText,
)
from coursegen.pull.proposal.new_values import object_of, put_content
from coursegen.pull.text.merged_course import Merged
from coursegen.pull.yaml_text.file_tree import FileTree
from coursegen.pull.yaml_text.list_order import with_list
from coursegen.pull.yaml_text.text_value import put
from coursegen.source.folder import COURSE, MODULES

_AGENDA = "course.agenda"


def edited_course(texts: Mapping[str, str], operations: Sequence[Operation], now: Merged) -> dict[str, str]:
    """The texts, by path in the course folder, with the operations done; ``texts`` has all that these touch.

    The plan forgets an object that is removed. A module is not removed: its file would stay behind.
    """
    editing = _Editing(dict(texts), now)
    charts = [part for operation in operations if isinstance(operation, SetChart) for part in operation.parts]
    editing.set_all([one for one in (*operations, *charts) if isinstance(one, SetText | SetContent)])
    for operation in operations:
        match operation:
            case AddObject():
                editing.add(operation)
            case RemoveObject(around=around, id=name):
                editing.remove(around, name)
            case OrderObjects(around=around, ids=ids):
                editing.choose(around, _first(ids))
            case OrderModules(ids=ids):
                editing.choose(_AGENDA, _in_their_rows(ids))
            case _:
                pass
    return editing.texts


def file_of(address: str) -> str:
    """The file of a course in which an address stands."""
    first = address.partition(".")[0]
    return COURSE if first == "course" else f"{MODULES}/{first}.yaml"


class _Editing:
    """Texts of files while operations are done to them."""

    def __init__(self, texts: dict[str, str], now: Merged) -> None:
        self.texts, self.now = texts, now

    def set_all(self, said: Sequence[SetText | SetContent]) -> None:
        """Put new texts and other values where the old ones stand."""
        for file in dict.fromkeys(file_of(operation.address) for operation in said):
            tree = FileTree(self.texts[file], file)
            for operation in said:
                if file_of(operation.address) == file:
                    *steps, name = _steps(operation.address)
                    if isinstance(operation, SetText):
                        put(tree.root, tree.along(steps), name, operation.typed)
                    else:
                        put_content(tree.root, tree.along(steps), name, operation.content)
            self.texts[file] = tree.text()

    def add(self, operation: AddObject) -> None:
        """Put a new object after another one of its list, else at the list's end."""
        file = file_of(operation.around)
        tree = FileTree(self.texts[file], file)
        *steps, name = _steps(operation.around)
        owner = tree.along(steps)
        if name not in owner:
            owner[name] = CommentedSeq()
        ids = [item.get("id") for item in owner[name]]
        place = 1 + ids.index(operation.after) if operation.after in ids else len(ids)
        owner[name].insert(place, object_of(operation))
        self.texts[file] = tree.text()

    def remove(self, around: str, name: str) -> None:
        """Take an object out of its list, and out of the plan's items."""
        self.choose(around, lambda ids: [one for one in ids if one != name])
        module, _, kind = around.rpartition(".")
        for block in self.now.ids(f"{module}.plan"):
            at = f"{module}.plan.{block}"
            if self.now.typed(f"{at}.block") == kind and name in (self.now.texts(f"{at}.items") or ()):
                file = file_of(at)
                tree = FileTree(self.texts[file], file)
                items = tree.along(_steps(f"{at}.items"))
                if name in items:  # a new order of the items has left it out already
                    items.remove(name)
                self.texts[file] = tree.text()

    def choose(self, around: str, chosen: Callable[[list[str]], Sequence[str]]) -> None:
        """Put the list at an address into an order, or leave something out of it."""
        file = file_of(around)
        self.texts[file] = with_list(self.texts[file], file, _steps(around), chosen)


def _steps(address: str) -> list[str]:
    return address.split(".")[1:]


def _first(names: Sequence[str]) -> Callable[[list[str]], Sequence[str]]:
    """These ids first, the others as they stood."""
    return lambda ids: [*(one for one in names if one in ids), *(one for one in ids if one not in names)]


def _in_their_rows(modules: Sequence[str]) -> Callable[[list[str]], Sequence[str]]:
    """The agenda with the rows of these modules in another order; what is not one of them keeps its row."""

    def chosen(rows: list[str]) -> list[str]:
        left = iter([one for one in modules if one in rows])
        return [next(left) if row in modules else row for row in rows]

    return chosen
