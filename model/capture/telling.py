"""Saying where a note goes and as what, while it is typed."""

from __future__ import annotations

from dataclasses import dataclass

from model.capture.codes import Code
from model.capture.note import Aim, Note
from model.capture.target import Target
from model.document import JourneyMap
from model.emotions import VALENCE_NAMES
from model.ids import Id
from model.kinds import CARD_KINDS
from model.naming import shortened
from model.places import CellPlace
from model.queries import lane_name, stages_in_order, steps_in_order
from resources.words import tr

_UNKNOWN = {
    Code.PERSONA: "{word} is no persona of this map; it stays in the text.",
    Code.CHANNEL: "{word} is no channel this map knows; it stays in the text.",
    Code.FEELING: "{word} is no emotion from -2 to +2 and no emotion word; it stays in the text.",
    Code.AIM: "{word} is no place of this map; the note goes to the parking lot.",
}
_NAME = 32


@dataclass(frozen=True, slots=True)
class Told:
    """``what`` it becomes, ``where`` it goes, further ``facts``, and a ``warning`` if need be.

    ``icon`` is the name of the icon of what it becomes. All are empty where there is nothing yet.
    """

    what: str = ""
    where: str = ""
    facts: tuple[str, ...] = ()
    warning: str = ""
    icon: str = "quick"

    @property
    def sentence(self) -> str:
        """All of it in running text, for those who hear it."""
        parts = [f"{self.what} › {self.where}" if self.what else self.where, *self.facts]
        return ". ".join(part for part in [", ".join(p for p in parts if p), self.warning] if part)


def told(document: JourneyMap, note: Note, target: Target) -> Told:
    """What is to be said of a note."""
    warning = " ".join(
        tr(_UNKNOWN[code], word=f"“{shortened(word, _NAME)}”") for code, word in note.unknown
    )
    if target.card is not None:
        place, kind = target.card
        if isinstance(place, CellPlace):
            where = _cell_name(document, place.step_id, place.lane_id)
        else:
            where = tr("parking lot")
            warning = warning or tr("There is no cell for it yet; it goes to the parking lot.")
        facts = (*_facts(document, note, target), *_felt(target, document))
        return Told(tr(CARD_KINDS[kind].name), where, facts, warning, CARD_KINDS[kind].icon)
    if target.feeling is not None:
        where = _cell_name(document, target.felt_at, target.feeling_lane_id)
        level = round(target.feeling.valence)
        icon = f"face-{level}" if level >= 0 else f"face-minus-{-level}"
        return Told(tr("Emotion"), where, _felt(target, document), warning, icon)
    return Told(warning=warning)


def aim_name(document: JourneyMap, aim: Aim) -> str:
    """A place in words: ``Decision › Pays › Pain points``."""
    stage = document.stages.get(aim.stage_id or "")
    step = document.steps.get(aim.step_id or "")
    if stage is None and step is not None:
        stage = document.stages.get(step.stage_id)
    lane = document.lanes.get(aim.lane_id or "")
    names = (
        stage.name if stage else "",
        step.name if step else "",
        lane_name(lane) if lane else "",
    )
    return " › ".join(shortened(name, _NAME) for name in names if name)


def _cell_name(document: JourneyMap, step_id: Id | None, lane_id: Id | None) -> str:
    """Stage, step and lane; what has no name is counted."""
    step = document.steps.get(step_id or "")
    lane = document.lanes.get(lane_id or "")
    parts = []
    if step is not None:
        stages = stages_in_order(document)
        stage = document.stages[step.stage_id]
        parts.append(stage.name or tr("Stage {n}", n=stages.index(stage) + 1))
        if step.name:
            parts.append(step.name)
        elif sum(1 for s in document.steps.values() if s.stage_id == stage.id) > 1:
            own = [s for s in steps_in_order(document) if s.stage_id == stage.id]
            parts.append(tr("step {n}", n=own.index(step) + 1))
    parts.append(lane_name(lane) if lane is not None else tr("new emotion lane"))
    return " › ".join(shortened(part, _NAME) for part in parts)


def _facts(document: JourneyMap, note: Note, target: Target) -> tuple[str, ...]:
    names = [document.personas[i].name for i in note.persona_ids if i in document.personas]
    facts = [shortened(name, _NAME) for name in names if target.feeling is None]
    if note.channel:
        facts.append(shortened(note.channel, _NAME))
    if note.assumed:
        facts.append(tr("assumption"))
    return tuple(facts)


def _felt(target: Target, document: JourneyMap) -> tuple[str, ...]:
    """How it feels, and to whom."""
    if target.feeling is None:
        return ()
    valence = target.feeling.valence
    word = target.feeling.word or tr(VALENCE_NAMES[round(valence)])
    known = [document.personas[i].name for i in target.persona_ids if i in document.personas]
    who = [shortened(name, _NAME) for name in known] or [tr("new persona")]
    return (f"{shortened(word, _NAME)} {valence:+g}", *who)
