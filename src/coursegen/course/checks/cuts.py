"""Makes plans show only what is left after a layer, or a condition, took something away."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_

from coursegen.course.assembly.agenda import BlockForm, items_of, known_items
from coursegen.course.assembly.anchors import anchors
from coursegen.course.forms.files import CourseForm, FrameBlockForm, ModuleBlockForm, ModuleForm
from coursegen.course.forms.own_slide import OwnSlideForm
from coursegen.model.plan_items import SHOWS

Plans = Mapping[str, Sequence[BlockForm]]
"""The plans of a form by their address: a module has one, the course one for each stretch of its own."""


_SEEN_IN = ("scenario", "scenarios", "questions", "exercises", "tools", "action_steps")
"""The lists of a module in which an objective can be seen."""


@dataclass(slots=True)
class Cut:
    """What went because something else did: addresses to why; ``minutes`` has the time of blocks that went."""

    gone: dict[str, str] = field(default_factory=dict)
    minutes: dict[str, int] = field(default_factory=dict)


def module_cut(form: ModuleForm, before: ModuleForm | None, at: str, gone: Mapping[str, str], cut: Cut) -> ModuleForm:
    """A module whose plan names no item that is gone, without the items whose block is gone.

    ``before`` is the module as the course has it, ``None`` where there was none; ``gone`` are the
    addresses that layers or conditions took away.
    """
    where = f"{at}.plan"
    plan = [block for block in form.plan if isinstance(block, ModuleBlockForm)]
    new = _shown(plan, form, at, where, gone, cut)
    old = {where: before.plan} if before is not None else {}
    lists = _left({where: new}, old, form, before, at, cut)
    same = len(new) == len(plan) and all(map(is_, new, plan))
    cut_form = form if same and not lists else form.model_copy(update={"plan": list(new), **lists})
    slides = _standing(cut_form, at, {*gone, *cut.gone}, cut)
    cut_form = cut_form if len(slides) == len(form.slides) else cut_form.model_copy(update={"slides": slides})
    return _seen_still(cut_form, at, {*gone, *cut.gone})


def _seen_still(form: ModuleForm, at: str, gone: Collection[str]) -> ModuleForm:
    """The module whose objectives are seen only in what is left."""
    lost = {
        name
        for address in gone
        for kind, _, name in [address.removeprefix(f"{at}.").partition(".")]
        if kind in _SEEN_IN
    }
    if not any(lost.intersection(objective.seen_in) for objective in form.objectives):
        return form
    objectives = [
        one.model_copy(update={"seen_in": [name for name in one.seen_in if name not in lost]})
        for one in form.objectives
    ]
    return form.model_copy(update={"objectives": objectives})


def _standing(form: ModuleForm, at: str, gone: Collection[str], cut: Cut) -> list[OwnSlideForm]:
    """The module's own slides without those that stand after something that is gone."""
    left = []
    for slide in form.slides:
        after = slide.after or ""
        meant = [f"{at}.{after}", *(f"{at}.{name}.{after}" for name in ("plan", *SHOWS.values()))]
        if after and not anchors(after, form) and any(address in gone for address in meant):
            cut.gone[f"{at}.slides.{slide.id}"] = "what it comes after is gone"
        else:
            left.append(slide)
    return left


def course_cut(form: CourseForm, before: CourseForm | None, gone: Mapping[str, str], cut: Cut) -> CourseForm:
    """A course whose opening and closing name no activity that is gone, without activities whose block is gone."""
    at = "course"
    rows, plans = [], {}
    for row in form.agenda:
        where = f"course.agenda.{row.id}.plan"
        plan = [block for block in row.plan if isinstance(block, FrameBlockForm)]
        new = _shown(plan, form, at, where, gone, cut)
        plans[where] = new
        same = len(new) == len(plan) and all(map(is_, new, plan))
        rows.append(row if same else row.model_copy(update={"plan": list(new)}))
    old = {f"course.agenda.{row.id}.plan": row.plan for row in before.agenda} if before is not None else {}
    lists = _left(plans, old, form, before, at, cut)
    same = all(map(is_, rows, form.agenda))
    return form if same and not lists else form.model_copy(update={"agenda": rows, **lists})


def _shown(
    plan: Sequence[BlockForm],
    owner: ModuleForm | CourseForm,
    at: str,
    where: str,
    gone: Mapping[str, str],
    cut: Cut,
) -> list[BlockForm]:
    """The plan without items that are gone, and without the blocks that have nothing left to show."""
    kept: list[BlockForm] = []
    for block in plan:
        known = known_items(owner, block.block)
        left = [
            item for item in block.items if item in known or f"{at}.{SHOWS.get(block.block, '')}.{item}" not in gone
        ]
        if left == block.items:
            kept.append(block)
        elif left:
            kept.append(block.model_copy(update={"items": left}))
        else:
            _drop(block, where, cut)
    full = list(kept)
    for block in full:
        if block.block in SHOWS and block.block != "activity" and not block.items:
            prefix = f"{at}.{SHOWS[block.block]}."
            nothing = not items_of(block, kept, known_items(owner, block.block))
            if nothing and any(address.startswith(prefix) for address in gone):
                kept.remove(block)
                _drop(block, where, cut)
    return kept


def _drop(block: BlockForm, where: str, cut: Cut) -> None:
    cut.gone[f"{where}.{block.id}"] = "everything that it showed is gone"
    cut.minutes[f"{where}.{block.id}"] = block.minutes


def _left(
    plans: Plans,
    before: Plans,
    owner: ModuleForm | CourseForm,
    owner_before: ModuleForm | CourseForm | None,
    at: str,
    cut: Cut,
) -> dict[str, list[object]]:
    """The lists of a form without what only blocks showed that are gone; only the lists that change."""
    if owner_before is None or before == plans:
        return {}
    now = {where: {block.id for block in plan} for where, plan in plans.items()}
    lost = [
        (block, plan)
        for where, plan in before.items()
        for block in plan
        if block.block in SHOWS and block.id not in now.get(where, ())
    ]
    changed: dict[str, list[object]] = {}
    for kind in dict.fromkeys(block.block for block, _ in lost):
        shown_before = {
            item
            for block, plan in lost
            if block.block == kind
            for item in items_of(block, plan, known_items(owner_before, kind))
        }
        out = shown_before - set(_shown_items(plans, owner, kind))
        field_name = SHOWS[kind]
        items = getattr(owner, field_name)
        if any(item.id in out for item in items):
            changed[field_name] = [item for item in items if item.id not in out]
            cut.gone.update(
                (f"{at}.{field_name}.{item.id}", "no block of the plan shows it any more")
                for item in items
                if item.id in out
            )
    return changed


def _shown_items(plans: Plans, owner: ModuleForm | CourseForm, kind: str) -> Iterator[str]:
    known = known_items(owner, kind)
    for plan in plans.values():
        for block in plan:
            if block.block == kind:
                yield from items_of(block, plan, known)
