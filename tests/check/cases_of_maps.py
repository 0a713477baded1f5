"""What breaks the rules about the map, its people, stages and lanes, and what does not."""

from __future__ import annotations

from datetime import date

from model.document import JourneyMap
from model.kinds import (
    CardKind,
    GoalReached,
    LaneKind,
    MapState,
    Support,
    Validation,
)
from model.records import Card, Lane
from tests.check.breaking import (
    Broken,
    Case,
    after,
    having,
    having_more,
    lacking,
    map_having,
    more_stages,
    parking,
)
from tests.check.sound import card, feels, put, touchpoint

_ASSUMED = tuple(
    card(f"guess-{n}", CardKind.THOUGHT, "touchpoints", text=f"Guess {n}") for n in range(7)
)
_PAIN = CardKind.PAIN_POINT
_AWAY = lacking("chance", "adviser", "table")
_LOOKING = Card(
    id="early",
    kind=_PAIN,
    order="V",
    lane_id="pains",
    step_id="looks",
    text="Too much",
    evidence_ids=("evidence-1",),
    severity=1,
    answers_ids=("pain",),
)
_STEEP = after(
    having("curious", valence=1.5), having("annoyed", valence=-1.0), _AWAY, lacking("pain")
)
_CALL = having("basket", channel="phone")
_WAITING = Card(id="call", kind=CardKind.TOUCHPOINT, order="V", text="Call", channel="phone")

