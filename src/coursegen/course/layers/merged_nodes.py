"""Lays the layers on a course's files, and keeps every change by address and what was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.inline.term_patches import whole_terms
from coursegen.course.layers.agenda_edits import modules_edited
from coursegen.course.layers.layer_stack import LayerNodes
from coursegen.model.layers import Stack
from coursegen.problems import Problem, Severity, nearest
from coursegen.source import nodes
from coursegen.source.folder import CourseFiles
from coursegen.source.ledger import Ledger
from coursegen.source.overlay import Folded, folded
from coursegen.source.values import id_of, items_in, node_at, texts_in

ALWAYS_LOCKED = ("format", "id", "locked")
"""Fields of a file that make it what it is."""

_STATEMENT = ("statement", "statement_at")
"""Fields of an article that its owner has the say of: the statement is a quotation."""


class Layered(Struct, frozen=True):
    """A course's files with its layers laid on them.

    ``brand`` has what layers say of looks. ``doubtful`` are the addresses of files on which some patch could not be
    laid, so that their sums and references say nothing. ``stacks`` maps addresses to changes, the lowest layer's
    first; an address that no layer touched has none.
    """

    course: nodes.Node | None
    modules: Mapping[str, nodes.Node]
    articles: Mapping[str, nodes.Node]
    brand: nodes.Mapping
    stacks: Mapping[str, Stack]
    problems: tuple[Problem, ...]
    doubtful: frozenset[str]


def layered(files: CourseFiles, above: Iterable[LayerNodes]) -> Layered:
    """The files with the layers laid on them, the lowest first; nothing that was read is changed."""
    laying = _Laying(files)
    for one in above:
        laying.lay(one)
    return Layered(
        laying.course,
        laying.modules,
        laying.articles,
        laying.brand,
        laying.stacks,
        tuple(laying.problems),
        frozenset(laying.doubtful),
    )


class _Laying:
    """The trees of a course while layers are laid on them."""

    def __init__(self, files: CourseFiles) -> None:
        self.files = files
        self.course = files.course
        self.modules = dict(files.modules)
        self.articles = dict(files.articles)
        self.brand = nodes.Mapping({}, "", 1, 1)
        self.stacks: dict[str, Stack] = {}
        self.problems: list[Problem] = []
        self.doubtful: set[str] = set()

    def lay(self, one: LayerNodes) -> None:
        """Lay one layer on what stands: its terms, the course's values, whole modules, articles, the brand."""
        root = one.root
        if one.layer.kind == "session":
            self._course(one, _session_patch(root), facts=True)
        if "terms" in root.entries:
            self._course(one, nodes.Mapping({"terms": root.entries["terms"]}, root.file, root.line, root.column))
        self._course(one, root.get("course"))
        self._modules(one)
        articles = root.get("articles")
        if isinstance(articles, nodes.Mapping):
            self._patched(one, articles.get("patch"), self.articles, "articles.", "articles")
        if isinstance(brand := root.get("brand"), nodes.Mapping):
            merged = self._kept(folded(self.brand, brand, one.layer, "brand", below=self.stacks), "brand")
            self.brand = merged if isinstance(merged, nodes.Mapping) else self.brand
            if not self.brand.file:
                self.brand = nodes.Mapping(self.brand.entries, brand.file, brand.line, brand.column)

    def _course(self, one: LayerNodes, patch: nodes.Node | None, *, facts: bool = False) -> None:
        """Lay a patch on course.yaml; ``facts`` may repeat what stands there."""
        if isinstance(patch, nodes.Mapping) and isinstance(self.course, nodes.Mapping):
            whole, problems = whole_terms(self.course, patch)
            self._note(problems, "course")
            locks = _locks("course", self.course)
            found = folded(self.course, whole, one.layer, "course", locked=locks, below=self.stacks)
            if facts:
                found = replace(found, problems=tuple(p for p in found.problems if p.rule != "no-change"))
            self.course = self._kept(found, "course")

    def _modules(self, one: LayerNodes) -> None:
        found = one.root.get("modules")
        if not isinstance(found, nodes.Mapping):
            return
        self._patched(one, found.get("patch"), self.modules, "", "modules")
        if isinstance(self.course, nodes.Mapping):
            locks = _locks("course", self.course)
            ledger = Ledger(one.layer, locks, self.stacks)
            unread = {file for file in self.files.unread if file.startswith("modules")}
            self.course = modules_edited(ledger, self.course, self.modules, found, unread)
            self._kept(Folded(self.course, tuple(ledger.changes), tuple(ledger.problems)), "course")

    def _patched(
        self, one: LayerNodes, patch: nodes.Node | None, trees: dict[str, nodes.Node], prefix: str, folder: str
    ) -> None:
        """Patch files of a folder, by their names."""
        for stem, entry in patch.entries.items() if isinstance(patch, nodes.Mapping) else ():
            if stem not in trees:
                if f"{folder}/{stem}.yaml" not in self.files.unread and folder not in self.files.unread:
                    self.problems.append(self._unknown(entry.key, trees, folder))
                continue
            locks = (*_locks(f"{prefix}{stem}", trees[stem]), *(f"articles.{stem}.{name}" for name in _STATEMENT))
            at = f"{prefix}{stem}"
            found = folded(trees[stem], entry.value, one.layer, at, locked=locks, below=self.stacks)
            trees[stem] = self._kept(found, at)

    def _unknown(self, key: nodes.Scalar, trees: Mapping[str, nodes.Node], folder: str) -> Problem:
        near = nearest(key.text, trees)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(trees) or 'none'}"
        if key.text in map(id_of, items_in(self.course, "agenda")):
            hint = "a row of the agenda that is no module is patched under 'course: {agenda: {patch: …}}'"
        return Problem("unknown-id", f"there is no {folder}/{key.text}.yaml", key.place, hint)

    def _note(self, problems: Iterable[Problem], at: str) -> None:
        """Keep problems of a patch, and which file they leave in doubt."""
        for problem in problems:
            self.problems.append(problem)
            if problem.severity is Severity.ERROR:
                self.doubtful.add(at)

    def _kept(self, found: Folded, at: str) -> nodes.Node:
        """The merged tree of a fold on the file at an address, its changes and problems noted."""
        self._note(found.problems, at)
        for address, change in found.changes:
            self.stacks[address] = (*self.stacks.get(address, ()), change)
        return found.node


def _locks(at: str, root: nodes.Node) -> tuple[str, ...]:
    """The addresses in a file that no layer may touch."""
    return tuple(f"{at}.{name}" for name in (*ALWAYS_LOCKED, *texts_in(node_at(root, "locked"))))


def _session_patch(root: nodes.Mapping) -> nodes.Mapping:
    """What a session's file says about the course: its start and its paper."""
    entries: dict[str, nodes.Entry] = {}
    if (start := root.entries.get("start")) is not None:
        inner = nodes.Mapping({"start": start}, root.file, start.key.line, start.key.column)
        entries["session"] = nodes.Entry(start.key, inner)
    if (paper := root.entries.get("paper")) is not None:
        entries["page"] = paper
    return nodes.Mapping(entries, root.file, root.line, root.column)
