"""Pieces of versions: taken for the very same values alone, whatever process made them and whatever became of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.model.blocks import Paragraph
from coursegen.model.document import Columns, DocumentBlock, KeepTogether, NotesPage, PageBreak
from coursegen.model.scene_items import Box
from coursegen.model.text import words
from coursegen.publish.cache.folder import CacheFolder
from coursegen.publish.cache.pieces import Pieces, hash_of_value
from coursegen.units import Mm
from coursegen.write.pdf import handout
from support.pdf_cases import BRAND, document, scene, the_faces


@pytest.mark.parametrize("harm", [lambda data: data[:-9], lambda data: data[:32] + b"\xc1", lambda _: b""])
def test_a_piece_that_is_damaged_is_made_again(tmp_path: Path, harm) -> None:
    cache = CacheFolder(tmp_path)
    made = Pieces(cache, "tools").once(("a",), str, lambda: "made")
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.write_bytes(harm(path.read_bytes()))
    assert Pieces(cache, "tools").once(("a",), str, lambda: "made again") == "made again" != made
    assert Pieces(cache, "tools").once(("a",), str, lambda: "a third time") == "made again"
    assert Pieces(cache, "other tools").once(("a",), str, lambda: "by others") == "by others"
    assert Pieces(cache, "tools").once(("a",), bytes, lambda: b"another kind") == b"another kind"


def test_what_is_drawn_alike_is_found_alike_and_nothing_else(tmp_path: Path) -> None:
    whole = document((Paragraph(words("Words.")),))
    pieces = Pieces(CacheFolder(tmp_path), "tools")

    def printed(one, brand=BRAND) -> bytes:
        found = handout.handout_bytes(one, brand, the_faces(), {"slide": scene()}, pieces.once)
        assert found == handout.handout_bytes(one, brand, the_faces(), {"slide": scene()})
        return found.data

    others = (
        replace(whole, stamp="1.0 · 1234567"),
        replace(whole, stamp="2.0 · 1234567"),
        replace(whole, title="Another"),
        replace(whole, blocks=(Paragraph(words("Words.", strong=True)),)),
        replace(whole, page=replace(whole.page, fillable=True)),
    )
    assert len({printed(whole), *map(printed, others), *map(printed, others)}) == 1 + len(others)
    assert pieces._cache.size()[0] == len(others)  # two stamps of one form share what is drawn


def test_values_of_other_types_have_other_hashes() -> None:
    alike: list[DocumentBlock | object] = [PageBreak(), NotesPage(), KeepTogether(()), Columns(()), (), "", 0, None]
    assert len({hash_of_value(one) for one in alike}) == len(alike)
    assert hash_of_value(Mm(1)) != hash_of_value(36_000)  # a length says of itself that it is one


def test_the_hash_of_a_value_is_the_same_whoever_makes_it() -> None:
    code = (
        "import sys; from coursegen.publish.cache.pieces import hash_of_value; from support.pdf_cases import document, "
        "every_block, scene; print(hash_of_value((document(every_block()), scene())))"
    )
    paths = ":".join(sys.path)
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": paths, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    shared = Box(1, 2, 3, 4)
    assert hash_of_value((shared, shared)) == hash_of_value((Box(1, 2, 3, 4), Box(1, 2, 3, 4)))
