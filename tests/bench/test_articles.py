"""A folder of labelled articles is read in the format that ``bench/articles.py`` describes."""

from __future__ import annotations

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not (CHECKOUT / "bench").is_dir(), reason="bench/ is not in the wheel")
PROSE = "The phone rang at nine and nobody in the room wanted to be the one who answers it that morning."


def printed(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    monkeypatch.syspath_prepend(str(CHECKOUT))
    from bench.articles import main

    monkeypatch.setattr("sys.argv", ["bench.articles", str(folder), *words])
    main()
    return capsys.readouterr().out


def test_fields_and_bodies_are_counted_as_they_are_labelled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    front = "---\ntitle: Straws\nauthor: Ann Lee\ndate: 3 May 2020\n---\n\n"
    (tmp_path / "a.md").write_text(f"{front}{PROSE}\n\n{PROSE}\n", "utf-8")
    (tmp_path / "a.md.body.txt").write_text(f"{PROSE}\n\n{PROSE}\n\nA line that is lost.\n", "utf-8")
    (tmp_path / "b.txt").write_text(f"T Bells\n\nP {PROSE}\n\nP {PROSE}\n\nN Share this\n", "utf-8")
    (tmp_path / "expected.yaml").write_text(
        "a.md: {title: Straws, authors: [Ann Lee], issued: '2020-05-03'}\nb.txt: {title: Bell}\n", "utf-8"
    )
    said = printed(tmp_path, capsys, monkeypatch, "-v")
    assert "authors                          2 of 2 right" in said
    assert "issued                           2 of 2 right" in said
    assert "title                            1 of 2 right" in said
    assert "    title: 'Bells', and not 'Bell'" in said
    assert "    lost: a line that is lost" in said
    assert "language" not in said
    assert "2 bodies" in said


def test_a_folder_without_labels_shows_what_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.txt").write_text(f"Bells\n\nBy Ann Lee\n\n{PROSE}\n\n{PROSE}\n", "utf-8")
    (tmp_path / "c.txt").write_text("\n", "utf-8")
    said = printed(tmp_path, capsys, monkeypatch)
    assert "b.txt                        “Bells” Ann Lee NOASSERTION unknown" in said
    assert "c.txt                        refused: there is no text in it" in said
    assert "right" not in said
