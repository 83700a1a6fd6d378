"""Holds what may be written in the map beside a template: the layout of each kind of slide, and what is drawn on it."""

from typing import Annotated, Any, Literal, get_args

from pydantic import Field, WithJsonSchema, create_model

from coursegen.course.forms.form import Form, Plain
from coursegen.model.scene_items import ColourSlot
from coursegen.model.slide import SlideRole

SLOTS = (
    "title", "kicker", "body", "aside", "table", "subtitle", "meta", "big", "footnote", "picture", "chart", "stage",
    "motif", "clock", "name_1", "text_1", "name_2", "text_2",
)  # fmt: skip
FILLS: tuple[str, ...] = ("accent", "soft", "tint", *get_args(ColourSlot))

Idx = Annotated[int, Field(ge=0, le=999_999_999)]
Inches = Annotated[float, Field(ge=-100, le=200, allow_inf_nan=False)]
BoxInches = Annotated[list[Inches], Field(min_length=4, max_length=4)]


class MovedForm(Form):
    """A placeholder that is in another box than the layout has it."""

    place: Idx = Field(description="the idx of the placeholder")
    box: BoxInches = Field(description="[x, y, width, height] in inches, where it is on these slides")


StandText = Annotated[
    Any,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
                MovedForm.model_json_schema(),
                {"enum": list(SLOTS)},
            ]
        }
    ),
]
"""Where a slot is: the ``idx`` of a placeholder, there or moved, a box in inches, or a slot that has one of these."""

SlotName = Literal[SLOTS]  # type: ignore[valid-type]
_BESIDE: dict[str, Any] = {
    "box": (BoxInches, Field(description="[x, y, width, height] in inches")),
    "fill": (
        Literal[FILLS],
        Field(description="accent, soft or tint of the module's colour, or a colour of the theme"),
    ),
    "with": (SlotName | None, Field(None, description="only on slides that have this slot")),
    "without": (SlotName | None, Field(None, description="only on slides that do not have this slot")),
}
_GEOMETRY: dict[str, Any] = {
    "geometry": (Literal["rect", "round_rect", "ellipse"], Field("rect", description="what shape it has"))
}
ShapeForm = create_model(
    "ShapeForm",
    __base__=Form,
    __doc__="A shape that takes the module's colour, drawn from the back to the front.",
    **_BESIDE,
    **_GEOMETRY,
)
_ICON: dict[str, Any] = {"icon": (Plain, Field(description="the icon of slides that name none"))}
PictogramForm = create_model(
    "PictogramForm",
    __base__=Form,
    __doc__="Where a slide's icon is; the first one counts whose 'with' and 'without' hold.",
    **_BESIDE,
    **_ICON,
)
_OTHERS: dict[str, Any] = {slot: (StandText, None) for slot in SLOTS if slot != "title"}
SlotsForm = create_model(
    "SlotsForm",
    __base__=Form,
    __doc__="Where each part of a slide is: a placeholder's idx, alone or with the box that it is moved to; a box in "
    "inches; or a slot that has one of these.",
    title=(StandText, Field(description="the idx of the title's placeholder, which is 0 in most templates")),
    **_OTHERS,
)


class OneRoleForm(Form):
    """A layout for a kind of slide."""

    layout: Plain = Field(description="the layout's name, as PowerPoint shows it")
    master: Annotated[int, Field(ge=0, le=999)] = Field(
        0, description="which master the layout belongs to, counted from 1, where two have one of this name"
    )
    slots: SlotsForm = Field(description="where each part of the slide is")  # type: ignore[valid-type]
    furniture: bool = Field(True, description="false leaves out the footer and the number")
    shapes: list[ShapeForm] = Field([], description="shapes in the module's colour")  # type: ignore[valid-type]
    pictograms: list[PictogramForm] = Field([], description="where the icon is")  # type: ignore[valid-type]


class RoleForm(OneRoleForm):
    """A layout for a kind of slide, and others for slides of the kind."""

    others: list[OneRoleForm] = Field([], description="further layouts, so that three in a row never look alike")
    alone: OneRoleForm | None = Field(None, description="the layout for slides that fill no slot but the main one")


_ROLES: dict[str, Any] = dict.fromkeys(get_args(SlideRole), (RoleForm | None, None))
_DRAWN_NOW = Field(None, description="drawn on the stage of 'drawn' now; a build reads past it")
_ROLES |= dict.fromkeys(("big_number", "quotation", "process", "matrix", "timeline"), (Any, _DRAWN_NOW))
RolesForm = create_model("RolesForm", __base__=Form, __doc__="The kinds of slide.", **_ROLES)


class MeaningsForm(Form):
    """What colours of the theme mean; what is left out is found by hue and contrast, as is what could not be read."""

    main: ColourSlot | None = Field(None, description="what is there, and ours")
    hot: ColourSlot | None = Field(None, description="the one thing to look at")
    warm: ColourSlot | None = Field(None, description="warmth and time, a fill")
    soft: ColourSlot | None = Field(None, description="what was before")
    quiet: ColourSlot | None = Field(None, description="a ground stronger than a card's")
    line: ColourSlot | None = Field(None, description="lines on a dark ground")


class LayoutMapForm(Form):
    """The file beside a template that says what its layouts are for; what it leaves out is found in the template."""

    format: Literal[1] = Field(description="1, the format of the file")
    footer: Idx | None = Field(None, description="the idx of the footer's placeholder in every layout")
    number: Idx | None = Field(None, description="the idx of the slide number's placeholder in every layout")
    check: Plain = Field("circle-check", description="the icon of a row of a table that is marked")
    colours: MeaningsForm | None = Field(None, description="which colours of the theme mean what in drawings")
    least: Annotated[int, Field(ge=18, le=40)] = Field(18, description="the smallest words of a drawing, in points")
    looked_at: list[Plain] = Field(
        [],
        description="shapes, or page: grounds of several colours where somebody has seen that text can be read",
    )
    roles: RolesForm | None = Field(None, description="the kinds of slide")  # type: ignore[valid-type]
    template: Any = Field(None, description="what 'coursegen template inspect' saw; a build reads past it")
    layouts: Any = Field(None, description="what 'coursegen template inspect' saw; a build reads past it")
    unmapped: Any = Field(None, description="what 'coursegen template inspect' saw; a build reads past it")
