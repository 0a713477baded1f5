"""For each rule: what breaks it and where, whether a click mends it, and what does not break it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from model.document import JourneyMap
from model.ids import Id
from model.kinds import (
    Better,
    CardKind,
    ConnectorKind,
    EvidenceKind,
    GoalReached,
    LaneKind,
    MapState,
    MetricKind,
    Priority,
    Status,
    Support,
    Validation,
)
from model.records import Card, Channel, Connector, Evidence, Lane, Stage, Step
from tests.check.sound import card, feels, picture, put, set_on, touchpoint, without

Change: TypeAlias = Callable[[JourneyMap], JourneyMap]


@dataclass(frozen=True)
class Broken:
    """A sound map changed so that the rule finds something ``at`` a place (empty: the map)."""

    change: Change
    at: Id = ""
    mended: bool = False


@dataclass(frozen=True)
class Case:
    """What breaks a rule, and what comes near to it."""

    broken: tuple[Broken, ...]
    fine: tuple[Change, ...] = field(default=())


def _set(record_id: Id, **fields: object) -> Change:
    return lambda document: set_on(document, record_id, **fields)


def _map(**fields: object) -> Change:
    return _set("map", **fields)


def _put(*records: object) -> Change:
    return lambda document: put(document, *records)  # type: ignore[arg-type]


def _without(*ids: Id) -> Change:
    return lambda document: without(document, *ids)


def _all(*changes: Change) -> Change:
    def change(document: JourneyMap) -> JourneyMap:
        for one in changes:
            document = one(document)
        return document

    return change


def _stages(count: int) -> Change:
    added = [Stage(id=f"s{n}", order=f"H{n}V", name=f"Part {n}", goal="More") for n in range(count)]
    steps = [Step(id=f"t{n}", stage_id=f"s{n}", order="V") for n in range(count)]
    return _put(*added, *steps)


def _parked(count: int) -> Change:
    return _put(
        *(Card(id=f"p{n}", kind=CardKind.NOTE, order=f"G{n}V", text="?") for n in range(count))
    )


_ASSUMED = tuple(
    card(f"guess-{n}", CardKind.THOUGHT, "touchpoints", text=f"Guess {n}") for n in range(7)
)
_PAIN = CardKind.PAIN_POINT
_OTHER_PAIN = card("other", _PAIN, "pains", evidence_ids=("evidence-1",), severity=2, text="Slow")
_OTHER_CHANCE = card(
    "idea", CardKind.OPPORTUNITY, "chances", owner="Bo", evidence_ids=("evidence-1",)
)
_LONG = "It takes so long. " + "And then it takes longer still, every time, " * 4
_JAPANESE = "閉館時間がどこにも書いていない。" * 5
_AWAY = _without("chance", "adviser", "table")
_LOOKING = Card(
    id="early", kind=_PAIN, order="V", lane_id="pains", step_id="looks", text="Too much",
    evidence_ids=("evidence-1",), severity=1, answers_ids=("pain",),
)  # fmt: skip
_STEEP = _all(_set("curious", valence=1.5), _set("annoyed", valence=-1.0), _AWAY, _without("pain"))
_CALL = _set("basket", channel="phone")

_WAITING = Card(id="call", kind=CardKind.TOUCHPOINT, order="V", text="Call", channel="phone")

WHOLE = {
    "no-stage": Case(
        broken=(Broken(lambda _: JourneyMap(), mended=True),),
    ),
    "no-persona": Case(
        broken=(Broken(_without("mira", "curious", "annoyed", "proud"), mended=True),),
    ),
    "no-objective": Case(
        broken=(Broken(_map(objective="")), Broken(_map(objective=" \n"))),
    ),
    "no-scenario": Case(
        broken=(Broken(_map(scenario="")),),
    ),
    "mostly-assumed": Case(
        broken=(Broken(_put(*_ASSUMED)),),
        # As many with evidence as without; three guesses on an empty sheet.
        fine=(
            _put(*_ASSUMED[:4]),
            _all(_without("shop-page", "basket", "review", "pain", "chance"), _put(*_ASSUMED[:2])),
            _put(*(one.model_copy(update={"support": Support.PARTLY}) for one in _ASSUMED)),
        ),
    ),
    "too-many-stages": Case(
        broken=(Broken(_stages(5)),),
        fine=(_stages(4),),
    ),
    "begins-late": Case(
        broken=(
            Broken(_set("awareness", name="Consideration")),
            Broken(_set("awareness", name=" purchase ")),
        ),
        fine=(
            _set("awareness", name="Hears of it"),
            _all(_set("awareness", name="Purchase"), _map(scope="The purchase alone")),
        ),
    ),
    "ends-early": Case(
        broken=(Broken(_set("advocacy", name="Purchase")),),
        fine=(
            _set("advocacy", name="Retention"),
            _all(_set("advocacy", name="Purchase"), _map(scope="The purchase alone")),
        ),
    ),
    "parking-lot": Case(
        broken=(Broken(_parked(1)), Broken(_parked(5))),
    ),
    "channel-unlisted": Case(
        broken=(
            Broken(_without("reviews"), mended=True),
            Broken(_set("reviews", name="Phone"), mended=True),
        ),
        # Without a table nobody asks; names meet whatever their case.
        fine=(_without("website", "reviews"), _set("reviews", name="REVIEW  site"), _put(_WAITING)),
    ),
}  # fmt: skip
PEOPLE = {
    "persona-without-goals": Case(
        broken=(Broken(_set("mira", goals=()), "mira"), Broken(_set("mira", goals=(" ",)), "mira")),
    ),
    "persona-assumed": Case(
        broken=(Broken(_set("mira", validation=Validation.ASSUMED), "mira"),),
    ),
    "persona-stale": Case(
        broken=(
            Broken(_set("mira", validated_on=date(2025, 11, 21)), "mira"),
            Broken(_set("mira", validated_on=None), "mira"),
        ),
        fine=(
            _set("mira", validated_on=date(2025, 11, 22)),
            _set("mira", validation=Validation.ASSUMED, validated_on=None),
        ),
    ),
    "persona-without-emotions": Case(
        broken=(
            Broken(_without("curious", "annoyed", "proud"), "mira", mended=True),
            Broken(_without("curious", "annoyed", "proud", "emotions"), "mira", mended=True),
        ),
        fine=(_without("curious", "annoyed"),),
    ),
    "dip-without-pain-point": Case(
        broken=(
            Broken(_STEEP, "annoyed", mended=True),
            # Two as it is written, a little less as it is counted.
            Broken(
                _all(_STEEP, _set("curious", valence=0.9), _set("annoyed", valence=-1.1)),
                "annoyed",
                mended=True,
            ),
            # Somebody else's pain does not explain it.
            Broken(
                _all(
                    _set("curious", valence=1.5),
                    _set("pain", persona_ids=("ben",)),
                    lambda document: put(
                        document, document.personas["mira"].model_copy(update={"id": "ben"})
                    ),
                ),
                "annoyed",
                mended=True,
            ),
            Broken(
                _all(_STEEP, _put(feels("better", "looks", 2.0, position=0.9, trigger="!"))),
                "annoyed",
                mended=True,
            ),
        ),
        fine=(
            # Not so far; where something hurts, before or after; over a gap; in two curves.
            _all(_STEEP, _set("annoyed", valence=0.0)),
            _set("curious", valence=2.0),
            _all(_STEEP, _put(_LOOKING)),
            _all(_STEEP, _without("annoyed"), _set("proud", valence=-1.0)),
            _all(_STEEP, _set("annoyed", state=MapState.TO_BE)),
            _all(_STEEP, _put(_LOOKING.model_copy(update={"span": 2}))),
        ),
    ),
}
STAGES = {
    "stage-without-name": Case(
        broken=(Broken(_set("purchase", name=""), "purchase"),),
    ),
    "stage-without-goal": Case(
        broken=(
            Broken(_set("purchase", goal=""), "purchase", mended=True),
            Broken(_set("purchase", goal="", name="Kauf"), "purchase"),
            Broken(
                _set("purchase", goal="", name="Kauf", guide="purchase"), "purchase", mended=True
            ),
        ),
    ),
    "stage-without-touchpoint": Case(
        broken=(
            Broken(_without("basket"), "purchase", mended=True),
            Broken(_set("basket", lane_id=None, step_id=None), "purchase", mended=True),
            Broken(
                _all(
                    _set("shop-page", lane_id="pains"),
                    _set("review", lane_id="pains"),
                    _without("basket", "touchpoints"),
                ),
                "purchase",
                mended=True,
            ),
        ),
        # One that begins in the stage before reaches into this one.
        fine=(_all(_without("basket"), _set("shop-page", span=2)),),
    ),
    "goal-not-judged": Case(
        broken=(Broken(_set("purchase", goal_reached=GoalReached.UNKNOWN), "purchase"),),
        # What shall be is not reached yet; without a goal there is nothing to reach.
        fine=(
            _all(_set("purchase", goal_reached=GoalReached.UNKNOWN), _map(state=MapState.TO_BE)),
            _set("purchase", goal_reached=GoalReached.UNKNOWN, goal=""),
        ),
    ),
    "stage-without-emotion": Case(
        broken=(Broken(_without("annoyed"), "purchase", mended=True),),
        fine=(
            _all(_without("annoyed"), _set("purchase", skipped_by_ids=("mira",))),
            # Who feels nothing anywhere is told once.
            _without("curious", "annoyed", "proud"),
        ),
    ),
    "goal-without-evidence": Case(
        broken=(
            Broken(_set("purchase", evidence_ids=()), "purchase"),
            Broken(_set("purchase", evidence_ids=(), goal_reached=GoalReached.NO), "purchase"),
            Broken(_set("purchase", evidence_ids=(), goal_reached=GoalReached.PARTLY), "purchase"),
        ),
        fine=(
            _set("purchase", evidence_ids=(), goal_reached=GoalReached.UNKNOWN),
            _all(_set("purchase", evidence_ids=()), _map(state=MapState.TO_BE)),
        ),
    ),
    "channel-switch": Case(
        broken=(Broken(_CALL, "buys"),),
        fine=(
            # One channel goes on; she feels well; she does not go that way; no channel is known.
            _all(_CALL, _put(touchpoint("call", "looks", channel="Phone"))),
            _all(_CALL, _set("annoyed", valence=0.0)),
            _all(_CALL, _set("annoyed", valence=-0.5), _set("curious", valence=0.0)),
            _all(_CALL, _set("basket", persona_ids=("ben",))),
            _set("basket", channel=""),
        ),
    ),
}
LANES = {
    "lane-empty": Case(
        broken=(
            Broken(_put(Lane(id="new", kind=LaneKind.THOUGHTS, order="Z")), "new", mended=True),
            Broken(_without("curious", "annoyed", "proud"), "emotions", mended=True),
            Broken(_put(Lane(id="arc", kind=LaneKind.DRAMATIC_ARC, order="Z")), "arc", mended=True),
        ),
        fine=(
            lambda _: JourneyMap.of(
                [
                    Lane(id="a", kind=LaneKind.THOUGHTS, order="G"),
                    Lane(id="b", kind=LaneKind.ACTIONS, order="V"),
                ]
            ),
            _put(Lane(id="people", kind=LaneKind.PERSONAS, order="Z")),
            _put(Lane(id="facts", kind=LaneKind.STAGE_DETAILS, order="Z")),
            _all(
                _put(Lane(id="arc", kind=LaneKind.DRAMATIC_ARC, order="Z")),
                _set("buys", engagement=3),
            ),
        ),
    ),
}
FEELINGS = {
    "emotion-without-trigger": Case(
        broken=(
            Broken(_set("annoyed", trigger=""), "annoyed"),
            Broken(_set("proud", trigger=""), "proud"),
        ),
        fine=(
            _set("annoyed", trigger="", quote="Which size am I?"),
            _set("annoyed", trigger="", valence=-0.5),
            _set("proud", trigger="", valence=1.25),
        ),
    ),
    "emotion-contradicts": Case(
        broken=(
            Broken(_set("annoyed", word="joy"), "annoyed", mended=True),
            Broken(_set("proud", word="Anger "), "proud", mended=True),
        ),
        fine=(
            _set("annoyed", word="frustration"),
            _set("annoyed", word="surprise"),
            _set("annoyed", word="my own word"),
            _set("annoyed", word="hope", valence=-0.5),
        ),
    ),
}
CARDS = {
    "touchpoint-without-channel": Case(
        broken=(
            Broken(_set("basket", channel=" "), "basket"),
            Broken(_set("basket", channel="", text="Call by phone"), "basket", mended=True),
            Broken(_set("basket", channel="", text="Mobile App!"), "basket", mended=True),
            Broken(_set("basket", channel="", text="Email or phone"), "basket"),
        ),
        fine=(_set("basket", kind=CardKind.ACTION, channel=""),),
    ),
    "channel-not-preferred": Case(
        broken=(
            Broken(_CALL, "basket"),
            Broken(_all(_CALL, _map(state=MapState.TO_BE)), "basket", mended=True),
            Broken(_all(_CALL, _without("annoyed")), "basket"),
        ),
        fine=(
            # It feels fine; nobody prefers anything; nobody chose it; a part of what she prefers.
            _all(_CALL, _set("annoyed", valence=0.0)),
            _all(_CALL, _set("mira", preferred_channels=())),
            _set("basket", channel="online ad"),
            _set("basket", channel="Checkout page"),
        ),
    ),
    "pain-point-without-evidence": Case(
        broken=(
            Broken(_set("pain", evidence_ids=()), "pain"),
            Broken(_set("pain", support=Support.ASSUMED), "pain"),
        ),
        fine=(
            _set("pain", evidence_ids=(), support=Support.PARTLY),
            _set("pain", evidence_ids=(), status=Status.DONE),
            _set("pain", evidence_ids=(), lane_id=None, step_id=None),
        ),
    ),
    "pain-point-without-priority": Case(
        broken=(Broken(_set("pain", severity=None), "pain"),),
        fine=(
            _set("pain", severity=None, priority=Priority.LOW),
            _set("pain", severity=None, frequency=1),
            _set("pain", severity=None, votes=1),
        ),
    ),
    "pain-point-without-answer": Case(
        broken=(
            Broken(_AWAY, "pain", mended=True),
            Broken(_all(_AWAY, _set("pain", text="")), "pain", mended=True),
        ),
        fine=(
            _without("chance"),
            _without("adviser", "table"),
            _all(_without("adviser", "table"), _set("chance", answers_ids=())),
            # An arrow to an idea elsewhere.
            _all(
                _without("adviser", "table"),
                _set("chance", answers_ids=(), step_id="tells"),
                _put(
                    Connector(
                        id="arrow", kind=ConnectorKind.NEXT, source_id="pain", target_id="chance"
                    )
                ),
            ),
            _all(_AWAY, _set("pain", status=Status.DROPPED)),
        ),
    ),
    "opportunity-without-owner": Case(
        broken=(
            Broken(
                _all(_set("chance", owner=""), _without("adviser", "table")), "chance"
            ),
            Broken(
                _all(
                    _set("chance", owner=""), _without("adviser", "table"), _set("pain", owner="Al")
                ),
                "chance",
                mended=True,
            ),
        ),
        fine=(_set("chance", owner=""), _set("chance", owner="", status=Status.DONE)),
    ),
    "opportunity-not-linked": Case(
        broken=(
            Broken(_all(_put(_OTHER_PAIN, _OTHER_CHANCE)), "idea", mended=True),
            Broken(
                _all(
                    _put(_OTHER_PAIN, _OTHER_CHANCE),
                    _put(_OTHER_PAIN.model_copy(update={"id": "third", "text": "Dear"})),
                ),
                "idea",
            ),
            # One that reaches over the next step is asked where it begins.
            Broken(
                _put(
                    _OTHER_PAIN,
                    _OTHER_CHANCE.model_copy(update={"span": 2}),
                    _OTHER_PAIN.model_copy(update={"id": "third", "step_id": "tells"}),
                ),
                "idea",
                mended=True,
            ),
        ),
        fine=(_put(_OTHER_CHANCE), _put(_OTHER_PAIN)),
    ),
    "text-too-long": Case(
        broken=(
            Broken(_set("basket", text=_LONG), "basket", mended=True),
            Broken(_set("basket", text=_LONG, details="As told"), "basket", mended=True),
            Broken(_set("basket", text=_JAPANESE), "basket", mended=True),
            Broken(_set("basket", text="word " * 40), "basket", mended=True),
            Broken(_set("basket", text="w" * 141), "basket"),
        ),
        fine=(_set("basket", text="w" * 140), _set("basket", details=_LONG)),
    ),
    "duplicate-cards": Case(
        broken=(
            Broken(
                _put(touchpoint("basket-2", "buys", channel="website", text="basket!")),
                "basket",
                mended=True,
            ),
        ),
        fine=(
            _put(touchpoint("basket-2", "tells", channel="website", text="Basket")),
            _set("basket", text=""),
        ),
    ),
    "card-without-words": Case(
        broken=(
            Broken(_put(card("blank", CardKind.NOTE, "pains", text="")), "blank", mended=True),
        ),
        fine=(
            _set("basket", text=""),
            _set("figure", text=""),
            _put(card("blank", CardKind.NOTE, "pains", text="", details="More")),
        ),
    ),
    "image-too-coarse": Case(
        broken=(
            Broken(
                _put(picture(120, 120), card("shot", CardKind.IMAGE, "pains", image_id="a" * 64)),
                "shot",
            ),
        ),
        fine=(
            _put(picture(480, 300), card("shot", CardKind.IMAGE, "pains", image_id="a" * 64)),
            _put(picture(9, 9), Card(id="shot", kind=CardKind.IMAGE, order="V", image_id="a" * 64)),
        ),
    ),
}  # fmt: skip
FIGURES = {
    "metric-without-value": Case(
        broken=(Broken(_set("metric", value=None, on=None), "figure"),),
        fine=(
            _all(_set("metric", value=None), _without("figure")),
            _all(_set("metric", value=None), _set("figure", lane_id=None, step_id=None)),
        ),
    ),
    "metric-without-target": Case(
        broken=(Broken(_set("metric", target=None), "figure"),),
        fine=(_set("metric", target=None, kind=MetricKind.PEOPLE),),
    ),
    "metric-past-target": Case(
        broken=(
            Broken(_set("metric", target_on=date(2026, 11, 21)), "figure"),
            Broken(_set("metric", target_on=date(2026, 11, 21), value=None), "figure"),
            Broken(
                _set("metric", target_on=date(2026, 11, 1), value=3.5, better=Better.LOWER),
                "figure",
            ),
        ),
        fine=(
            _set("metric", target_on=date(2026, 11, 22)),
            _set("metric", target_on=date(2026, 11, 1), value=3.5),
            _set("metric", target_on=date(2026, 11, 1), kind=MetricKind.TIME_SPENT),
            _set("metric", target_on=date(2026, 11, 1), target=None),
        ),
    ),
    "metric-stale": Case(
        broken=(Broken(_set("metric", on=date(2025, 11, 21)), "figure"),),
        fine=(_set("metric", on=date(2025, 11, 22)), _set("metric", on=None)),
    ),
    "channel-without-performance": Case(
        broken=(Broken(_set("website", engagement=None)),),
        fine=(_put(Channel(id="unused", order="Z", name="Phone")),),
    ),
    "evidence-without-date": Case(
        broken=(Broken(_set("evidence-1", on=None), "evidence-1"),),
    ),
    "evidence-unused": Case(
        broken=(
            Broken(
                _put(
                    Evidence(
                        id="spare", kind=EvidenceKind.SURVEY, title="Spare", on=date(2026, 1, 1)
                    )
                ),
                "spare",
            ),
        ),
    ),
}
DEEDS = {
    "action-overdue": Case(
        broken=(Broken(_set("adviser", due=date(2026, 11, 21)), "adviser"),),
        fine=(
            _set("adviser", due=date(2026, 11, 22)),
            _set("adviser", due=date(2026, 11, 21), status=Status.DROPPED),
        ),
    ),
    "action-without-owner": Case(
        broken=(
            Broken(_set("adviser", owner=""), "adviser", mended=True),
            Broken(_all(_set("adviser", owner=""), _set("chance", owner="")), "adviser"),
        ),
        fine=(_set("table", owner=""),),
    ),
    "action-without-due": Case(
        broken=(Broken(_set("adviser", due=None), "adviser"),),
    ),
    "action-without-effect": Case(
        broken=(Broken(_set("table", effect=""), "table"),),
        fine=(
            _set("table", effect="", after=2.0),
            _set("table", effect="", measured_on=date(2026, 9, 1)),
        ),
    ),
    "action-answers-nothing": Case(
        broken=(Broken(_set("adviser", answers_ids=()), "adviser"),),
        fine=(_set("table", answers_ids=()),),
    ),
    "customers-not-told": Case(
        broken=(Broken(_set("table", told_on=None), "table"),),
        fine=(_set("table", told_on=None, effect=""), _set("adviser", told_on=None)),
    ),
}
CASES: dict[str, Case] = {
    **WHOLE, **PEOPLE, **STAGES, **LANES, **FEELINGS, **CARDS, **FIGURES, **DEEDS,
}  # fmt: skip
