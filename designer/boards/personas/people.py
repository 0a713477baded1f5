"""What is done to the personas of a map from their board, each as one undo step."""

from __future__ import annotations

from designer.boards.board import Board
from designer.inspector.relations import new_persona_name
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_persona, duplicate, move_persona, remove
from model.edits.making import evolved
from model.ids import Id
from model.naming import shortened
from model.queries import personas_in_order
from model.records import Persona
from resources.words import tr

_LONGEST_NAME = 480


def add(board: Board) -> Id | None:
    """A new persona, last; its id, or None where the map may not be edited."""
    names = {persona.name for persona in board.document.personas.values()}
    count = len(names)
    while new_persona_name(count) in names:
        count += 1
    return _added(board, add_persona(board.document, name=new_persona_name(count)))


def copy(board: Board, persona_id: Id) -> Id | None:
    """The same persona again, right after it, under a name that tells it is the copy."""
    change = duplicate(board.document, [persona_id])
    names = {persona.name for persona in board.document.personas.values()}
    added = tuple(
        evolved(one, {"name": copy_name(one.name, names)}) if isinstance(one, Persona) else one
        for one in change.added
    )
    return _added(board, ChangeSet(added=added, updated=change.updated, label=change.label))


def delete(board: Board, persona_id: Id) -> bool:
    """Take a persona off the map, with its curves; it is told what goes and that it comes back."""
    document = board.document
    name = shortened(document.personas[persona_id].name) or tr("Persona")
    feelings = sum(marker.persona_id == persona_id for marker in document.markers.values())
    if not board.attempt(lambda: remove(document, [persona_id])):
        return False
    told = tr("“{name}” is deleted; Undo brings it back.", name=name)
    if feelings:
        told = tr(
            "“{name}” is deleted with {n} feelings of its curve; Undo brings all back.",
            name=name,
            n=feelings,
        )
    board.said.emit(told)
    return True


def move(board: Board, persona_id: Id, before_id: Id | None) -> bool:
    """Put a persona before another, or last."""
    return board.attempt(lambda: move_persona(board.document, persona_id, before_id=before_id))


def neighbour_of(document: JourneyMap, persona_id: Id) -> Id | None:
    """The persona to go to when this one goes: the next, else the one before."""
    ids = [persona.id for persona in personas_in_order(document)]
    place = ids.index(persona_id)
    rest = ids[place + 1 : place + 2] or ids[max(0, place - 1) : place]
    return rest[0] if rest else None


def copy_name(name: str, taken: set[str]) -> str:
    """The name with a word behind it that no other persona has."""
    short = name[:_LONGEST_NAME]
    wanted = tr("{name} (copy)", name=short)
    number = 2
    while wanted in taken:
        wanted = tr("{name} (copy {n})", name=short, n=number)
        number += 1
    return wanted


def _added(board: Board, change: ChangeSet) -> Id | None:
    if not board.attempt(lambda: change):
        return None
    return next((one.id for one in change.added if isinstance(one, Persona)), None)
