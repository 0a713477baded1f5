"""What the meaning of a heading becomes, by what the rows of its table are."""

from __future__ import annotations

from exporters.tables.mapping import Orientation, Purpose, Target
from exporters.tables.targets import PERSONA_PREFIX, lane_kind, lane_target, persona_field
from model.kinds import LaneKind

_ACTIONS, _QUOTES = lane_target(LaneKind.ACTIONS), lane_target(LaneKind.QUOTES)
_PAINS, _IDEAS = lane_target(LaneKind.PAIN_POINTS), lane_target(LaneKind.OPPORTUNITIES)
_THOUGHTS, _METRICS = lane_target(LaneKind.THOUGHTS), lane_target(LaneKind.METRICS)

_OF_PERSONAS: dict[str, str] = {
    Target.GOAL: PERSONA_PREFIX + "goals",
    Target.TRIGGER: PERSONA_PREFIX + "motivations",
    Target.CHANNEL: PERSONA_PREFIX + "preferred_channels",
    Target.DETAILS: PERSONA_PREFIX + "psychographics",
    Target.TEXT: Target.PERSONA.value,
    _ACTIONS: PERSONA_PREFIX + "behaviours",
    _QUOTES: PERSONA_PREFIX + "quote",
    _PAINS: PERSONA_PREFIX + "challenges",
    _THOUGHTS: PERSONA_PREFIX + "motivations",
}
_OF_ACTIONS: dict[str, str] = {
    Target.STEP: Target.TEXT.value,
    _ACTIONS: Target.TEXT.value,
    _IDEAS: Target.TEXT.value,
    Target.OWNER: Target.OWNER.value,
    Target.STATUS: Target.STATUS.value,
    Target.PRIORITY: Target.PRIORITY.value,
    Target.DUE: Target.DUE.value,
    Target.TEXT: Target.TEXT.value,
    Target.DATE: Target.DUE.value,
    Target.KIND: Target.KIND.value,
}
_OF_EVIDENCE: dict[str, str] = {Target.EVIDENCE: Target.TEXT.value, _QUOTES: Target.TEXT.value}
_OF_METRICS: dict[str, str] = {_METRICS: Target.METRIC.value, Target.TEXT: Target.METRIC.value}
_OF_JOURNEYS: dict[str, str] = {Target.METRIC: _METRICS}
_ACROSS = frozenset(
    {Target.STAGE, Target.STEP, Target.EMOTION, Target.TRIGGER, Target.GOAL, Target.PERSONA}
)
"""What a row says of a whole stage; all else in such a row is cards of a lane."""
_ONCE = frozenset(
    word.value
    for word in Target
    if word not in {Target.DETAILS, Target.IGNORE, Target.EMOTION, Target.TAGS, Target.PERSONA}
)
"""What only one column of a table can be; a second one is details."""


def in_context(target: str | None, purpose: Purpose, orientation: Orientation) -> str:
    """The target of a heading in a table of this purpose; ``target`` None for an unknown one."""
    if target == Target.IGNORE:
        return target
    match purpose:
        case Purpose.PERSONAS:
            return _of_persona(target)
        case Purpose.ACTIONS:
            return _OF_ACTIONS.get(target or "", Target.DETAILS.value)
        case Purpose.EVIDENCE | Purpose.METRICS:
            own = _OF_EVIDENCE if purpose is Purpose.EVIDENCE else _OF_METRICS
            known = own.get(target or "", target)
            return Target.DETAILS.value if known is None or persona_field(known) else known
        case Purpose.JOURNEY:
            return _of_journey(target, orientation)


def each_once(targets: list[str]) -> list[str]:
    """The targets, where a second column of what there can be one of only becomes details.

    A second column of stages has the steps.
    """
    seen: set[str] = set()
    kept: list[str] = []
    for target in targets:
        again = target in seen and target in _ONCE
        if again and target == Target.STAGE and Target.STEP not in (*seen, *targets):
            target = Target.STEP.value  # noqa: PLW2901 - it goes on as what it is
        elif again:
            target = Target.DETAILS.value  # noqa: PLW2901
        seen.add(target)
        kept.append(target)
    return kept


def _of_persona(target: str | None) -> str:
    known = _OF_PERSONAS.get(target or "", target)
    if known is not None and (known == Target.PERSONA or persona_field(known)):
        return known
    return PERSONA_PREFIX + "demographics"


def _of_journey(target: str | None, orientation: Orientation) -> str:
    across = orientation is not Orientation.ROWS
    known = _OF_JOURNEYS.get(target or "", target)
    if known is None or persona_field(known):
        return lane_target(LaneKind.FREE_TEXT) if across else Target.DETAILS.value
    if across and known not in _ACROSS and lane_kind(known) is None:
        kind = LaneKind.CHANNELS if known == Target.CHANNEL else LaneKind.FREE_TEXT
        return lane_target(kind)
    return known
