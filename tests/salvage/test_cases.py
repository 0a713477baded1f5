"""Maps as they are found after an accident: what is saved of each, and what is said of it."""

from __future__ import annotations

import contextlib
import gzip
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from exporters.registry import read_foreign
from model.bounds import MAX_TEXT
from model.document import JourneyMap
from model.errors import FileError
from model.migrations import Migration
from model.records import Stage, evolve
from model.rules import problems
from model.salvage.ageing import led_up
from model.salvage.salvaged import Salvaged, salvaged
from model.salvage.sniffing import looks_like_a_map, map_id_in
from model.salvage.unpacking import unpacked
from model.samples import samples
from model.storage import VERSION, dumps, load, revision
from tests.examples import example
from tests.salvage.spoiling import Spoiled, missing

EXAMPLE = example()
DATA = dumps(EXAMPLE, map_id="map-1", parents=["a" * 64])
BIG = load(samples()[0].path).document
BIG_DATA = dumps(BIG, map_id="map-2")


def saved(data: bytes) -> Salvaged:
    result = salvaged(data, "“x”")
    assert problems(result.document) == []
    return result


def with_card(**fields: object) -> bytes:
    raw = json.loads(DATA)
    raw["document"]["cards"][0] |= fields
    return json.dumps(raw, ensure_ascii=False, indent=2).encode()


def test_a_file_cut_off_keeps_all_before_and_says_where_it_stops() -> None:
    at = BIG_DATA.index(b'"cards"') + 30_000
    spoilt = Spoiled(BIG_DATA, at, len(BIG_DATA), b"")
    result = saved(spoilt.data)
    assert missing(BIG, spoilt.untouched(), result) == []
    line = spoilt.data.count(b"\n") + 1
    stops = next(s for s in result.lost if "stops" in s)
    assert f"line {line};" in stops
    assert "images" in stops


def test_half_a_note_is_kept() -> None:
    at = DATA.index("Größe, サイズ".encode()) + len("Größe, サ".encode()) + 2
    result = saved(DATA[:at])
    assert result.document.cards["card-2"].text == "Sizes confuse: “M” is not “M” — Größe, サ"
    assert any("text of the card “Sizes confuse" in s and "cut off" in s for s in result.lost)


@pytest.mark.parametrize("hole", [b"\x00" * 4096, bytes(range(128, 256)) * 16])
def test_a_block_overwritten_costs_what_stood_there(hole: bytes) -> None:
    at = BIG_DATA.index(b'"cards"') + 20_000
    spoilt = Spoiled(BIG_DATA, at, at + len(hole), hole)
    result = saved(spoilt.data)
    assert missing(BIG, spoilt.untouched(), result) == []
    assert all(s.startswith(("Line ", "The file stops")) for s in result.lost)
    assert result.lost


def test_two_copies_in_one_file_are_one_map() -> None:
    edited = dumps(
        JourneyMap.of(
            evolve(r, text="Edited") if r.id == "card-1" else r for r in EXAMPLE.records()
        ),
        map_id="map-1",
    )
    assert saved(DATA + DATA).document == EXAMPLE
    both = saved(DATA + edited)
    texts = [card.text for card in both.document.cards.values()]
    assert "Edited" in texts
    assert EXAMPLE.cards["card-1"].text in texts
    assert any("both are kept" in s for s in both.mended)


def test_a_conflict_inside_the_document_keeps_both_sides() -> None:
    line = next(x for x in DATA.split(b"\n") if b"A size adviser" in x)
    theirs = line.replace(b"adviser", b"guide")
    conflict = b"\n".join(
        (b"<<<<<<< ours", line, b"||||||| base", b"gone", b"=======", theirs, b">>>>>>> theirs")
    )
    result = saved(DATA.replace(line, conflict))
    texts = {card.text for card in result.document.cards.values()}
    assert {"A size adviser", "A size guide"} <= texts
    assert "gone" not in str(result.document)
    assert result.lost == ()
    assert any("both sides" in s for s in result.mended)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda d: d.decode().encode("utf-16"),
        lambda d: d.decode().encode("utf-16-be"),
        lambda d: b"\xef\xbb\xbf" + d,
        gzip.compress,
        lambda d: d.replace(b"\n      },", b",\n      },"),
        lambda d: d.replace(b"\n    ],", b",\n    ],"),
        lambda d: d.replace(b"\n    ],", b"", 3),
        lambda d: d.replace(b"},\n", b"}\n"),
        lambda d: d.rstrip(b"}\n") + b"}]}}",
        lambda d: d + b"\x00" * 4096,
        lambda d: d.replace(b'"stages": [', b'"stages": [],\n"stages": ['),
    ],
    ids=[
        "utf-16",
        "utf-16-be",
        "bom",
        "gzip",
        "comma after fields",
        "comma after lists",
        "no brackets",
        "no commas",
        "other end",
        "zeros at the end",
        "a list twice",
    ],
)
def test_what_costs_nothing(spoil) -> None:
    result = saved(spoil(DATA))
    assert result.document == EXAMPLE
    assert result.lost == ()
    assert result.map_id == "map-1"


