"""Where on a poster something is, in words."""

from __future__ import annotations

from exporters.poster.pages import PageKind
from exporters.poster.reading.finding import What
from exporters.poster.reading.ink import Owner
from model.document import JourneyMap
from model.ids import Id
from model.layout.display import Role
from model.queries import lane_name
from model.records import Card
from resources.words import tr

_MOST = 40

_ROLES: dict[Role, What] = {
    Role.HEADING: What.HEADING,
    Role.PERSONA: What.PERSONA,
    Role.STAGE: What.STAGE,
    Role.STEP: What.STEP,
    Role.LANE_LABEL: What.LANE,
    Role.LANE: What.LANE,
    Role.LANE_BACKGROUND: What.LANE,
    Role.FOLD: What.CARD,
    Role.DETAILS: What.STAGE,
    Role.PLOT: What.LANE,
    Role.CARD: What.CARD,
    Role.SIGNS: What.CARD,
    Role.MARKER: What.EMOTION,
    Role.CURVE: What.EMOTION,
    Role.CONNECTOR: What.ARROW,
    Role.CONNECTORS: What.ARROW,
    Role.PARKING: What.PARKING,
    Role.LEGEND: What.LEGEND,
}
_NAMES: dict[What, str] = {
    What.HEADING: "in the heading",
    What.PERSONA: "on persona cards",
    What.STAGE: "in stages",
    What.STEP: "in steps",
    What.LANE: "beside lanes",
    What.CARD: "on cards",
    What.EMOTION: "at feelings",
    What.ARROW: "at arrows",
    What.PARKING: "in the parking lot",
    What.LEGEND: "at the foot of the map",
    What.FURNITURE: "around the map",
    What.PAGE: "on pages of text",
}
"""How many of something are what: "12 on cards, 3 in steps" (untranslated)."""


def what_of(owner: Owner, kind: PageKind) -> What:
    """What something belongs to, on a page of this kind."""
    what = _ROLES.get(owner.role)
    if what is not None:
        return what
    return What.FURNITURE if kind in {PageKind.MAP, PageKind.TILE} else What.PAGE


def named(what: What) -> str:
    """How one says that something is there: "on cards"."""
    return tr(_NAMES[what])


def words_of(document: JourneyMap, owner: Owner, what: What, text: str) -> str:
    """Where something is: the card's first words and its cell, the persona, the step ...

    ``text`` is what stands there itself.
    """
    record_id = owner.record_id
    card = document.cards.get(record_id)
    if card is not None:
        cell = _cell(document, card.lane_id, card.step_id)
        return tr("card {card} in {cell}", card=_quoted(_card_text(card) or text), cell=cell)
    named_record = _of_record(document, record_id)
    if named_record:
        return named_record
    if not text:
        return named(what)
    return tr("{text} {where}", text=_quoted(text), where=named(what))


def _of_record(document: JourneyMap, record_id: Id) -> str:
    """What is said of a record that is no card; empty for those that need no words."""
    if record_id in document.personas:
        return tr("persona {name}", name=_quoted(document.personas[record_id].name))
    if record_id in document.markers:
        marker = document.markers[record_id]
        who = document.personas[marker.persona_id].name
        cell = _cell(document, marker.lane_id, marker.step_id)
        return tr("feeling of {persona} in {cell}", persona=_quoted(who), cell=cell)
    if record_id in document.stages:
        return tr("stage {name}", name=_quoted(document.stages[record_id].name))
    if record_id in document.steps:
        return tr("step {name}", name=_step(document, record_id))
    if record_id in document.lanes:
        return tr("lane {name}", name=_quoted(lane_name(document.lanes[record_id])))
    if record_id in document.connectors:
        source = document.cards.get(document.connectors[record_id].source_id)
        return tr("arrow from {card}", card=_quoted(source.text if source else ""))
    return ""


def _card_text(card: Card) -> str:
    return card.text.strip() or card.channel


def _cell(document: JourneyMap, lane_id: Id | None, step_id: Id | None) -> str:
    lane, step = document.lanes.get(lane_id or ""), document.steps.get(step_id or "")
    if lane is None or step is None:
        return tr("the parking lot")
    return tr("{step}, lane {lane}", step=_step(document, step.id), lane=_quoted(lane_name(lane)))


def _step(document: JourneyMap, step_id: Id) -> str:
    """A step by its own name and that of its stage."""
    step = document.steps[step_id]
    stage = document.stages.get(step.stage_id)
    names = [name for name in (stage.name if stage else "", step.name) if name]
    return _quoted(" › ".join(names))


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    short = words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…"
    return f"“{short}”"
