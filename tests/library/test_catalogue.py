"""The catalogue of one's own: kept whole, offered beside the usual, taken from maps."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.channels import CHANNEL_ICONS, channel_key
from model.document import JourneyMap
from model.emotions import EMOTION_VALENCES
from model.errors import ChangedOutsideError, FileError
from model.library.catalogue import (
    FILE,
    Catalogue,
    Feeling,
    Touchpoint,
    keep,
    parsed,
    read,
    taken_from,
    written,
)
from tests.examples import example
from tests.strategies import maps

_NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
_CATALOGUES = st.builds(
    Catalogue,
    channels=st.lists(_NAMES, max_size=4).map(tuple),
    hidden=st.lists(st.sampled_from(list(CHANNEL_ICONS)), max_size=3).map(tuple),
    touchpoints=st.lists(
        st.builds(Touchpoint, text=_NAMES, channel=st.just("website")), max_size=3
    ).map(tuple),
    feelings=st.lists(st.builds(Feeling, word=_NAMES, valence=st.integers(-2, 2)), max_size=3).map(
        tuple
    ),
)


@given(catalogue=_CATALOGUES)
def test_what_is_written_is_read(catalogue: Catalogue) -> None:
    assert parsed(written(catalogue)) == catalogue


def test_it_is_kept_in_a_file_and_never_over_what_was_not_seen(tmp_path: Path) -> None:
    empty, nothing = read(tmp_path)
    assert (empty, nothing) == (Catalogue(), None)
    first = Catalogue(channels=("kiosk",))
    seen = keep(tmp_path, first, nothing)
    assert read(tmp_path)[0] == first
    with pytest.raises(ChangedOutsideError):
        keep(tmp_path, Catalogue(), nothing)
    keep(tmp_path, Catalogue(channels=("kiosk", "fax")), seen)
    with pytest.raises(ChangedOutsideError):
        keep(tmp_path, Catalogue(), seen)
    assert read(tmp_path)[0].channels == ("kiosk", "fax")


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"format": "x"}', b"\xff\xfe"])
def test_a_damaged_file_is_told_and_left(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(FileError, match="damaged"):
        read(tmp_path)
    assert (tmp_path / FILE).read_bytes() == data


def test_what_is_offered() -> None:
    mine = Catalogue(
        channels=("Kiosk", "Website"),
        hidden=("webinar",),
        feelings=(Feeling(word="Hangry", valence=-2), Feeling(word="surprise", valence=1)),
    )
    offered = mine.offered_channels()
    assert "webinar" not in offered
    assert offered[-1] == "Kiosk"
    assert len(offered) == len(CHANNEL_ICONS)
    assert mine.valences()["hangry"] == -2
    assert mine.valences()["surprise"] == 1
    assert mine.valences()["joy"] == EMOTION_VALENCES["joy"]


def test_a_map_gives_what_is_new() -> None:
    taken = taken_from(example(), Catalogue())
    assert [point.text for point in taken.touchpoints] == ["Shop page with filters"]
    assert taken.channels == ()
    assert taken.feelings == ()


@given(document=maps(), catalogue=_CATALOGUES)
def test_taking_twice_is_taking_once(document: JourneyMap, catalogue: Catalogue) -> None:
    once = taken_from(document, catalogue)
    assert taken_from(document, once) == once
    assert once.channels[: len(catalogue.channels)] == catalogue.channels
    new = [channel_key(name) for name in once.channels[len(catalogue.channels) :]]
    assert len(set(new)) == len(new)
    assert not set(new) & set(CHANNEL_ICONS)
