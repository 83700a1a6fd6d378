"""Puts together what layers say about looks, as one checked brand."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.course.assembly.part_values import picture_of
from coursegen.course.forms.files import CourseForm
from coursegen.course.inline.texts import Texts
from coursegen.course.validation.validate import checked
from coursegen.model.course import Notice
from coursegen.model.layers import Disclaimer, TeamBrand
from coursegen.problems import Problem
from coursegen.source import nodes
from coursegen.source.folder import CourseFiles, unsafe


def brand_of(
    files: CourseFiles, node: nodes.Mapping, course: nodes.Node | None, form: CourseForm | None, texts: Texts
) -> tuple[TeamBrand, list[Problem]]:
    """The brand of a version, and what is wrong with it: its files must be inside the course folder.

    ``course``, as its file says it and as its ``form``, may have a template and a logo for every version whose layers
    have none. What is wrong with the logo is told by ``texts``.
    """
    brand, problems = _brand(files, node, texts)
    if brand.logo is None and form is not None and form.brand is not None and node.get("logo") is None:
        at = "course.brand.logo"
        brand = replace(brand, logo=picture_of(form.brand.logo, at, texts, files), logo_at=at)
    own = course.get("template") if isinstance(course, nodes.Mapping) else None
    if own is not None and node.get("template") is None:
        file = own.text if isinstance(own, nodes.Scalar) else ""
        return replace(brand, template=file, template_at="course.template"), [*problems, *_template(files, own)]
    return brand, problems


def _brand(files: CourseFiles, node: nodes.Mapping, texts: Texts) -> tuple[TeamBrand, list[Problem]]:
    """What layers say."""
    if not node.entries:
        return TeamBrand(), []
    # Imported here: a course as it is says nothing of looks, and forms are slow to make.
    from coursegen.course.forms.layer import BrandForm

    form, problems = checked(node, BrandForm)
    if form is None:
        return TeamBrand(), problems
    problems += _template(files, node.get("template"))
    colours = form.colours.model_dump(exclude_none=True) if form.colours else {}
    told = form.disclaimer
    disclaimer = (
        Disclaimer(told.text.strip(), told.jurisdiction or "", told.approved_by or "", told.review_by or "")
        if told
        else None
    )
    logo = picture_of(form.logo, "brand.logo", texts, files)
    brand = TeamBrand(form.template or "", colours, form.footer or "", disclaimer, form.theme or "", logo=logo)
    return brand, problems


def notice_of(brand: TeamBrand, texts: Texts) -> Notice | None:
    """A brand's disclaimer as it is shown, terms filled in; ``None`` where there is none."""
    if (told := brand.disclaimer) is None:
        return None
    at = "brand.disclaimer"
    return Notice(
        texts.many(told.text, f"{at}.text"),
        texts.one(told.jurisdiction or None, f"{at}.jurisdiction"),
        texts.one(told.approved_by or None, f"{at}.approved_by"),
        told.review_by,
        at,
    )


def _template(files: CourseFiles, node: nodes.Node | None) -> list[Problem]:
    if not isinstance(node, nodes.Scalar):
        return []
    if node.text.startswith("/") or ".." in node.text.split("/"):
        hint = "write its path from the course folder: brands/shop.pptx"
        return [Problem("outside", "the template has to be inside the course folder", node.place, hint)]
    if not (files.root / node.text).exists():
        hint = "put it there, or write its path from the course folder, for instance brands/shop.pptx"
        return [Problem("no-template", f"there is no file {node.text} in the course folder", node.place, hint)]
    if unsafe(files.root, node.text) is not None:
        hint = "put a copy of the template inside the course folder"
        return [Problem("outside", f"{node.text} is a link that leads out of the course folder", node.place, hint)]
    return []
