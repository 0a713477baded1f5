"""What cells call people, sources and pain points, and how the answer finds them again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from exporters.workbook.facts import Facts
from exporters.workbook.labels import Labels
from exporters.workbook.sheets import codecs
from exporters.workbook.sheets.errors import CellError
from exporters.workbook.sheets.names import Names
from exporters.workbook.values import plain
from model.document import JourneyMap
from model.ids import seeded_ids
from model.kinds import CardKind
from model.queries import lanes_in_order, steps_in_order
from model.records import Action, Card, Persona, Record
from model.templates import from_template
from tests.map_strategies import maps


def with_pains(*texts: str) -> JourneyMap:
    document = from_template("purchase", title="A", ids=seeded_ids(1))
    lane, step = lanes_in_order(document)[0].id, steps_in_order(document)[0].id
    records: list[Record] = [*document.records()]
    for place, text in enumerate(texts):
        records.append(
            Card(
                id=f"p{place}",
                kind=CardKind.PAIN_POINT,
                order=f"V{place}1",
                lane_id=lane,
                step_id=step,
                text=text,
            )
        )
    return JourneyMap.of(records)


def test_equal_names_are_told_apart_by_a_hint_and_then_by_number() -> None:
    labels = Labels.of([("a", "Slow", "Pay"), ("b", "slow", "Find"), ("c", "Slow", "Pay")], "?")
    assert labels.by_id == {"a": "Slow (Pay)", "b": "slow (Find)", "c": "Slow (Pay, 1)"}
    assert labels.found("SLOW (find)") == "b"


def test_a_label_that_looks_like_one_made_up_is_not_given_twice() -> None:
    labels = Labels.of([("a", "Mara", ""), ("b", "Mara", ""), ("c", "Mara (1)", "")], "?")
    assert len(set(labels.by_id.values())) == 3
    assert labels.by_id["c"] == "Mara (1)"


def test_a_name_with_a_comma_is_one_name() -> None:
    labels = Labels.of([("a", "Mara, 34", ""), ("b", "Tom", "")], "?")
    assert list(labels.split("tom,Mara,  34", ",")) == ["tom", "Mara, 34"]


def test_an_answer_names_pain_points_one_a_line() -> None:
    names = Names(Facts.of(with_pains("The form\nforgets", "No price")))
    said = codecs.ANSWERS.say(names.facts, ("p1", "p0"))
    assert said == "No price\nThe form forgets"
    assert codecs.ANSWERS.read(names, said) == ("p1", "p0")
    assert codecs.ANSWERS.read(names, "- no price") == ("p1",)


def test_a_text_that_several_pain_points_have_is_asked_about() -> None:
    names = Names(Facts.of(with_pains("Slow", "Slow")))
    with pytest.raises(CellError, match=r"several called “Slow”.*“Slow \(Notices\)”"):
        codecs.ANSWERS.read(names, "Slow")
    with pytest.raises(CellError, match="no pain point called “Dear”"):
        codecs.ANSWERS.read(names, "Dear")


@given(maps())
@settings(max_examples=25, deadline=None)
def test_what_a_cell_names_is_what_it_said(document: JourneyMap) -> None:
    names = Names(Facts.of(document))
    for record in document.records():
        if isinstance(record, (Card, Action)):
            said = plain(codecs.ANSWERS.say(names.facts, record.answers_ids))
            assert codecs.ANSWERS.read(names, said) == record.answers_ids
        if isinstance(record, (Card, Persona)):
            said = plain(codecs.EVIDENCE.say(names.facts, record.evidence_ids))
            assert codecs.EVIDENCE.read(names, said) == record.evidence_ids
        if isinstance(record, Card):
            said = plain(codecs.PERSONAS.say(names.facts, record.persona_ids))
            assert codecs.PERSONAS.read(names, said) == record.persona_ids


@pytest.mark.parametrize(
    "listed", [("a", "b"), ("a, b",), ('"quoted"', "c"), ("store, main", "x y")]
)
def test_listed_words_come_back_whatever_is_in_them(listed: tuple[str, ...]) -> None:
    facts = Facts.of(JourneyMap())
    assert codecs.LISTED.read(Names(facts), codecs.LISTED.say(facts, listed)) == listed
