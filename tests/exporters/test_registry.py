"""One table of formats: found by suffix, written whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from exporters.options import ExportOptions
from exporters.poster.options import PosterOptions
from exporters.registry import FORMATS, export, format_for
from model.errors import ExportError
from model.records import MAP_ID, MapInfo
from tests.exporters.maps import small_map

pytestmark = pytest.mark.usefixtures("qapp")
BEGINNINGS = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG",
    ".svg": b"<?xml",
    ".xlsx": b"PK",
    ".pptx": b"PK",
    ".csv": b"\xef\xbb\xbfStage,Step,",
    ".json": b"{\n",
    ".md": b"# A small map\n",
    ".mmd": b"journey\n",
    ".drawio": b"<?xml",
    ".ojf": b"{",
}
# These have no place for everything on the small map, and say so.
NOT_ALL = {".csv", ".json", ".mmd"}


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_each_format_writes_its_kind_of_file(suffix: str, tmp_path: Path):
    path = tmp_path / f"map{suffix.upper()}"
    report = export(small_map("Words"), path)
    assert report.path == path
    assert bool(report.warnings) == (suffix in NOT_ALL)
    assert path.read_bytes().startswith(BEGINNINGS[suffix])
    assert list(tmp_path.iterdir()) == [path]


def test_the_table_is_complete():
    assert {entry.suffix for entry in FORMATS} == set(BEGINNINGS)
    assert all(entry.name and entry.description for entry in FORMATS)


@pytest.mark.parametrize("name", ["map", "map.docx", "map.pdf.bak", ".pdf"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(name: str):
    with pytest.raises(ExportError, match=r"\.pdf, \.png, \.svg, \.xlsx, \.pptx, "):
        format_for(Path(name))


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_only_the_lanes_and_personas_asked_for_are_shown(suffix: str, tmp_path: Path):
    document = small_map("Words")
    whole, part = tmp_path / f"whole{suffix}", tmp_path / f"part{suffix}"
    export(document, whole)
    poster = PosterOptions(lane_ids=frozenset(), persona_ids=frozenset())
    export(document, part, ExportOptions(poster=poster))
    assert part.stat().st_size < whole.stat().st_size


def test_a_map_without_anything_can_be_exported(tmp_path: Path):
    empty = small_map(info=MapInfo(id=MAP_ID))
    for suffix in BEGINNINGS:
        export(empty, tmp_path / f"map{suffix}")


def test_other_import_errors_are_not_taken_for_a_missing_qt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "exporters.png", None)
    with pytest.raises(ImportError):
        export(small_map("Words"), tmp_path / "map.png")
