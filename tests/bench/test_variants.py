"""The teams that many versions are measured with are teams: each differs from the course, and all can be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.course.reading.load import course_files, course_of

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not (CHECKOUT / "bench").is_dir(), reason="bench/ is not in the wheel")


def test_every_team_has_words_steps_and_colours_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(CHECKOUT))
    from bench.synthetic import write_course
    from bench.variants import write_teams

    course = write_course(tmp_path / "course", 2)
    names = write_teams(course, 20, 2)
    files = course_files(course)
    assert sorted(files.teams) == sorted(names)
    made = [course_of(files, name) for name in names]
    assert len({one.course.stamp for one in made}) == len({one.brand.colours["accent1"] for one in made}) == 20
    assert len({one.course.modules[0].promise.plain for one in made}) == 20
    assert not [problem for one in made for problem in one.warnings if problem.rule == "no-change"]
