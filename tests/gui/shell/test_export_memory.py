"""What is remembered of an export, and what a broken file of it may not do."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.exporting.memory import MOST_MAPS, ExportMemory, Kept
from designer.exporting.request import chosen_paper, poster_options, read_logo
from designer.exporting.wishes import Wishes, as_data, pruned, wishes_in
from exporters.poster.options import Each, Fit, PosterOptions
from exporters.poster.paper import POINTS_PER_MM
from model.document import JourneyMap
from model.errors import ExportError, FileError
from model.layout.geometry import Size
from model.templates import from_template


@pytest.fixture
def document() -> JourneyMap:
    return from_template("purchase", title="Shop")


def _other(value: object) -> object:
    """Something of the same kind that is not the usual value."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, float):
        return value + 1.5
    return f"{value} other" if isinstance(value, str) else ("one", "two")


def test_all_wishes_survive_their_way_through_the_file(tmp_path: Path) -> None:
    usual = Wishes()
    others: dict[str, Any] = {f.name: _other(getattr(usual, f.name)) for f in fields(Wishes)}
    other = replace(usual, **others)
    assert wishes_in(json.loads(json.dumps(as_data(other)))) == other
    assert as_data(usual) == {}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([f.name for f in fields(Wishes)]), _JSON))
@settings(max_examples=60)
def test_whatever_the_file_says_wishes_come_out(data: dict[str, object]) -> None:
    wishes = wishes_in(data)
    for field in fields(Wishes):
        assert type(getattr(wishes, field.name)) is type(getattr(Wishes(), field.name))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"maps": []}',
     b'{"maps": {"m": 5}}', b'{"maps": {"m": {"folder": 7, "paper": []}}}'],
)  # fmt: skip
def test_a_broken_file_counts_as_absent(
    tmp_path: Path, document: JourneyMap, content: bytes
) -> None:
    path = tmp_path / "exports.json"
    path.write_bytes(content)
    assert ExportMemory(path).recall("m", document) == Kept(Wishes())


def test_each_map_has_its_own_and_a_new_one_what_was_last(
    tmp_path: Path, document: JourneyMap
) -> None:
    path = tmp_path / "deep" / "exports.json"
    lane = next(iter(document.lanes))
    memory = ExportMemory(path)
    memory.keep("one", Kept(Wishes(paper="A3"), "/there"))
    memory.keep("two", Kept(Wishes(paper="A4", lanes_out=(lane,), version="2")))
    again = ExportMemory(path)
    assert again.recall("one", document) == Kept(Wishes(paper="A3"), "/there")
    assert again.recall("two", document).wishes.lanes_out == (lane,)
    # What is about one map is not carried over to another.
    assert again.recall("three", document) == Kept(Wishes(paper="A4"))


def test_the_map_exported_longest_ago_gives_way(tmp_path: Path, document: JourneyMap) -> None:
    memory = ExportMemory(tmp_path / "exports.json")
    wishes = Wishes(paper="A3")
    for number in range(MOST_MAPS):
        memory._maps[f"m{number}"] = Kept(wishes)
    memory.keep("m0", Kept(wishes))
    memory.keep("new", Kept(Wishes(paper="A5")))
    maps = json.loads((tmp_path / "exports.json").read_bytes())["maps"]
    assert len(maps) == MOST_MAPS
    assert {"m0", "new"} <= set(maps)
    assert "m1" not in maps


def test_a_folder_that_cannot_be_written_keeps_nobody_from_exporting(
    tmp_path: Path, document: JourneyMap
) -> None:
    (tmp_path / "file").write_bytes(b"")
    memory = ExportMemory(tmp_path / "file" / "exports.json")
    memory.keep("m", Kept(Wishes(paper="A3")))
    assert memory.recall("m", document).wishes.paper == "A3"


def test_ids_that_the_map_no_longer_has_are_dropped(document: JourneyMap) -> None:
    lane, stage = next(iter(document.lanes)), next(iter(document.stages))
    wishes = Wishes(lanes_out=(lane, "gone"), stages_out=(stage,), personas_out=("gone",),
                    view="gone")  # fmt: skip
    kept = pruned(wishes, document)
    assert (kept.lanes_out, kept.stages_out, kept.personas_out, kept.view) == (
        (lane,),
        (stage,),
        (),
        "",
    )


