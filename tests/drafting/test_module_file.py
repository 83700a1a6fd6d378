"""The file of a drafted module: it loads, says what is left to write, and holds no word of the article as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen.course.checks.module_file import module_problems
from coursegen.course.forms.files import ArticleForm, ModuleForm
from coursegen.course.validation.validate import checked
from coursegen.drafting.draft import Answer, Check, ModuleDraft, Point, Quoted
from coursegen.drafting.extracted import extracted
from coursegen.drafting.module_file import Setting, minutes_of, module_file
from coursegen.drafting.rights import rights_said
from coursegen.problems import Severity
from coursegen.publish.version_judgement import judged_version
from coursegen.publish.versions import Version
from coursegen.source.folder import course_files
from coursegen.source.text import SourceText
from coursegen.source.yaml_file import node_of
from support.labelled import labelled
from support.typed import changed, tiny_course

SETTING = Setting("fresh", "en", "", ("Its rights are not known.",))


def loaded(text: str) -> ModuleForm:
    form, problems = checked(node_of(SourceText("modules/fresh.yaml", text, "")), ModuleForm)
    assert form is not None, problems
    assert not [one for one in module_problems(form, "fresh", ("one", "article_one")) if one.severity is Severity.ERROR]
    return form


def without_comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


@pytest.mark.parametrize("article", labelled(), ids=lambda one: one.name)
def test_a_draft_loads_and_holds_the_article_in_comments_only(article) -> None:
    draft = extracted("one", article.text, "en")
    text = module_file(draft, SETTING)
    form = loaded(text)
    assert form.status == "draft"
    assert form.minutes == minutes_of(draft) == sum(block.minutes for block in form.plan)
    said, shown = without_comments(text), " ".join(text.split()).replace("# ", "")
    for point in draft.points:
        (words,) = (one.words for one in point.quoted)
        assert words not in said
        assert words in shown
    numbers = [evidence.paragraphs for point in form.key_points for evidence in point.evidence]
    assert numbers == [[point.quoted[0].paragraph] for point in draft.points]
    assert max(map(len, text.splitlines())) <= 120


def test_check_says_nothing_but_what_is_left_to_write(tmp_path: Path) -> None:
    root = tiny_course(tmp_path)
    article = next(one for one in labelled() if one.name == "queue")
    text = module_file(extracted("article_one", article.text, "en"), SETTING)
    (root / "modules" / "fresh.yaml").write_text(text, "utf-8")
    minutes = loaded(text).minutes
    changed(
        root / "course.yaml",
        "  - {id: listen, kind: module}\n",
        "  - {id: fresh, kind: module}\n  - {id: listen, kind: module}\n",
    )
    changed(root / "course.yaml", "minutes: 90\n", f"minutes: {90 + minutes}\n")
    found = judged_version(course_files(root), Version())
    assert found.readable, found.problems
    told = [one for one in found.problems if one.address.startswith("fresh")]
    assert {one.rule for one in told} == {"DRF1", "DRF2"}
    assert {one.severity for one in told} == {Severity.WARNING}
    assert sum("TO WRITE" in line for line in without_comments(text).splitlines()) == len(told) - 1


def test_an_article_that_says_nothing_still_makes_a_file_that_loads() -> None:
    form = loaded(module_file(ModuleDraft("one", (), (), (), ()), SETTING))
    assert len(form.key_points) == len(form.questions) == len(form.quiz) == 1
    assert form.scenario.evidence == []


NASTY = [
    "Fine.\n  evil: true",
    "Words\u2028format: 2",
    "A \x85 line, a \x0b tab, a \x00 zero and \u202e turned",
    "# format: 1 ' \" ${nobody} {{ x }} [a](javascript:alert) *unclosed",
    "x" * 5000,
    "- [ ] : ? | > & * ! % @ `",
]


@pytest.mark.parametrize("words", NASTY)
def test_words_of_an_article_cannot_leave_their_comment(words: str) -> None:
    draft = ModuleDraft(
        "one", (Point((Quoted(1, words),)),), (), (), (Check((Quoted(1, words),), 0, gap=words, missing=words),)
    )
    text = module_file(draft, SETTING)
    plain = module_file(
        ModuleDraft("one", (Point((Quoted(1, "Said."),)),), (), (), (Check((Quoted(1, "Said."),), 0),)), SETTING
    )
    form, other = loaded(text), loaded(plain)
    assert form.model_dump(exclude={"key_points", "quiz", "plan"}) == other.model_dump(
        exclude={"key_points", "quiz", "plan"}
    )


@pytest.mark.slow
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_can_be_quoted_and_said(quoted: str, said: str) -> None:
    point = Point((Quoted(2, quoted),), headline=said)
    text = module_file(ModuleDraft("one", (point,), (), (), ()), SETTING)
    loaded(text)


def test_what_a_model_wrote_without_evidence_is_marked() -> None:
    point = Point((Quoted(0, "Nobody ever wrote this."),), "A headline.", "An explanation.")
    text = module_file(ModuleDraft("one", (point,), (), (), (), by="test:model"), SETTING)
    assert "# NOT VERIFIED, these words are not in the article: Nobody ever wrote this." in text
    assert "language model test:model" in text.replace("\n# ", " ")
    (key_point,) = loaded(text).key_points
    assert key_point.headline == "TO WRITE: not verified, the words quoted are not in the article. A headline."


def test_answers_of_a_model_stand_where_they_belong() -> None:
    answers = (Answer("Yes, do", "It is."), Answer("No, never", "It isn't."), Answer("Later", "Too late."))
    check = Check((Quoted(1, "Words."),), 0, "What now?", answers)
    form = loaded(module_file(ModuleDraft("one", (), (), (), (check,)), SETTING))
    assert [(option.text, option.right) for option in form.quiz[0].options] == [
        ("No, never", False),
        ("Yes, do", True),
        ("Later", False),
    ]


def article(**fields: object) -> ArticleForm:
    return ArticleForm.model_validate(
        {"format": 1, "id": "one", "title": "T", "status": "unknown", "rights": "Nobody says."} | fields
    )


def test_the_head_says_what_the_rights_allow() -> None:
    assert any("keep 'use: cited'" in said for said in rights_said(article()))
    assert any("use: excerpted" in said for said in rights_said(article(status="licensed", licence="CC-BY-4.0")))
    text = module_file(ModuleDraft("one", (), (), (), ()), SETTING)
    assert "# Its rights are not known.\n" in text


def test_nobody_listens_for_long_and_right_answers_move() -> None:
    points = tuple(Point((Quoted(number, f"Sentence {number}."),)) for number in range(1, 6))
    checks = tuple(Check(point.quoted, 0) for point in points)
    form = loaded(module_file(ModuleDraft("one", points, (), (), checks), SETTING))
    blocks = [block.block for block in form.plan]
    assert blocks[:5] == ["opener", "objectives", "key_points", "questions", "key_points"]
    assert [len(block.items) for block in form.plan if block.block == "key_points"] == [3, 2]
    right = [[option.right for option in item.options].index(True) for item in form.quiz]
    assert set(right) == {0, 1, 2}
