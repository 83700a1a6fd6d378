"""A chart's data as authors write it: one value a category for each series."""

from typing import Annotated

from pydantic import Field

from coursegen.course.forms.form import Form, Id, Markdown
from coursegen.model.own_slides import ChartType

Value = Annotated[float, Field(ge=-1_000_000_000_000, le=1_000_000_000_000, allow_inf_nan=False)]


class SeriesForm(Form):
    """One series of a chart."""

    id: Id
    name: Markdown
    values: list[Value] = Field(min_length=2, max_length=8, description="one for each category")


class ChartForm(Form):
    """A chart's data."""

    type: ChartType
    categories: list[Markdown] = Field(min_length=2, max_length=8)
    series: list[SeriesForm] = Field(min_length=1, max_length=4)
    unit: Annotated[str, Field(max_length=12, description='what follows every value: "%"')] = ""
