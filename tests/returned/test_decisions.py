"""What a person decides about proposals, over what is usual."""

from __future__ import annotations

from designer.returning.decisions import Decisions, Share
from exporters.workbook.returning.comparison import Choice, Comparison, Kind
from tests.returned.proposals import cell, one_of_each, rivals


def _by_key(decisions: Decisions) -> dict[str, bool]:
    return {one.key: decisions.accepts(one) for one in decisions.comparison.proposals}


def test_the_usual_holds_until_somebody_chooses() -> None:
    decisions = Decisions(one_of_each())
    assert _by_key(decisions) == {
        "e0": True, "c0": False, "c1": False, "u0": False, "n0": True, "e1": True, "x0": True,
        "r0": False,
    }  # fmt: skip
    assert decisions.choices == {}
    assert set(decisions.complete()) == set(_by_key(decisions))


def test_of_two_copies_that_differ_one_is_accepted_at_most() -> None:
    decisions = Decisions(one_of_each())
    one, other = rivals()
    decisions.decide([one], Choice.ACCEPT)
    decisions.decide([other], Choice.ACCEPT)
    assert not decisions.accepts(one)
    assert decisions.accepts(other)
    decisions.decide(decisions.comparison.proposals, Choice.ACCEPT)
    assert not decisions.accepts(one), "the one that was chosen stays"
    assert decisions.accepts(other)
    assert decisions.share(decisions.comparison.proposals) is Share.ALL
    decisions.decide([other], Choice.REFUSE)
    assert not decisions.accepts(one)
    assert not decisions.accepts(other)


def test_accepting_all_takes_the_first_of_rivals() -> None:
    decisions = Decisions(Comparison(rivals()))
    decisions.decide(rivals(), Choice.ACCEPT)
    assert _by_key(decisions) == {"c0": True, "c1": False}


def test_what_is_forgotten_is_usual_again() -> None:
    decisions = Decisions(one_of_each())
    every = decisions.comparison.proposals
    decisions.decide(every, Choice.REFUSE)
    assert not any(_by_key(decisions).values())
    decisions.forget(every)
    assert decisions.choices == {}


def test_choices_go_with_their_keys_to_the_next_comparison() -> None:
    decisions = Decisions(one_of_each())
    decisions.decide([one for one in one_of_each().proposals if one.key in "e0 r0"], Choice.REFUSE)
    kept = tuple(one for one in one_of_each().proposals if one.key != "r0")
    after = decisions.on(Comparison(kept))
    assert after.choices == {"e0": Choice.REFUSE}


def test_an_answer_kept_as_a_note_is_no_rival_of_an_edit() -> None:
    edit = cell("a", Kind.EDIT, "Mia", "Jonas", record_id="same")
    note = cell("b", Kind.UNREADABLE, "Mia", "?", record_id="same")
    decisions = Decisions(Comparison((edit, note)))
    decisions.decide([edit], Choice.ACCEPT)
    decisions.decide([note], Choice.ACCEPT)
    assert _by_key(decisions) == {"a": True, "b": True}


def test_the_tally_counts_kinds() -> None:
    tally = Decisions(one_of_each()).tally()
    assert tally.total == 8
    assert tally.taken == 4
    assert tally.every[Kind.CONFLICT] == 2
    assert Kind.CONFLICT not in tally.accepted


def test_the_share_of_a_group() -> None:
    decisions = Decisions(one_of_each())
    every = decisions.comparison.proposals
    assert decisions.share(every) is Share.SOME
    decisions.decide(every, Choice.REFUSE)
    assert decisions.share(every) is Share.NONE
