"""A map with three personas, two curves and a source, and looks at the board that shows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from designer.boards.personas.board import PersonasBoard
from model.document import JourneyMap
from model.kinds import EvidenceKind, LaneKind, MapState, Validation
from model.order import first_keys
from model.queries import personas_in_order
from model.records import Evidence, Lane, Marker, Persona, Stage, Step
from tests.helpers.robot import settle
from widgets.message_bar import MessageBar

ShowBoard: TypeAlias = Callable[..., PersonasBoard]
"""The fixture that shows a board of a kind on a map."""


def people_map(count: int = 3) -> JourneyMap:
    """Mara (validated, with curves as it is and as it shall be), Jonas, Ines; or fewer."""
    keys = first_keys(3)
    people = [
        Persona(id="mara", order=keys[0], name="Mara", role="Buyer", goals=("Buy quickly", "Save"),
                challenges=("No time",), quote="Just let me pay.", segment="City",
                validation=Validation.VALIDATED, validated_on=date(2026, 5, 2),
                evidence_ids=("talks",)),
        Persona(id="jonas", order=keys[1], name="Jonas", goals=("buy quickly!", "Compare")),
        Persona(id="ines", order=keys[2], name="Ines", segment="city"),
    ][:count]  # fmt: skip
    felt = [
        Marker(id=f"m{n}", lane_id="lane", step_id=step, persona_id=who, valence=valence,
               state=state)
        for n, (step, who, valence, state) in enumerate((
            ("s1", "mara", 1.0, MapState.AS_IS), ("s2", "mara", -2.0, MapState.AS_IS),
            ("s1", "mara", 1.0, MapState.TO_BE), ("s2", "mara", 1.5, MapState.TO_BE),
            ("s2", "jonas", 0.0, MapState.AS_IS),
        ))
        if who in {person.id for person in people}
    ]  # fmt: skip
    return JourneyMap.of(
        [
            Stage(id="stage", order=keys[0], name="Decision"),
            Step(id="s1", stage_id="stage", order=keys[0]),
            Step(id="s2", stage_id="stage", order=keys[1]),
            Lane(id="lane", kind=LaneKind.EMOTIONS, order=keys[0]),
            Evidence(id="talks", kind=EvidenceKind.INTERVIEW, title="Talks"),
            *people,
            *felt,
        ]
    )


def order(board: PersonasBoard) -> list[str]:
    """The names of the map's personas, in their order."""
    return [person.name for person in personas_in_order(board.document)]


def press(widget: QWidget, key: Qt.Key, held=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key and let everything follow."""
    QTest.keyClick(widget, key, held)
    settle()


def card_key(board: PersonasBoard, persona_id: str, key: Qt.Key, *held) -> None:
    """Press a key on a persona's card."""
    card = board.cards.gallery.card(persona_id)
    card.setFocus()
    press(card, key, *held)


def undo(board: PersonasBoard) -> None:
    """Take the last edit back; the board follows."""
    board.context.session.undo_stack.undo()
    settle()
    board.catch_up()


def button(parent: QWidget, text: str) -> QPushButton:
    """The button that says so."""
    found = [one for one in parent.findChildren(QPushButton) if one.text() == text]
    assert found, f"no button {text!r}"
    return found[-1]


def notice(board: PersonasBoard) -> MessageBar:
    """The notice that stands."""
    bars = [bar for bar in board.notices.findChildren(MessageBar) if not bar.isHidden()]
    assert bars, "no notice"
    return bars[0]


def drag(board: PersonasBoard, persona_id: str, to: QPoint, *, drop: bool = True) -> None:
    """Carry a card to a point of the gallery."""
    gallery = board.cards.gallery
    card = gallery.card(persona_id)
    left, hold = Qt.MouseButton.LeftButton, QPoint(30, 30)
    QTest.mousePress(card, left, pos=hold)
    for share in (0.3, 0.7, 1.0):
        begin = card.mapToParent(hold)
        at = begin + (to - begin) * share
        QTest.mouseMove(card, card.mapFromParent(at))
    if drop:
        QTest.mouseRelease(card, left, pos=card.mapFromParent(to))
    settle()
