from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.document import JourneyMap
from model.insight.channels import Channels, channel_facts
from model.insight.switches import neighbours
from model.kinds import CardKind, Level, MapState
from model.records import Card, Channel, Record
from tests.insight.journey import card, feeling, frame, journey, touchpoints


def facts(*more: Record) -> Channels:
    return channel_facts(journey(*touchpoints(), *more))


def test_touchpoints_and_feelings_by_hand():
    found = {one.key: one for one in facts().channels}
    assert {key: one.touchpoint_ids for key, one in found.items()} == {
        "website": ("t1", "t2", "t4"),
        "phone": ("t3",),
        "pay desk": ("t5",),
        "mobile app": ("t6",),
    }
    # Ada alone is meant at Compare, where t2 names her, and Bo feels nothing at the other two.
    assert found["website"].emotion == pytest.approx((1 + 0 + 1.5) / 3)
    assert found["website"].feelings == 3
    assert found["phone"].emotion == -1.0
    assert found["pay desk"].emotion == -1.5
    assert found["mobile app"].emotion == 1.0


def test_most_touchpoints_come_first_and_names_are_spelt_once():
    channels = facts(Channel(id="ch", order="V", name=" Mobile  App ")).channels
    assert [one.name for one in channels] == ["website", "Mobile App", "phone", "Pay desk"]


def test_a_channel_has_what_its_record_says_and_who_prefers_it():
    record = Channel(id="ch", order="V", name="PHONE", engagement=Level.HIGH)
    found = {one.key: one for one in facts(record).channels}
    assert found["phone"].engagement is Level.HIGH
    assert found["phone"].response_time is None
    assert found["phone"].preferred_by == found["website"].preferred_by == ("Bo",)
    assert found["pay desk"].record is None


def test_of_two_records_of_one_channel_the_first_counts():
    records = [
        Channel(id="b", order="W", name="phone", engagement=Level.LOW),
        Channel(id="a", order="V", name="Phone", engagement=Level.HIGH),
    ]
    found = {one.key: one for one in facts(*records).channels}
    assert (found["phone"].name, found["phone"].engagement) == ("Phone", Level.HIGH)


def test_a_channel_that_is_only_preferred_or_noted_is_listed():
    bare = channel_facts(JourneyMap.of([*frame(), Channel(id="ch", order="V", name="fax")]))
    assert [(one.name, one.touchpoint_ids) for one in bare.channels] == [
        ("fax", ()),
        ("phone", ()),
        ("website", ()),
    ]


def test_pain_points_in_a_channel_and_near_it():
    found = facts(
        card(CardKind.PAIN_POINT, "named", "Ride", channel="WEBSITE"),
        card(CardKind.PAIN_POINT, "near", "Pay"),
        card(CardKind.PAIN_POINT, "parked", None),
        card(CardKind.QUOTE, "quote", "Pay", channel="phone"),
    )
    by_key = {one.key: one for one in found.channels}
    assert by_key["website"].pain_ids == ("named",)
    assert by_key["pay desk"].near_ids == ("near",)
    assert by_key["mobile app"].near_ids == ()
    assert by_key["phone"].other_ids == ("quote",)


def test_a_wide_touchpoint_meets_the_feelings_of_all_its_steps_once():
    wide = card(CardKind.TOUCHPOINT, "wide", "Choose", channel="van", span=9)
    again = card(CardKind.TOUCHPOINT, "again", "Ride", channel="van", persona_ids=("Bo",))
    van = next(one for one in facts(wide, again).channels if one.key == "van")
    assert van.feelings == 5  # Ada at three steps, Bo at two
    assert van.emotion == pytest.approx((1.5 - 2 - 1 + 2 + 0) / 5)


def test_switches_by_hand():
    found = facts()
    # Ada: t1 t2 t4 t5 t6. Bo: t1 t3 t4 t5 t6.
    assert [(one.source, one.target, one.pairs) for one in found.switches] == [
        ("website", "phone", (("t1", "t3"),)),
        ("phone", "website", (("t3", "t4"),)),
        ("website", "pay desk", (("t4", "t5"),)),
        ("pay desk", "mobile app", (("t5", "t6"),)),
    ]
    assert (found.moves, found.stays) == (4, 2)
    assert found.consistency == pytest.approx(2 / 6)
    assert found.spread == 2.5  # mobile app +1, pay desk -1.5


def test_a_touchpoint_without_a_channel_breaks_the_way():
    found = facts(card(CardKind.TOUCHPOINT, "x", "Choose", order="k"))
    assert ("website", "pay desk") not in {(one.source, one.target) for one in found.switches}
    assert found.unnamed_ids == ("x",)
    assert (found.moves, found.stays) == (3, 2)


def test_touchpoints_of_the_parking_lot_follow_nothing():
    parked = card(CardKind.TOUCHPOINT, "parked", None, channel="fax")
    found = facts(parked)
    assert (found.moves, found.stays) == (4, 2)
    assert next(one for one in found.channels if one.key == "fax").touchpoint_ids == ("parked",)


def test_a_map_without_touchpoints_has_no_consistency():
    found = channel_facts(JourneyMap())
    assert (found.channels, found.consistency, found.spread) == ((), None, None)


def test_feelings_are_those_of_the_state_that_is_asked_for():
    document = journey(*touchpoints(), feeling("Ada", "Pay", 2.0, state=MapState.TO_BE))
    desk = next(
        one for one in channel_facts(document, MapState.TO_BE).channels if one.key == "pay desk"
    )
    assert desk.emotion == 2.0


_people = st.lists(st.sampled_from(["Ada", "Bo", "Cy"]), max_size=3, unique=True)


@given(st.lists(_people, max_size=7), st.sampled_from([(), ("Ada",), ("Ada", "Bo", "Cy", "Di")]))
@settings(max_examples=200)
def test_neighbours_are_what_walking_for_each_persona_finds(
    named: list[list[str]], personas: tuple[str, ...]
):
    cards = [
        Card(id=f"t{n}", kind=CardKind.TOUCHPOINT, order="V", persona_ids=tuple(people))
        for n, people in enumerate(named)
    ]

    def way(persona: str) -> list[str]:
        known = [set(one.persona_ids) & set(personas) for one in cards]
        return [one.id for one, who in zip(cards, known, strict=True) if not who or persona in who]

    expected = {
        pair
        for persona in personas or ("",)
        for walked in [way(persona)]
        for pair in pairwise(walked)
    }
    found = [(before.id, after.id) for before, after in neighbours(cards, personas)]
    assert len(found) == len(set(found))
    assert set(found) == expected
