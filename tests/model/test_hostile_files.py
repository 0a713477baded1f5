"""Whatever stands in a file: it opens, or one plain sentence says why not."""

from __future__ import annotations

import json
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import FileError
from model.records import Record
from model.rules import problems
from model.storage import dumps, loads
from model.tables import RECORD_TYPES
from tests.examples import example

SAMPLE = dumps(example(), map_id="map-1")


def opened(data: bytes) -> str:
    """The sentence a file is refused with; empty where it opens as a sound map."""
    try:
        loaded = loads(data)
    except FileError as error:
        sentence = str(error)
        assert sentence.startswith("The file ")
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert len(sentence) < 300
        assert sentence.isprintable()
        ours = re.sub("“[^”]*”", "", sentence)  # between quotes stands what the file says
        for word in ("Error", "Traceback", "pydantic", "Input should", "None", "{", "}"):
            assert word not in ours
        return sentence
    assert problems(loaded.document) == []
    return ""


def with_document(**tables) -> bytes:
    raw = json.loads(SAMPLE)
    raw["document"].update(tables)
    return json.dumps(raw).encode()


def with_card(**fields) -> bytes:
    return with_document(cards=[{"id": "card-1", "kind": "note", "order": "V", **fields}])


@pytest.mark.parametrize("end", range(0, len(SAMPLE) - 2, 97))
def test_a_file_cut_off_anywhere_is_refused(end: int) -> None:
    assert opened(SAMPLE[:end])


def test_a_file_cut_off_says_so() -> None:
    assert "cut off" in opened(SAMPLE[: len(SAMPLE) // 2])
    assert "cut off" in opened(SAMPLE[: SAMPLE.index("Größe".encode()) + 3])


@given(st.integers(0, len(SAMPLE) - 1), st.binary(max_size=4), st.integers(0, 4))
def test_a_spoiled_file_opens_or_is_refused(at: int, put: bytes, taken: int) -> None:
    opened(SAMPLE[:at] + put + SAMPLE[at + taken :])


def test_many_spoiled_bytes() -> None:
    chance = random.Random(1)  # noqa: S311 - bytes, not secrets
    for _ in range(300):
        data = bytearray(SAMPLE)
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.choice(b'0"{}[],:\\ \x00\xffa')
        opened(bytes(data))


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=5,
)


@given(st.data())
def test_a_wrong_value_anywhere(data: st.DataObject) -> None:
    raw = json.loads(SAMPLE)
    place = raw
    while True:
        key = data.draw(
            st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place)))
        )
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            place[key] = data.draw(_VALUES)
            break
        place = place[key]
    opened(json.dumps(raw).encode())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"  \n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"{}", "not a Journeyboard map"),
        (b"[]", "not a Journeyboard map"),
        (b"null", "not a Journeyboard map"),
        (b"7", "not a Journeyboard map"),
        (b'"journeyboard"', "not a Journeyboard map"),
        (b'{"format": "excalidraw"}', "not a Journeyboard map"),
        (b"<mxfile>", "not a Journeyboard map"),
        (b"PK\x03\x04\x00\x00\xff\xff" + b"\x00" * 50, "not a Journeyboard map"),
        (b"\x00" * 100, "not a Journeyboard map"),
        (b"[" * 100_000, "not a Journeyboard map"),
        (b'{"a":' * 100_000, "not a Journeyboard map"),
        (b'{"format": "journeyboard"}', "which version"),
        (b'{"format": "journeyboard", "version": true}', "which version"),
        (b'{"format": "journeyboard", "version": 0}', "which version"),
        (b'{"format": "journeyboard", "version": -5}', "which version"),
        (b'{"format": "journeyboard", "version": 1.0}', "which version"),
        (b'{"format": "journeyboard", "version": "1"}', "which version"),
        (b'{"format": "journeyboard", "version": NaN}', "a number that is none"),
        (b'{"format": "journeyboard", "version": 1' + b"0" * 5000 + b"}", "a number that is none"),
        (b'{"format": "journeyboard", "version": 1' + b"0" * 400 + b"}", "newer Journeyboard"),
        (b'{"format": "journeyboard", "version": 3}', "newer Journeyboard"),
        (b'{"format": "journeyboard", "version": 2}', "map's id is missing"),
        (b'{"format": "journeyboard", "version": 1}', "map's id is missing"),
        (SAMPLE.decode().encode("utf-16"), "UTF-16"),
        (SAMPLE.decode().encode("utf-16-be"), "not a Journeyboard map"),
        (SAMPLE.decode().encode("latin-1", "replace").replace(b"?", b"\xfc"), "not UTF-8"),
        (SAMPLE.replace(b'"title"', b'"titel"', 1), "no field called “titel”"),
        (SAMPLE.replace(b'"map"', b'"map",', 1), "damaged in line"),
        (SAMPLE + b"{}", "damaged in line"),
    ],
)
def test_what_is_no_map(data: bytes, says: str) -> None:
    assert says in opened(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (with_card(text="x" * 10_001), "card “xxx"),
        (with_card(text="x" * 10_001), "longer than 10,000 characters"),
        (with_card(text=7), "card “card-1”: The text is not text"),
        (with_card(lane_id={"a": "b"}), "lane"),
        (with_card(votes=-1), "Votes must be at least 0"),
        (with_card(votes=10**30), "Votes"),
        (with_card(votes=1.5), "not a whole number"),
        (with_card(span="2"), "not a whole number"),
        (with_card(kind="sticky"), "none of the words known"),
        (with_card(tags=["a"] * 501), "more than 500 entries"),
        (with_card(text="a\x00b"), "control characters"),
        (with_card(id="../etc"), "card “../etc”"),
        (with_card(order="V0"), "order"),
        (with_document(cards=[7]), "card 1"),
        (with_document(cards={}), "cards"),
        (with_document(cards=None), "cards"),
        (with_document(info=[]), "info"),
        (with_document(info={"id": "map", "created_on": "tomorrow"}), "not a date"),
        (with_document(**{"ex\x00tra": []}), "no field called “ex tra”"),
        (with_document(extra=[]), "no field called “extra”"),
        (SAMPLE.replace(b"0.25", b"NaN"), "a number that is none"),
        (SAMPLE.replace(b"0.25", b"1e999"), "position"),
        (SAMPLE.replace(b"0.25", b"-Infinity"), "a number that is none"),
        (SAMPLE.replace(b"A size adviser", b"\\ud83d"), "damaged in line"),
    ],
)
def test_what_a_map_cannot_hold(data: bytes, says: str) -> None:
    assert says in opened(data)


