"""What each row of the outline shows and says: text, dimmed details, icon and colour."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from designer.outline.index import OutlineIndex
from designer.outline.keys import Key, Kind
from model.channels import channel_icon
from model.document import JourneyMap
from model.ids import Id
from model.kinds import CARD_KINDS, CONNECTOR_NAMES, LANE_KINDS
from model.layout.theme import Theme
from model.naming import TABLE_WORDS, shortened
from model.queries import lane_name, persona_hues, stage_hues
from model.records import Card, Lane, Marker, Record
from resources.words import tr

_LENGTH = 160
_FROM_RIGHT = ("R", "AL")
_ISOLATE, _END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Face:
    """A row as it is painted and read out.

    ``tint`` is the colour of its icon, empty for the usual one; ``valence`` asks for a face
    instead of the icon, ``portrait`` for a disc in that colour with initials. ``spoken`` is the
    whole row in words. ``dimmed``: there is nothing in it, or it has no text yet.
    """

    text: str
    icon: str = ""
    details: str = ""
    tint: str = ""
    valence: float | None = None
    portrait: str = ""
    spoken: str = ""
    strong: bool = False
    dimmed: bool = False


_GROUPS: dict[Kind, tuple[str, str]] = {
    Kind.LANES: ("Lanes", "lane"),
    Kind.PARKING: ("Parking lot", "parking"),
    Kind.PERSONAS: ("Personas", "personas"),
    Kind.SOURCES: ("Evidence", "evidence"),
    Kind.MEASURES: ("Actions to take", "checklist"),
    Kind.CHANNELS: ("Channels", "channels"),
}
_UNNAMED: dict[Kind, str] = {
    Kind.MAP: "Map without a title",
    Kind.STAGE: "Stage without a name",
    Kind.STEP: "Step without a name",
    Kind.PERSONA: "Persona without a name",
    Kind.SOURCE: "Evidence without a title",
    Kind.MEASURE: "Action without a title",
    Kind.CHANNEL: "Channel without a name",
    Kind.MARKER: "Emotion without a word",
}


class Faces:
    """Makes the faces of rows, in the colours of a theme."""

    def __init__(self, index: OutlineIndex, theme: Theme) -> None:
        self._index = index
        self.theme = theme

    def face(self, key: Key) -> Face:
        """The face of a row that is in the map."""
        match key.kind:
            case Kind.CELL:
                return self._cell(key)
            case Kind.CARD:
                return self._card(self._document.cards[key.id])
            case Kind.MARKER:
                return self._marker(self._document.markers[key.id])
            case Kind.CONNECTOR:
                return self._connector(key.id)
            case kind if kind in _GROUPS:
                return self._group(key)
            case _:
                return self._named(key)

    @property
    def _document(self) -> JourneyMap:
        return self._index.document

    def _group(self, key: Key) -> Face:
        name, icon = _GROUPS[key.kind]
        count = self._index.count(key)
        spoken = f"{tr(name)}, {_counted(count)}"
        details = str(count) if count else ""
        return Face(tr(name), icon, details, spoken=spoken, strong=True, dimmed=not count)

    def _cell(self, key: Key) -> Face:
        lane = self._document.lanes[key.lane_id]
        count = self._index.count(key)
        name = shortened(lane_name(lane), _LENGTH)
        spoken = tr("{lane}, lane, {count}", lane=name, count=_counted(count))
        details = str(count) if count else ""
        icon = LANE_KINDS[lane.kind].icon
        return Face(name, icon, details, spoken=spoken, dimmed=not count)

    def _card(self, card: Card) -> Face:
        facts = CARD_KINDS[card.kind]
        kind = tr(facts.name)
        text = shortened(card.text, _LENGTH)
        details = " · ".join(self._card_details(card))
        channel = shortened(card.channel)  # its icon shows it
        spoken = ", ".join(filter(None, (text or tr("no text yet"), kind, channel, details)))
        return Face(
            text or tr("{kind} without text", kind=kind),
            channel_icon(card.channel) if card.channel else facts.icon,
            details,
            tint=self.theme.cards[card.kind].bar,
            spoken=spoken,
            dimmed=not text,
        )

    def _card_details(self, card: Card) -> list[str]:
        details = [tr("moment of truth")] if card.moment_of_truth else []
        if card.span > 1:
            details.append(tr("{n} steps", n=card.span))
        if card.votes:
            details.append(tr("1 vote") if card.votes == 1 else tr("{n} votes", n=card.votes))
        return details

    def _marker(self, marker: Marker) -> Face:
        persona = self._document.personas.get(marker.persona_id)
        name = persona.name if persona is not None else ""
        word = shortened(marker.word, _LENGTH)
        details = f"{_apart(shortened(name))} {marker.valence:+g}".strip()
        spoken = ", ".join(filter(None, (word or tr("no word yet"), tr("emotion"), details)))
        shown = word or tr(_UNNAMED[Kind.MARKER])
        return Face(shown, details=details, valence=marker.valence, spoken=spoken, dimmed=not word)

    def _connector(self, connector_id: Id) -> Face:
        connector = self._document.connectors[connector_id]
        target = self._document.cards[connector.target_id]
        aim = shortened(target.text, _LENGTH) or tr("a card without text")
        kind = tr(CONNECTOR_NAMES[connector.kind])
        label = shortened(connector.label)
        details = " · ".join(filter(None, (kind, label)))
        spoken = tr("{kind}: connector to {card}", kind=kind, card=aim)
        return Face(
            f"→ {_apart(aim)}",
            "connector",
            details,
            spoken=f"{spoken}, {label}" if label else spoken,
        )

    def _named(self, key: Key) -> Face:
        record = self._document.find(key.id)
        if record is None:
            return Face("")
        text = shortened(text_of(record), _LENGTH)
        details = self._details(record)
        icon, tint, portrait = self._picture(key, record)
        one = tr(TABLE_WORDS[record.table].one)
        spoken = ", ".join(filter(None, (text or tr("no name yet"), one, details)))
        return Face(
            text or tr(_UNNAMED.get(key.kind, "Without a name")),
            icon,
            details,
            tint=tint,
            portrait=portrait if text else "",
            spoken=spoken,
            strong=key.kind in (Kind.MAP, Kind.STAGE),
            dimmed=not text,
        )

    def _details(self, record: Record) -> str:
        match record.table:
            case "personas" | "actions" | "evidence":
                fields = dict(record)
                said = (str(fields.get(name) or "") for name in ("role", "owner", "who"))
                return shortened(next(filter(None, said), ""))
            case "stages" | "lanes" if getattr(record, "collapsed", False):
                return tr("collapsed on the map")
            case "steps" if getattr(record, "moment_of_truth", False):
                return tr("moment of truth")
            case _:
                return ""

    def _picture(self, key: Key, record: Record) -> tuple[str, str, str]:
        """Icon, its colour, and the colour of the portrait that stands instead of it."""
        theme, document = self.theme, self._document
        match key.kind:
            case Kind.STAGE:
                hue = stage_hues(document)[key.id] % len(theme.step_hues)
                return "stage", theme.step_hues[hue], ""
            case Kind.PERSONA:
                hue = persona_hues(document)[key.id] % len(theme.persona_hues)
                return "persona", "", theme.persona_hues[hue]
            case Kind.LANE:
                return LANE_KINDS[document.lanes[key.id].kind].icon, "", ""
            case Kind.CHANNEL:
                return channel_icon(document.channels[key.id].name), "", ""
            case _:
                return _ICONS.get(key.kind, ""), "", ""


_ICONS: dict[Kind, str] = {
    Kind.MAP: "journey",
    Kind.STEP: "step",
    Kind.SOURCE: "evidence",
    Kind.MEASURE: "checklist",
}


def text_of(record: Record) -> str:
    """The text a record is known by, as it is edited; an unnamed lane is called by its kind."""
    if isinstance(record, Lane):
        return lane_name(record)
    field = TABLE_WORDS[record.table].name_field
    return str(getattr(record, field)) if field else ""


def _apart(name: str) -> str:
    """A name written from the right keeps to itself: a sign after it stays before its number."""
    from_right = any(unicodedata.bidirectional(letter) in _FROM_RIGHT for letter in name)
    return f"{_ISOLATE}{name}{_END}" if from_right else name


def _counted(count: int) -> str:
    if not count:
        return tr("empty")
    return tr("1 thing") if count == 1 else tr("{n} things", n=count)
