"""Puts together what layers say about looks, as one checked brand."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.course.assembly.part_values import picture_of
from coursegen.course.assembly.values import Values
from coursegen.course.forms.files import CourseForm
from coursegen.course.validation.validate import checked
from coursegen.model.layers import Notice, TeamBrand
from coursegen.problems import Problem
from coursegen.source import nodes
from coursegen.source.folder import CourseFiles, unsafe


def brand_of(
    values: Values, node: nodes.Mapping, course: nodes.Node | None, form: CourseForm | None
) -> tuple[TeamBrand, list[Problem]]:
    """The brand of a version, and what is wrong with it: its files must be inside the course folder.

    ``course``, as its file says it and as its ``form``, may have a template and a logo for every version whose layers
    have none. What is wrong with texts and with the logo is told by the values' texts.
    """
    brand, problems = _brand(values, node)
    if brand.logo is None and form is not None and form.brand is not None and node.get("logo") is None:
        at = "course.brand.logo"
        brand = replace(brand, logo=picture_of(form.brand.logo, at, values.texts, values.files), logo_at=at)
    own = course.get("template") if isinstance(course, nodes.Mapping) else None
    if own is not None and node.get("template") is None:
        file = own.text if isinstance(own, nodes.Scalar) else ""
        return replace(brand, template=file, template_at="course.template"), [*problems, *_template(values.files, own)]
    return brand, problems


def _brand(values: Values, node: nodes.Mapping) -> tuple[TeamBrand, list[Problem]]:
    """What layers say."""
    if not node.entries:
        return TeamBrand(), []
    # Imported here: a course as it is says nothing of looks, and forms are slow to make.
    from coursegen.course.forms.layer import BrandForm

    form, problems = checked(node, BrandForm)
    if form is None:
        return TeamBrand(), problems
    problems += _template(values.files, node.get("template"))
    colours = form.colours.model_dump(exclude_none=True) if form.colours else {}
    notice = values.one(Notice, form.disclaimer, "brand.disclaimer") if form.disclaimer else None
    empty = TeamBrand()
    at = {"template_at": empty.template_at, "logo_at": empty.logo_at}
    return values.one(TeamBrand, form, "brand", colours=colours, notice=notice, **at), problems


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
