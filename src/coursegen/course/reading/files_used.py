"""Finds the files that a version rests on, so that its stamp changes with these and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursegen.course.forms.files import ModuleForm
from coursegen.course.reading.seen_by import outlines_of
from coursegen.course.reading.version import Version
from coursegen.course.validation.checked_once import checked_by
from coursegen.source import nodes
from coursegen.source.folder import ARTICLES, COURSE, LAYER_FOLDERS, MODULES, CourseFiles
from coursegen.source.values import entries_in, id_of, items_in, texts_in


def rests_on(files: CourseFiles, version: Version, layers: Iterable[str]) -> dict[str, str]:
    """The hashes of the files that a version rests on, by path, sorted.

    The course as it is (no ``layers``) rests on everything that is not a layer's alone; a team's version
    on course.yaml, its layers, its modules and the articles that those cite.
    """
    layers = set(layers)
    if layers:
        stems = set(version.modules)
        named = {COURSE, *layers, *(f"{MODULES}/{stem}.yaml" for stem in stems)}
        named |= {f"{ARTICLES}/{name}.yaml" for form in version.modules.values() for name in _articles(form)}
        return {file: digest for file, digest in files.hashes.items() if file in named}
    theirs = modules_of_layers(files)
    out = {f"{MODULES}/{stem}.yaml" for stem in theirs}
    if out:
        checked = checked_by(files)
        forms = {stem: checked(node, ModuleForm)[0] for stem, node in files.modules.items()}
        own = {name for stem, form in forms.items() if form and stem not in theirs for name in _articles(form)}
        cited = {name for stem in theirs if (form := forms.get(stem)) for name in _articles(form)}
        out |= {f"{ARTICLES}/{name}.yaml" for name in cited - own}
    return {
        file: digest
        for file, digest in files.hashes.items()
        if file not in out and file.partition("/")[0] not in LAYER_FOLDERS
    }


def modules_of_layers(files: CourseFiles) -> frozenset[str]:
    """The modules that some layer puts into the agenda and that the course's own agenda does not have."""
    own = set(map(id_of, items_in(files.course, "agenda")))
    layers = (root for outlines in outlines_of(files.whole).layers.values() for root in outlines.values())
    return frozenset(stem for root in layers for stem in _inserted(root) if stem in files.modules and stem not in own)


def _inserted(root: nodes.Node) -> Iterator[str]:
    for entry in entries_in(root, "modules", "insert_after").values():
        yield from texts_in(entry.value)
    for entry in entries_in(root, "course", "agenda", "insert_after").values():
        yield from map(id_of, items_in(entry.value))


def _articles(form: ModuleForm) -> set[str]:
    cited = {evidence.article for point in form.key_points for evidence in point.evidence}
    cited |= {evidence.article for slide in form.slides for evidence in slide.evidence}
    practised = (form.scenario, *form.scenarios, *form.exercises)
    cited |= {evidence.article for one in practised if one is not None for evidence in one.evidence}
    return {form.source, *cited} if form.source else cited
