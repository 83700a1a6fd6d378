"""What every test is run with: no network, the same examples in every run, and the default course built once."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from support.once import made_once, shared_folder
from support.team_files import Blind

# How long an example takes is the machine's affair, and a failure must be there again in the next run.
settings.register_profile("coursegen", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("coursegen")

_PATIENCE = 180.0  # seconds that a worker waits for another one's build


class NetworkUsedError(AssertionError):
    """Raised where a test, or what it tests, reaches for the network."""


def pytest_xdist_auto_num_workers() -> int | None:
    """A worker more than there are processors: the tests of the studio wait for a browser most of the time."""
    return None if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else (os.cpu_count() or 1) + 1


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Calls a test of many bytes by its parameter: a zip file has in its bytes the second that it was made in."""
    return argname if isinstance(val, bytes) and len(val) > 40 else None


@pytest.fixture(autouse=True, scope="session")
def _no_cache() -> Iterator[None]:
    """What is tested is made, and not taken from what earlier code made; tests of the cache name a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSEGEN_CACHE", "off")
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Nothing that is tested may need a network; sockets inside the machine's own file system are fine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != getattr(socket, "AF_UNIX", None):
            raise NetworkUsedError(f"something connects to {address}")
        connect(self, address)

    def refused(host: object, *_: object, **__: object) -> None:
        raise NetworkUsedError(f"something looks up {host}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        patch.setattr(socket.socket, "connect_ex", guarded)
        patch.setattr(socket, "getaddrinfo", refused)
        yield


@pytest.fixture(scope="session")
def default_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the default course, built once for every worker; nobody may change it."""
    shared = shared_folder(tmp_path_factory) / "default-course"
    made_once(shared, lambda: _build(shared / "output"), _PATIENCE)
    return shared / "output"


@pytest.fixture(scope="session")
def default_versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every version of the default course with all that can be made of it, built once; nobody may change it."""
    shared = shared_folder(tmp_path_factory) / "default-versions"
    made_once(shared, lambda: _build(shared / "output", everything=True), _PATIENCE)
    return shared / "output"


@pytest.fixture(scope="session")
def default_deck(default_output: Path) -> Path:
    """The default course's deck."""
    return default_output / "base" / "deck.pptx"


@pytest.fixture(scope="session")
def default_workbook(default_output: Path) -> Path:
    """The default course's workbook."""
    return default_output / "base" / "workbook.pdf"


def _build(folder: Path, *, everything: bool = False) -> None:
    from coursegen.assets import example_course
    from coursegen.compose.recipe import recipe_names
    from coursegen.publish.made_version import ARTEFACTS
    from coursegen.publish.output import built
    from coursegen.publish.versions import versions_asked
    from coursegen.publish.wanted import Wanted
    from coursegen.source.folder import course_files

    files = course_files(example_course())
    wanted = Wanted(("deck", *(name for name in recipe_names(None) if name != "deck")) if everything else ARTEFACTS)
    result = built(files, folder, versions_asked(files, everything=everything), wanted, Blind())
    assert {one.outcome.version.name: one.outcome.problems for one in result.versions if not one.placed} == {}
