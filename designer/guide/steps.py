"""The questions of the guide, as a table. Each looks at the map itself for whether it is answered.

No Qt here: a step says what it asks, what an answer does to the map, and when enough is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from model.changes import ChangeSet, apply, squash
from model.document import JourneyMap
from model.edits import (
    add_action,
    add_card,
    add_lane,
    add_marker,
    add_persona,
    add_stage,
    edit,
    take_guidance,
)
from model.errors import RuleError
from model.guidance import GUIDES
from model.ids import Id
from model.kinds import CardKind, LaneKind
from model.naming import shortened
from model.places import CellPlace
from model.queries import in_order, lanes_in_order, personas_in_order, steps_in_order
from model.records import Card, Lane, Persona, Step
from resources.words import tr

FIVE = ("awareness", "consideration", "decision", "retention", "advocacy")
"""The guides of the stages that are offered."""
_LANES = (
    LaneKind.ACTIONS,
    LaneKind.TOUCHPOINTS,
    LaneKind.EMOTIONS,
    LaneKind.PAIN_POINTS,
    LaneKind.OPPORTUNITIES,
)
_PAINS = 2


class Ask(Enum):
    """How a question is answered in the bar: a line, a button, a face, or a poster."""

    LINE = "line"
    BUTTON = "button"
    FACES = "faces"
    POSTER = "poster"


Answer = str | float
"""What was typed, or the valence of a face."""


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One question.

    ``words`` explain it for the map as it is; ``label`` is the button's text or the line's hint.
    ``answer`` gives the change that an answer makes; ``done`` says whether enough is there.
    """

    id: str
    title: str
    words: Callable[[JourneyMap], str]
    ask: Ask
    label: str
    answer: Callable[[JourneyMap, Answer], ChangeSet]
    done: Callable[[JourneyMap], bool]


# --- what is answered -----------------------------------------------------------------------------


def _titled(document: JourneyMap, answer: Answer) -> ChangeSet:
    return edit(document, document.info.id, title=_said(answer))


def _persona_added(document: JourneyMap, answer: Answer) -> ChangeSet:
    return add_persona(document, name=_said(answer))


def _stages_added(document: JourneyMap, _answer: Answer) -> ChangeSet:
    """The usual five, where they are not there yet, and the lanes every journey has."""
    changes: list[ChangeSet] = []
    now = document
    here = {stage.guide for stage in document.stages.values()}
    for key in FIVE:
        if key not in here:
            guide = GUIDES[key]
            names = tuple(tr(name) for name in guide.steps)
            change = add_stage(now, name=tr(guide.name), step_names=names, guide=key)
            now = apply(now, change)
            changes.append(change)
    for change in _lanes_added(now):
        now = apply(now, change)
        changes.append(change)
    return squash(changes, label=tr("Take the usual stages"))


def _lanes_added(document: JourneyMap) -> list[ChangeSet]:
    changes: list[ChangeSet] = []
    now = document
    for kind in _LANES:
        if not any(lane.kind is kind for lane in now.lanes.values()):
            changes.append(add_lane(now, kind=kind))
            now = apply(now, changes[-1])
    return changes


def _touchpoints_added(document: JourneyMap, _answer: Answer) -> ChangeSet:
    lanes = squash(_lanes_added(document))
    taken = take_guidance(apply(document, lanes))
    return squash((lanes, taken), label=taken.label)


def _felt(document: JourneyMap, answer: Answer) -> ChangeSet:
    persona, step = _who(document), step_to_feel(document)
    if step is None or not isinstance(answer, float):
        raise RuleError(tr("Every step has a feeling already."))
    lanes = squash(_lanes_added(document))
    now = apply(document, lanes)
    marker = add_marker(
        now,
        lane_id=_lane(now, LaneKind.EMOTIONS).id,
        step_id=step.id,
        persona_id=persona.id,
        valence=answer,
    )
    return squash((lanes, marker), label=marker.label)


def _pain_added(document: JourneyMap, answer: Answer) -> ChangeSet:
    step = step_that_hurts(document)
    if step is None:
        raise RuleError(tr("Put a stage on the map first."))
    lanes = squash(_lanes_added(document))
    now = apply(document, lanes)
    place = CellPlace(_lane(now, LaneKind.PAIN_POINTS).id, step.id)
    persona_ids = tuple(persona.id for persona in personas_in_order(now)[:1])
    card = add_card(
        now, place, kind=CardKind.PAIN_POINT, text=_said(answer), persona_ids=persona_ids
    )
    return squash((lanes, card), label=card.label)


def _action_added(document: JourneyMap, answer: Answer) -> ChangeSet:
    pain = pain_to_answer(document)
    return add_action(
        document, title=_said(answer), answers_ids=(pain.id,) if pain is not None else ()
    )


def _nothing(_document: JourneyMap, _answer: Answer) -> ChangeSet:
    return ChangeSet()


def _said(answer: Answer) -> str:
    said = str(answer).strip()
    if not said:
        raise RuleError(tr("Type a few words first."))
    return said


# --- where one is ---------------------------------------------------------------------------------


