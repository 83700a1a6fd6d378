"""Lists every format that an artefact can be written in; options, recipes, lists and searches are made from it.

A format is one value: what it is called, what it is written from, how its length is counted, and the function that
writes it. That function gives back all the words of the file and where everything is in it, so that no format can
leave out what secrets and attributions are looked for in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from coursegen.model.audience import Audience
from coursegen.model.brand import Brand
from coursegen.model.document import Document
from coursegen.model.scene import Scene, Scenes
from coursegen.model.written import Medium, Once, Written, anew
from coursegen.problems import Place, Problem, Refused, nearest, to_install

# What writes a format is imported where it writes: a command that makes no file starts without all of it.
if TYPE_CHECKING:
    from coursegen.layout.faces import Faces

Content = Scenes | Document


class Resources(Struct, frozen=True):
    """What files are drawn with: colours and fonts, the deck's scenes by slide, and for decks the template itself.

    ``pictures`` has the first scene of each slide by the slide's id. ``colours`` are laid over the template's theme.
    ``once`` may know what was drawn before.
    """

    brand: Brand
    faces: Faces
    pictures: Mapping[str, Scene] = field(default_factory=dict)
    template: bytes = b""
    colours: Mapping[str, str] = field(default_factory=dict)
    once: Once = anew


class Variant(Struct, frozen=True):
    """Another file of the same format, made beside the plain one: ``workbook.NAME.pdf``.

    ``write`` gets the plain file as well, and gives ``None`` where there is nothing to make. ``help`` is what
    ``--help`` says of its ``option``. What is ``on_screen`` is not printed.
    """

    name: str
    option: str
    help: str
    write: Callable[[Any, Resources, Any], Written | None]
    on_screen: bool = False


class Format(Struct, frozen=True):
    """A format that artefacts of one medium are written in, and the audiences that may have them in it.

    ``unit`` is what its length is counted in. ``help`` is what ``--help`` says of its option, which is made from its
    name; a format without one is what its medium is written in anyway. ``module`` is where it is written, ``package``
    what that needs beyond what is always installed, and ``extra`` what installs that. Edits in what is ``editable``
    come home with ``coursegen pull``; what is ``printed`` has a row in a kit's print list.
    """

    name: str
    suffix: str
    medium: Medium
    audiences: tuple[Audience, ...]
    unit: str
    write: Callable[[Any, Resources], Written]
    module: str
    help: str = ""
    variants: tuple[Variant, ...] = ()
    package: str = ""
    extra: str = ""
    editable: bool = False
    printed: bool = False

    @property
    def option(self) -> str:
        """How it is asked for on the command line; ``""`` where it is made anyway."""
        return f"--{self.name.replace('_', '-')}" if self.help else ""

    def prints(self, variant: str) -> bool:
        """Whether its plain file (``""``), or a variant of it, is meant for paper."""
        return self.printed and not any(one.on_screen for one in self.variants if one.name == variant)

    @property
    def installed(self) -> bool:
        """Whether what writes it is there."""
        return not self.package or find_spec(self.package) is not None


def _powerpoint(content: Scenes, resources: Resources) -> Written:
    from coursegen.write.pptx import DeckFacts, deck_written

    drafts = tuple(scene.number for scene in content.scenes if scene.draft)
    facts = DeckFacts(
        title=content.title,
        subject=content.subject,
        language=content.language,
        stamp=content.stamp,
        fingerprint=content.fingerprint,
        draft=bool(drafts),
        base=content.base,
    )
    data, words = deck_written(content.scenes, resources.template, facts, resources.colours)
    index = {scene.id: scene.number for scene in content.scenes}
    return Written(data, len(content.scenes), index, words, drafts)


def _slides_pdf(content: Scenes, resources: Resources) -> Written:
    from coursegen.write.pdf.deck import deck_pdf

    return deck_pdf(content, resources.brand, resources.faces)


def _pdf(content: Document, resources: Resources) -> Written:
    from coursegen.write.pdf import handout_bytes

    return handout_bytes(content, resources.brand, resources.faces, resources.pictures, resources.once)


def _pdf_variant(name: str) -> Callable[[Document, Resources, Any], Written | None]:
    def write(content: Document, resources: Resources, plain: Any) -> Written | None:
        from coursegen.write.pdf.variants import variant_of

        return variant_of(name, content, plain, resources.brand, resources.faces, resources.pictures, resources.once)

    return write


def _word(content: Document, resources: Resources) -> Written:
    from coursegen.write.docx import word_file
    from coursegen.write.pptx.languages import office_language

    return word_file(content, resources.brand, office_language(content.language))


_PDF_VARIANTS = (
    Variant(
        "large-print",
        "--large-print",
        "Beside each handout, one set in 18 points: workbook.large-print.pdf.",
        _pdf_variant("large-print"),
    ),
    Variant(
        "booklet",
        "--booklet",
        "Beside each handout, one to fold and stitch: workbook.booklet.pdf.",
        _pdf_variant("booklet"),
    ),
    Variant(
        "2-up",
        "--two-up",
        "Beside each handout, one with two pages on a side: workbook.2-up.pdf.",
        _pdf_variant("2-up"),
    ),
    Variant(
        "fillable",
        "--fillable",
        "Beside each handout, one to fill in on a screen: workbook.fillable.pdf.",
        _pdf_variant("fillable"),
        on_screen=True,
    ),
)

_ALL: tuple[Audience, ...] = ("facilitator", "participant", "manager")

FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format(
            "powerpoint",
            ".pptx",
            "slides",
            ("facilitator",),
            "slides",
            _powerpoint,
            "coursegen.write.pptx",
            editable=True,
        ),
        Format(
            "slides_pdf",
            ".pdf",
            "slides",
            ("facilitator",),
            "slides",
            _slides_pdf,
            "coursegen.write.pdf",
            help="Beside the deck, a PDF with one slide on a page: deck.pdf.",
        ),
        Format(
            "pdf", ".pdf", "pages", _ALL, "pages", _pdf, "coursegen.write.pdf", variants=_PDF_VARIANTS, printed=True
        ),
        Format(
            "word",
            ".docx",
            "pages",
            _ALL,
            "sections",
            _word,
            "coursegen.write.docx",
            help="Beside each handout, a Word file to edit: guide.docx, workbook.docx.",
            package="docx",
            extra="word",
        ),
    )
}
"""Every format by its name, in the order in which an artefact's files are listed."""

