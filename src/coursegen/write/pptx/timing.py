"""Writes clicks and how a slide comes as native timing (ECMA-376 19.5) and transitions (19.3.1.50)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursegen.model.scene import Scene
from coursegen.model.scene_items import Item, TextItem
from coursegen.model.slideshow import Appearing

_FIRST_SHAPE = 2
"""The id of a scene's first item on its slide: the shape tree itself has 1."""

_AT_ONCE = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_APPEAR = 'presetID="1" presetClass="entr" presetSubtype="0" fill="hold"'
"""PowerPoint's entrance effect Appear."""

_TRANSITIONS = {"none": "", "fade": '<p:transition spd="med"><p:fade/></p:transition>'}


def timing_xml(scene: Scene) -> str:
    """What stands after ``p:clrMapOvr``: the transition, then the clicks in their order; ``""`` for neither."""
    return _TRANSITIONS[scene.transition] + (_timing(scene) if scene.clicks else "")


def _timing(scene: Scene) -> str:
    ids = iter(range(3, 1_000_000))  # 1 and 2 are the slide's own time nodes
    clicks = "".join([_click(click, scene.items, ids) for click in scene.clicks])
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        f"{clicks}</p:childTnLst></p:cTn>"
        '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
        '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>'
        f"</p:childTnLst></p:cTn></p:par></p:tnLst>{_build_list(scene)}</p:timing>"
    )


def _click(click: Sequence[Appearing], items: Sequence[Item], ids: Iterator[int]) -> str:
    """One click: all that it brings starts with the first of it."""
    outer, inner = next(ids), next(ids)
    effects = "".join(
        [
            _effect(one, items[one.item], "withEffect" if number else "clickEffect", ids)
            for number, one in enumerate(click)
        ]
    )
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold">{_AT_ONCE}<p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par>'
        "</p:childTnLst></p:cTn></p:par>"
    )


def _effect(one: Appearing, item: Item, node: str, ids: Iterator[int]) -> str:
    effect, setting = next(ids), next(ids)
    shape = one.item + _FIRST_SHAPE
    target = f'<p:spTgt spid="{shape}"/>'
    if one.paragraph is not None:
        target = (
            f'<p:spTgt spid="{shape}"><p:txEl><p:pRg st="{one.paragraph}" end="{one.paragraph}"/></p:txEl></p:spTgt>'
        )
    group = ' grpId="0"' if isinstance(item, TextItem) else ""
    return (
        f'<p:par><p:cTn id="{effect}" {_APPEAR}{group} nodeType="{node}">{_AT_ONCE}<p:childTnLst><p:set><p:cBhvr>'
        f'<p:cTn id="{setting}" dur="1" fill="hold">{_AT_ONCE}</p:cTn><p:tgtEl>{target}</p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )


def _build_list(scene: Scene) -> str:
    """``p:bldLst``: the texts that come paragraph by paragraph, each once."""
    shapes = dict.fromkeys(
        one.item + _FIRST_SHAPE for click in scene.clicks for one in click if one.paragraph is not None
    )
    built = "".join([f'<p:bldP spid="{shape}" grpId="0" build="p"/>' for shape in shapes])
    return f"<p:bldLst>{built}</p:bldLst>" if built else ""