def test_letters_of_another_encoding_are_letters_again() -> None:
    text = DATA.decode().translate(
        {ord(c): "ü" for c in "ö“”—サイズ、, المقاس\u200f" if c > "\x7f"}
    )
    result = saved(text.encode("cp1252"))
    assert "Grüße" in result.document.cards["card-2"].text
    assert any("Windows-1252" in s for s in result.mended)


@pytest.mark.parametrize(
    ("data", "field", "value", "says"),
    [
        (with_card(text="x" * 20_000), "text", "x" * (MAX_TEXT - 1) + "…", "longer than a map"),
        (with_card(votes=-4), "votes", 0, "was “-4”"),
        (with_card(votes="12"), "votes", 12, ""),
        (with_card(tags=["a", 7, None, "c"]), "tags", ("a", "7", "c"), "part of the tags"),
        (with_card(tags="one"), "tags", ("one",), ""),
        (with_card(priority="urgent"), "priority", None, "was “urgent”"),
        (with_card(text="a\x00?b").replace(b"?b", rb"\ud83db"), "text", "ab", ""),
        (with_card(mood="glad"), "text", EXAMPLE.cards["card-1"].text, "not known here: “glad”"),
        (with_card().replace(b'"votes": 7', b'"votes": NaN'), "votes", 0, "could not be read"),
        (
            with_card().replace(b'"votes": 7', b'"text": "Two", "votes": 7'),
            "text",
            "Two",
            "twice; “",
        ),
        (with_card(lane_id=None), "lane_id", None, ""),
    ],
)
def test_one_field_is_no_reason_to_lose_a_card(
    data: bytes, field: str, value: object, says: str
) -> None:
    result = saved(data)
    card = result.document.cards["card-1"]
    assert getattr(card, field) == value
    assert card.owner == "Web team"
    assert says in " ".join(result.lost)
    assert bool(says) == bool(result.lost)


def test_a_stage_that_is_gone_comes_back() -> None:
    start = DATA.index(b'"stages": [')
    end = DATA.index(b'"steps": [')
    result = saved(DATA[:start] + DATA[end:])
    assert result.document.steps.keys() >= EXAMPLE.steps.keys()
    assert {s.name for s in result.document.stages.values()} == {"Recovered stage"}
    assert any("stage" in s for s in result.mended)


def test_a_heading_that_is_gone_costs_nothing() -> None:
    for name in (b"stages", b"steps", b"lanes", b"cards", b"personas", b"actions", b"views"):
        result = saved(DATA.replace(b'"' + name + b'": [', b'"' + name[:2] + b"\x00\x00"))
        assert result.document == EXAMPLE, name


def test_ids_of_others_are_told_by_who_names_them() -> None:
    raw = json.loads(DATA)
    text = json.dumps(raw).replace("persona-1", "p1").replace("stage-1", "s1")
    result = saved(text.replace('"personas": [', "\x00\x00").encode())
    assert result.document.personas["p1"].name == EXAMPLE.personas["persona-1"].name
    assert isinstance(result.document.find("s1"), Stage)


def test_a_broken_picture_is_told_and_its_card_stays() -> None:
    image = next(iter(EXAMPLE.images.values()))
    data = DATA.replace(image.data.encode(), image.data[:40].encode())
    result = saved(data)
    assert result.document.images == {}
    assert result.document.cards["card-5"].text == "A dot"
    assert any("image" in s for s in result.lost)