def step_to_feel(document: JourneyMap) -> Step | None:
    """The next step from the left of which it is not known how the first persona feels."""
    people = personas_in_order(document)
    if not people:
        return None
    felt = {m.step_id for m in document.markers.values() if m.persona_id == people[0].id}
    return next((step for step in steps_in_order(document) if step.id not in felt), None)


def step_that_hurts(document: JourneyMap) -> Step | None:
    """The step with the worst feeling that has no pain point yet; else the first without one."""
    hurting = {c.step_id for c in document.cards.values() if c.kind is CardKind.PAIN_POINT}
    steps = steps_in_order(document)
    free = [step for step in steps if step.id not in hurting] or steps
    worst: dict[Id, float] = {}
    for marker in document.markers.values():
        worst[marker.step_id] = min(marker.valence, worst.get(marker.step_id, marker.valence))
    return min(free, key=lambda step: worst.get(step.id, 0.0), default=None)


def pain_to_answer(document: JourneyMap) -> Card | None:
    """The first pain point on the map that nothing answers."""
    answered = {i for a in document.actions.values() for i in a.answers_ids}
    answered |= {i for c in document.cards.values() for i in c.answers_ids}
    pains = [c for c in document.cards.values() if c.kind is CardKind.PAIN_POINT]
    places = {step.id: place for place, step in enumerate(steps_in_order(document))}
    pains.sort(key=lambda card: (places.get(card.step_id or "", len(places)), card.order, card.id))
    return next((card for card in pains if card.id not in answered), None)


def _who(document: JourneyMap) -> Persona:
    people = personas_in_order(document)
    if not people:
        raise RuleError(tr("Say first who travels."))
    return people[0]


def _lane(document: JourneyMap, kind: LaneKind) -> Lane:
    return next(lane for lane in lanes_in_order(document) if lane.kind is kind)


def _step_name(document: JourneyMap, step: Step | None) -> str:
    if step is None:
        return ""
    stage = document.stages.get(step.stage_id)
    return shortened(step.name or (stage.name if stage is not None else ""))


# --- what is asked --------------------------------------------------------------------------------


def _feel_words(document: JourneyMap) -> str:
    people, step = personas_in_order(document), step_to_feel(document)
    if not people:
        return tr("Say first who travels.")
    if step is None:
        return tr("Every step has a feeling. Drag a face up or down to change it.")
    return tr(
        "How does {name} feel at “{step}”? Guess; a guess can be researched later.",
        name=shortened(people[0].name) or tr("your persona"),
        step=_step_name(document, step),
    )


def _pain_words(document: JourneyMap) -> str:
    step = step_that_hurts(document)
    if step is None:
        return tr("Put a stage on the map first.")
    return tr(
        "What goes wrong at “{step}”? That is where it feels worst.",
        step=_step_name(document, step),
    )


def _action_words(document: JourneyMap) -> str:
    pain = pain_to_answer(document)
    if pain is None:
        return tr("What will be changed, however small?")
    return tr("What will be done about “{pain}”?", pain=shortened(pain.text))


def _felt_enough(document: JourneyMap) -> bool:
    return bool(document.personas) and bool(document.steps) and step_to_feel(document) is None


STEPS: tuple[GuideStep, ...] = (
    GuideStep(
        "title",
        "What is the map about?",
        lambda _: tr("One journey of one kind of customer: “Buying a first bicycle”."),
        Ask.LINE,
        "Name of the journey",
        _titled,
        lambda document: bool(document.info.title.strip()),
    ),
    GuideStep(
        "persona",
        "Who travels?",
        lambda _: tr("A name to talk about. Goals and a face can come later."),
        Ask.LINE,
        "Name of the persona",
        _persona_added,
        lambda document: bool(document.personas),
    ),
    GuideStep(
        "stages",
        "Through which stages?",
        lambda _: tr("Five are a good start. Or drag your own from the palette onto the sheet."),
        Ask.BUTTON,
        "Take the usual five",
        _stages_added,
        lambda document: len(document.stages) >= len(FIVE),
    ),
    GuideStep(
        "touchpoints",
        "Where do they meet you?",
        lambda _: tr("Take the usual touchpoints and change them, or drag your own."),
        Ask.BUTTON,
        "Take the usual touchpoints",
        _touchpoints_added,
        lambda document: any(c.kind is CardKind.TOUCHPOINT for c in document.cards.values()),
    ),
    GuideStep(
        "feelings",
        "How does it feel?",
        _feel_words,
        Ask.FACES,
        "",
        _felt,
        _felt_enough,
    ),
    GuideStep(
        "pains",
        "Where does it hurt?",
        _pain_words,
        Ask.LINE,
        "What goes wrong",
        _pain_added,
        lambda document: (
            sum(c.kind is CardKind.PAIN_POINT for c in document.cards.values()) >= _PAINS
        ),
    ),
    GuideStep(
        "action",
        "What will be changed?",
        _action_words,
        Ask.LINE,
        "One action",
        _action_added,
        lambda document: bool(in_order(document.actions.values())),
    ),
    GuideStep(
        "poster",
        "Put it on the wall",
        lambda _: tr("The poster shows exactly what is on the sheet. Print it, or make a PDF."),
        Ask.POSTER,
        "Make the poster",
        _nothing,
        lambda _: False,
    ),
)