UNITS = tuple(dict.fromkeys(one.unit for one in FORMATS.values()))
"""What lengths are counted in."""


def variants_by_name() -> Mapping[str, Variant]:
    """Every variant of every format, by its name."""
    return {variant.name: variant for one in FORMATS.values() for variant in one.variants}


def plain_format(medium: Medium) -> Format:
    """The format that a medium is written in anyway: what others cite the numbers of."""
    return next(one for one in FORMATS.values() if one.medium == medium and not one.help)


def formats_of(
    medium: Medium, audience: Audience, named: Mapping[str, Place], asked: tuple[str, ...] = ()
) -> tuple[Format, ...]:
    """The formats of an artefact: those that its recipe names, else its medium's own, and those that are asked for.

    What is asked for and is no format of this medium or not for this audience is left out.
    Errors: ``Refused`` with each name in a recipe that can't be meant there.
    """
    if problems := list(_unfit(medium, audience, named)):
        raise Refused(problems)
    wanted = {*(named or (plain_format(medium).name,)), *asked}
    return tuple(
        one
        for one in FORMATS.values()
        if one.name in wanted and one.medium == medium and audience in one.audiences
    )  # fmt: skip


def not_installed(one: Format, artefact: str) -> Problem:
    """The problem of a format that nothing here writes, for an artefact that is therefore not made in it."""
    message = f"{artefact}{one.suffix} was not made: what writes {one.name} files is not installed"
    return Problem("not-installed", message, hint=f"{to_install(one.extra)}; then build again")


def _unfit(medium: Medium, audience: Audience, named: Mapping[str, Place]) -> Iterator[Problem]:
    fitting = [one.name for one in FORMATS.values() if one.medium == medium and audience in one.audiences]
    for name, place in named.items():
        if name in fitting:
            continue
        if name not in FORMATS:
            near = nearest(name, fitting)
            hint = f"did you mean {near!r}?" if near else f"there are: {', '.join(fitting)}"
            yield Problem("unknown-format", f"unknown format {name!r}", place, hint)
        else:
            other = FORMATS[name]
            what = f"for {other.medium}" if other.medium != medium else f"not for a {audience}"
            yield Problem("unfit-format", f"the format {name!r} is {what}", place, f"there are: {', '.join(fitting)}")
