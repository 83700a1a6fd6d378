"""The folder of a cache: whole entries or none, bounded, and gone without harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursegen.publish.cache.folder import CacheFolder

KEY = "ab" * 32


@pytest.fixture
def cache(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / "cache", most=1_000)


def only_file(cache: CacheFolder) -> Path:
    (path,) = (found for found in cache.root.rglob("*") if found.is_file())
    return path


def test_what_is_kept_comes_back(cache: CacheFolder) -> None:
    assert cache.entry(KEY) is None
    cache.keep(KEY, b"deck")
    assert cache.entry(KEY) == b"deck"
    assert cache.has(KEY)
    assert cache.size()[0] == 1


@pytest.mark.parametrize(
    "harm", [lambda data: data[:-1], lambda data: data[:10], lambda _: b"", lambda data: data + b"x"]
)
def test_what_is_not_whole_is_no_entry(cache: CacheFolder, harm: object) -> None:
    assert callable(harm)
    cache.keep(KEY, b"deck")
    path = only_file(cache)
    path.write_bytes(harm(path.read_bytes()))
    assert cache.entry(KEY) is None
    assert not cache.has(KEY)


def test_what_was_kept_under_another_key_is_no_entry(cache: CacheFolder) -> None:
    cache.keep(KEY, b"deck")
    data = only_file(cache).read_bytes()
    other = "cd" * 32
    cache.keep(other, b"workbook")
    (cache.root / "cd" / other).write_bytes(data)
    assert cache.entry(other) is None
    assert cache.entry(KEY) == b"deck"


def test_the_oldest_goes_when_there_is_too_much(cache: CacheFolder) -> None:
    keys = [f"{number:02x}" * 32 for number in range(5)]
    for number, key in enumerate(keys):
        cache.keep(key, bytes(250))
        os.utime(cache.root / key[:2] / key, (number, number))
    cache.entry(keys[0])  # asked for last
    cache.trim()
    assert [key for key in keys if cache.has(key)] == [keys[0], keys[4]]
    assert cache.size()[1] <= cache.most


def test_a_folder_that_is_cleared_is_there_again(cache: CacheFolder) -> None:
    cache.clear()
    cache.keep(KEY, b"deck")
    cache.clear()
    assert cache.entry(KEY) is None
    assert cache.size() == (0, 0)
    cache.keep(KEY, b"deck")
    assert cache.entry(KEY) == b"deck"


def test_where_nothing_can_be_written_nothing_is_kept() -> None:
    cache = CacheFolder(Path("/dev/null/cache"))
    cache.keep(KEY, b"deck")
    cache.trim()
    cache.clear()
    assert cache.entry(KEY) is None