WHOLE = {
    "no-stage": Case(
        broken=(Broken(lambda _: JourneyMap(), mended=True),),
    ),
    "no-persona": Case(
        broken=(Broken(lacking("mira", "curious", "annoyed", "proud"), mended=True),),
    ),
    "no-objective": Case(
        broken=(Broken(map_having(objective="")), Broken(map_having(objective=" \n"))),
    ),
    "no-scenario": Case(
        broken=(Broken(map_having(scenario="")),),
    ),
    "mostly-assumed": Case(
        broken=(Broken(having_more(*_ASSUMED)),),
        # As many with evidence as without; three guesses on an empty sheet.
        fine=(
            having_more(*_ASSUMED[:4]),
            after(
                lacking("shop-page", "basket", "review", "pain", "chance"),
                having_more(*_ASSUMED[:2]),
            ),
            having_more(*(one.model_copy(update={"support": Support.PARTLY}) for one in _ASSUMED)),
        ),
    ),
    "too-many-stages": Case(
        broken=(Broken(more_stages(5)),),
        fine=(more_stages(4),),
    ),
    "begins-late": Case(
        broken=(
            Broken(having("awareness", name="Consideration")),
            Broken(having("awareness", name=" purchase ")),
        ),
        fine=(
            having("awareness", name="Hears of it"),
            after(having("awareness", name="Purchase"), map_having(scope="The purchase alone")),
        ),
    ),
    "ends-early": Case(
        broken=(Broken(having("advocacy", name="Purchase")),),
        fine=(
            having("advocacy", name="Retention"),
            after(having("advocacy", name="Purchase"), map_having(scope="The purchase alone")),
        ),
    ),
    "parking-lot": Case(
        broken=(Broken(parking(1)), Broken(parking(5))),
    ),
    "channel-unlisted": Case(
        broken=(
            Broken(lacking("reviews"), mended=True),
            Broken(having("reviews", name="Phone"), mended=True),
        ),
        # Without a table nobody asks; names meet whatever their case.
        fine=(
            lacking("website", "reviews"),
            having("reviews", name="REVIEW  site"),
            having_more(_WAITING),
        ),
    ),
}
PEOPLE = {
    "persona-without-goals": Case(
        broken=(
            Broken(having("mira", goals=()), "mira"),
            Broken(having("mira", goals=(" ",)), "mira"),
        ),
    ),
    "persona-assumed": Case(
        broken=(Broken(having("mira", validation=Validation.ASSUMED), "mira"),),
    ),
    "persona-stale": Case(
        broken=(
            Broken(having("mira", validated_on=date(2025, 11, 21)), "mira"),
            Broken(having("mira", validated_on=None), "mira"),
        ),
        fine=(
            having("mira", validated_on=date(2025, 11, 22)),
            having("mira", validation=Validation.ASSUMED, validated_on=None),
        ),
    ),
    "persona-without-emotions": Case(
        broken=(
            Broken(lacking("curious", "annoyed", "proud"), "mira", mended=True),
            Broken(lacking("curious", "annoyed", "proud", "emotions"), "mira", mended=True),
        ),
        fine=(lacking("curious", "annoyed"),),
    ),
    "dip-without-pain-point": Case(
        broken=(
            Broken(_STEEP, "annoyed", mended=True),
            # Two as it is written, a little less as it is counted.
            Broken(
                after(_STEEP, having("curious", valence=0.9), having("annoyed", valence=-1.1)),
                "annoyed",
                mended=True,
            ),
            # Somebody else's pain does not explain it.
            Broken(
                after(
                    having("curious", valence=1.5),
                    having("pain", persona_ids=("ben",)),
                    lambda document: put(
                        document, document.personas["mira"].model_copy(update={"id": "ben"})
                    ),
                ),
                "annoyed",
                mended=True,
            ),
            Broken(
                after(
                    _STEEP, having_more(feels("better", "looks", 2.0, position=0.9, trigger="!"))
                ),
                "annoyed",
                mended=True,
            ),
        ),
        fine=(
            # Not so far; where something hurts, before or after; over a gap; in two curves.
            after(_STEEP, having("annoyed", valence=0.0)),
            having("curious", valence=2.0),
            after(_STEEP, having_more(_LOOKING)),
            after(_STEEP, lacking("annoyed"), having("proud", valence=-1.0)),
            after(_STEEP, having("annoyed", state=MapState.TO_BE)),
            after(_STEEP, having_more(_LOOKING.model_copy(update={"span": 2}))),
        ),
    ),
}
STAGES = {
    "stage-without-name": Case(
        broken=(Broken(having("purchase", name=""), "purchase"),),
    ),
    "stage-without-goal": Case(
        broken=(
            Broken(having("purchase", goal=""), "purchase", mended=True),
            Broken(having("purchase", goal="", name="Kauf"), "purchase"),
            Broken(
                having("purchase", goal="", name="Kauf", guide="purchase"), "purchase", mended=True
            ),
        ),
    ),
    "stage-without-touchpoint": Case(
        broken=(
            Broken(lacking("basket"), "purchase", mended=True),
            Broken(having("basket", lane_id=None, step_id=None), "purchase", mended=True),
            Broken(
                after(
                    having("shop-page", lane_id="pains"),
                    having("review", lane_id="pains"),
                    lacking("basket", "touchpoints"),
                ),
                "purchase",
                mended=True,
            ),
        ),
        # One that begins in the stage before reaches into this one.
        fine=(after(lacking("basket"), having("shop-page", span=2)),),
    ),
    "goal-not-judged": Case(
        broken=(Broken(having("purchase", goal_reached=GoalReached.UNKNOWN), "purchase"),),
        # What shall be is not reached yet; without a goal there is nothing to reach.
        fine=(
            after(
                having("purchase", goal_reached=GoalReached.UNKNOWN),
                map_having(state=MapState.TO_BE),
            ),
            having("purchase", goal_reached=GoalReached.UNKNOWN, goal=""),
        ),
    ),
    "stage-without-emotion": Case(
        broken=(Broken(lacking("annoyed"), "purchase", mended=True),),
        fine=(
            after(lacking("annoyed"), having("purchase", skipped_by_ids=("mira",))),
            # Who feels nothing anywhere is told once.
            lacking("curious", "annoyed", "proud"),
        ),
    ),
    "goal-without-evidence": Case(
        broken=(
            Broken(having("purchase", evidence_ids=()), "purchase"),
            Broken(having("purchase", evidence_ids=(), goal_reached=GoalReached.NO), "purchase"),
            Broken(
                having("purchase", evidence_ids=(), goal_reached=GoalReached.PARTLY), "purchase"
            ),
        ),
        fine=(
            having("purchase", evidence_ids=(), goal_reached=GoalReached.UNKNOWN),
            after(having("purchase", evidence_ids=()), map_having(state=MapState.TO_BE)),
        ),
    ),
    "channel-switch": Case(
        broken=(Broken(_CALL, "buys"),),
        fine=(
            # One channel goes on; she feels well; she does not go that way; no channel is known.
            after(_CALL, having_more(touchpoint("call", "looks", channel="Phone"))),
            after(_CALL, having("annoyed", valence=0.0)),
            after(_CALL, having("annoyed", valence=-0.5), having("curious", valence=0.0)),
            after(_CALL, having("basket", persona_ids=("ben",))),
            having("basket", channel=""),
        ),
    ),
}
LANES = {
    "lane-empty": Case(
        broken=(
            Broken(
                having_more(Lane(id="new", kind=LaneKind.THOUGHTS, order="Z")), "new", mended=True
            ),
            Broken(lacking("curious", "annoyed", "proud"), "emotions", mended=True),
            Broken(
                having_more(Lane(id="arc", kind=LaneKind.DRAMATIC_ARC, order="Z")),
                "arc",
                mended=True,
            ),
        ),
        fine=(
            lambda _: JourneyMap.of(
                [
                    Lane(id="a", kind=LaneKind.THOUGHTS, order="G"),
                    Lane(id="b", kind=LaneKind.ACTIONS, order="V"),
                ]
            ),
            having_more(Lane(id="people", kind=LaneKind.PERSONAS, order="Z")),
            having_more(Lane(id="facts", kind=LaneKind.STAGE_DETAILS, order="Z")),
            after(
                having_more(Lane(id="arc", kind=LaneKind.DRAMATIC_ARC, order="Z")),
                having("buys", engagement=3),
            ),
        ),
    ),
}
