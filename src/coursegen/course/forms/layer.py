"""Holds the forms of sectors, teams and sessions, and what a layer may say.

Patches are trees of their own: what they may hold is what the course's and the modules' forms hold,
and it is checked once they are laid on what stands below.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticKnownError

from coursegen.course.forms.form import ClockTime, Form, Id, Minutes, Plain, Prose, TemplateFile
from coursegen.course.forms.part import CourseBrandForm
from coursegen.course.forms.when import ChannelName, DeliveryName

Patch = Annotated[
    dict[str, Any],
    Field(description="field: new value; a list of objects takes patch, remove, insert_after and order, by id"),
]


def _in_the_calendar(day: str) -> str:
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise PydanticKnownError("date_parsing", {"error": str(error)}) from error
    return day


Date = Annotated[
    str,
    Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", description='a date, "2027-03-04"'),
    AfterValidator(_in_the_calendar),
]
HexColour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$", description='"#0B6E4F"')]


class ModulesPatchForm(Form):
    """What a layer does to whole modules."""

    order: list[Id] = Field(
        default_factory=list,
        description="modules in this order; what is not named keeps its order; breaks stay",
    )
    remove: list[Id] = Field(default_factory=list, description="modules that are left out, with their agenda row")
    insert_after: dict[Id, list[Id]] = Field(
        default_factory=dict, description="a row of the agenda, and files of modules/ that come after it"
    )
    patch: dict[Id, Patch] = Field(default_factory=dict, description="a module's id, and what changes in it")
    reason: Plain | None = Field(None, description="one sentence on why modules are left out, put in or moved")


class ArticlesPatchForm(Form):
    """What a layer does to the citations."""

    patch: dict[Id, Patch] = Field(default_factory=dict, description="an article's id, and what changes in it")


class ColoursForm(Form):
    """Theme colours to replace, by their slot."""

    dk1: HexColour | None = None
    lt1: HexColour | None = None
    dk2: HexColour | None = None
    lt2: HexColour | None = None
    accent1: HexColour | None = None
    accent2: HexColour | None = None
    accent3: HexColour | None = None
    accent4: HexColour | None = None
    accent5: HexColour | None = None
    accent6: HexColour | None = None
    hlink: HexColour | None = None
    folHlink: HexColour | None = None  # noqa: N815 - the theme's own name for it


class DisclaimerForm(Form):
    """Words that must be shown, and who approved them."""

    text: Prose
    jurisdiction: Plain | None = None
    approved_by: Plain | None = None
    review_by: Date | None = Field(None, description='the day when somebody must look at it again, "2027-06-30"')


class BrandForm(CourseBrandForm):
    """How a layer's version looks."""

    template: TemplateFile | None = Field(None, description="a .pptx or .potx file inside the course folder")
    theme: Id | None = Field(None, description="light, dark, high_contrast, or a file in themes/")
    colours: ColoursForm | None = None
    footer: Plain | None = None
    disclaimer: DisclaimerForm | None = None


class LayerForm(Form):
    """What every layer may say."""

    terms: Patch = Field(default_factory=dict, description="words that this layer calls differently, or adds")
    course: Patch = Field(default_factory=dict, description="what changes in course.yaml")
    modules: ModulesPatchForm | None = None
    articles: ArticlesPatchForm | None = None
    brand: BrandForm | None = None


class SectorLayerForm(LayerForm):
    """A file in sectors/: what several teams share."""

    format: Literal[1]
    sector: Id = Field(description="the same as the file's name")
    title: Plain = Field(description="what reports call it")
    why: Plain | None = Field(None, description="one sentence on why it has a version of its own")


class TeamLayerForm(LayerForm):
    """A file in teams/: one team's own version."""

    format: Literal[1]
    team: Id = Field(description="the same as the file's name; base is reserved")
    title: Plain = Field(description="what reports and the deck's footer call it")
    why: Plain = Field(description="one sentence on why this team has a version of its own")
    sector: Id | None = Field(None, description="the id of a file in sectors/")
    channel: ChannelName | None = Field(None, description="how the team meets people, for 'when:'")
    delivery: DeliveryName | None = Field(None, description="where its sessions are, for 'when:'")


class SessionLayerForm(LayerForm):
    """A file in sessions/: one date in one room."""

    format: Literal[1]
    session: Id = Field(description="the same as the file's name")
    team: Id = Field("base", description="the id of a file in teams/; left out, the course as it is")
    title: Plain | None = Field(None, description="what reports call it")
    why: Plain | None = None
    date: Date | None = None
    start: ClockTime | None = None
    minutes: Minutes | None = Field(None, description="the time that there is; the course is fitted to it")
    place: Plain | None = None
    trainer: Plain | None = None
    headcount: Annotated[int, Field(ge=1, le=1000)] | None = None
    paper: Literal["a4", "letter"] | None = None


LAYER_FORMS: dict[str, type[LayerForm]] = {
    "sector": SectorLayerForm,
    "team": TeamLayerForm,
    "session": SessionLayerForm,
}
