"""The Insert and Map menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, with_cards, with_map
from model.kinds import CARD_KINDS, LANE_KINDS, CardKind, LaneKind, MapState

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk

# Control and Shift with the letter that the word is remembered by.
_CARD_KEYS = {
    CardKind.TOUCHPOINT: ("&Touchpoint", "Ctrl+Shift+T"),
    CardKind.ACTION: ("&Action", "Ctrl+Shift+A"),
    CardKind.THOUGHT: ("T&hought", "Ctrl+Shift+H"),
    CardKind.QUOTE: ("&Quote", "Ctrl+Shift+Q"),
    CardKind.PAIN_POINT: ("&Pain point", "Ctrl+Shift+P"),
    CardKind.OPPORTUNITY: ("&Opportunity", "Ctrl+Shift+O"),
    CardKind.NOTE: ("&Note", "Ctrl+Shift+N"),
    CardKind.IMAGE: ("&Image…", "Ctrl+Shift+I"),
    CardKind.METRIC: ("&Metric", "Ctrl+Shift+M"),
}


def _can_insert(desk: Desk) -> bool:
    return desk.has_map and not desk.bench.session.read_only


def _can_mark(desk: Desk) -> bool:
    return _can_insert(desk) and with_cards(desk)


def _card(kind: CardKind) -> Callable[[Desk], None]:
    if kind is CardKind.IMAGE:
        return lambda desk: desk.bench.edits.insert_picture()
    return lambda desk: desk.bench.insert(what="card", kind=kind.value)


# The last key of the chord for a new lane; the letters of the cards where there is such a card.
_LANE_KEYS = {
    LaneKind.TOUCHPOINTS: "T",
    LaneKind.ACTIONS: "A",
    LaneKind.THOUGHTS: "H",
    LaneKind.EMOTIONS: "E",
    LaneKind.PAIN_POINTS: "P",
    LaneKind.OPPORTUNITIES: "O",
    LaneKind.CHANNELS: "C",
    LaneKind.METRICS: "M",
    LaneKind.PERSONAS: "R",
    LaneKind.QUOTES: "Q",
    LaneKind.IMAGES: "I",
    LaneKind.FRONTSTAGE: "F",
    LaneKind.BACKSTAGE: "B",
    LaneKind.SUPPORT: "S",
    LaneKind.STAGE_DETAILS: "D",
    LaneKind.DRAMATIC_ARC: "G",
    LaneKind.FREE_TEXT: "N",
}


def _lane(kind: LaneKind) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.insert(what="lane", kind=kind.value)


def _emotion(valence: float) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.insert(what="emotion", valence=valence)


_CARDS = tuple(
    ActionSpec(
        f"insert.{kind.value}",
        text,
        _card(kind),
        "Insert",
        f"New card at the current place: {CARD_KINDS[kind].name.lower()}",
        CARD_KINDS[kind].icon,
        (keys,),
        enabled=_can_insert,
        context=("card", "cell", "sheet"),
        words="add sticky card",
    )
    for kind, (text, keys) in _CARD_KEYS.items()
)
_LANES = tuple(
    ActionSpec(
        f"insert.lane-{kind.value}",
        facts.name,
        _lane(kind),
        "Insert/&Lane",
        f"New lane below the current one: {facts.name.lower()}",
        facts.icon,
        (f"Ctrl+G, L, {_LANE_KEYS[kind]}",),
        enabled=_can_insert,
        group=1,
        context=("lane", "cell", "sheet"),
        words="add row swimlane",
    )
    for kind, facts in LANE_KINDS.items()
)
_FACES = (
    ("Very positive", 2.0, "face-2"),
    ("Positive", 1.0, "face-1"),
    ("Neutral", 0.0, "face-0"),
    ("Negative", -1.0, "face-minus-1"),
    ("Very negative", -2.0, "face-minus-2"),
)
_EMOTIONS = tuple(
    ActionSpec(
        f"insert.{icon}",
        name,
        _emotion(valence),
        "Insert/&Emotion",
        f"New emotion at the current step: {name.lower()}",
        icon,
        (f"Alt+{5 - index}",),
        enabled=_can_insert,
        group=1,
        context=("step", "marker", "cell"),
        words="add face feeling mood marker",
    )
    for index, (name, valence, icon) in enumerate(_FACES)
)

INSERT_ACTIONS = (
    *_CARDS,
    ActionSpec("insert.stage", "Sta&ge", lambda desk: desk.bench.insert(what="stage"), "Insert",
               "New stage after the current one", "stage", ("Ctrl+Shift+G",),
               enabled=_can_insert, group=1,
               context=("stage", "sheet"),
               words="phase column add"),
    ActionSpec("insert.step", "&Step", lambda desk: desk.bench.insert(what="step"), "Insert",
               "New step after the current one", "step", ("Ctrl+Shift+E",), enabled=_can_insert,
               group=1,
               context=("stage", "step", "cell", "sheet"),
               words="column task add"),
    ActionSpec("insert.usual", "Usual touchpoints an&d goals",
               lambda desk: desk.bench.structure.take_guidance(), "Insert",
               "Put what the guides of the stages say on the map: touchpoints, goals, key actions",
               "template", ("Ctrl+G, G",), enabled=_can_insert, group=1,
               context=("stage",), words="take guidance template examples fill suggestions"),
    *_LANES,
    *_EMOTIONS,
    ActionSpec("insert.persona", "Pe&rsona", lambda desk: desk.bench.insert(what="persona"),
               "Insert", "New persona", "persona", ("Ctrl+Shift+R",), enabled=_can_insert,
               group=2,
               context=("persona", "sheet"),
               words="actor user customer add"),
    ActionSpec("insert.evidence", "E&vidence", lambda desk: desk.bench.edits.insert_evidence(),
               "Insert", "New evidence, for the selected cards if there are any", "evidence",
               ("Ctrl+Shift+V",), enabled=_can_insert, group=2,
               context=("card", "evidence"),
               words="source research proof add"),
    ActionSpec("insert.measure", "A&ction to take", lambda desk: desk.bench.edits.insert_action(),
               "Insert", "New action that answers the selected pain points", "checklist",
               ("Ctrl+Shift+K",), enabled=_can_insert, group=2,
               context=("card", "measure"),
               words="task todo solution add"),
)  # fmt: skip


def _shows(state: MapState) -> Callable[[Desk], bool]:
    return lambda desk: desk.has_map and desk.bench.session.document.info.state is state


def _show(state: MapState) -> Callable[[Desk], None]:
    return lambda desk: desk.bench.edits.set_state(state)


def _all_decisive(desk: Desk) -> bool:
    return with_cards(desk) and desk.bench.edits.moment_of_truth()


MAP_ACTIONS = (
    ActionSpec("map.details", "Map &details", lambda desk: desk.bench.show_map(), "Map",
               "Title, objective, scenario, personas and actions of this map", "journey",
               ("Ctrl+M",), enabled=with_map,
               context=("sheet",),
               words="properties title objective scenario"),
    ActionSpec("map.as-is", "Shows what &is", _show(MapState.AS_IS), "Map",
               "The map describes the journey of today", "eye", ("Ctrl+R, I",), enabled=_can_insert,
               checked=_shows(MapState.AS_IS), group=1,
               words="today current state"),
    ActionSpec("map.to-be", "Shows what sha&ll be", _show(MapState.TO_BE), "Map",
               "The map describes the journey as it shall become", "goal", ("Ctrl+R, B",),
               enabled=_can_insert, checked=_shows(MapState.TO_BE), group=1,
               words="future vision state"),
    ActionSpec("map.catalogue", "Catalogu&e…", lambda desk: desk.show_catalogue(), "Map",
               "Your own channels, touchpoints and emotion words, offered in every map", "list",
               ("Ctrl+G, Q",), group=1, words="library channels words touchpoints own vocabulary"),
    ActionSpec("map.moment", "M&oment of truth", lambda desk: desk.bench.edits.switch_moment(),
               "Map", "Mark the selected cards as decisive", "star", ("Ctrl+T",), enabled=_can_mark,
               checked=_all_decisive, group=2,
               context=("card",),
               words="star decisive important"),
    ActionSpec("map.vote", "Give a &vote", lambda desk: desk.bench.edits.vote(), "Map",
               "One vote more for the selected cards", "vote", ("Ctrl+U",), enabled=_can_mark,
               group=2,
               context=("card",),
               words="dot like plus"),
    ActionSpec("map.park", "Move to the par&king lot", lambda desk: desk.bench.edits.park(), "Map",
               "Put the selected cards aside", "parking", ("Ctrl+Shift+L",),
               enabled=_can_mark, group=2,
               context=("card",),
               words="aside later"),
)  # fmt: skip
