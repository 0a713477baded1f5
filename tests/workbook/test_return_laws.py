"""Laws of a workbook that comes back, for maps nobody planned for."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.workbook.facts import Facts
from exporters.workbook.returning.accepting.accepted import accepted
from exporters.workbook.returning.comparing.bases import cells_of, same
from exporters.workbook.returning.comparing.compared import compared
from exporters.workbook.returning.comparison import Comparison, Kind, Proposal
from exporters.workbook.returning.reading.opening import opened
from exporters.workbook.sheets import TABLES
from exporters.workbook.sheets.column import Part
from exporters.workbook.values import Value, plain
from exporters.workbook.writing.book import write_workbook
from model.changes import apply
from model.document import JourneyMap
from model.ids import Id
from model.rules import problems
from tests.workbook.copies import WHO, Filled, sent_out
from tests.workbook.filling import NAMES_OTHERS, Answer, answers, odd_maps

_DERIVED = {"support": "evidence", "measures": "value"}
"""What a cell says follows another one, too."""


def _compared(document: JourneyMap, *copies: Filled) -> Comparison:
    return compared(document, WHO, [copy.back() for copy in copies])


def _filled(document: JourneyMap, said: list[Answer], file: str = "returned.xlsx") -> Filled:
    copy = sent_out(document, file=file)
    for one in said:
        copy.say(one.record.id, **{one.column.key: one.value})
    return copy


def _cells(document: JourneyMap) -> dict[tuple[Id, str], Value]:
    facts = Facts.of(document)
    return {
        (record.id, key): value
        for table in TABLES
        for record in table.records(facts)
        for key, value in cells_of(facts, table, record).items()
        if (column := table.column(key)) is not None and column.comes_back
    }


@given(odd_maps())
@settings(max_examples=25)
def test_unchanged_it_proposes_nothing(document: JourneyMap) -> None:
    assert _compared(document, sent_out(document)) == Comparison()


@given(odd_maps())
@settings(max_examples=12)
def test_unchanged_as_a_file_it_proposes_nothing(document: JourneyMap) -> None:
    file = BytesIO()
    write_workbook(document, file, identity=WHO)
    returned = opened(file.getvalue(), name="returned.xlsx")
    assert compared(document, WHO, [returned]) == Comparison()


@given(odd_maps())
@settings(max_examples=25)
def test_unchanged_and_without_memory_the_marks_are_enough(document: JourneyMap) -> None:
    copy = sent_out(document)
    copy.forgets = True
    assert _compared(document, copy).proposals == ()


@given(st.data())
@settings(max_examples=25)
def test_every_answer_is_proposed_and_nothing_else(data: st.DataObject) -> None:
    document = data.draw(odd_maps())
    said = data.draw(answers(document))
    found = _compared(document, _filled(document, said))
    assert {(one.record_id, one.column): one.returned for one in found.proposals} == {
        one.place: plain(one.value) for one in said
    }
    assert {one.kind for one in found.proposals} <= {Kind.EDIT}
    assert len(found.proposals) == len(said)


@given(st.data())
@settings(max_examples=25)
def test_what_is_accepted_is_said_by_the_next_workbook(data: st.DataObject) -> None:
    document = data.draw(odd_maps())
    said = data.draw(answers(document))
    change = accepted(document, _compared(document, _filled(document, said)), {})
    after = apply(document, change)
    assert problems(after) == []
    assert apply(after, change.reversed()) == document
    answered = {one.place: one.value for one in said}
    asked = _cells(document) | answered
    renamed = any(key in _NAMING for _, key in answered)
    for (record_id, key), value in _cells(after).items():
        follows = (record_id, _DERIVED.get(key, "")) in answered and (
            (record_id, key) not in answered
        )
        if follows or (key in NAMES_OTHERS and renamed):
            continue
        if key == "measures" and value == "Other":
            continue  # a card that had no figure has one now
        if (record_id, key) in asked:
            assert same(plain(value), plain(asked[record_id, key])), (record_id, key)


_NAMING = frozenset({"name", "title", "text", "role", "kind", "on"})


@given(st.data())
@settings(max_examples=25)
def test_the_same_file_again_changes_nothing(data: st.DataObject) -> None:
    document = data.draw(odd_maps())
    copy = _filled(document, data.draw(answers(document)))
    copy.add("pain-points", text="A new one", owner="Tom").add("personas", name="Lea")
    copy.add("actions", title="Do it", status="done").add("evidence", title="Heard")
    for rows in copy.rows.values():
        for row in rows[:1]:
            if row.record_id:
                copy.beside(row.record_id, "Remark", "Yes!")
    found = _compared(document, copy)
    after = apply(document, accepted(document, found, {}))
    assert problems(after) == []
    assert _compared(after, copy).proposals == ()


@given(st.data())
@settings(max_examples=25)
def test_copies_filled_in_by_two_give_the_same_in_any_order(data: st.DataObject) -> None:
    document = data.draw(odd_maps())
    said = data.draw(answers(document))
    half = len(said) // 2
    one = _filled(document, said[:half], "one.xlsx")
    two = _filled(document, said[half:], "two.xlsx")

    def taken(*copies: Filled) -> JourneyMap:
        found = _compared(document, *copies)
        return apply(document, accepted(document, found, {}))

    def after_each_other(first: Filled, second: Filled) -> JourneyMap:
        between = taken(first)
        return apply(between, accepted(between, _compared(between, second), {}))

    together = taken(one, two)
    assert together == taken(two, one) == taken(_filled(document, said))
    if not any(answer.column.key in _NAMING for answer in said):
        assert together == after_each_other(one, two) == after_each_other(two, one)


@given(st.data())
@settings(max_examples=25)
def test_where_both_have_changed_the_map_stays_and_a_person_decides(data: st.DataObject) -> None:
    document = data.draw(odd_maps())
    said = data.draw(answers(document))
    here = data.draw(answers(document, said))
    # Here somebody else answered the same cells, and perhaps otherwise.
    mine = {one.place: one for one in here}
    now = apply(document, accepted(document, _compared(document, _filled(document, here)), {}))
    found = _compared(now, _filled(document, said))
    if any(one.column.key in _NAMING for one in here):
        return
    for one in found.proposals:
        if one.kind is Kind.CONFLICT:
            assert (one.record_id, one.column) in mine or one.column in _DERIVED
    told = {(one.record_id, one.column): one.kind for one in found.proposals}
    for answer in said:
        other = mine.get(answer.place)
        if other is not None and same(plain(other.value), plain(answer.value)):
            assert answer.place not in told
        elif other is not None:
            assert told[answer.place] is Kind.CONFLICT
        elif answer.column.key not in _DERIVED:
            assert told[answer.place] is Kind.EDIT


@given(st.data())
@settings(max_examples=25)
def test_where_two_copies_differ_both_are_told_and_none_is_taken(data: st.DataObject) -> None:
    document = data.draw(odd_maps())
    one = data.draw(answers(document))
    two = data.draw(answers(document, one))
    first = {answer.place: plain(answer.value) for answer in one}
    second = {answer.place: plain(answer.value) for answer in two}
    found = _compared(
        document, _filled(document, one, "one.xlsx"), _filled(document, two, "two.xlsx")
    )
    told: dict[tuple[Id, str], list[Proposal]] = {}
    for proposal in found.proposals:
        told.setdefault((proposal.record_id, proposal.column), []).append(proposal)
    assert set(told) == {*first, *second}
    for place, proposals in told.items():
        said = [copy[place] for copy in (first, second) if place in copy]
        if len(said) == 2 and not same(*said):
            assert [it.kind for it in proposals] == [Kind.CONFLICT, Kind.CONFLICT]
            assert [it.returned for it in proposals] == said
        else:
            assert [it.kind for it in proposals] == [Kind.EDIT]
    after = apply(document, accepted(document, found, {}))
    for answer in one:
        if len(told[answer.place]) == 2:
            owner = after.find(answer.record.id)
            assert owner is not None
            if answer.column.part is Part.FIELD:
                field = answer.column.field
                assert getattr(owner, field) == getattr(answer.record, field)
