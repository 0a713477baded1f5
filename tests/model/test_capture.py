"""Quick notes: what a line says, where it goes, what is said about it, and the edit it becomes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.bounds import cleaned
from model.capture import (
    CODES,
    Aim,
    Code,
    Feeling,
    Here,
    Note,
    add_note,
    aim_after,
    aim_name,
    completion_at,
    parse,
    target_of,
    told,
    vocabulary_of,
)
from model.capture.codes import LITERAL
from model.changes import apply
from model.document import JourneyMap
from model.edits import add_lane, remove
from model.ids import seeded_ids
from model.kinds import CardKind, LaneKind, Support
from model.places import CellPlace, ParkingPlace
from model.records import Card, Lane, Marker, Persona, Stage, Step
from model.rules import problems
from tests.map_strategies import maps

SHOP = JourneyMap.of(
    [
        Stage(id="s1", order="B", name="Awareness"),
        Stage(id="s2", order="C", name="Decision"),
        Stage(id="s3", order="D", name="Post purchase"),
        Step(id="t1", stage_id="s1", order="B", name="Sees an ad"),
        Step(id="t2", stage_id="s2", order="B", name="Compares"),
        Step(id="t3", stage_id="s2", order="C", name="Pays"),
        Step(id="t4", stage_id="s3", order="B"),
        Lane(id="touch", order="B", kind=LaneKind.TOUCHPOINTS),
        Lane(id="feel", order="C", kind=LaneKind.EMOTIONS),
        Lane(id="pain", order="D", kind=LaneKind.PAIN_POINTS),
        Lane(id="idea", order="E", kind=LaneKind.OPPORTUNITIES, name="Ideas/wishes"),
        Persona(id="p1", order="B", name="Mara Klein"),
        Persona(id="p2", order="C", name="Tom"),
        Persona(id="p3", order="D", name="Tom Osei"),
        Card(id="c1", kind=CardKind.NOTE, order="B", text="x", channel="Fax machine"),
    ]
)
NAMES = vocabulary_of(SHOP)
HERE = Here("t2", "touch", "p2")


def said(line: str) -> Note:
    return parse(line, NAMES)


@pytest.mark.parametrize(
    ("line", "text", "fields"),
    [
        ("Price page", "Price page", {}),
        ("! Too slow", "Too slow", {"kind": CardKind.PAIN_POINT}),
        ("!Too slow", "Too slow", {"kind": CardKind.PAIN_POINT}),
        ("+ Show the total", "Show the total", {"kind": CardKind.OPPORTUNITY}),
        ("?They know the shop", "They know the shop", {"assumed": True}),
        ("!? Slow", "Slow", {"kind": CardKind.PAIN_POINT, "assumed": True}),
        ("@Tom ! Slow", "Slow", {"kind": CardKind.PAIN_POINT, "persona_ids": ("p2",)}),
        ('"I give up"', "I give up", {"kind": CardKind.QUOTE}),
        ('"I give up', "I give up", {"kind": CardKind.QUOTE}),
        ('! "No," she said', '"No," she said', {"kind": CardKind.PAIN_POINT}),
        ("She said “no” + left, why ?", "She said “no” + left, why ?", {}),
        ("+49 30 1234", "+49 30 1234", {}),
        ("Asks @tom", "Asks", {"persona_ids": ("p2",)}),
        ("Asks @Tom Osei again", "Asks again", {"persona_ids": ("p3",)}),
        ("Asks @Mara, twice", "Asks, twice", {"persona_ids": ("p1",)}),
        ("@Klein @tom waits", "waits", {"persona_ids": ("p1", "p2")}),
        ('@"Mara Klein" waits', "waits", {"persona_ids": ("p1",)}),
        ("Writes #email", "Writes", {"channel": "email"}),
        ("Asks #live chat there", "Asks there", {"channel": "live chat"}),
        ("Sends #fax", "Sends", {"channel": "Fax machine"}),
        ('Sends #"pigeon post"', "Sends", {"channel": "pigeon post"}),
        ("Waits :-2", "Waits", {"feeling": Feeling(-2)}),
        ("Waits :+1.5", "Waits", {"feeling": Feeling(1.5)}),
        ("Waits :0,5", "Waits", {"feeling": Feeling(0.5)}),
        (":frustration", "", {"feeling": Feeling(-2, "frustration")}),
        (":cautious optimism now", "now", {"feeling": Feeling(1, "cautious optimism")}),
        (":frust :-1", "", {"feeling": Feeling(-1, "frustration")}),
        ("Late >Decision", "Late", {"aim": Aim("s2")}),
        (">post purchase Late", "Late", {"aim": Aim("s3")}),
        ('>"Post purchase"/"Pain points" Late', "Late", {"aim": Aim("s3", None, "pain")}),
        (">Dec/pain Late", "Late", {"aim": Aim("s2", None, "pain")}),
        (">Decision/Pays/pain Late", "Late", {"aim": Aim("s2", "t3", "pain")}),
        (">Pays Late", "Late", {"aim": Aim(None, "t3")}),
        (">/pain Late", "Late", {"aim": Aim(None, None, "pain")}),
        (">Ideas/wishes Late", "Late", {"aim": Aim(None, None, "idea")}),
        ("> Late", "Late", {"freed": True}),
        ("5 > 3, 10:30, a@b.de, C#", "5 > 3, 10:30, a@b.de, C#", {}),
        (":) :-) -> >> >= @ # :", ":) :-) -> >> >= @ # :", {}),
        (r"\@Tom \!no \>x", "@Tom !no >x", {}),
        (r"c:\new \server", r"c:\new \server", {}),
    ],
)
def test_a_line_says(line: str, text: str, fields: dict[str, object]) -> None:
    note = said(line)
    assert note.text == text
    blank = Note(text=text, spans=note.spans)
    for name in ("kind", "assumed", "persona_ids", "channel", "feeling", "aim", "freed"):
        assert getattr(note, name) == fields.get(name, getattr(blank, name)), name
    assert note.unknown == ()


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        ("Asks @Nobody there", Code.PERSONA, "@Nobody"),
        ("Asks #web", Code.CHANNEL, "#web"),  # website or webinar
        ("Feels :wobbly.", Code.FEELING, ":wobbly"),
        ("Feels :5", Code.FEELING, ":5"),
        ("Feels :0.3", Code.FEELING, ":0.3"),
        ("Goes >Nowhere", Code.AIM, ">Nowhere"),
        ("Goes >Decision/Nowhere,", Code.AIM, ">Decision/Nowhere"),
    ],
)
def test_what_is_not_known_stays_in_the_text_and_is_named(line: str, code: Code, word: str) -> None:
    note = said(line)
    assert note.text == line
    assert note.unknown == ((code, word),)
    assert note.astray is (code is Code.AIM)
    shown = told(SHOP, note, target_of(SHOP, note, HERE))
    assert word in shown.warning
    assert ("parking lot" in shown.where) is (code is Code.AIM)


def typed_lines() -> st.SearchStrategy[str]:
    words = st.sampled_from(
        [
            *("slow", "Mara", "Klein", "“", "日本", "a,", "/", "//", "ß", "'", '"', "'t"),
            *("@tom", "@Tom Osei,", "@x", "#email", "#live chat", "!", "+", "?", '"I', 'no"'),
            *(":-2", ":9", ":joy.", ":", ">", ">Dec", ">Decision/pain", ">Decision/", ">/", ">x/y"),
            *(r"\@a", "\\", '@"Mara', '@"Mara Klein"x', '#"a b"', ">Pays/feel!", "!!", "?!"),
        ]
    )
    parts = st.one_of(words, st.text(max_size=6))
    return st.lists(st.tuples(parts, st.sampled_from([" ", "  ", "", "\t"])), max_size=8).map(
        lambda pairs: cleaned("".join(word + space for word, space in pairs))
    )


@given(typed_lines())
def test_every_letter_ends_in_the_text_or_is_a_code_that_was_understood(line: str) -> None:
    note = said(line)
    assert all(0 <= span.start < span.end <= len(line) for span in note.spans)
    assert all(span.end <= later.start for span, later in pairwise(note.spans))
    left = [letter for at, letter in enumerate(line) if not _understood(note, at)]
    assert _letters(note.text) == _letters("".join(left))
    assert note.text.count(LITERAL) <= line.count(LITERAL)


def _letters(text: str) -> str:
    """Without spaces, and without what makes plain text of a code."""
    return "".join(text.split()).replace(LITERAL, "")


def _understood(note: Note, at: int) -> bool:
    return any(span.start <= at < span.end for span in note.spans if span.known)


@given(maps(), typed_lines(), st.integers(0, 99), st.integers(0, 99))
def test_a_note_is_one_edit_that_can_be_taken_back(
    document: JourneyMap, line: str, step: int, lane: int
) -> None:
    note = parse(line, vocabulary_of(document))
    steps, lanes = [*document.steps, None], [*document.lanes, None]
    here = Here(steps[step % len(steps)], lanes[lane % len(lanes)])
    target = target_of(document, note, here)
    told(document, note, target)
    change = add_note(document, note, target, ids=seeded_ids(7))
    after = apply(document, change)
    assert problems(after) == []
    assert apply(after, change.reversed()) == document
    assert bool(change) is not note.empty
    cards = [record for record in change.added if isinstance(record, Card)]
    markers = [record for record in change.added if isinstance(record, Marker)]
    words = " ".join([*(card.text for card in cards), *(f"{m.word} {m.trigger}" for m in markers)])
    assert all(word in words for word in note.text.split())


@pytest.mark.parametrize(
    ("line", "place", "kind"),
    [
        ("Price page", CellPlace("touch", "t2"), CardKind.TOUCHPOINT),
        ("! Slow", CellPlace("pain", "t2"), CardKind.PAIN_POINT),
        ("+ Idea", CellPlace("idea", "t2"), CardKind.OPPORTUNITY),
        ('"No"', CellPlace("touch", "t2"), CardKind.QUOTE),
        ("! Slow >Decision/Touchpoints", CellPlace("touch", "t2"), CardKind.PAIN_POINT),
        ("! Slow >Pays", CellPlace("pain", "t3"), CardKind.PAIN_POINT),
        ("Slow >Post", CellPlace("touch", "t4"), CardKind.TOUCHPOINT),
        ("Slow >Nowhere", ParkingPlace(), CardKind.NOTE),
        ("! Slow >Nowhere", ParkingPlace(), CardKind.PAIN_POINT),
        ("! Slow >Decision/Emotions", CellPlace("pain", "t2"), CardKind.PAIN_POINT),
    ],
)
def test_a_card_goes(line: str, place: CellPlace | ParkingPlace, kind: CardKind) -> None:
    target = target_of(SHOP, said(line), HERE)
    assert target.card == (place, kind)


def test_a_feeling_becomes_a_marker_of_who_is_named_or_chosen() -> None:
    note = said("Form lost what was typed :frustration >Pays")
    change = add_note(SHOP, note, target_of(SHOP, note, HERE))
    (card,) = [r for r in change.added if isinstance(r, Card)]
    (marker,) = [r for r in change.added if isinstance(r, Marker)]
    assert (card.text, card.step_id) == ("Form lost what was typed", "t3")
    assert (marker.valence, marker.word, marker.step_id) == (-2, "frustration", "t3")
    assert (marker.persona_id, marker.trigger) == ("p2", "Form lost what was typed")
    named = said(":joy @Mara")
    (joy,) = add_note(SHOP, named, target_of(SHOP, named, HERE)).added
    assert isinstance(joy, Marker)
    assert (joy.persona_id, joy.valence, joy.trigger) == ("p1", 2, "")


def test_feelings_at_one_step_stand_beside_each_other() -> None:
    document = SHOP
    for line in (":-1", ":joy", ":anger @Mara", ":+1", ":-2"):
        note = said(line)
        document = apply(document, add_note(document, note, target_of(document, note, HERE)))
    hers = {(m.persona_id, m.valence): m.position for m in document.markers.values()}
    assert hers.pop(("p1", -2.0)) == 0.5
    assert hers == {("p2", -1.0): 0.5, ("p2", 2.0): 0.75, ("p2", 1.0): 0.25, ("p2", -2.0): 0.875}


def test_words_in_an_emotion_lane_say_what_is_felt() -> None:
    note = said("anger >Pays/Emotions")
    (marker,) = add_note(SHOP, note, target_of(SHOP, note, HERE)).added
    assert isinstance(marker, Marker)
    assert (marker.word, marker.valence, marker.lane_id) == ("anger", -2, "feel")


def test_what_a_feeling_needs_is_made_with_it() -> None:
    bare = JourneyMap.of([SHOP.stages["s1"], SHOP.steps["t1"]])
    note = parse(":-1", vocabulary_of(bare))
    change = add_note(bare, note, target_of(bare, note))
    assert sorted(record.table for record in change.added) == ["lanes", "markers", "personas"]
    assert problems(apply(bare, change)) == []


def test_on_an_empty_map_everything_goes_to_the_parking_lot() -> None:
    note = parse("! Slow :joy", vocabulary_of(JourneyMap()))
    target = target_of(JourneyMap(), note)
    (card,) = add_note(JourneyMap(), note, target).added
    assert isinstance(card, Card)
    assert (card.text, card.kind, card.lane_id) == ("Slow :joy", CardKind.PAIN_POINT, None)
    assert "parking lot" in told(JourneyMap(), note, target).warning


def test_the_card_says_all_that_the_codes_say() -> None:
    note = said("!? Form is slow @Tom @Mara #mobile app")
    (card,) = add_note(SHOP, note, target_of(SHOP, note, HERE)).added
    assert isinstance(card, Card)
    assert card.support is Support.ASSUMED
    assert (card.persona_ids, card.channel) == (("p2", "p1"), "mobile app")


def test_an_aim_holds_until_another_one() -> None:
    aim = aim_after(said("a >Decision/pain"), None)
    assert aim == Aim("s2", None, "pain")
    plain = said("b")
    assert aim_after(plain, aim) == aim
    assert target_of(SHOP, plain, HERE, aim).card == (CellPlace("pain", "t2"), CardKind.PAIN_POINT)
    idea = said("+ c")
    assert target_of(SHOP, idea, HERE, aim).card == (CellPlace("idea", "t2"), CardKind.OPPORTUNITY)
    assert aim_after(said(">/touch d"), aim) == Aim("s2", None, "touch")
    assert aim_after(said(">Pays e"), aim) == Aim(None, "t3")
    assert aim_after(said("> f"), aim) is None
    assert aim_after(said(">Nowhere g"), aim) == aim


def test_an_aim_at_what_is_gone_leads_to_the_current_cell() -> None:
    gone = apply(SHOP, remove(SHOP, ["s3"]))
    assert target_of(gone, said("x"), HERE, Aim("s3", None, "pain")).card == (
        CellPlace("pain", "t2"),
        CardKind.PAIN_POINT,
    )
    assert aim_name(gone, Aim("s3")) == ""


def test_the_lane_typed_in_is_kept_when_it_is_for_that_kind() -> None:
    two = apply(SHOP, add_lane(SHOP, kind=LaneKind.PAIN_POINTS, name="More", ids=seeded_ids(3)))
    (more,) = set(two.lanes) - set(SHOP.lanes)
    note = parse("! x", vocabulary_of(two))
    assert target_of(two, note, Here("t1", more)).card == (
        CellPlace(more, "t1"),
        CardKind.PAIN_POINT,
    )


def test_it_is_said_where_a_note_goes_and_as_what() -> None:
    note = said("!? Slow @Tom #email >Pays")
    shown = told(SHOP, note, target_of(SHOP, note, HERE))
    assert (shown.what, shown.icon) == ("Pain point", "pain-point")
    assert shown.where == "Decision › Pays › Pain points"
    assert shown.facts == ("Tom", "email", "assumption")
    felt = said(":-1.5 >Post")
    shown = told(SHOP, felt, target_of(SHOP, felt, HERE))
    assert (shown.what, shown.icon) == ("Emotion", "face-minus-2")
    assert shown.where == "Post purchase › Emotions"
    assert shown.facts == ("very negative -1.5", "Tom")
    assert aim_name(SHOP, Aim(None, "t3", "pain")) == "Decision › Pays › Pain points"
    assert told(SHOP, said(""), target_of(SHOP, said(""), HERE)).sentence == ""


# --- type-ahead ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("Asks @", ["Mara Klein", "Tom", "Tom Osei"]),
        ("Asks @kl", ["Mara Klein"]),
        ("!@to", ["Tom", "Tom Osei"]),
        ("Asks @Mara Klein", []),
        ("Asks @Mara is", []),
        ("a@m", []),
        ("#live", ["live chat"]),
        (":fru", ["frustration"]),
        (">", ["Awareness", "Decision", "Post purchase", "Sees an ad", "Compares", "Pays"]),
        (">pa", ["Pays", "Pain points"]),
        (">Decision/", ["Touchpoints", "Emotions", "Pain points", "Ideas/wishes", "Compares"]),
        (">Decision/Pays/p", ["Pain points"]),
        (">/e", ["Emotions"]),
        (">Nowhere/", []),
    ],
)
def test_names_are_offered_for_the_code_at_the_cursor(line: str, offered: list[str]) -> None:
    found = completion_at(line, len(line), NAMES)
    names = [name.name for name in found.names] if found else []
    assert names[: len(offered)] == offered
    assert bool(names) is bool(offered)


def test_an_offered_name_put_in_is_understood() -> None:
    everything = [
        (f"x {code}{before}", len(f"x {code}{before}"))
        for code, before in (("@", ""), ("#", ""), (":", ""), (">", ""), (">", "Decision/"))
    ]
    for line, cursor in everything:
        found = completion_at(line, cursor, NAMES)
        assert found is not None
        for name in found.names:
            whole, at = found.put_into(f"{line} y", name, NAMES)
            note = said(whole)
            assert note.text == "x y", whole
            assert note.unknown == ()
            assert whole[at:] == "y"


def test_every_code_is_in_the_table() -> None:
    assert set(CODES) == set(Code)
    assert all(facts.written.startswith(code) for code, facts in CODES.items())


def test_the_user_guide_tells_every_code_as_the_table_does(root: Path) -> None:
    guide = (root / "docs" / "USER_GUIDE.md").read_text(encoding="utf-8")
    section = guide.partition("### The quick note line")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{facts.written}` | {facts.meaning} |" for facts in CODES.values()]
