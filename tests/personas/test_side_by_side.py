"""Comparing personas: a difference is never called shared, nor the other way round."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import JourneyMap
from model.kinds import EvidenceKind, Validation
from model.records import Evidence, Persona
from model.side_by_side import ComparedField, Likeness, side_by_side

_LISTS = ("goals", "challenges", "behaviours")


def people(*fields: dict[str, Any]) -> JourneyMap:
    return JourneyMap.of(
        Persona(id=f"p{n}", order="abcdef"[n], name=f"P{n}", **one) for n, one in enumerate(fields)
    )


def one_field(name: str, *fields: dict[str, Any]) -> ComparedField:
    document = people(*fields)
    (found,) = side_by_side(document, list(document.personas), [name])
    return found


def test_shared_goals_are_told_from_those_of_one() -> None:
    field = one_field(
        "goals", {"goals": ("Buy quickly", "Pay later")}, {"goals": ("buy quickly!", "Compare")}
    )
    assert [[(s.text, s.shared) for s in column] for column in field.columns] == [
        [("Buy quickly", True), ("Pay later", False)],
        [("buy quickly!", True), ("Compare", False)],
    ]
    assert (field.likeness, field.shared, field.apart) == (Likeness.PARTLY, 1, 2)


def test_two_of_three_is_neither_shared_nor_alone() -> None:
    field = one_field("segment", {"segment": "A"}, {"segment": "a"}, {"segment": "B"})
    assert [column[0].by for column in field.columns] == [2, 2, 1]
    assert field.likeness is Likeness.PARTLY


def test_days_choices_and_sources_are_compared_in_words() -> None:
    document = JourneyMap.of(
        [
            Evidence(id="e", kind=EvidenceKind.SURVEY, title="Panel"),
            Persona(id="a", order="a", evidence_ids=("e",), validated_on=date(2026, 11, 2),
                    validation=Validation.VALIDATED),
            Persona(id="b", order="b", evidence_ids=("e",)),
        ]
    )  # fmt: skip
    rests, day, validation = side_by_side(
        document, ["a", "b"], ["evidence_ids", "validated_on", "validation"]
    )
    assert (rests.likeness, rests.columns[0][0].text) == (Likeness.SAME, "Panel")
    assert day.columns[0][0].text.replace("\N{NO-BREAK SPACE}", " ") == "2 Nov 2026"
    assert day.columns[1] == ()
    assert validation.likeness is Likeness.APART


def test_nothing_said_is_empty() -> None:
    assert one_field("goals", {}, {"goals": ("  ",)}).likeness is Likeness.EMPTY


@given(st.lists(st.lists(st.sampled_from("abcdAB! "), max_size=4), min_size=2, max_size=3))
@settings(max_examples=60)
def test_counts_agree_with_what_stands_there(lists: list[list[str]]) -> None:
    field = one_field("goals", *({"goals": tuple(one)} for one in lists))
    sets = [{text.casefold().strip(" ") for text in one if text.strip()} for one in lists]
    assert field.shared == len(set.intersection(*sets))
    assert field.apart == len(set.union(*sets)) - field.shared
    assert (field.likeness is Likeness.EMPTY) == (not any(sets))
    assert (field.likeness is Likeness.SAME) == (bool(sets[0]) and all(s == sets[0] for s in sets))
