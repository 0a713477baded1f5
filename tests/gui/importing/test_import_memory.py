"""What is remembered of imports: how tables lie and what columns mean, never their content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.importing import memory
from designer.importing.choosing import Chosen, fingerprint, mapped, sample
from designer.importing.memory import MOST_KINDS, ImportMemory
from exporters.tables.files.reading import grids_of_text
from exporters.tables.given import NO_HEADER, Given
from exporters.tables.mapping import Mapping, Orientation, Purpose, Scale
from tests.gui.importing.tables import JOURNEY

FULL = Chosen(
    Given(Purpose.EVIDENCE, Orientation.COLUMNS, (1, 2), NO_HEADER, Scale.ONE_TO_FIVE, ";|"),
    ((0, 2, "stage"), (1, 0, "lane:pain-points")),
)


def test_all_that_was_chosen_survives_its_way_through_the_file(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "imports.json"
    ImportMemory(path).keep("abc", FULL)
    assert ImportMemory(path).recall("abc") == FULL
    assert not ImportMemory(path).recall("other")


def test_what_is_left_to_the_guess_again_is_forgotten(tmp_path: Path) -> None:
    kept = ImportMemory(tmp_path / "imports.json")
    kept.keep("abc", FULL)
    kept.keep("abc", Chosen())
    assert json.loads((tmp_path / "imports.json").read_bytes())["tables"] == {}


def test_the_kind_imported_longest_ago_gives_way(tmp_path: Path) -> None:
    kept = ImportMemory(tmp_path / "imports.json")
    kept._write = lambda: None  # type: ignore[method-assign]
    for number in range(MOST_KINDS + 3):
        kept.keep(str(number), FULL)
    assert not kept.recall("2")
    assert kept.recall("3") == FULL


def test_a_fingerprint_is_of_the_headings_and_of_nothing_else() -> None:
    one = mapped(grids_of_text(JOURNEY, name="a.csv"), Chosen())
    longer = JOURNEY + "Purchase;Waits;Parcel;delivery;calm;\n"
    other = mapped(grids_of_text(longer, name="b.csv"), Chosen())
    assert fingerprint(one) == fingerprint(other)
    renamed = grids_of_text(JOURNEY.replace("Channel", "Feeling"), name="a.csv")
    assert fingerprint(mapped(renamed, Chosen())) != fingerprint(one)


def test_nothing_of_a_table_is_kept(tmp_path: Path) -> None:
    grids = sample(grids_of_text(JOURNEY, name="a.csv"))
    path = tmp_path / "imports.json"
    ImportMemory(path).keep(fingerprint(mapped(grids, Chosen())), FULL)
    text = path.read_text(encoding="utf-8")
    assert not any(word in text for word in ("Poster", "Awareness", "quick", "Touchpoint"))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
_KEYS = ("purpose", "orientation", "tables", "header", "scale", "separators", "fields")


@given(st.dictionaries(st.sampled_from(_KEYS), _JSON))
@settings(max_examples=60)
def test_whatever_the_file_says_choices_come_out(entry: dict[str, object]) -> None:
    chosen = memory._chosen(entry)
    assert isinstance(mapped(grids_of_text(JOURNEY, name="a.csv"), chosen), Mapping)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"tables": 3}', b'{"tables": {"a": 1}}'])
def test_a_broken_file_counts_as_absent(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "imports.json"
    path.write_bytes(content)
    assert not ImportMemory(path).recall("a")
