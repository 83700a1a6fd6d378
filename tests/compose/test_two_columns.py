"""A list in two columns is whole and in order, and no thing of it stands alone below them, however long it is."""

from __future__ import annotations

import pytest

from coursegen.compose.two_columns import in_two
from coursegen.model.blocks import ItemList
from coursegen.model.document import Columns
from coursegen.model.text import words
from support.tree import every


@pytest.mark.parametrize("count", range(30))
def test_every_length_is_shared_out_whole(count: int) -> None:
    items = tuple(words(f"thing {number}") for number in range(count))
    made = in_two(items)
    assert [item for one in every(ItemList, made) for item in one.items] == [*items]
    assert all(isinstance(one, Columns) for one in made) == (count > 5 or not count)
    assert all(all(column for column in one.columns) for one in every(Columns, made))
