"""Sources given to many statements at once, taken off them, and put together."""

from __future__ import annotations

from datetime import date

import pytest

from model import edits as edit
from model.document import JourneyMap
from model.errors import RuleError
from model.kinds import EvidenceKind, Support
from model.records import Card, Evidence, evolve
from model.references import REFERENCES_TO
from tests.examples import example
from tests.gui.canvas.conftest import small_map
from tests.model.hands import Table

POLL = Evidence(id="poll", kind=EvidenceKind.SURVEY, title="Poll", who="Buyers", sample_size=40)
TALKS = Evidence(
    id="talks",
    kind=EvidenceKind.INTERVIEW,
    title="Talks",
    on=date(2026, 3, 1),
    source="talks.pdf",
    excerpt="“Too dear.”",
)


@pytest.fixture
def table() -> Table:
    return Table(JourneyMap.of([*small_map().records(), POLL, TALKS]))


def _evidence_of(table: Table, record_id: str) -> tuple[str, ...]:
    record = table.document.find(record_id)
    ids: tuple[str, ...] = getattr(record, "evidence_ids")  # noqa: B009 - of any record
    return ids


def test_statements_of_every_kind_rest_on_sources_at_once(table: Table) -> None:
    some = ("c1", "s1", "p1", "m2")
    change = table.do(edit.attach_evidence(table.document, ["poll", "talks"], some))
    assert {_evidence_of(table, record_id) for record_id in some} == {("poll", "talks")}
    assert change.label == "Attach evidence"
    assert not edit.attach_evidence(table.document, ["poll"], some)


def test_an_assumption_by_hand_that_gets_a_source_is_one_no_longer(table: Table) -> None:
    table.do(edit.edit(table.document, "c1", support=Support.ASSUMED))
    table.do(edit.edit(table.document, "c2", support=Support.PARTLY))
    table.do(edit.attach_evidence(table.document, ["poll"], ["c1", "c2"]))
    cards = table.document.cards
    assert (cards["c1"].support, cards["c2"].support) == (None, Support.PARTLY)


def test_detaching_leaves_other_sources(table: Table) -> None:
    table.do(edit.attach_evidence(table.document, ["poll", "talks"], ["c1", "c2"]))
    table.do(edit.detach_evidence(table.document, "poll", ["c1", "c3"]))
    assert _evidence_of(table, "c1") == ("talks",)
    assert _evidence_of(table, "c2") == ("poll", "talks")


@pytest.mark.parametrize("place", ["t1", "x1", "nobody"])
def test_what_cannot_rest_on_a_source_is_refused(table: Table, place: str) -> None:
    with pytest.raises(RuleError):
        edit.attach_evidence(table.document, ["poll"], [place])
    with pytest.raises(RuleError):
        edit.attach_evidence(table.document, [place], ["c1"])


def test_a_merged_source_keeps_what_it_says_and_loses_no_word(table: Table) -> None:
    table.do(edit.attach_evidence(table.document, ["poll"], ["c1"]))
    table.do(edit.attach_evidence(table.document, ["talks"], ["c1", "p1"]))
    table.do(edit.merge_evidence(table.document, ["poll", "talks"], into="poll"))
    (kept,) = table.document.evidence.values()
    assert (kept.id, kept.title, kept.who, kept.sample_size) == ("poll", "Poll", "Buyers", 40)
    assert (kept.on, kept.source) == (TALKS.on, "talks.pdf")
    assert kept.excerpt == "“Too dear.”\n\nMerged from: Talks"
    assert (_evidence_of(table, "c1"), _evidence_of(table, "p1")) == (("poll",), ("poll",))


def test_sources_that_say_the_same_merge_without_a_word(table: Table) -> None:
    table.do(edit.edit(table.document, "talks", title="Poll"))
    table.do(edit.merge_evidence(table.document, ["talks"], into="poll"))
    assert table.document.evidence["poll"].excerpt == "“Too dear.”"
    assert not edit.merge_evidence(table.document, ["poll"], into="poll")


def test_texts_that_are_too_long_together_are_refused(table: Table) -> None:
    for name in ("poll", "talks"):
        table.do(edit.edit(table.document, name, excerpt=name + "x" * 6_000))
    with pytest.raises(RuleError):
        edit.merge_evidence(table.document, ["talks"], into="poll")


def test_every_kind_of_record_that_names_a_source_follows_a_merge() -> None:
    document = example()
    (old,) = document.evidence
    table = Table(JourneyMap.of([*document.records(), POLL]))
    table.do(edit.merge_evidence(table.document, [old], into="poll"))
    named = {
        reference.table
        for reference in REFERENCES_TO[Evidence.table]
        for owner in table.document.table(reference.table).values()
        if reference.ids(owner) == ("poll",)
    }
    assert named == {reference.table for reference in REFERENCES_TO[Evidence.table]}


def test_a_card_with_a_source_twice_over_names_it_once(table: Table) -> None:
    card: Card = evolve(table.document.cards["c1"], evidence_ids=("poll", "talks"))
    table.document = JourneyMap.of([*table.document.records(), card])
    table.do(edit.merge_evidence(table.document, ["talks"], into="poll"))
    assert _evidence_of(table, "c1") == ("poll",)
