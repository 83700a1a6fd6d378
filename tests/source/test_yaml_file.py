"""The YAML reader against PyYAML's own loader, and against whatever bytes come along."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen.assets import example_course
from coursegen.problems import Place, Refused
from coursegen.source.nodes import Mapping, Node, Scalar, Sequence
from coursegen.source.text import UNPRINTABLE, read_text, source_text
from coursegen.source.yaml_file import MAX_DEPTH, FastParser, node_of

TINY = Path(__file__).parent.parent / "cases" / "tiny"
PARSERS = [pytest.param(yaml.SafeLoader, id="pure Python"), pytest.param(FastParser, id="fastest")]

WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).filter(
    lambda text: not UNPRINTABLE.search(text) and source_text(f"x{text}".encode(), "f").text == f"x{text}"
)
DATA = st.dictionaries(
    WORDS.filter(lambda key: key != "<<"),
    st.recursive(WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)),
    min_size=1,
    max_size=6,
).filter(lambda data: "<<" not in str(data))


def read(text: str, parser: Any = FastParser) -> Node:
    return node_of(source_text(text.encode("utf-8"), "f.yaml"), parser)


def plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {name: plain(entry.value) for name, entry in node.entries.items()}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


@pytest.mark.slow
@pytest.mark.parametrize("parser", PARSERS)
@given(data=DATA, flow=st.booleans(), style=st.sampled_from([None, '"', "'", "|", ">"]))
def test_what_is_written_is_read(parser: Any, data: Any, flow: bool, style: str | None) -> None:
    text = yaml.dump(data, allow_unicode=True, default_flow_style=flow, default_style=style, Dumper=yaml.SafeDumper)
    if "!!" not in text and "? " not in text:  # the dumper tags some block scalars, and folds long keys
        assert plain(read(text, parser)) == yaml.load(text, Loader=yaml.BaseLoader) == data


@pytest.mark.parametrize("parser", PARSERS)
@settings(max_examples=300)
@given(raw=st.binary(max_size=60) | st.text(alphabet="a: -\n[]{}'\"*&!|>#%@`?,\t\\<0", max_size=40).map(str.encode))
def test_nothing_but_a_refusal_is_raised(parser: Any, raw: bytes) -> None:
    try:
        node_of(source_text(raw, "f.yaml"), parser)
    except Refused as refused:
        lines = raw.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for problem in refused.problems:
            assert problem.message
            assert problem.hint
            assert problem.place is not None
            assert 1 <= problem.place.line <= len(lines)


def test_scalars_are_text_as_typed() -> None:
    found = read('a: no\nb: 07:30\nc: 1.10\nd: ~\ne: 0x1F\nf: 2024-01-01\ng:\nh: ""\n')
    assert isinstance(found, Mapping)
    assert list(plain(found).values()) == ["no", "07:30", "1.10", "~", "0x1F", "2024-01-01", "", ""]
    missing, empty = found.get("g"), found.get("h")
    assert isinstance(missing, Scalar)
    assert isinstance(empty, Scalar)
    assert missing.missing
    assert not empty.missing


def test_places_count_characters_from_one() -> None:
    found = read("# häuser\ntitle: é – word\nlist:\n  - one\n  - {id: x, text: 'two'}\n")
    assert isinstance(found, Mapping)
    assert found.entries["title"].key.place == Place("f.yaml", 2, 1, 5)
    assert found.entries["title"].value.place == Place("f.yaml", 2, 8, 8)
    listed = found.get("list")
    assert isinstance(listed, Sequence)
    assert listed.place == Place("f.yaml", 4, 3)
    assert [item.place for item in listed.items] == [Place("f.yaml", 4, 5, 3), Place("f.yaml", 5, 5)]
    second = listed.items[1]
    assert isinstance(second, Mapping)
    assert second.entries["text"].value.place == Place("f.yaml", 5, 19, 5)


def test_an_alias_is_what_it_stands_for() -> None:
    found = read("a: &x {b: c}\nd: *x\n")
    assert plain(found) == {"a": {"b": "c"}, "d": {"b": "c"}}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 200_000, "{a: " * 200_000, "? " * 200_000, "a: &a [*a]"])
def test_bombs_are_refused_at_once(text: str, parser: Any) -> None:
    source = source_text(text.encode(), "f.yaml")
    start = time.process_time()
    with pytest.raises(Refused):
        node_of(source, parser)
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize("parser", PARSERS)
def test_aliases_do_not_hide_depth(parser: Any) -> None:
    steps = [f"k0: &k0 {'[' * 20}x{']' * 20}"]
    steps += [f"k{n}: &k{n} {'[' * 10}*k{n - 1} {']' * 10}" for n in range(1, 30)]
    with pytest.raises(Refused) as refused:
        read("\n".join(steps), parser)
    assert [problem.rule for problem in refused.value.problems] == ["too-deep"]


def test_depth_up_to_the_bound_is_read() -> None:
    assert read("[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH)


def test_every_problem_of_a_file_that_can_be_known_is_told() -> None:
    with pytest.raises(Refused) as refused:
        read("a: 1\na: 2\nb: !!int 3\nc: {<<: x}\nd: @x\n")
    assert [problem.rule for problem in refused.value.problems] == ["duplicate-key", "tag", "merge-key", "value-start"]


@pytest.mark.parametrize("root", [TINY, example_course()], ids=["tiny", "default"])
def test_courses_are_read_the_same_by_both_parsers(root: Path) -> None:
    for path in sorted(root.rglob("*.yaml")):
        source = read_text(path, path.name)
        assert node_of(source, yaml.SafeLoader) == node_of(source, FastParser)
