from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest
from hypothesis import given

from model import edits as edit
from model.changes import apply
from model.document import JourneyMap
from model.errors import FileError, NewerFileError
from model.kinds import CardKind
from model.places import ParkingPlace
from model.records import evolve
from model.storage import MAX_PARENTS, VERSION, dumps, lineage, loads, revision
from tests.examples import example
from tests.strategies import maps


def changed(data: bytes, **envelope) -> bytes:
    raw = json.loads(data)
    raw.update(envelope)
    return json.dumps(raw).encode()


@given(maps())
def test_what_is_written_is_read(document: JourneyMap) -> None:
    data = dumps(document, map_id="map-1")
    loaded = loads(data)
    assert loaded.document == document
    assert loaded.warnings == ()
    assert not loaded.read_only
    assert dumps(loaded.document, map_id=loaded.map_id, parents=loaded.parents) == data


def test_the_file_is_made_to_be_read() -> None:
    text = dumps(example(), map_id="map-1", parents=["a" * 64]).decode()
    assert text.startswith(
        '{\n  "format": "journeyboard",\n  "version": 2,\n  "app": "Journeyboard'
    )
    assert text.endswith("\n  }\n}\n")
    assert "Größe, サイズ, المقاس" in text
    assert '"created_on": "2026-01-02"' in text
    # What holds its default is left out: the second stage says only what somebody said.
    second = next(s for s in json.loads(text)["document"]["stages"] if s["id"] == "stage-2")
    assert list(second) == ["id", "order", "name"]


def test_the_revision_is_the_hash_of_the_document_as_it_stands_in_the_file() -> None:
    data = dumps(example(), map_id="map-1")
    start = data.index(b'\n  "document": ') + len(b'\n  "document": ')
    own = hashlib.sha256(data[start : -len(b"\n}\n")]).hexdigest()
    assert json.loads(data)["revision"] == own == loads(data).revision == revision(example())


def test_one_word_is_one_line() -> None:
    before = example()
    after = apply(before, edit.edit(before, "card-1", text="Shop page"))
    lines = [dumps(m, map_id="m").decode().splitlines() for m in (before, after)]
    assert len(lines[0]) == len(lines[1])
    different = [(a, b) for a, b in zip(*lines, strict=True) if a != b]
    assert len(different) == 2
    assert all('"revision"' in line for line in different[0])
    assert all('"text"' in line for line in different[1])


def test_a_new_card_touches_no_other_line() -> None:
    before = example()
    after = apply(
        before, edit.add_card(before, ParkingPlace(), kind=CardKind.NOTE, ids=lambda p: f"{p}-3x")
    )
    old, new = (dumps(m, map_id="m").decode().splitlines() for m in (before, after))
    assert [line for line in old if line not in new] == [
        line for line in old if '"revision"' in line
    ]


def test_parents_are_the_way_here_newest_first() -> None:
    document = example()
    own = revision(document)
    assert lineage("c", ("b", "a", "b")) == ("c", "b", "a")
    data = dumps(document, map_id="m", parents=lineage("b" * 64, [own, "a" * 64]))
    assert loads(data).parents == ("b" * 64, "a" * 64)
    many = [hashlib.sha256(str(i).encode()).hexdigest() for i in range(200)]
    assert loads(dumps(document, map_id="m", parents=many)).parents == tuple(many[:MAX_PARENTS])


def test_saving_what_did_not_change_writes_the_same_bytes() -> None:
    first = loads(dumps(example(), map_id="m", parents=["a" * 64]))
    again = dumps(
        first.document, map_id=first.map_id, parents=lineage(first.revision, first.parents)
    )
    assert again == dumps(example(), map_id="m", parents=["a" * 64])


def test_a_file_edited_by_hand_is_a_child_of_what_it_says_it_was() -> None:
    data = dumps(example(), map_id="m", parents=["a" * 64])
    loaded = loads(data.replace(b"A size adviser", b"A size finder"))
    assert loaded.document.cards["card-3"].text == "A size finder"
    assert loaded.revision == revision(loaded.document) != revision(example())
    assert loaded.parents == (revision(example()), "a" * 64)
    assert loaded.warnings == ()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: json.dumps(json.loads(data)).encode(),
        lambda data: json.dumps(dict(reversed(json.loads(data).items()))).encode(),
    ],
    ids=["byte order mark", "windows line ends", "one line", "other order"],
)
def test_the_layout_of_the_text_does_not_matter(spoil) -> None:
    loaded = loads(spoil(dumps(example(), map_id="m")))
    assert loaded.document == example()
    assert loaded.warnings == ()
    assert loaded.revision == revision(example())


def test_a_missing_table_is_an_empty_one() -> None:
    raw = json.loads(dumps(JourneyMap(), map_id="m"))
    raw["document"] = {"info": {"id": "map", "title": "Short"}}
    assert loads(json.dumps(raw).encode()).document.info.title == "Short"


def test_a_newer_file_this_program_can_hold_is_for_looking_only() -> None:
    newer = changed(dumps(example(), map_id="m"), version=VERSION + 1, mood="new")
    loaded = loads(newer)
    assert loaded.document == example()
    assert loaded.read_only
    assert loaded.stamp.newer
    assert "newer Journeyboard" in loaded.warnings[0]


def test_a_newer_file_this_program_cannot_hold_says_so() -> None:
    raw = json.loads(dumps(example(), map_id="m"))
    raw["version"] = 7
    raw["document"]["stages"][0]["mood"] = "new"
    with pytest.raises(NewerFileError, match="newer Journeyboard; update"):
        loads(json.dumps(raw).encode())


def test_both_records_of_one_id_are_kept() -> None:
    raw = json.loads(dumps(example(), map_id="m"))
    cards = raw["document"]["cards"]
    cards.append({**cards[0], "text": "The other side's text"})
    cards.append(dict(cards[1]))
    loaded = loads(json.dumps(raw).encode())
    assert loaded.document.cards["card-1"] == example().cards["card-1"]
    others = set(loaded.document.cards) - set(example().cards)
    assert [loaded.document.cards[i].text for i in others] == ["The other side's text"]
    assert len(loaded.warnings) == 2
    assert loads(json.dumps(raw).encode()).document == loaded.document


def test_broken_references_are_mended_and_told() -> None:
    raw = json.loads(dumps(example(), map_id="m"))
    raw["document"]["lanes"] = [r for r in raw["document"]["lanes"] if r["id"] != "lane-3"]
    loaded = loads(json.dumps(raw).encode())
    assert loaded.document.cards["card-2"].lane_id is None
    assert len(loaded.warnings) == 2
    assert "parking lot" in loaded.warnings[0]
    assert loaded.parents == (revision(example()),)


def test_a_map_too_large_for_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.storage.writing.MAX_BYTES", 500)
    with pytest.raises(FileError, match="larger than"):
        dumps(example(), map_id="m")


def test_dates_stay_dates() -> None:
    document = example()
    info = evolve(document.info, created_on=date(1, 1, 1), revised_on=date(9999, 12, 31))
    kept = loads(dumps(JourneyMap(info=info), map_id="m")).document.info
    assert (kept.created_on, kept.revised_on) == (date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("name", "says"),
    [("MAX_RECORDS", "more parts"), ("MAX_CELLS", "more cells"), ("MAX_OBJECTS", "more parts")],
)
def test_what_could_not_be_opened_again_is_not_written(
    name: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"model.storage.bounds.{name}", 2)
    with pytest.raises(FileError, match=f"The map has {says}"):
        dumps(example(), map_id="m")
