"""Holds what may be written in a recipe: its fields, and a form for each kind of block, made from the kind itself."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from coursegen.compose import slides
from coursegen.compose.artefact import Blanks, Kind, Option, Over, Whole
from coursegen.course.forms.form import Form, Id, Plain
from coursegen.model.audience import Audience
from coursegen.model.printing import Gutter, PaperName, TextSize
from coursegen.model.written import Medium


def _page_blocks() -> Mapping[str, Kind[Any]]:
    # Imported here: a deck on its own is to start without what pages are made of.
    from coursegen.compose import pages

    return pages.BLOCKS


KINDS: Mapping[Medium, Callable[[], Mapping[str, Kind[Any]]]] = {"slides": lambda: slides.BLOCKS, "pages": _page_blocks}
"""What a recipe can name, by medium."""

Blocks = Annotated[list[Any], Field(min_length=1)]
"""Blocks in the order in which they are made: names, or fields; each is checked by the form of its kind."""


class PageForm(Form):
    """How the pages of a handout are printed; what is left out is as the course has it."""

    paper: PaperName | None = Field(None, description="the size of the sheets")
    duplex: bool | None = Field(None, description="true for paper that is printed on both sides")
    gutter: Gutter | None = Field(None, description="punched leaves room for the holes of a binder")
    text: TextSize | None = Field(None, description="large for people who don't see well")
    landscape: bool | None = Field(None, description="true for paper that lies on its long side")


class RecipeForm(Form):
    """A file in recipes/: what a deck or a handout is made of."""

    format: Literal[1] = Field(description="1, the format of the file")
    id: Id = Field(description="the name of the file")
    title: Plain = Field(description="what is printed on it, and shown in lists")
    medium: Medium = Field(description="the recipe deck makes slides, all others make pages")
    audience: Audience = Field(description="who reads it; what others alone may read is left out")
    formats: Annotated[list[Id], Field(min_length=1)] | None = Field(
        None, description="what it is made as, for instance [pdf, word]"
    )
    cites: Id | None = Field(None, description="the handout whose pages it names, for instance workbook")
    lists: list[Id] = Field(default_factory=list, description="the handouts to print that it lists, with their pages")
    blanks: Blanks | None = Field(None, description="what is printed for a blank; participants get gaps, others words")
    page: PageForm | None = Field(None, description="how it is printed: paper, duplex, gutter, text, landscape")
    blocks: Blocks = Field(description="the blocks, in their order: names, or a name and its options")


class EachForm(Form):
    """Blocks that are repeated: for each stretch of the agenda in turn, or for each module alone."""

    each: Over = Field(description="every stretch of the session in turn, or the modules alone")
    blocks: Blocks = Field(description="the blocks that are made for each, in their order")


@cache
def block_form(name: str, medium: Medium) -> type[Form]:
    """The form of a block of that name that is written with fields: its name and its options."""
    kind = KINDS[medium]()[name]
    options: dict[str, Any] = {option: _field(one) for option, one in kind.options.items()}
    block: Any = (Literal[name], ...)
    return create_model(f"{name}_on_{medium}", __base__=Form, __doc__=kind.says, block=block, **options)


def _field(option: Option) -> tuple[Any, Any]:
    if isinstance(option, Whole):
        return int, Field(option.default, ge=option.least, le=option.most, description=option.says)
    return list[Literal[option.known]], Field([], description=option.says)  # type: ignore[name-defined]
