"""What ``coursegen check`` prints in each form, what it mends, and what ``coursegen rules`` tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from coursegen.cli.rules import as_markdown
from coursegen.course.lint.all_rules import RULES
from coursegen.course.lint.rule import LintRule
from coursegen.problems import Place
from coursegen.source.mended_text import mended_text
from support.typed import Ended, changed, tiny_course, tree

Inside = Callable[..., Ended]
LISTEN = "modules/listen.yaml"
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The small course with an error, a warning and a remark of rules."""
    root = tiny_course(tmp_path)
    changed(root / LISTEN, "text: Name the purpose", "text: Know the purpose")
    changed(root / LISTEN, "stem: Which sentence names a purpose?", "stem: Which sentence names no purpose, 100 %?")
    changed(root / LISTEN, "say: Say the point, then wait.", "say: Say the FCR , then wait.")
    return root


def test_text_says_the_rule_why_and_what_to_do(inside: Inside, course: Path) -> None:
    ended = inside("check", course, "--quick")
    assert ended.code == 1
    assert (
        f"{LISTEN}:10:25: this objective starts with 'know', and that is what nobody can see happen [OBJ1]\n"
        in ended.err
    )
    assert "hint: start with what people will do in front of you" in ended.err
    assert f"why: {RULES['OBJ1'].says}" in " ".join(ended.err.split())
    assert ended.err.splitlines()[-1] == "1 problem, 1 warning and 2 remarks."
    changed(course / LISTEN, "text: Know the", "text: Name the")
    assert inside("check", course, "--quick").code == 0
    assert inside("check", course, "--quick", "--strict").code == 1


@pytest.mark.slow
def test_quick_finds_the_same_but_for_slides(inside: Inside, course: Path) -> None:
    quick, whole = (json.loads(inside("check", course, *more, "--format", "json").out) for more in (("--quick",), ()))
    assert quick["problems"] == whole["problems"]
    changed(course / LISTEN, "A step without a time is a wish.", " ".join(["Ask what they need, and wait."] * 7))
    quick, whole = (json.loads(inside("check", course, *more, "--format", "json").out) for more in (("--quick",), ()))
    assert {one["rule"] for one in whole["problems"]} - {one["rule"] for one in quick["problems"]} == {"SLD1"}


def test_json(inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course.parent)
    ended = inside("check", course, "--quick", "--format", "json")
    assert (ended.code, ended.err) == (1, "")
    told = json.loads(ended.out)
    assert told["counts"] == {"error": 1, "warning": 1, "info": 2}
    first = told["problems"][0]
    assert (first["rule"], first["file"], first["line"], first["column"]) == (
        "OBJ1",
        "course/modules/listen.yaml",
        10,
        25,
    )
    assert first["why"] == RULES["OBJ1"].why
    assert first["versions"] == ["base"]


