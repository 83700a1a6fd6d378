"""A zip written by us is, byte for byte, the one that ``zipfile`` writes of the same parts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

import pytest

from coursegen.source.office.zip_writer import zipped

PARTS: dict[str, list[tuple[str, str | bytes]]] = {
    "none": [],
    "text and bytes": [("/a/b.xml", "<a>ä “x”</a>" * 500), ("/media/1.png", bytes(range(256)) * 9), ("/empty.xml", "")],
    "a name that is not ASCII": [("/ppt/media/bild_ü.png", b"x"), ("/ppt/日本.xml", "y")],
}


def by_zipfile(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, data in parts:
            entry = zipfile.ZipInfo(part.lstrip("/"), (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, data, compresslevel=3)
    return buffer.getvalue()


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_it_is_what_zipfile_writes(parts: list[tuple[str, str | bytes]]) -> None:
    assert zipped(parts) == by_zipfile(parts)


@pytest.mark.slow
def test_more_parts_than_the_short_end_can_count() -> None:
    parts = [(f"/{number}.xml", "x") for number in range(0x10000)]
    made = zipped(parts)
    assert made == by_zipfile(parts)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert len(archive.infolist()) == 0x10000


def test_it_can_be_read_back() -> None:
    with zipfile.ZipFile(BytesIO(zipped(PARTS["text and bytes"]))) as archive:
        assert archive.testzip() is None
        assert archive.read("a/b.xml").decode() == "<a>ä “x”</a>" * 500
