"""Whatever happens to one region of a file: all records outside it are saved, and it is told."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import JourneyMap
from model.errors import FileError
from model.rules import problems
from model.salvage.salvaged import salvaged
from model.samples import samples
from model.storage import dumps, load, loads
from tests.examples import example
from tests.salvage.spoiling import Spoiled, missing, spoiled
from tests.strategies import maps

SAMPLES = [load(sample.path).document for sample in samples()]
FILES = [dumps(document, map_id="map-1", parents=["a" * 64]) for document in (*SAMPLES, example())]


def _outcome(spoilt: Spoiled) -> None:
    document = loads(spoilt.before).document
    ids = spoilt.untouched()
    try:
        result = salvaged(spoilt.data, "“x”")
    except FileError:
        assert not ids
        return
    assert problems(result.document) == []
    assert missing(document, ids, result) == []
    if sum(1 for _ in result.document.records()) < sum(1 for _ in document.records()):
        assert result.lost + result.mended  # nothing goes without a word
    for sentence in (*result.lost, *result.mended):
        assert sentence.endswith(".")
        assert sentence.isprintable()


@given(spoiled(st.sampled_from(FILES)))
@settings(max_examples=200)
def test_every_record_outside_the_damage_is_saved(spoilt: Spoiled) -> None:
    _outcome(spoilt)


@given(spoiled(maps().map(lambda document: dumps(document, map_id="map-1"))))
@settings(max_examples=60)
def test_the_same_of_maps_in_any_script(spoilt: Spoiled) -> None:
    _outcome(spoilt)


@given(maps())
@settings(max_examples=40)
def test_a_whole_map_is_saved_whole(document: JourneyMap) -> None:
    data = dumps(document, map_id="map-1", parents=["a" * 64])
    for layout in (data, json.dumps(json.loads(data)).encode(), data.replace(b"\n", b"\r\n")):
        result = salvaged(layout, "“x”")
        assert result.document == document
        assert (result.lost, result.mended) == ((), ())
        assert result.map_id == "map-1"
        assert result.parents == (loads(data).revision, "a" * 64)


@given(
    st.sampled_from(FILES[1:]), st.integers(0, 10**6), st.sampled_from([b'"', b"{", b"\x00", b"]"])
)
@settings(max_examples=60)
def test_a_map_on_one_line_loses_no_record_before_or_after(
    data: bytes, at: int, put: bytes
) -> None:
    raw = json.loads(data)
    flat = json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode()
    at %= len(flat)
    result = salvaged(flat[:at] + put + flat[at:], "“x”")
    document = loads(data).document
    here = [r for r in document.records() if _span(flat, raw, r.table, r.id)[1] <= at]
    there = [r for r in document.records() if _span(flat, raw, r.table, r.id)[0] >= at]
    assert missing(document, {r.id for r in (*here, *there)}, result) == []


def _span(flat: bytes, raw: dict[str, Any], table: str, name: str) -> tuple[int, int]:
    records = [raw["document"]["info"]] if table == "info" else raw["document"][table]
    record = next(r for r in records if r["id"] == name)
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    start = flat.index(text)
    return start, start + len(text)
