"""A role's brief in steps: one for each sentence, what leads to it strong, the last as a whole, no word changed."""

from __future__ import annotations

import pytest

from coursegen.compose.brief_steps import steps_of
from coursegen.model.text import Run, Text, words


def shown(brief: Text) -> list[str]:
    """The steps, each with its strong words between stars."""
    return ["".join(f"*{run.text}*" if run.strong else run.text for run in step.runs) for step in steps_of(brief)]


@pytest.mark.parametrize(
    ("brief", "steps"),
    [
        (
            "You start: “Take it off. Today.” Asked what happened: charged twice. Hear a rule, and you start again.",
            [
                "*You start:* “Take it off. Today.”",
                "*Asked what happened:* charged twice.",
                "*Hear a rule, and you start again.*",
            ],
        ),
        ("It’s your wife’s. She died in March.", ["It’s your wife’s.", "*She died in March.*"]),
        ("Say “Stop.” and wait. (Or sit. Or go.) Leave.", ["Say “Stop.” and wait.", "(Or sit. Or go.)", "*Leave.*"]),
        ("Sit. (Or go.) You lean: on it.", ["Sit.", "(Or go.)", "*You lean: on it.*"]),
        ("Du fragst: „Wer? Ich?“ Dann gehst du.", ["*Du fragst:* „Wer? Ich?“", "*Dann gehst du.*"]),
        ("You wait for Mr. Pryce, or J. Doyle. You sigh.", ["You wait for Mr. Pryce, or J. Doyle.", "*You sigh.*"]),
        ("You were told on the 3. March, at 10:30.", ["You were told on the 3. March, at 10:30."]),
        (
            "You say what nobody here has ever dared to say: no.",
            ["You say what nobody here has ever dared to say: no."],
        ),
        ("Has a spare key", ["Has a spare key"]),
        ("“I never closed this. You did: now go.", ["“I never closed this.", "*You did: now go.*"]),
        ("", [""]),
    ],
)
def test_each_sentence_is_a_step_and_what_leads_to_it_is_strong_or_it_is_the_last(brief: str, steps: list[str]) -> None:
    assert shown(words(brief)) == steps
    assert " ".join(step.plain for step in steps_of(words(brief))) == brief


def test_marks_and_the_address_are_kept_where_a_brief_is_parted() -> None:
    brief = Text((Run("Wait. Say "), Run("no. Then", emphasis=True), Run(" go, see "), Run("", at="a.b")), "role.brief")
    wait, say, then = steps_of(brief)
    assert {wait.address, say.address, then.address} == {"role.brief"}
    assert wait.runs == (Run("Wait."),)
    assert say.runs == (Run("Say "), Run("no.", emphasis=True))
    assert then.runs == (
        Run("Then", strong=True, emphasis=True),
        Run(" go, see ", strong=True),
        Run("", strong=True, at="a.b"),
    )
