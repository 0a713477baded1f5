"""Finding by words and by what a thing is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.changes import apply
from model.document import JourneyMap
from model.edits import edit
from model.kinds import CardKind, EvidenceKind, LaneKind, Status
from model.records import (
    MAP_ID,
    Action,
    Card,
    Connector,
    Evidence,
    Lane,
    MapInfo,
    Marker,
    Persona,
    Stage,
    Step,
)
from model.search import TEXTS, SearchIndex, parse_query
from model.search_facts import folded
from model.search_hints import suggestions
from tests.edit_strategies import Edit, edits
from tests.map_strategies import maps, texts


def _card(record_id: str, text: str, **values: object) -> Card:
    given = {"kind": CardKind.TOUCHPOINT, "order": "V", "lane_id": "touch", "step_id": "t1"}
    return Card.model_validate({"id": record_id, "text": text, **given, **values})


MAP = JourneyMap.of(
    [
        MapInfo(id=MAP_ID, title="Buying a bicycle"),
        Stage(id="s1", order="G", name="Awareness"),
        Stage(id="s2", order="V", name="Purchase"),
        Step(id="t1", stage_id="s1", order="V", name="Hears of it"),
        Step(id="t2", stage_id="s2", order="V", name="Pays", moment_of_truth=True),
        Lane(id="touch", order="G", kind=LaneKind.TOUCHPOINTS),
        Lane(id="feel", order="V", kind=LaneKind.EMOTIONS),
        Persona(id="anna", order="G", name="Anna Böhm", quote="Tell me the size"),
        Persona(id="hanna", order="V", name="Hanna"),
        _card("b", "Café Größe", step_id="t2", persona_ids=("anna",)),
        _card("a", "Sign up", channel="email", tags=("first visit",), evidence_ids=("e",)),
        _card("p", "Later", lane_id=None, step_id=None, kind=CardKind.PAIN_POINT, owner="Bo"),
        Marker(
            id="m",
            lane_id="feel",
            step_id="t1",
            persona_id="anna",
            word="delight",
            trigger="A sign",
        ),
        Connector(id="x", source_id="a", target_id="b", label="loops back"),
        Evidence(
            id="e", kind=EvidenceKind.INTERVIEW, title="Ten talks", excerpt="a size that fits"
        ),
        Action(id="act", order="V", title="Offer sizes", owner="Bo", status=Status.DONE),
    ]
)


def find(text: str, document: JourneyMap = MAP) -> list[str]:
    return SearchIndex(document).find(parse_query(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sign", ["a", "m"]),
        ("SIGN UP", ["a"]),
        ("up sign", ["a"]),
        ('"up sign"', []),
        ("cafe", ["b"]),
        ("grosse", ["b"]),
        ("größe", ["b"]),
        ("size", ["anna", "e", "act"]),
        ("loops", ["x"]),
        ("bicycle", [MAP_ID]),
        ("touchp", ["touch"]),
        ("kind:pain", ["p"]),
        ("kind:stage", ["s1", "s2"]),
        ("kind:emotion", ["m"]),
        ("kind:point", ["p"]),
        ("persona:anna", ["anna", "b", "m"]),
        ("persona:bohm", ["anna", "b", "m"]),
        ('tag:"first visit"', ["a"]),
        ("tag:visit", ["a"]),
        ("tag:", ["a"]),
        ("channel:EMAIL", ["a"]),
        ("lane:touch", ["touch", "a", "b"]),
        ("stage:purch", ["s2", "t2", "b"]),
        ("step:pays", ["t2", "b"]),
        ("is:assumption", ["b", "p"]),
        ("is:researched", ["a"]),
        ("is:moment", ["t2"]),
        ("is:parked", ["p"]),
        ("is:done", ["act"]),
        ("owner:bo", ["p", "act"]),
        ("is:assumption lane:touch café", ["b"]),
        ("http://nowhere", []),
        ("", []),
        ("   ", []),
    ],
)
def test_what_a_query_finds_in_reading_order(text: str, expected: list[str]) -> None:
    assert find(text) == expected


def test_every_text_a_person_can_type_is_searched() -> None:
    left = {
        # numbers, dates and words from lists, which terms look for
        "language",
        "guide",  # the key of a guidance, nobody's words
    }
    for table, fields in TEXTS.items():
        for record in MAP.table(table).values():
            for name, value in record:
                is_text = isinstance(value, str) and type(value) is str
                if name == "id" or name.endswith(("_id", "order")) or name in left:
                    continue
                if is_text or (name in fields and isinstance(value, tuple)):
                    assert name in fields, f"{table}.{name}"


@given(maps(), st.data())
def test_any_word_of_any_text_finds_its_record(document: JourneyMap, data: st.DataObject) -> None:
    said = [
        (record.id, value)
        for table, fields in TEXTS.items()
        for record in document.table(table).values()
        for value in (getattr(record, field) for field in fields)
        if isinstance(value, str) and folded(value).split() and '"' not in value
    ]
    if not said:
        return
    record_id, text = data.draw(st.sampled_from(said))
    word = data.draw(st.sampled_from(folded(text).split()))
    assert record_id in find(f'"{word}"', document)


@given(maps(), st.lists(edits(), max_size=4), texts())
def test_an_index_kept_up_to_date_finds_what_a_new_one_finds(
    document: JourneyMap, chosen: list[Edit], text: str
) -> None:
    index = SearchIndex(document)
    for wanted in chosen:
        document = apply(document, wanted(document))
        index = index.updated(document)
    query = parse_query(text)
    assert index.find(query) == SearchIndex(document).find(query)


@given(texts())
def test_any_text_is_a_query(text: str) -> None:
    parse_query(text)
    for cursor in range(len(text) + 1):
        suggestions(MAP, text, cursor)


def test_an_edit_of_one_card_among_thousands_reads_one_card() -> None:
    crowd = [_card(f"c{n}", f"Card number {n}") for n in range(5_000)]
    document = JourneyMap.of([*MAP.records(), *crowd])
    index = SearchIndex(document)
    assert index.fresh > 5_000
    after = apply(document, edit(document, "c17", text="Something else"))
    assert index.updated(after).fresh == 1
    assert index.updated(document) is index


def offered(text: str) -> list[str]:
    return [suggestion.text for suggestion in suggestions(MAP, text, len(text))]


def test_what_may_be_typed_next() -> None:
    assert offered("")[:2] == ["kind:", "persona:"]
    assert offered("st") == ["stage:", "step:"]
    assert offered("persona:") == ['persona:"Anna Böhm"', "persona:Hanna"]
    assert offered("persona:b") == ['persona:"Anna Böhm"']
    assert offered("size lane:emo") == ["lane:Emotions"]
    assert (
        offered("is:") == [f"is:{state}" for state in ("assumption", "partly")] + offered("is:")[2:]
    )
    assert offered("lane:Emotions") == []
    assert offered("nothing like a key") == []
    (found,) = suggestions(MAP, "lane:to size", 6)
    assert (found.start, found.end, found.finished) == (0, 7, True)
