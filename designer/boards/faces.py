"""How a record looks as a row of a board: icon, text, where it stands, how well it is supported."""

from __future__ import annotations

from dataclasses import dataclass

from model.channels import channel_icon
from model.document import JourneyMap
from model.ids import Id
from model.insight.coverage import support_of_marker, support_of_persona, support_of_stage
from model.kinds import CARD_KINDS, MapState, Support, words
from model.layout.theme import Theme
from model.naming import TABLE_WORDS, shortened
from model.queries import lane_name, persona_hues, stage_hues, support_of
from model.records import (
    Action,
    Card,
    Channel,
    Evidence,
    Marker,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
)
from resources.words import tr

_LENGTH = 200
_AROUND = ("stages", "steps", "lanes", "personas")
_KEPT = (Action, Card, Evidence, Marker)
"""Others may name what stands elsewhere."""
_ICONS = {
    "stages": "stage",
    "personas": "persona",
    "metrics": "metric",
    "actions": "checklist",
    "evidence": "evidence",
    "steps": "step",
    "lanes": "lane",
    "connectors": "connector",
}


@dataclass(frozen=True, slots=True)
class RowFace:
    """A row as it is painted and read out.

    ``place`` says where it stands or what more there is to know. ``tint`` is the icon's colour,
    empty for the usual one; ``valence`` asks for a face instead of the icon, ``portrait`` for a
    disc in that colour. ``unnamed``: the text only stands for one that is missing.
    ``depth``: how far it is set in below what it belongs to.
    """

    id: Id
    text: str
    place: str = ""
    icon: str = ""
    tint: str = ""
    valence: float | None = None
    portrait: str = ""
    support: Support | None = None
    unnamed: bool = False
    depth: int = 0

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        support = tr(self.support.value) if self.support is not None else ""
        return ", ".join(filter(None, (self.text, self.place, support)))


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading; ``tint`` is the colour of its mark, empty for none."""

    key: str
    name: str
    rows: tuple[RowFace, ...]
    tint: str = ""


class Faces:
    """Makes the faces of records of one map, in the colours of a theme.

    What was made for a record is kept as long as the record and the names around it are the same,
    also from one version of the map to the next.
    """

    def __init__(self, document: JourneyMap, theme: Theme, before: Faces | None = None) -> None:
        """Faces of a map; ``before`` are those of an earlier version of it."""
        self.document = document
        self.theme = theme
        known = before.known if before is not None and before.serves(document, theme) else {}
        self.known: dict[Id, tuple[Record, Support | None, RowFace]] = known
        self._persona_hues = persona_hues(document)
        self._stage_hues = stage_hues(document)
        self._metric_cards = {c.metric_id: c for c in document.cards.values() if c.metric_id}

    def serves(self, document: JourneyMap, theme: Theme) -> bool:
        """Whether names and colours of what things stand in are the same on another version."""
        same = all(self.document.table(name) is document.table(name) for name in _AROUND)
        return same and theme is self.theme

    def face(self, record: Record, *, support: Support | None = None) -> RowFace:
        """The face of a record; ``support`` where it is to be shown."""
        known = self.known.get(record.id)
        if known is not None and known[0] is record and known[1] is support:
            return known[2]
        face = self._made(record, support)
        if isinstance(record, _KEPT):
            self.known[record.id] = (record, support, face)
        return face

    def _made(self, record: Record, support: Support | None) -> RowFace:
        match record:
            case Card():
                return self._card(record, support)
            case Marker():
                return self._marker(record, support)
            case Persona():
                tint = self.persona_tint(record.id)
                text = shortened(record.name, _LENGTH)
                said = text or tr("Persona without a name")
                place = " · ".join(filter(None, (tr("Persona"), shortened(record.role))))
                return RowFace(record.id, said, place, portrait=tint, support=support,
                               unnamed=not text)  # fmt: skip
            case _:
                return self._other(record, support)

    def stage_tint(self, stage_id: Id) -> str:
        """The colour of a stage."""
        hues = self.theme.step_hues
        return hues[self._stage_hues[stage_id] % len(hues)]

    def persona_tint(self, persona_id: Id) -> str:
        """The colour of a persona."""
        hues = self.theme.persona_hues
        return hues[self._persona_hues[persona_id] % len(hues)]

    def stage_of(self, record: Record) -> Stage | None:
        """The stage in which a record stands; None for what stands in none."""
        match record:
            case Stage():
                return record
            case Step():
                return self.document.stages.get(record.stage_id)
            case Card() | Marker():
                step = self.document.steps.get(record.step_id or "")
                return self.document.stages.get(step.stage_id) if step is not None else None
            case Metric():
                card = self._metric_cards.get(record.id)
                return self.stage_of(card) if card is not None else None
            case _:
                return None

    def place(self, record: Card | Marker) -> str:
        """Where a card or an emotion stands: ``Decision › Pays · Pain points``."""
        step = self.document.steps.get(record.step_id or "")
        if step is None:
            return tr("Parking lot")
        stage = self.document.stages.get(step.stage_id)
        names = (stage.name if stage is not None else "", step.name)
        lane = self.document.lanes.get(record.lane_id or "")
        where = " › ".join(shortened(name) for name in names if name)
        row = shortened(lane_name(lane)) if lane is not None else ""
        return " · ".join(filter(None, (where, row)))

    def _card(self, card: Card, support: Support | None) -> RowFace:
        facts = CARD_KINDS[card.kind]
        text = shortened(card.text, _LENGTH)
        return RowFace(
            card.id,
            text or tr("{kind} without text", kind=tr(facts.name)),
            self.place(card),
            channel_icon(card.channel) if card.channel else facts.icon,
            tint=self.theme.cards[card.kind].bar,
            support=support,
            unnamed=not text,
        )

    def _marker(self, marker: Marker, support: Support | None) -> RowFace:
        persona = self.document.personas.get(marker.persona_id)
        name = shortened(persona.name) if persona is not None else ""
        said = shortened(marker.word, _LENGTH) or shortened(marker.trigger, _LENGTH)
        state = tr("To-be") if marker.state is MapState.TO_BE else ""
        place = " · ".join(filter(None, (name, state, self.place(marker))))
        text = said or tr("Emotion {valence}", valence=f"{marker.valence:+g}")
        return RowFace(marker.id, text, place, valence=marker.valence, support=support)

    def _other(self, record: Record, support: Support | None) -> RowFace:
        field = TABLE_WORDS[record.table].name_field
        text = shortened(str(getattr(record, field)), _LENGTH) if field else ""
        what = tr(TABLE_WORDS[record.table].one)
        place, tint = what[:1].upper() + what[1:], ""
        icon = _ICONS.get(record.table, "note")
        match record:
            case Stage():
                tint = self.stage_tint(record.id)
                goal = shortened(record.goal)
                place = tr("Goal: {goal}", goal=goal) if goal else place
            case Metric():
                text = self._metric_text(record)
            case Action():
                place = " · ".join(filter(None, (place, shortened(record.owner))))
            case Channel():
                icon = channel_icon(record.name)
            case _:
                pass
        said = text or tr("{thing} without a name", thing=place)
        return RowFace(record.id, said, place, icon, tint, support=support, unnamed=not text)

    def _metric_text(self, metric: Metric) -> str:
        card = self._metric_cards.get(metric.id)
        name = shortened(card.text) if card is not None and card.text else tr(words(metric.kind))
        figure = "" if metric.value is None else f": {metric.value:g} {metric.unit}".rstrip()
        return name + figure


def support_shown(record: Record) -> Support | None:
    """How well any record is supported; None for a stage that says nothing of its goal."""
    match record:
        case Card():
            return support_of(record)
        case Marker():
            return support_of_marker(record)
        case Stage():
            return support_of_stage(record)
        case Persona():
            return support_of_persona(record)
        case _:
            return Support.RESEARCHED if getattr(record, "evidence_ids", ()) else Support.ASSUMED