# --- from wishes to options --------------------------------------------------------------------


def test_usual_wishes_are_the_usual_options(document: JourneyMap) -> None:
    assert poster_options(Wishes(), document) == PosterOptions()


def test_wishes_become_options(document: JourneyMap) -> None:
    lane = next(iter(document.lanes))
    wishes = Wishes(paper="own", own_width=24, own_height=36, own_unit="in", margin=5, fit="text",
                    least_text=8, tiled=True, tile_paper="A3", overlap=7, marks=False, bleed=3,
                    crop_marks=True, theme="own", accent="#B5123E", lanes_out=(lane,),
                    each="stage", version=" 2 ", report=True)  # fmt: skip
    made = poster_options(wishes, document, logo=None)
    assert made.paper.size == Size(24 * 72, 36 * 72)
    assert made.margin == pytest.approx(5 * POINTS_PER_MM)
    assert (made.fit, made.least_text, made.each) == (Fit.TEXT, 8, Each.STAGE)
    assert made.tiling is not None
    assert (made.tiling.paper.name, made.tiling.marks) == ("A3", False)
    assert made.tiling.overlap == pytest.approx(7 * POINTS_PER_MM)
    assert made.bleed == pytest.approx(3 * POINTS_PER_MM)
    assert made.theme.name == "accent:#B5123E"
    assert made.lane_ids == frozenset(document.lanes) - {lane}
    assert (made.version, made.report, made.crop_marks) == ("2", True, True)


def test_all_shown_means_all_later_ones_too(document: JourneyMap) -> None:
    made = poster_options(Wishes(), document)
    assert made.lane_ids is made.persona_ids is made.stage_ids is None


@pytest.mark.parametrize("table", ["lanes", "stages"])
def test_something_must_be_left(document: JourneyMap, table: str) -> None:
    every = tuple(getattr(document, table))
    out: dict[str, Any] = {f"{table}_out": every}
    wishes = Wishes(**out)
    with pytest.raises(ExportError, match="at least one"):
        poster_options(wishes, document)


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(paper="A99"),
        Wishes(paper="own", own_width=900_000),
        Wishes(margin=400),
        Wishes(fit="askew"),
        Wishes(theme="mauve"),
        Wishes(theme="own", accent="red wine"),
        Wishes(theme="file"),
        Wishes(lettering="gothic"),
    ],
)
def test_what_no_sheet_can_be_is_one_sentence(wishes: Wishes, document: JourneyMap) -> None:
    with pytest.raises(ExportError) as caught:
        poster_options(wishes, document)
    assert str(caught.value).endswith(".")


def test_a_theme_of_ones_own_comes_from_its_file(tmp_path: Path, document: JourneyMap) -> None:
    path = tmp_path / "acme.json"
    wishes = Wishes(theme="file", theme_file=str(path))
    with pytest.raises(FileError, match=r"acme\.json"):
        poster_options(wishes, document)
    path.write_text('{"like": "journeyboard", "name": "acme", "title": "Acme", "ink": "#000000"}')
    assert poster_options(wishes, document).theme.ink == "#000000"
    path.write_text('{"like": "journeyboard", "ink": "black"}')
    with pytest.raises(ExportError):
        poster_options(wishes, document)


def test_the_logo_is_read_when_it_is_wanted(tmp_path: Path) -> None:
    assert read_logo(Wishes()) is None
    logo = tmp_path / "logo.png"
    with pytest.raises(FileError, match=r"logo\.png"):
        read_logo(Wishes(logo=str(logo)))
    logo.write_bytes(b"picture")
    assert read_logo(Wishes(logo=str(logo))) == b"picture"


def test_an_own_size_in_millimetres() -> None:
    paper = chosen_paper(Wishes(paper="own", own_width=900.5, own_height=600))
    assert paper.size.width == pytest.approx(900.5 * POINTS_PER_MM)