def test_what_is_around_the_map_goes_on() -> None:
    result = saved(DATA[:-400])
    assert result.map_id == "map-1"
    assert result.parents == (revision(EXAMPLE), "a" * 64)
    assert saved(DATA.replace(b'"map_id": "map-1",', b"")).map_id is None
    assert map_id_in(DATA[:600]) == "map-1"


def test_a_newer_file_gives_what_is_known_here() -> None:
    raw = json.loads(DATA)
    raw["version"] = 9
    for stage in raw["document"]["stages"]:
        stage["mood"] = "new"
    raw["document"]["moods"] = [{"id": "mood-1", "shade": "x"}]
    result = saved(json.dumps(raw).encode())
    assert result.document == EXAMPLE
    assert any("newer Journeyboard" in s for s in result.mended)
    assert any("mood" in s for s in result.lost)


def test_an_older_record_is_led_up_alone() -> None:
    def renamed(data: dict[str, Any]) -> dict[str, Any]:
        document = dict(data["document"])
        document["cards"] = [{**c, "text": c["words"]} for c in document.pop("notes")]
        return {**data, "document": document}

    steps: dict[int, Migration] = {1: renamed}
    old = {"id": "card-1", "words": "Hello"}
    table, fields = led_up("notes", old, 1, migrations=steps, current=2)
    assert (table, fields["text"]) == ("cards", "Hello")
    assert led_up("cards", {"id": "c"}, 1, migrations=steps, current=2) == ("cards", {"id": "c"})


def test_a_file_that_was_edited_is_not_passed_off_as_what_was_saved() -> None:
    result = saved(DATA.replace(b"A size adviser", b"A size advisor"))
    assert any("checksum" in s for s in result.mended)


@pytest.mark.parametrize(
    "data",
    [b"", b" \n", b"\x00" * 5000, b"hello", b"[]", b'{"a": [{"id": "x", "name": "y"}]}', b"<a>"],
)
def test_what_is_no_map_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FileError) as refused:
        salvaged(data, "“x”")
    assert "“x”" in str(refused.value)
    assert not looks_like_a_map(data)


def test_a_map_with_nothing_left_says_so() -> None:
    with pytest.raises(FileError, match="Nothing of the map"):
        salvaged(DATA[:60], "“x”")


def test_more_mendings_than_words_can_tell_are_counted() -> None:
    cards = [{"id": f"card-{i}", "kind": "note", "order": "V", "lane_id": "l", "step_id": "s"}
             for i in range(10_050)]  # fmt: skip
    document = {"info": {"id": "map"}, "cards": cards}
    raw = {"format": "journeyboard", "version": VERSION, "document": document}
    result = saved(json.dumps(raw).encode())
    assert len(result.document.cards) == len(cards)
    assert any("10050 cards" in s for s in result.mended)


@pytest.mark.parametrize(
    "hostile",
    [b'{"id":"card-1","a":', b'{"{":":",', b'"', b"<<<<<<< a\n=======\n>>>>>>> b\n"],
    ids=["nesting", "quotes that shift", "quotes", "conflicts"],
)
def test_what_is_made_to_cost_costs_in_proportion(hostile: bytes) -> None:
    peaks = []
    for size in (10_000, 40_000):
        data = DATA[:300] + hostile * (size // len(hostile))
        tracemalloc.start()
        with contextlib.suppress(FileError):
            salvaged(data, "“x”")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 6 * peaks[0]
    assert peaks[1] < 20_000_000


def test_a_small_file_that_holds_a_lot_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 10_000_000
    monkeypatch.setattr("model.salvage.unpacking.MAX_UNPACKED", most)
    bomb = gzip.compress(bytes(9 * most), 1)
    tracemalloc.start()
    text, _ = unpacked(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(text) <= most
    assert peak < 2.5 * most  # parts and their sum would be three times as much, and more


def test_maps_made_of_real_journeys(corpus: Path) -> None:
    found = sorted((corpus / "mermaid" / "realworld").glob("*.mmd"))[:6]
    assert found
    for path in found:
        document = read_foreign(path).map
        data = dumps(document, map_id="map-1")
        for at in range(len(data) // 5, len(data), len(data) // 5):
            spoilt = Spoiled(data, at, min(at + 300, len(data)), b"\x00" * 300)
            result = saved(spoilt.data)
            assert missing(document, spoilt.untouched(), result) == []