def test_a_key_twice_is_not_half_read() -> None:
    # A validation alone would keep the second list and let all the first one's cards go.
    twice = SAMPLE.replace(b'"stages": [', b'"cards": [],\n    "stages": [', 1)
    assert "“cards” twice" in opened(twice)
    twice = SAMPLE.replace(b'"text": "A size', b'"text": "lost",\n        "text": "A size', 1)
    assert "“text” twice" in opened(twice)


def test_an_unfinished_git_merge_is_told_by_its_line() -> None:
    merge = SAMPLE.replace(b'      "title"', b'<<<<<<< ours\n      "title"', 1)
    line = merge[: merge.index(b"<<<<<<<")].count(b"\n") + 1
    assert f"unfinished git merge (line {line})" in opened(merge)


_WRONG: tuple[object, ...] = (
    None, True, 0, -1, 1.5, 10**40, "", "x" * 10_001, "\x00", [], {}, [None], [[]], ["a", "a"],
    {"id": "x"}, "2026-13-40", "z" * 300,
)  # fmt: skip


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.table)
def test_a_wrong_value_in_every_field_of_every_record(kind: type[Record]) -> None:
    raw = json.loads(SAMPLE)["document"]
    here = [raw["info"]] if kind.table == "info" else raw[kind.table]
    info = {"id": "map"}
    for name in (*kind.model_fields, "unknown"):
        for value in _WRONG:
            record = {**here[0], name: value}
            document = {"info": info, kind.table: [record]}
            if kind.table == "info":
                document = {"info": record}
            file = {"format": "journeyboard", "version": 1, "map_id": "m", "document": document}
            opened(json.dumps(file).encode())


def test_deep_nesting_inside_a_map() -> None:
    for depth in (150, 900, 100_000):
        deep = b'"title": ' + b"[" * depth + b"]" * depth
        assert opened(SAMPLE.replace(b'"title": "Buying a bicycle"', deep))


def test_a_file_beyond_the_cap_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.storage.bounds.MAX_BYTES", 100)
    assert "larger than" in opened(SAMPLE)
