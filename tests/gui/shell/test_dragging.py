"""What the window adds to dragging: pictures are asked for, motion is a choice, keys stretch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from designer import reduced_motion
from designer.reduced_motion import in_desktop_files
from designer.window import workbench
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.edits import add_card
from model.kinds import CardKind
from model.places import CellPlace
from model.records import Card
from tests.gui.canvas.conftest import small_map
from tests.gui.shell.faces import FakeDialogs
from tests.helpers.robot import Robot, card, cell, settle
from widgets.drag_item import DragItem

IMAGE = DragItem(what="card", kind="image")


@pytest.fixture
def robot(open_map: Callable[[JourneyMap], MainWindow]) -> Robot:
    """A robot at the canvas of a window on the small map."""
    window = open_map(small_map())
    window.bench.canvas.zoom_fit()
    return Robot(window.bench.canvas)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture file."""
    path = tmp_path / "shop.png"
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(path))
    return path


def images(robot: Robot) -> list[Card]:
    return [c for c in robot.view.document.cards.values() if c.kind is CardKind.IMAGE]


def test_a_dropped_image_asks_for_its_file_and_is_one_step(
    robot: Robot, dialogs: FakeDialogs, picture: Path
) -> None:
    before = robot.view.document
    dialogs.path = picture
    robot.pointer.drop_from_palette(IMAGE, cell("Pays", "Touchpoints"))
    assert dialogs.asked == ["picture"]
    (made,) = images(robot)
    assert made.image_id in robot.view.document.images
    assert (made.lane_id, made.step_id) == ("touch", "t3")
    assert not robot.view.editing.active
    assert robot.view.selection == {made.id}
    robot.undo()
    assert robot.view.document == before


def test_a_dropped_image_without_a_file_leaves_no_trace(robot: Robot, dialogs: FakeDialogs) -> None:
    before = robot.view.document
    robot.pointer.drop_from_palette(IMAGE, cell("Pays", "Touchpoints"))
    assert dialogs.asked == ["picture"]
    assert robot.view.document is before
    assert robot.view.session.undo_stack.count() == 0
    assert robot.view.layout_now.visible.document is before


def test_an_empty_image_card_asks_for_its_picture_when_double_clicked(
    robot: Robot, dialogs: FakeDialogs, picture: Path
) -> None:
    view = robot.view
    place = CellPlace("touch", "t3")
    view.attempt(lambda now: add_card(now, place, kind=CardKind.IMAGE, text="The shop"))
    settle()
    dialogs.path = picture
    robot.pointer.double_click(card("The shop"))
    settle()
    (made,) = images(robot)
    assert dialogs.asked == ["picture"]
    assert made.image_id is not None
    assert made.text == "The shop"
    assert not view.editing.active
    robot.pointer.double_click(card("The shop"))
    assert dialogs.asked == ["picture"], "one that has a picture is edited"


def test_an_image_chosen_in_the_palette_asks_too(robot: Robot, dialogs: FakeDialogs) -> None:
    bench = robot.view.window().bench  # type: ignore[attr-defined]
    bench.insert_item(IMAGE)
    assert dialogs.asked == ["picture"]
    assert not images(robot)


def trigger(robot: Robot, name: str) -> None:
    window = robot.view.window()
    assert isinstance(window, MainWindow)
    window.actions_by_id.refresh()
    assert window.actions_by_id[name].isEnabled()
    window.actions_by_id[name].trigger()


def test_motion_is_a_tick_that_is_remembered(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = robot.view.window().bench  # type: ignore[attr-defined]
    monkeypatch.setattr(workbench, "asks_for_less_motion", lambda: True)
    assert not robot.view.motion.wanted()
    trigger(robot, "view.motion")
    assert robot.view.motion.wanted()
    assert bench._settings.value.motion == "on"
    trigger(robot, "view.motion")
    assert not robot.view.motion.wanted()
    assert bench._settings.value.motion == "off"
    monkeypatch.setattr(workbench, "asks_for_less_motion", lambda: False)
    assert not robot.view.motion.wanted()
    bench._settings.change(motion="system")
    assert robot.view.motion.wanted()


@pytest.mark.parametrize(
    ("name", "text", "less"),
    [
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=often\n", False),
        ("kdeglobals", "no settings \x00 at all", False),
        ("other", "", False),
    ],
)
def test_desktops_say_in_their_files_that_they_want_less_motion(
    tmp_path: Path, name: str, text: str, *, less: bool
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    assert in_desktop_files(tmp_path) is less


def test_the_system_is_asked_once_and_without_harm() -> None:
    reduced_motion.asks_for_less_motion.cache_clear()
    assert reduced_motion.asks_for_less_motion() in (True, False)


def test_keys_lengthen_and_shorten_the_selected_cards(robot: Robot) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    robot.view.select(["c1", "c3"])
    robot.view.setFocus()
    modifiers = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    trigger(robot, "edit.longer")
    cards = robot.view.document.cards
    assert (cards["c1"].span, cards["c3"].span) == (2, 2)
    assert said[-1] == "Covers 2 steps."
    assert robot.view.session.undo_stack.count() == 1
    QTest.keyClick(robot.view.window(), Qt.Key.Key_Left, modifiers)
    settle()
    cards = robot.view.document.cards
    assert (cards["c1"].span, cards["c3"].span) == (1, 1)
    robot.undo()
    robot.undo()
    assert robot.view.document.cards["c1"].span == 1