def test_sarif(inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SARIF 2.1.0: what sections 3.13, 3.14, 3.19, 3.27, 3.29 and 3.30 ask of a log."""
    monkeypatch.chdir(course.parent)
    log = json.loads(inside("check", course, "--quick", "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "coursegen"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    assert set(RULES) <= set(ids)
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == 4
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "course/modules/listen.yaml"
        region = physical["region"]
        assert 1 <= region["startColumn"] <= region["endColumn"]
        assert region["startLine"] >= 1


def test_junit(inside: Inside, course: Path) -> None:
    suites = ElementTree.fromstring(inside("check", course, "--quick", "--format", "junit").out)
    (suite,) = suites
    cases = {case.get("name"): case for case in suite}
    assert int(suite.get("tests", "")) == len(cases)
    failed = [name for name, case in cases.items() if case.find("failure") is not None]
    assert failed == ["OBJ1"]
    assert int(suite.get("failures", "")) == 1
    assert "turns on 'no'" in (cases["QZ5"].findtext("system-out") or "")
    strict = ElementTree.fromstring(inside("check", course, "--quick", "--strict", "--format", "junit").out)
    assert strict[0].get("failures") == "2"


def test_github(inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course.parent)
    changed(course / LISTEN, "text: The guest is late", "text: Never at 100 %")
    lines = inside("check", course, "--quick", "--format", "github").out.splitlines()
    assert lines[0].startswith("::error file=course/modules/listen.yaml,line=10,col=25,endColumn=")
    assert ",title=OBJ1::this objective starts with 'know', " in lines[0]
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert not any("100 %" in line for line in lines)  # % has a meaning of its own there


def test_a_form_that_there_is_not(inside: Inside, course: Path) -> None:
    ended = inside("check", course, "--format", "sariff")
    assert ended.code == 2
    assert "did you mean sarif?" in ended.err


def test_a_course_that_can_not_be_read_is_reported_in_every_form(inside: Inside, course: Path) -> None:
    changed(course / "course.yaml", "title:", "titel:")
    for form in ("json", "sarif", "junit", "github"):
        ended = inside("check", course, "--format", form)
        assert ended.code == 1
        assert "unknown field" in ended.out


def test_fix_mends_what_is_safe_and_keeps_every_other_letter(inside: Inside, course: Path) -> None:
    changed(course / LISTEN, "step: Write the purpose down", "step: write the purpose down  # today ,")
    before = tree(course)
    ended = inside("check", course, "--quick", "--fix")
    after = tree(course)
    assert {name for name in after if after[name] != before[name]} == {LISTEN}
    text = after[LISTEN].decode()
    assert "stem: Which sentence names **no** purpose, 100 %?" in text
    assert "say: Say the FCR, then wait." in text
    assert "step: Write the purpose down  # today ," in text
    assert "3 changes in 1 file." in ended.out
    old, new = before[LISTEN].decode().splitlines(), text.splitlines()
    assert len([1 for one, other in zip(old, new, strict=True) if one != other]) == 3
    assert {"QZ5", "TXT4"}.isdisjoint(
        one["rule"] for one in json.loads(inside("check", course, "--quick", "--format", "json").out)["problems"]
    )
    again = inside("check", course, "--quick", "--fix")
    assert "There was nothing that could be mended by itself." in again.out
    assert tree(course) == after


def test_fix_keeps_line_ends_and_leaves_what_it_would_break(inside: Inside, course: Path) -> None:
    changed(course / LISTEN, "stem: Which sentence names no purpose, 100 %?", "stem: No is which answer?")
    file = course / LISTEN
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    inside("check", course, "--quick", "--fix")
    raw = file.read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert b"Say the FCR, then wait." in raw
    assert b"stem: No is which answer?" in raw  # a value that starts with ** would be no text any more


def test_a_mend_that_would_change_another_value_is_not_made() -> None:
    text = "a: one two\nb: three\n"
    assert mended_text(text, Place("f.yaml", 1, 4), lambda line: line.replace("two", "2")) == "a: one 2\nb: three\n"
    assert mended_text(text, Place("f.yaml", 1, 4), lambda line: line.replace("two", "2\nc: 3")) == text
    assert mended_text(text, Place("f.yaml", 1, 4), lambda line: line + " # and more") == text
    assert mended_text(text, Place("f.yaml", 9, 9), str.upper) == text


def test_rules_are_listed_and_told(inside: Inside) -> None:
    listed = inside("rules").out
    assert all(f"\n{name}" in listed for name in RULES)
    told = inside("rules", "tim2", "QZ4").out
    for part in (
        "TIM2 (warning)",
        "Why: ",
        "To mend it: ",
        "  not: ",
        "  but: ",
        "Limits:  minutes 20",
        "QZ4 (warning)",
    ):
        assert part in told
    assert "and always that" in inside("rules", "RGT1").out
    wrong = inside("rules", "TIM22")
    assert wrong.code == 2
    assert "did you mean TIM2?" in wrong.err


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if not rule.firm], ids=lambda one: one.id)
def test_the_setting_that_a_rule_shows_is_right(inside: Inside, rule: LintRule, tmp_path: Path) -> None:
    lines = inside("rules", rule.id).out.split("In course.yaml:\n")[1]
    shown = yaml.safe_load("\n".join(line[2:] for line in lines.splitlines()))
    root = tiny_course(tmp_path)
    text = (root / "course.yaml").read_text("utf-8")
    own = text[: text.index("check:\n")] + yaml.safe_dump({"check": {"rules": shown["check"]["rules"]}})
    (root / "course.yaml").write_text(own, "utf-8")
    ended = inside("check", root, "--quick", "--format", "json")
    assert {one["rule"] for one in json.loads(ended.out)["problems"]} <= set(RULES)


def test_the_page_of_rules_is_fresh() -> None:
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == as_markdown()


def test_a_mend_of_folded_text_is_made_in_the_line_that_it_is_meant_for() -> None:
    text = "a: >-  # one\n  not this\n  is not so\nb: not\n"
    told = mended_text(text, Place("f.yaml", 1, 4), lambda typed: "**not**".join(typed.rsplit("not", 1)))
    assert told == "a: >-  # one\n  not this\n  is **not** so\nb: not\n"


def test_texts_left_to_write_are_one_warning_for_each_file_and_all_of_them_for_programs(
    inside: Inside, tmp_path: Path
) -> None:
    root = tiny_course(tmp_path)
    (root / LISTEN).write_text((root / LISTEN).read_text("utf-8") + "\nstatus: draft\n", "utf-8")
    changed(root / LISTEN, "say: Say the point, then wait.", "say: 'TO WRITE: what you say'")
    before = inside("check", root, "--quick")
    assert ": warning: this is left to write: what you say" in before.err
    for text in ("Name the purpose", "Which sentence names a purpose?"):
        changed(root / LISTEN, text, "TO WRITE an objective")
    ended = inside("check", root, "--quick")
    assert ended.err.count("left to write; the first: ") == ended.err.count("3 texts of this file") == 1
    assert ended.err.count(f"why: {RULES['DRF2'].says[:20]}") == 1
    assert ended.out.splitlines()[0] == before.out.splitlines()[0]  # one line for them, however many there are
    rows = json.loads(inside("check", root, "--quick", "--format", "json").out)["problems"]
    assert sum(row["rule"] == "DRF2" for row in rows) == 3
    refused = inside("build", root, "--release")
    assert "3 texts of this file are left to write" in refused.err and "2 problems; nothing was changed" in refused.err


def test_the_name_of_a_message_is_explained(inside: Inside) -> None:
    ended = inside("rules", "unknown-field", "tim1")
    assert ended.out.startswith("unknown-field: There is no field of this name here.\n\nTIM1 (error, and always that)")
    assert inside("rules", "unknwn-field").err.split("\n")[0].endswith("did you mean unknown-field?")
    assert all(name in inside("rules").out for name in ("TIM1", "unknown-field", "disk-full"))


def test_a_term_that_the_course_lacks_is_told_once_with_the_line_that_gives_it(inside: Inside, tmp_path: Path) -> None:
    root = tiny_course(tmp_path)
    for old in ("Say the point, then wait.", "Which sentence names a purpose?", "A step without a time is a wish."):
        changed(root / LISTEN, old, f"{old[:-1]} ${{visitor}}{old[-1]}")
    ended = inside("check", root, "--quick")
    assert ended.code == 1
    assert ended.err.count("there is no term 'visitor'") == 1
    assert "there is no term 'visitor', here and in 2 other places [term]" in ended.err
    assert "add it under 'terms:' in course.yaml: visitor: {one: visitor, many: visitors}" in ended.err
    assert ended.err.splitlines()[-1] == "1 problem; a build has to wait for that."
    assert len(json.loads(inside("check", root, "--quick", "--format", "json").out)["problems"]) == 3


def test_a_row_higher_than_a_slide_is_told_with_its_file_its_line_and_its_slide(inside: Inside, tmp_path: Path) -> None:
    root = tiny_course(tmp_path)
    changed(root / LISTEN, "step: Review three notes together", f"step: {'Review three notes. ' * 70}")
    ended = inside("check", root)
    assert ended.code == 1
    line = (root / LISTEN).read_text("utf-8").splitlines().index(f"    step: {'Review three notes. ' * 70}") + 1
    assert (
        f"{LISTEN}:{line}:11: a row of the table on the slide listen/action_steps is higher than a slide" in ended.err
    )
    assert "hint: shorten its longest cell: “Review three notes. " in ended.err
