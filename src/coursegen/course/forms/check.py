"""Holds the form of what an author asks of the rules: their weight, their limits, the places left out."""

from typing import Annotated, Literal

from pydantic import Field

from coursegen.course.forms.form import Form, Plain

RuleId = Annotated[str, Field(min_length=1, max_length=40, description="a rule's name, as `coursegen rules` lists it")]
Limit = Annotated[float, Field(ge=0, le=1000)]


class RuleForm(Form):
    """How one rule is used in this course."""

    severity: Literal["off", "info", "warning", "error"] | None = None
    minutes: Limit | None = Field(None, description="TIM2, TIM3, TIM4: the most minutes in a row")
    online: Limit | None = Field(None, description="TIM3: the most minutes in a row where people meet online")
    percent: Limit | None = Field(
        None, description="TIM5, TIM7: the least share; QZ7, TIM9: the largest; TIM6: what may be over"
    )
    least: Limit | None = Field(None, description="MOD1, QZ3: the smallest number")
    most: Limit | None = Field(None, description="MOD1, QZ3: the largest number")
    words: Limit | None = Field(None, description="SLD1: the most words in a block of text")
    bullets: Limit | None = Field(None, description="SLD1: the most entries of a list")
    points: Limit | None = Field(None, description="SLD3: the smallest size of text")
    sentence_words: Limit | None = Field(None, description="TXT1: the most words a sentence, on average")
    grade: Limit | None = Field(None, description="TXT1: the highest grade (Flesch–Kincaid)")
    from_words: Limit | None = Field(None, description="TXT1: texts with fewer words are left out")
    ratio: Limit | None = Field(None, description="QZ4: right answer to mean distractor, in length")


class IgnoreForm(Form):
    """A place where a rule says nothing."""

    rule: RuleId
    at: Plain = Field(description="an address, with everything inside it: recover.key_points.own")
    reason: Plain = Field(description="why it is right as it is")


class CheckForm(Form):
    """How this course is checked."""

    rules: dict[RuleId, RuleForm] = Field(default_factory=dict)
    ignore: list[IgnoreForm] = Field(default_factory=list)


LIMITS = tuple(name for name in RuleForm.model_fields if name != "severity")
"""The names of the limits that a rule can have."""
