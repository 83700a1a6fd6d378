"""Holds what a language model is asked to fill in: a module's parts, each with the article's words that it rests on."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

Words = Annotated[str, Field(min_length=1, max_length=300)]
Sentences = Annotated[str, Field(min_length=1, max_length=900)]
Quotation = Annotated[
    str, Field(max_length=600, description="copied letter for letter from one paragraph, at least 30 characters")
]


class PointAnswer(BaseModel):
    """A key point."""

    headline: Words = Field(description="a full sentence that says the point, in words of your own")
    explanation: Sentences = Field(description="two or three short sentences of what the article gives for it, retold")
    quotation: Quotation


class StepAnswer(BaseModel):
    """Something to do at work afterwards."""

    step: Words = Field(description="a verb first")
    owner: Words = Field(description="who does it: each agent, the team lead")
    measure: Words = Field(description="what somebody else would see or hear")
    quotation: Quotation


class QuestionAnswer(BaseModel):
    """A question to discuss."""

    ask: Words = Field(description="cannot be answered with yes or no")
    good_answers: list[Words] = Field(min_length=1, max_length=4)
    quotation: Quotation


class OptionAnswer(BaseModel):
    """An answer to choose."""

    text: Words
    feedback: Words = Field(description="why this is, or is not, the answer")


class QuizAnswer(BaseModel):
    """A question with one right answer; the answers have one form and about one length."""

    stem: Words
    right: OptionAnswer
    wrong: list[OptionAnswer] = Field(min_length=2, max_length=4)
    objective: int = Field(ge=1, le=4, description="the number of the objective that it checks, from 1")
    quotation: Quotation


class SceneAnswer(BaseModel):
    """A situation to play at work."""

    title: Words
    setting: Sentences = Field(description="what has happened, where, on which channel")
    task: Sentences = Field(description="what the players do, in how many minutes")


class ModuleAnswer(BaseModel):
    """A whole module."""

    title: Words
    promise: Words = Field(description="what people will be able to do, in one sentence to them")
    takeaway: Words = Field(description="the one sentence to remember")
    objectives: list[Words] = Field(min_length=1, max_length=4, description="each starts with a verb that can be seen")
    key_points: list[PointAnswer] = Field(min_length=1, max_length=5, description="three to five")
    action_steps: list[StepAnswer] = Field(min_length=1, max_length=4)
    questions: list[QuestionAnswer] = Field(min_length=1, max_length=3)
    quiz: list[QuizAnswer] = Field(min_length=1, max_length=5, description="one for each objective")
    scenario: SceneAnswer
