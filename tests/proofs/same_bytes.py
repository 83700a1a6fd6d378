"""Builds one course in many surroundings, and compares every byte.

Use: ``python tests/proofs/same_bytes.py [COURSE, the small one] [PYTHON …]``. The Pythons are those of environments
with coursegen's packages; the code is the one that runs this. Each build is a process with another seed of hashes, in
turns with another locale, time zone, umask, user (where root runs this), number of jobs, and place of the course; and
nothing is taken from what earlier builds kept, but for the last two.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import coursegen
from coursegen.publish.kept_faces import faces
from support.pull_cases import TEAM_FILE, TINY
from support.struck import differences, may_run

NOBODY = 65_534
CODE = Path(coursegen.__file__).parent.parent


@dataclass(frozen=True)
class Surroundings:
    """What is around a build, and must not be seen in what it makes."""

    name: str
    python: str = sys.executable
    environment: dict[str, str] = field(default_factory=dict)
    mask: int = 0o022
    user: int = 0
    jobs: str = "1"
    place: str = "one"


def _surroundings(pythons: list[str], parent: Path) -> Iterator[Surroundings]:
    yield Surroundings("as it is")
    yield Surroundings("again")
    for name in ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
        yield Surroundings(f"locale {name}", environment={"LC_ALL": name, "LANG": name, "LANGUAGE": name[:2]})
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    yield Surroundings("no UTF-8 anywhere", environment=ascii_only)
    for name in ("Pacific/Kiritimati", "America/St_Johns", "UTC"):
        yield Surroundings(f"time zone {name}", environment={"TZ": name})
    yield Surroundings("umask 077", mask=0o077)
    yield Surroundings("umask 000", mask=0o000)
    yield Surroundings("two jobs", jobs="2")
    yield Surroundings("three jobs", jobs="3")
    yield Surroundings("another place", place="a place with spaces, é, and 中")
    yield Surroundings("colours and a wide terminal", environment={"FORCE_COLOR": "1", "COLUMNS": "400"})
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        if may_run(NOBODY):
            yield Surroundings("another user", user=NOBODY)
        else:
            print("another user may not enter the folder of this code or of Python: left out")
    for python in pythons:
        yield Surroundings(f"Python {python}", python=python)
    for name in ("what is kept", "what was kept"):
        yield Surroundings(name, environment={"COURSEGEN_CACHE": str(parent / "kept")})


def _built(course: Path, parent: Path, one: Surroundings, seed: int) -> dict[str, bytes | None]:
    """Every file of a build by its path, as a hash."""
    place = parent / one.place
    root = Path(shutil.copytree(course, place / "course"))
    if course == TINY:
        (root / "teams").mkdir()
        for name in ("desk", "night_desk"):
            (root / "teams" / f"{name}.yaml").write_text(TEAM_FILE.replace("team: desk", f"team: {name}"), "utf-8")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ"))}
    environment = (
        inherited | {"PYTHONPATH": str(CODE), "PYTHONHASHSEED": str(seed), "COURSEGEN_CACHE": "off"} | one.environment
    )
    words = ("build", "course", "--all-teams", "--word", "--out", "out", "--jobs", one.jobs)
    if one.user:
        for path in (place, *place.rglob("*")):
            os.chown(path, one.user, one.user)
    done = subprocess.run(
        [one.python, "-m", "coursegen", *words],
        cwd=place, env=environment, umask=one.mask, user=one.user or None, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{one.name}: {done.stderr.decode('utf-8', 'replace')[-2_000:]}"
    out = place / "out"
    found = {
        path.relative_to(out).as_posix(): sha256(path.read_bytes()).digest()
        for path in out.rglob("*")
        if path.is_file()
    }
    shutil.rmtree(place)
    return dict(found)


def main(course: Path, pythons: list[str]) -> None:
    """Build in each. Errors: ``AssertionError`` with the files that are not the same."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        parent = Path(folder)
        parent.chmod(0o755)
        os.environ["XDG_CACHE_HOME"] = str(parent / "cache")
        faces()
        for path in (parent / "cache").rglob("*"):
            path.chmod(0o755)
        first: dict[str, bytes | None] = {}
        every = list(_surroundings(pythons, parent))
        for seed, one in enumerate(every):
            found = _built(course, parent, one, seed)
            first = first or found
            other = list(differences(first, found))
            assert not other, f"{one.name}: {other}"
            print(f"{one.name}: {len(found)} files, the same", flush=True)
    print(f"{len(every)} builds, {len(first)} files each, {time.monotonic() - start:.0f} s: every byte is the same")


if __name__ == "__main__":
    main(Path((sys.argv[1:] or [str(TINY)])[0]), sys.argv[2:])
