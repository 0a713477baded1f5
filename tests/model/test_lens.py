"""What a lens shows, and the views that keep one."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.changes import apply
from model.document import JourneyMap
from model.edits import add_view, remove, rename_view, retake_view
from model.edits.views import MAX_VIEWS
from model.errors import RuleError
from model.ids import seeded_ids
from model.kinds import CardKind, LaneKind, LensMode, Support
from model.lens import (
    Lens,
    channels_of,
    lens_fields,
    lens_of,
    matching,
    seen_through,
    tags_of,
    unseen,
)
from model.queries import support_of, views_in_order
from model.records import Card, Connector, Lane, Marker, Persona, Stage, Step, View
from model.rules import problems
from tests.map_strategies import maps


def _card(record_id: str, **values: object) -> Card:
    given = {"kind": CardKind.NOTE, "order": "V", "lane_id": "touch", "step_id": "t1"}
    return Card.model_validate({"id": record_id, **given, **values})


MAP = JourneyMap.of(
    [
        Stage(id="s1", order="V", name="Start"),
        Step(id="t1", stage_id="s1", order="V", name="First"),
        Lane(id="touch", order="G", kind=LaneKind.TOUCHPOINTS),
        Lane(id="feel", order="V", kind=LaneKind.EMOTIONS),
        Persona(id="anna", order="G", name="Anna"),
        Persona(id="bo", order="V", name="Bo"),
        _card("hers", persona_ids=("anna",), kind=CardKind.PAIN_POINT, tags=("Price",)),
        _card("his", persona_ids=("bo",), channel="E-Mail "),
        _card("both", persona_ids=("anna", "bo"), support=Support.PARTLY),
        _card("nobodys", channel="e-mail"),
        _card("parked", lane_id=None, step_id=None, kind=CardKind.PAIN_POINT),
        Marker(id="glad", lane_id="feel", step_id="t1", persona_id="anna", valence=1.0),
        Marker(id="sad", lane_id="feel", step_id="t1", persona_id="bo", valence=-1.0),
        Connector(id="arrow", source_id="hers", target_id="both"),
        Connector(id="other", source_id="hers", target_id="his"),
    ]
)


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        (Lens(persona_ids=frozenset({"anna"})), {"hers", "both", "glad", "arrow", "anna"}),
        (Lens(nobody=True), {"nobodys", "parked"}),
        (Lens(kinds=frozenset({CardKind.PAIN_POINT})), {"hers", "parked"}),
        (Lens(emotions=True), {"glad", "sad", "anna", "bo"}),
        (
            Lens(emotions=True, persona_ids=frozenset({"bo"})),
            {"sad", "bo"},
        ),
        (Lens(channels=frozenset({"E-mail"})), {"his", "nobodys"}),
        (Lens(tags=frozenset({"price"})), {"hers"}),
        (Lens(supports=frozenset({Support.PARTLY})), {"both"}),
        (Lens(lane_ids=frozenset({"feel"})), {"glad", "sad", "anna", "bo"}),
    ],
    # Sets are listed in another order by each process: the tests need the same names in all.
    ids=lambda value: "-".join(sorted(value)) if isinstance(value, set) else "lens",
)
def test_what_each_field_shows(lens: Lens, expected: set[str]) -> None:
    assert matching(MAP, lens) == expected


def test_a_lens_that_says_nothing_shows_everything() -> None:
    seen = seen_through(MAP, Lens())
    assert not Lens()
    assert unseen(MAP, seen) == frozenset()


def test_what_is_kept_is_seen_whatever_the_lens_says() -> None:
    lens = Lens(tags=frozenset({"price"}))
    seen = seen_through(MAP, lens, kept=frozenset({"his"}))
    assert seen.cards == {"hers", "his"}
    assert seen.connectors == {"other"}


def test_a_lens_forgets_what_is_gone() -> None:
    lens = Lens(persona_ids=frozenset({"anna"}), lane_ids=frozenset({"touch"}))
    assert lens.within(MAP) is lens
    after = apply(MAP, remove(MAP, ["anna"]))
    assert lens.within(after) == Lens(lane_ids=frozenset({"touch"}))


def test_channels_and_tags_are_listed_once_however_written() -> None:
    assert channels_of(MAP) == ["E-Mail"]
    assert tags_of(MAP) == ["Price"]


@st.composite
def lenses(draw: st.DrawFn, document: JourneyMap) -> Lens:
    """Any lens on a map."""

    def some(values: list[str]) -> frozenset[str]:
        return frozenset(draw(st.lists(st.sampled_from(values), max_size=2))) if values else _NONE

    return Lens(
        persona_ids=some(list(document.personas)),
        nobody=draw(st.booleans()),
        lane_ids=some(list(document.lanes)),
        kinds=frozenset(draw(st.sets(st.sampled_from(CardKind), max_size=3))),
        emotions=draw(st.booleans()),
        channels=some(channels_of(document)),
        supports=frozenset(draw(st.sets(st.sampled_from(Support), max_size=2))),
        tags=some(tags_of(document)),
    )


_NONE: frozenset[str] = frozenset()


@given(st.data(), maps())
def test_saying_more_shows_no_more_and_all_fields_must_agree(
    data: st.DataObject, document: JourneyMap
) -> None:
    lens = data.draw(lenses(document))
    seen = seen_through(document, lens)
    groups = (("persona_ids", "nobody"), ("kinds", "emotions"))
    alone = [(part.name,) for part in fields(Lens)]
    told = [*groups, *(names for names in alone if not any(names[0] in g for g in groups))]
    cards = frozenset(document.cards)
    for names in told:
        only = replace(Lens(), **{name: getattr(lens, name) for name in names})
        cards &= seen_through(document, only).cards
    assert seen.cards == cards
    assert unseen(document, seen).isdisjoint(seen.ids)
    for card_id in seen.cards:
        assert not lens.supports or support_of(document.cards[card_id]) in lens.supports


@given(st.data(), maps())
def test_a_view_keeps_its_lens(data: st.DataObject, document: JourneyMap) -> None:
    lens = data.draw(lenses(document))
    change = add_view(document, name="Mine", ids=seeded_ids("v"), **lens_fields(lens))
    after = apply(document, change)
    assert problems(after) == []
    (view,) = (view for view in after.views.values() if view.id not in document.views)
    assert lens_of(view) == lens
    assert apply(after, change.reversed()) == document
    assert views_in_order(after)[-1] is view


def test_views_are_named_overwritten_and_ordered() -> None:
    one = apply(MAP, add_view(MAP, ids=seeded_ids("a")))
    two = apply(one, add_view(one, ids=seeded_ids("b"), persona_ids=("anna",), zoom=2.0))
    first, second = views_in_order(two)
    assert (first.name, second.name) == ("View 1", "View 2")
    again = apply(two, retake_view(two, second.id, persona_ids=(), mode=LensMode.ONLY))
    assert again.views[second.id] == View(
        id=second.id, order=second.order, name="View 2", zoom=2.0, mode=LensMode.ONLY
    )
    assert not retake_view(two, second.id, zoom=2.0)
    assert not rename_view(two, second.id, "  ")
    assert apply(two, rename_view(two, first.id, " Hers ")).views[first.id].name == "Hers"


def test_a_view_outlives_what_it_named() -> None:
    change = add_view(
        MAP,
        ids=seeded_ids("a"),
        persona_ids=("anna", "bo"),
        lane_ids=("touch",),
        centre_lane_id="touch",
        centre_step_id="t1",
    )
    document = apply(MAP, change)
    after = apply(document, remove(document, ["anna", "touch"]))
    (view,) = after.views.values()
    assert (view.persona_ids, view.lane_ids, view.centre_lane_id) == (("bo",), (), None)
    assert view.centre_step_id == "t1"
    assert problems(after) == []


def test_a_map_keeps_so_many_views_and_no_more() -> None:
    crowd = [View(id=f"v{n}", order="V", name=str(n)) for n in range(MAX_VIEWS)]
    document = JourneyMap.of([*MAP.records(), *crowd])
    with pytest.raises(RuleError, match="at most 100 views"):
        add_view(document, name="One more")
