"""Builds into one output folder at once, two, five and ten at a time, and looks at what they left.

Use: ``python tests/proofs/builds_at_once.py [ROUNDS, 20]``. A round changes the course and starts so many builds: of
the same version, of one each, or of all. Afterwards the manifest lists what is there with its true hashes, nothing is
called changed by hand, and nothing is left over.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from coursegen.publish.place import TEMPORARY
from support.pull_cases import TEAM_FILE
from support.struck import started, warm
from support.typed import changed, tiny_course

AT_ONCE = (2, 5, 10)
KINDS = ("the same", "one each", "all")
BUILD = ("build", "course", "--only", "deck", "--out", "out", "--jobs", "1")


def _asked(kind: str, number: int) -> tuple[str, ...]:
    if kind == "all" and number < 2:
        return ("--all-teams",)
    return () if kind == "the same" else ("--team", f"desk_{number:02}")


def _check(output: Path, versions: set[str], said: list[str]) -> None:
    rows = json.loads((output / "manifest.json").read_text("utf-8"))["artefacts"]
    for row in rows:
        data = (output / row["path"]).read_bytes()
        assert (row["sha256"], row["bytes"]) == (sha256(data).hexdigest(), len(data)), row["path"]
    there = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    inside = {path for path in there if not path.startswith(".bases/")} - {"manifest.json"}
    assert {row["path"] for row in rows} == inside, inside ^ {row["path"] for row in rows}
    assert versions <= {row["path"].partition("/")[0] for row in rows}
    assert not (output / TEMPORARY).exists()
    assert not [one for one in said if "by hand" in one], said


def main(rounds: int) -> None:
    """Try it. Errors: ``AssertionError`` for anything that is not true."""
    warm()
    start, count = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent)
        os.environ["COURSEGEN_CACHE"] = str(folder / "cache")
        root = tiny_course(folder)
        (root / "teams").mkdir()
        for number in range(max(AT_ONCE)):
            name = f"desk_{number:02}"
            (root / "teams" / f"{name}.yaml").write_text(TEAM_FILE.replace("team: desk", f"team: {name}"), "utf-8")
        title = "Two calls a day"
        for turn in range(rounds):
            for at_once in AT_ONCE:
                kind = KINDS[turn % len(KINDS)]
                new = f"Two calls a day, {turn} of {at_once}"
                changed(root / "course.yaml", f"title: {title}", f"title: {new}")
                title = new
                asked = [_asked(kind, number) for number in range(at_once)]
                ended = [one.ended() for one in [started(folder, (*BUILD, *words)) for words in asked]]
                count += at_once
                assert [one.code for one in ended] == [0] * at_once, "\n".join(one.said for one in ended)
                versions = {"base"} if kind == "the same" else {words[-1] for words in asked if len(words) == 2}
                _check(folder / "out", versions, [one.said for one in ended])
    print(f"{count} builds in {rounds} rounds of {AT_ONCE} at once, {time.monotonic() - start:.0f} s: no fault")


if __name__ == "__main__":
    main(*[*map(int, sys.argv[1:]), 20][:1])
