"""How to get to what a picture shows: by keys, mouse and commands, from the start page on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from designer.demo import show_beginning
from designer.dialogs.shortcuts import ShortcutsDialog
from tests.helpers.robot import card, cell, lane, persona, stage
from tests.helpers.small_spots import arrow_turn, curve
from tests.helpers.spots import level
from tests.shots.studio import Studio

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, TAB, F4, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_F4, Qt.Key.Key_Down


def start_page(studio: Studio) -> None:
    """Nothing: this is what a window begins with."""


def window(studio: Studio) -> None:
    """The sample map, a decisive card selected."""
    studio.open_sample()
    show_beginning(studio.window)


def close_up(studio: Studio) -> None:
    """Cards at their own size."""
    studio.open_sample()
    studio.look_at_lane("Touchpoints", 1.0, x=250, above=20)
    studio.robot.pointer.click(card("Call to the accessibility desk"))


def empty_map(studio: Studio) -> None:
    """A map with nothing on it."""
    studio.open_template("empty")


def typing(studio: Studio) -> None:
    """Notes typed in place, from cell to cell; the last one is still being typed."""
    studio.open_template("engagement")
    studio.look_from(-12, 40, 1.0)
    studio.robot.pointer.click(cell("Notices", "Actions"))
    for text, key, modifiers in (
        ("Sees the poster at the tram stop", ENTER, Qt.KeyboardModifier.NoModifier),
        ("Asks a neighbour", TAB, Qt.KeyboardModifier.NoModifier),
        ("Looks for opening hours", TAB, Qt.KeyboardModifier.NoModifier),
        ("Reads what members say", ENTER, Qt.KeyboardModifier.NoModifier),
        ("Compares two branches", TAB, Qt.KeyboardModifier.NoModifier),
        ("Writes down what it costs", DOWN, CTRL),
        ("Price list", DOWN, CTRL),
    ):
        studio.type(text)
        studio.press(key, modifiers)
    studio.type("Does one card do for the whole family?")


def quick_note(studio: Studio) -> None:
    """The line below the map, while a name is chosen for a code."""
    studio.open_sample()
    studio.look_at_lane("Pain points", 0.7, x=700, above=20)
    studio.robot.pointer.click(cell("Boards", "Pain points"))
    studio.press(F4)
    studio.type("! The ramp has to be asked for twice @Ingrid Solberg #email >")
    studio.press(DOWN)


def dragging(studio: Studio) -> None:
    """Three cards held over another step: where they would land, and who makes room."""
    studio.open_sample()
    studio.look_at_lane("Touchpoints", 0.8, x=270, above=24)
    pointer = studio.robot.pointer
    pointer.click(card("Reviews on travel sites"))
    pointer.click(card("Call to the accessibility desk"), SHIFT)
    pointer.click(card("Price calendar"), SHIFT)
    pointer.hold(
        card("Reviews on travel sites"),
        to=cell("Picks a cabin", "Touchpoints", across=0.75, down=0.33),
    )


def connectors(studio: Studio) -> None:
    """Ways back and forth beside the cards, one of them selected."""
    studio.open_sample()
    studio.look_at_lane("Actions", 0.85, above=20)
    (loop,) = [
        arrow.id
        for arrow in studio.canvas.document.connectors.values()
        if arrow.label == "checks other dates"
    ]
    studio.robot.pointer.click(arrow_turn(loop))


def feelings(studio: Studio) -> None:
    """A face added on a curve, and the wheel of words around it."""
    studio.open_sample()
    studio.look_at_lane("Emotions", 1.0, x=560, above=130)
    one, two = (_face(studio, name, "Karim Haddad") for name in ("Enters the travellers", "Pays"))
    studio.robot.pointer.click(curve(one, two))


def collapsed(studio: Studio) -> None:
    """Stages and lanes that are put away, and what is still told of them."""
    studio.open_sample()
    studio.look_from(-12, 400, 0.6)
    pointer = studio.robot.pointer
    for name in ("Consideration", "Travel"):
        pointer.click(stage(name))
        studio.do("structure.collapse")
    for name in ("Storyboard", "Thinking"):
        pointer.click(lane(name))
        studio.do("structure.collapse")
    studio.look_at_lane("Storyboard", 0.6, above=12)
    studio.press(Qt.Key.Key_Escape)


def meaning(studio: Studio) -> None:
    """Stage details above, what they are made of below."""
    studio.open_sample()
    studio.look_at_lane("Opportunities", 0.59, x=100, above=330)


def arc(studio: Studio) -> None:
    """A point of the dramatic arc, held at another level."""
    studio.open_sample()
    studio.look_at_lane("Engagement", 0.9, x=1120, above=240)
    column, row = "Claims a refund", "Engagement"
    studio.robot.pointer.hold(level(column, row, 1), to=level(column, row, 3))


def find(studio: Studio) -> None:
    """A search with its hits."""
    studio.open_sample()
    studio.look_at_lane("Actions", 0.62, above=20)
    studio.press(Qt.Key.Key_F, CTRL)
    studio.type("kind:touchpoint is:assumption")
    studio.press(ENTER)


def lens(studio: Studio) -> None:
    """A lens on one persona, with the overview."""
    studio.open_sample()
    studio.robot.pointer.click(persona("Karim Haddad"))
    studio.do("lens.people")
    studio.do("view.overview")
    studio.do("lens.bar")
    studio.look_at_lane("Touchpoints", 0.56, above=20)
    studio.canvas.setFocus()
    studio.press(Qt.Key.Key_Escape)


def commands(studio: Studio) -> None:
    """The command palette, on a card, with a few letters typed."""
    studio.open_sample()
    studio.look_at_lane("Actions", 0.62, above=20)
    studio.robot.pointer.click(card("Price calendar"))
    studio.press(Qt.Key.Key_K, CTRL)
    studio.type("sort")


def menu(studio: Studio) -> None:
    """What a right click offers on a card."""
    studio.open_sample()
    studio.look_at_lane("Actions", 0.8, above=20)
    pointer = studio.robot.pointer
    pointer.click(card("Price calendar"))
    studio.press(Qt.Key.Key_Menu)


def outline(studio: Studio) -> None:
    """The map as a tree, with the same cards selected as on the canvas."""
    studio.open_sample()
    studio.look_at_lane("Actions", 0.7, above=20)
    pointer = studio.robot.pointer
    pointer.click(card("Reviews on travel sites"))
    studio.press(Qt.Key.Key_F7)
    studio.press(DOWN, SHIFT)


def export_dialog(studio: Studio) -> QWidget:
    """A poster in pieces before it is written, one of them looked at."""
    studio.open_sample()
    studio.do("file.export")
    window = studio.window.exports.window
    if window is None:
        raise LookupError("no window for export")
    window.form.editor("tiled").edited.emit(True)
    studio.wait_until(lambda: len(window.pane.preview.pages) > 1)
    window.pane.view.go_to(6)
    studio.wait_until(lambda: not window.pane.pictures.working)
    return window


def shortcuts(studio: Studio) -> QWidget:
    """All keys."""
    studio.open_sample()
    dialog = ShortcutsDialog(studio.window)
    dialog.show()
    return dialog


def _face(studio: Studio, step_name: str, persona_name: str) -> str:
    """The one face of a persona at a step."""
    document = studio.canvas.document
    (found,) = [
        marker.id
        for marker in document.markers.values()
        if document.steps[marker.step_id].name == step_name
        and document.personas[marker.persona_id].name == persona_name
    ]
    return found
