"""Emotion markers on the canvas: whose they are, where they catch, what is said of them."""

from __future__ import annotations

from designer.canvas.draft import Draft
from designer.canvas.selection import Selection
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_persona
from model.ids import Id
from model.queries import personas_in_order
from model.records import Marker
from resources.words import tr


def feeling_persona(draft: Draft, selection: Selection) -> Id:
    """Whose emotion a new marker is.

    The selected persona's, that of a selected marker, of whom feelings were worked on last, else
    the first persona's; on a map without personas one is made.
    """
    chosen = selection.feeling(draft.document) or selection.persona
    if chosen is not None and chosen in draft.document.personas:
        return chosen
    personas = personas_in_order(draft.document)
    if personas:
        return personas[0].id
    return draft.do(add_persona(draft.document, name=tr("Customer"))).added[0].id


def snapped_position(position: float) -> float:
    """The middle of the step when it is meant, else the position to a hundredth."""
    return 0.5 if abs(position - 0.5) < 0.12 else round(position, 2)


def feeling_sentence(valence: float, change: ChangeSet) -> str:
    """What a marker says at a valence, and the word that the change takes from it."""
    shown, word = f"{valence:+g}", _dropped_word(change)
    if word:
        return tr("Feeling {valence}, no longer “{word}”", valence=shown, word=word)
    return tr("Feeling {valence}", valence=shown)


def persona_name(document: JourneyMap, persona_id: Id) -> str:
    """What a persona is called."""
    persona = document.personas.get(persona_id)
    return (persona.name if persona else "") or tr("Unnamed persona")


def _dropped_word(change: ChangeSet) -> str:
    """Empty when no marker loses its word."""
    for before, after in change.updated:
        if isinstance(before, Marker) and isinstance(after, Marker) and not after.word:
            return before.word
    return ""
