"""What is seen: zoom, scroll, held strips, hover, and that it is the display list that is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene

from designer.canvas.camera import LEAST_ZOOM, MOST_ZOOM
from designer.canvas.convert import qrect
from designer.canvas.showing.items import GroupItem
from designer.canvas.showing.scene import MapScene
from designer.canvas.window import Space
from exporters.painters.qt import QtPainter
from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits import add_marker, add_stage, edit, move_lane, remove
from model.kinds import CardKind
from model.layout.display import Role
from model.layout.engine import layout_map
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import DARK, LIGHT
from model.records import Card
from tests.gui.canvas.conftest import small_map
from tests.gui.canvas.looking import agrees_with_a_fresh_scene
from tests.helpers.robot import Robot, card, cell, feeling, lane, marker, pixel, settle, stage

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MIDDLE = Qt.MouseButton.MiddleButton


def picture(result: LayoutResult, paint: Callable[[QPainter], None]) -> QImage:
    size = result.size
    image = QImage(int(size.width), int(size.height), QImage.Format.Format_RGB32)
    image.fill(QColor(result.options.theme.canvas))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def unlike(one: QImage, other: QImage) -> int:
    """How many pixels differ by more than the rounding of a cached picture."""
    assert one.size() == other.size()
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return sum(
        1 for i in range(0, len(a), 4) if max(abs(a[i + c] - b[i + c]) for c in range(3)) > 96
    )


def test_the_scene_shows_the_display_list_to_the_pixel(robot: Robot) -> None:
    result = robot.view.result
    whole = QRectF(0, 0, result.size.width, result.size.height)
    scene = robot.view.scene()
    assert scene is not None
    shown = picture(result, lambda painter: scene.render(painter, whole, whole))
    drawn = picture(result, lambda painter: QtPainter(painter, {}).paint(result.display()))
    assert unlike(shown, drawn) < 40
    blank = picture(result, lambda painter: None)
    assert unlike(shown, blank) > 10_000, "the comparison sees nothing"


@pytest.mark.parametrize("zoom", [1.0, 0.2])
def test_parked_cards_lie_on_the_parking_lot(robot: Robot, zoom: float) -> None:
    session = robot.view.session
    parked = Card(id="n1", kind=CardKind.PAIN_POINT, order="B", text="Where to?")
    session.push(ChangeSet(added=(parked,), label="Park"))
    settle()
    scene = robot.view.scene()
    assert isinstance(scene, MapScene)
    scene.set_coarse(on=zoom < 1)
    rect = qrect(robot.view.result.parking["n1"])
    shown = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(shown)
    scene.render(painter, QRectF(shown.rect()), rect)
    painter.end()
    fill = LIGHT.cards[CardKind.PAIN_POINT].fill
    assert shown.pixelColor(shown.width() - 12, 4) == QColor(fill)


def scene_items(scene: QGraphicsScene) -> dict[tuple[Role, str], GroupItem]:
    items = [item for item in scene.items() if isinstance(item, GroupItem)]
    return {(item.shown.role, item.shown.id): item for item in items}


def test_an_edit_touches_only_the_items_whose_group_changed(robot: Robot) -> None:
    scene = robot.view.scene()
    assert scene is not None
    before = scene_items(scene)
    groups = {key: item.shown for key, item in before.items()}
    session = robot.view.session
    session.push(edit(session.document, "c3", text="Price list"))
    settle()
    after = scene_items(scene)
    assert after.keys() == before.keys()
    assert all(after[key] is item for key, item in before.items())
    changed = {key for key, item in after.items() if item.shown is not groups[key]}
    assert (Role.CARD, "c3") in changed
    assert (Role.CARD, "c1") not in changed
    assert (Role.CARD, "c4") not in changed
    assert (Role.STAGE, "s1") not in changed


def test_the_scene_shows_what_a_fresh_one_would_after_every_kind_of_edit(robot: Robot) -> None:
    session = robot.view.session
    edits = (
        lambda d: edit(d, "c3", text="A far longer text that makes the lane grow by some lines"),
        lambda d: _feel(d, "p2", "t1", 1.5),
        lambda d: _feel(d, "p1", "t1", -2, 0.2),
        lambda d: _feel(d, "p2", "t3", 0),
        lambda d: add_stage(d, name="In between", before_id="s2"),
        lambda d: move_lane(d, "pain", before_id="touch"),
        lambda d: remove(d, ["c1", "m2"]),
        lambda d: remove(d, ["feel"]),
        lambda d: remove(d, ["s2"]),
        lambda d: edit(d, "p1", name="Somebody else"),
    )
    for make in edits:
        session.push(make(session.document))
        settle()
        agrees_with_a_fresh_scene(robot)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        settle()
        agrees_with_a_fresh_scene(robot)


def _feel(
    document: JourneyMap, persona_id: str, step_id: str, valence: float, position: float = 0.5
) -> ChangeSet:
    return add_marker(
        document,
        lane_id="feel",
        step_id=step_id,
        persona_id=persona_id,
        valence=valence,
        position=position,
    )


def test_the_wheel_scrolls_and_with_shift_sideways(make_robot: Callable[..., Robot]) -> None:
    robot = make_robot(small_map(), width=400, height=300)
    start = robot.view.window_state().visible
    robot.pointer.wheel(pixel(200, 150), -1)
    down = robot.view.window_state().visible
    assert down.y > start.y
    assert down.x == start.x
    robot.pointer.wheel(pixel(200, 150), -1, SHIFT)
    assert robot.view.window_state().visible.x > down.x


def test_control_and_wheel_zoom_about_the_pointer(make_robot: Callable[..., Robot]) -> None:
    robot = make_robot(small_map(), width=500, height=400)
    at = card("Price page")(robot.view)
    before = robot.view.camera.to_sheet(at)
    zoom = robot.view.zoom
    robot.pointer.wheel(lambda view: at, 2, CTRL)
    after = robot.view.camera.to_sheet(at)
    assert robot.view.zoom > zoom * 1.2
    assert after.x == pytest.approx(before.x, abs=1.5)
    assert after.y == pytest.approx(before.y, abs=1.5)


def test_zoom_has_limits_and_fit_shows_everything(robot: Robot) -> None:
    for _ in range(60):
        robot.view.zoom_in()
    assert robot.view.zoom == MOST_ZOOM
    for _ in range(60):
        robot.view.zoom_out()
    assert robot.view.zoom == LEAST_ZOOM
    robot.view.zoom_fit()
    visible, size = robot.view.window_state().visible, robot.view.result.size
    assert visible.x <= 0
    assert visible.y <= 0
    assert visible.right >= size.width
    assert visible.bottom >= size.height
    robot.view.zoom_reset()
    assert robot.view.zoom == 1


def test_the_middle_button_and_the_space_bar_move_the_map(
    make_robot: Callable[..., Robot],
) -> None:
    robot = make_robot(small_map(), width=400, height=300)
    robot.view.zoom_reset()
    start = robot.view.window_state().visible
    robot.pointer.drag(pixel(300, 200), to=pixel(200, 150), button=MIDDLE)
    moved = robot.view.window_state().visible
    assert (moved.x - start.x, moved.y - start.y) == pytest.approx((100, 50), abs=1.5)
    robot.keyboard.hold(Qt.Key.Key_Space)
    robot.pointer.drag(pixel(200, 150), to=pixel(300, 200))
    robot.keyboard.let_go(Qt.Key.Key_Space)
    back = robot.view.window_state().visible
    assert (back.x, back.y) == pytest.approx((start.x, start.y), abs=1.5)
    assert robot.view.document is robot.view.session.document
    assert robot.view.session.undo_stack.count() == 0


def test_from_afar_cards_are_boxes_and_near_again_cards(robot: Robot) -> None:
    scene = robot.view.scene()
    assert scene is not None
    item = scene_items(scene)[Role.CARD, "c1"]
    assert item.isVisible()
    robot.view.zoom_about(0.2 / robot.view.zoom, QPointF(0, 0))
    assert not item.isVisible()
    grabbed = robot.view.grab().toImage()
    spot = card("Too dear")(robot.view)
    assert grabbed.pixelColor(spot.toPoint()).red() > 200
    robot.view.zoom_reset()
    assert item.isVisible()


@pytest.fixture
def scrolled(make_robot: Callable[..., Robot]) -> Robot:
    """A small window, scrolled so far that band and names are held in sight."""
    robot = make_robot(small_map(), width=420, height=330)
    robot.view.zoom_reset()
    grid = robot.view.result.grid
    now = robot.view.window_state().visible
    robot.view.camera.scroll(QPointF(40 - now.x, grid.y + 40 - now.y))
    settle()
    assert robot.view.window_state().band_shown() is not None
    assert robot.view.window_state().labels_shown() is not None
    return robot


def test_the_band_and_the_names_stay_in_sight(scrolled: Robot) -> None:
    image = scrolled.view.grab().toImage()
    for number, name in enumerate(("Awareness", "Decision")):
        spot = stage(name, across=0.3)(scrolled.view).toPoint()
        assert 0 < spot.y() < 60
        colours = {image.pixelColor(spot.x() + dx, spot.y() + 12).name() for dx in range(-6, 7)}
        assert LIGHT.stage_hues[number].lower() in colours
    assert 0 < lane("Touchpoints")(scrolled.view).x() < 130


def test_a_stage_that_is_cut_off_keeps_its_name_in_sight(
    make_robot: Callable[..., Robot],
) -> None:
    robot = make_robot(small_map(), width=420, height=330)
    robot.view.zoom_reset()
    view = robot.view

    def words(left: float) -> int:
        """How many white pixels are right of the lane names, within the first stage."""
        view.camera.scroll(QPointF(left - view.window_state().visible.x, 0))
        settle()
        image = view.grab().toImage()
        box = view.result.stages[0].rect
        shown = view.window_state().to_view(box, Space.BAND)
        labels = view.window_state().labels_shown()
        start = view.window_state().to_view(labels).right() + 4 if labels else shown.left()
        return sum(
            image.pixelColor(x, y).lightness() > 230
            for x in range(int(max(start, shown.left() + 4)), int(shown.right() - 14))
            for y in range(int(shown.top() + 4), int(shown.bottom() - 4))
        )

    whole = words(0)
    assert whole > 100
    assert words(60) >= whole * 0.8


def test_held_stages_and_names_can_be_pressed_dragged_and_edited(scrolled: Robot) -> None:
    scrolled.pointer.click(stage("Awareness"))
    assert scrolled.view.selection == {"s1"}
    scrolled.pointer.double_click(lane("Emotions"))
    scrolled.keyboard.type("Mood")
    scrolled.view.commit_editor()
    assert scrolled.view.document.lanes["feel"].name == "Mood"


def test_scrolling_keeps_the_field_over_its_text(make_robot: Callable[..., Robot]) -> None:
    robot = make_robot(small_map(), width=420, height=330)
    robot.view.edit_text("c3")
    editor = robot.view.editing.editor
    assert editor is not None
    before = editor.pos()
    robot.view.camera.scroll(QPointF(0, 30))
    assert editor.pos().y() == before.y() - 30


def test_hover_tells_what_is_below_the_pointer(robot: Robot) -> None:
    told: list[object] = []
    robot.view.hover_changed.connect(told.append)
    robot.pointer.move(card("Advert"))
    robot.pointer.move(cell("Pays", "Pain points"))
    assert told == ["c1", None]


def test_selection_and_zoom_are_told(robot: Robot) -> None:
    told: list[object] = []
    robot.view.selection_changed.connect(told.append)
    robot.view.zoom_changed.connect(told.append)
    robot.pointer.click(card("Advert"))
    robot.view.zoom_to(robot.view.result.grid)
    assert told[0] == frozenset({"c1"})
    assert told[1] == robot.view.zoom


def test_a_removed_record_leaves_the_selection(robot: Robot) -> None:
    robot.view.select(["c1", "c2"])
    session = robot.view.session
    session.push(remove(session.document, ["c1"]))
    settle()
    assert robot.view.selection == {"c2"}


def test_another_theme_is_another_colour_of_the_same_map(robot: Robot) -> None:
    light = robot.view.result
    robot.view.set_theme(DARK)
    dark = robot.view.result
    assert dark.size == light.size
    spot = cell("Pays", "Pain points")(robot.view).toPoint()
    assert robot.view.grab().toImage().pixelColor(spot).name() == DARK.paper.lower()


def test_a_drag_at_the_edge_scrolls_the_map(make_robot: Callable[..., Robot], qtbot) -> None:
    robot = make_robot(small_map(), width=420, height=330)
    robot.view.zoom_reset()
    start = robot.view.window_state().visible
    robot.pointer.hold(card("Advert"), to=pixel(418, 200))
    qtbot.waitUntil(lambda: robot.view.window_state().visible.x > start.x + 20)
    robot.esc()
    robot.pointer.release()
    still = robot.view.window_state().visible
    qtbot.wait(60)
    assert robot.view.window_state().visible == still


def test_the_layout_of_the_canvas_has_hints_and_that_of_print_has_not() -> None:
    document = JourneyMap()
    canvas = layout_map(document, LayoutOptions(theme=LIGHT, hints=True))
    printed = layout_map(document, LayoutOptions(theme=LIGHT))
    assert canvas.display() != printed.display()


def test_an_emotion_is_told_in_the_status_bar_while_it_is_dragged(robot: Robot) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    robot.pointer.drag(marker("m1"), to=feeling("Hears of it", "Emotions", -2))
    assert said[-1] == "Feeling -2"
