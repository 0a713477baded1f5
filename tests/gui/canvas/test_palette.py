"""What is dropped from the palette, on a map and on an empty one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage

from designer.canvas.marking.lane_mark import NewLaneMark
from designer.canvas.marking.marks import OutlinesMark
from model.document import JourneyMap
from model.edits import remove
from model.kinds import CardKind, LaneKind
from model.layout.geometry import Rect
from model.queries import cards_in_cell, lanes_in_order, stages_in_order, steps_in_order
from tests.helpers.robot import (
    Robot,
    Spot,
    card,
    cell,
    feeling,
    lane,
    persona,
    pixel,
    settle,
    sheet,
    step,
)
from widgets.drag_item import DragItem

MakeRobot = Callable[..., Robot]
WEBSITE = DragItem(what="card", kind="touchpoint", channel="website", text="Website")
NAMELESS = DragItem(what="card", kind="touchpoint", channel="website")


def test_a_touchpoint_goes_where_it_is_shown_and_is_one_step(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.hold_from_palette(WEBSITE, cell("Pays", "Touchpoints"))
    assert robot.view.overlay.mark("veil") is not None
    assert robot.view.overlay.mark("target") is not None
    assert robot.view.document is before
    robot.pointer.drop_from_palette(WEBSITE, at=cell("Pays", "Touchpoints"))
    (new,) = cards_in_cell(robot.view.document, "touch", "t3")
    assert (new.kind, new.channel, new.text) == (CardKind.TOUCHPOINT, "website", "Website")
    assert robot.view.selection == {new.id}
    assert robot.view.overlay.mark("line") is None
    robot.undo()
    assert robot.view.document == before


def test_a_card_without_text_opens_for_typing(robot: Robot) -> None:
    robot.pointer.drop_from_palette(NAMELESS, at=cell("Pays", "Touchpoints"))
    assert robot.view.editing.active
    robot.keyboard.type("Checkout")
    robot.view.commit_editor()
    (new,) = cards_in_cell(robot.view.document, "touch", "t3")
    assert new.text == "Checkout"


def test_leaving_with_a_drag_leaves_no_trace(robot: Robot) -> None:
    before = robot.view.document
    robot.pointer.hold_from_palette(WEBSITE, cell("Pays", "Touchpoints"))
    robot.pointer.leave_with_drag()
    assert robot.view.document is before
    assert robot.view.overlay.mark("line") is None
    assert robot.view.overlay.mark("target") is None


def test_a_stage_goes_between_stages(robot: Robot) -> None:
    item = DragItem(what="stage", text="Consideration")
    robot.pointer.drop_from_palette(item, at=cell("Pays", "Touchpoints", across=0.2))
    names = [s.name for s in stages_in_order(robot.view.document)]
    assert names == ["Awareness", "Consideration", "Decision"]


def test_a_step_goes_into_the_stage_below_the_pointer(robot: Robot) -> None:
    item = DragItem(what="step", text="Tries it")
    robot.pointer.drop_from_palette(item, at=step("Hears of it"))
    names = [s.name for s in steps_in_order(robot.view.document)]
    assert names in (
        ["Tries it", "Hears of it", "Compares", "Pays"],
        ["Hears of it", "Tries it", "Compares", "Pays"],
    )


def test_a_lane_goes_between_lanes(robot: Robot) -> None:
    item = DragItem(what="lane", kind="thoughts")
    robot.pointer.drop_from_palette(item, at=cell("Pays", "Emotions", down=0.1))
    kinds = [entry.kind for entry in lanes_in_order(robot.view.document)]
    assert kinds == [
        LaneKind.TOUCHPOINTS,
        LaneKind.THOUGHTS,
        LaneKind.EMOTIONS,
        LaneKind.PAIN_POINTS,
    ]


def test_a_persona_on_a_card_is_assigned_and_on_the_map_is_added(robot: Robot) -> None:
    robot.pointer.drop_from_palette(DragItem(what="persona", persona_id="p1"), at=card("Friend"))
    assert robot.view.document.cards["c2"].persona_ids == ("p1",)
    robot.pointer.drop_from_palette(
        DragItem(what="persona", text="Zoe"), at=cell("Pays", "Pain points")
    )
    assert {p.name for p in robot.view.document.personas.values()} == {"Mara", "Tom", "Zoe"}
    robot.pointer.drop_from_palette(DragItem(what="persona", text="Ali"), at=card("Friend"))
    named = {p.id: p.name for p in robot.view.document.personas.values()}
    assert [named[i] for i in robot.view.document.cards["c2"].persona_ids] == ["Mara", "Ali"]


def outlined(robot: Robot) -> list[Rect]:
    """What is outlined as the target of the drag that is going on."""
    mark = robot.view.overlay.mark("target")
    return [outline.rect for outline in mark.outlines] if isinstance(mark, OutlinesMark) else []


def test_the_card_that_would_get_a_persona_is_outlined_and_no_other(robot: Robot) -> None:
    item, result = DragItem(what="persona", persona_id="p1"), robot.view.result
    robot.pointer.hold_from_palette(item, card("Friend"))
    assert outlined(robot) == [result.card_rect("c2")]
    robot.pointer.hold_from_palette(item, card("Too dear"))
    assert outlined(robot) == [result.card_rect("c4")]
    robot.pointer.hold_from_palette(item, cell("Pays", "Pain points"))
    assert outlined(robot) == []
    robot.view.select(["c1", "c3"])
    robot.pointer.hold_from_palette(item, card("Advert"))
    assert set(outlined(robot)) == {result.card_rect("c1"), result.card_rect("c3")}
    robot.pointer.leave_with_drag()
    assert outlined(robot) == []


def new_lane_line(robot: Robot) -> tuple[str, float]:
    """The words on the line for a new lane, and how far down the sheet it is."""
    mark = robot.view.overlay.mark("line")
    assert isinstance(mark, NewLaneMark)
    return mark.text, mark.rect.centre.y


def lane_top(robot: Robot, kind: LaneKind) -> float:
    lanes = robot.view.document.lanes
    (box,) = [box for box in robot.view.result.lanes if lanes[box.lane_id].kind is kind]
    return box.y


@pytest.mark.parametrize(
    ("spot", "place"),
    [(cell("Pays", "Pain points", down=0.1), 1), (sheet(600, 5), 0), (pixel(600, 890), 2)],
    ids=["between", "heading", "below"],
)
def test_the_line_shows_where_the_emotion_lane_will_come(
    robot: Robot, spot: Spot, place: int
) -> None:
    robot.view.attempt(lambda now: remove(now, ["feel"]))
    settle()
    item = DragItem(what="emotion", valence=1)
    robot.pointer.hold_from_palette(item, spot)
    text, y = new_lane_line(robot)
    assert text == "New lane: Emotions"
    robot.pointer.drop_from_palette(item, at=spot)
    kinds = [entry.kind for entry in lanes_in_order(robot.view.document)]
    assert kinds.index(LaneKind.EMOTIONS) == place
    assert lane_top(robot, LaneKind.EMOTIONS) == pytest.approx(y, abs=3)
    assert robot.view.overlay.mark("line") is None


def test_the_line_shows_where_the_touchpoint_lane_will_come(robot: Robot) -> None:
    robot.view.attempt(lambda now: remove(now, ["touch", "c1", "c2", "c3"]))
    settle()
    spot = cell("Pays", "Emotions", down=0.1)
    robot.pointer.hold_from_palette(WEBSITE, spot)
    text, y = new_lane_line(robot)
    assert text == "New lane: Touchpoints"
    robot.pointer.drop_from_palette(WEBSITE, at=spot)
    (new,) = [c for c in robot.view.document.cards.values() if c.text == "Website"]
    assert new.step_id == "t3"
    assert lanes_in_order(robot.view.document)[0].id == new.lane_id
    assert lane_top(robot, LaneKind.TOUCHPOINTS) == pytest.approx(y, abs=3)


def test_an_emotion_stands_with_its_own_valence_where_it_is_dropped(robot: Robot) -> None:
    item = DragItem(what="emotion", valence=-1, text="anxiety")
    robot.view.select(["p2"])
    robot.pointer.drop_from_palette(item, at=feeling("Pays", "Emotions", 1, across=0.25))
    (new,) = set(robot.view.document.markers) - {"m1", "m2", "m3"}
    marker = robot.view.document.markers[new]
    assert (marker.valence, marker.word, marker.persona_id) == (-1, "anxiety", "p2")
    assert marker.step_id == "t3"
    assert marker.position == pytest.approx(0.25, abs=0.08)


def test_an_emotion_dropped_elsewhere_goes_to_the_emotion_lane_below_the_same_step(
    robot: Robot,
) -> None:
    item = DragItem(what="emotion", valence=2)
    robot.pointer.drop_from_palette(item, at=cell("Compares", "Pain points"))
    (new,) = set(robot.view.document.markers) - {"m1", "m2", "m3"}
    assert robot.view.document.markers[new].lane_id == "feel"
    assert robot.view.document.markers[new].step_id == "t2"
    assert robot.view.document.markers[new].persona_id == "p1"


def test_the_curve_shows_an_emotion_before_it_is_dropped(robot: Robot) -> None:
    before = robot.view.document
    item = DragItem(what="emotion", valence=2)
    robot.pointer.hold_from_palette(item, feeling("Compares", "Emotions", 1))
    assert len(robot.view.layout_now.visible.document.markers) == 4
    robot.pointer.leave_with_drag()
    assert robot.view.layout_now.visible.document is before


@pytest.mark.parametrize(
    "item",
    [
        WEBSITE,
        DragItem(what="emotion", valence=1),
        DragItem(what="stage", text="Awareness"),
        DragItem(what="step", text="Looks"),
        DragItem(what="lane", kind="quotes"),
        DragItem(what="persona", text="Mara"),
    ],
    ids=lambda item: item.what,
)
def test_on_an_empty_map_a_drop_makes_what_is_missing_in_one_step(
    make_robot: MakeRobot, item: DragItem
) -> None:
    robot = make_robot(JourneyMap())
    robot.pointer.drop_from_palette(item, at=sheet(300, 200))
    robot.view.commit_editor()
    document = robot.view.document
    assert document != JourneyMap()
    assert robot.view.session.undo_stack.count() == 1
    if item.what == "card":
        (new,) = document.cards.values()
        assert new.lane_id in document.lanes
        assert new.step_id in document.steps
    if item.what == "emotion":
        assert [p.name for p in document.personas.values()] == ["Customer"]
        assert len(document.markers) == 1
    robot.undo()
    assert robot.view.document == JourneyMap()


def test_a_card_outside_every_cell_is_parked(robot: Robot) -> None:
    robot.pointer.drop_from_palette(WEBSITE, at=lane("Touchpoints"))
    (new,) = [c for c in robot.view.document.cards.values() if c.text == "Website"]
    assert new.lane_id is None


def test_text_from_another_program_becomes_a_card_for_each_line(robot: Robot) -> None:
    data = QMimeData()
    data.setText("Too slow\nToo loud\n")
    spot = cell("Pays", "Pain points")
    assert robot.pointer.hold_data(data, spot)
    robot.pointer.drop_data(data, spot)
    cards = cards_in_cell(robot.view.document, "pain", "t3")
    assert [c.text for c in cards] == ["Too slow", "Too loud"]
    assert {c.kind for c in cards} == {CardKind.PAIN_POINT}


def test_what_no_map_can_hold_is_not_taken(robot: Robot) -> None:
    data = QMimeData()
    data.setData("application/x-qabstractitemmodeldatalist", b"\0\0\0\1")
    assert not robot.pointer.hold_data(data, pixel(300, 300))


def test_a_foreign_or_broken_item_is_not_taken(robot: Robot) -> None:
    data = QMimeData()
    data.setData(DragItem.MIME_TYPE, b"{broken")
    assert not robot.pointer.hold_data(data, pixel(300, 300))


def test_a_read_only_map_refuses_in_a_sentence(robot: Robot) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    robot.view.session.forbid_edits("")
    robot.pointer.drop_from_palette(WEBSITE, at=cell("Pays", "Touchpoints"))
    robot.pointer.double_click(card("Advert"))
    robot.pointer.drag(card("Advert"), to=cell("Pays", "Touchpoints"))
    assert not robot.view.editing.active
    assert robot.view.session.undo_stack.count() == 0
    assert said.count("This map can be looked at but not changed.") == 3


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A small picture on disk, of a phone's kind: large, and by a name that says nothing."""
    path = tmp_path / "IMG 0001.PNG"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#117733"))
    assert image.save(str(path))
    return path


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_picture_from_the_file_manager_becomes_a_card(robot: Robot, picture: Path) -> None:
    before = robot.view.document
    spot = cell("Pays", "Pain points")
    assert robot.pointer.hold_data(files(picture), spot)
    robot.pointer.drop_data(files(picture), spot)
    (new,) = cards_in_cell(robot.view.document, "pain", "t3")
    assert new.kind is CardKind.IMAGE
    assert new.image_id in robot.view.document.images
    assert robot.view.session.undo_stack.count() == 1
    robot.undo()
    assert robot.view.document == before


def test_a_picture_on_a_persona_is_her_photo(robot: Robot, picture: Path) -> None:
    robot.pointer.hold_data(files(picture), persona("Mara"))
    robot.pointer.drop_data(files(picture), persona("Mara"))
    assert robot.view.document.personas["p1"].photo_id in robot.view.document.images
    assert len(robot.view.document.cards) == 4


def test_a_broken_picture_is_refused_in_a_sentence(robot: Robot, tmp_path: Path) -> None:
    said: list[str] = []
    robot.view.message.connect(said.append)
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    spot = cell("Pays", "Pain points")
    robot.pointer.hold_data(files(path), spot)
    robot.pointer.drop_data(files(path), spot)
    assert robot.view.session.undo_stack.count() == 0
    assert len(said) == 1
    assert said[0].endswith(".")


def test_a_copied_part_of_a_screen_is_pasted_as_a_picture(robot: Robot) -> None:
    data = QMimeData()
    data.setImageData(QImage(20, 20, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(data)
    robot.pointer.click(cell("Pays", "Pain points"))
    robot.view.paste()
    (new,) = cards_in_cell(robot.view.document, "pain", "t3")
    assert new.image_id in robot.view.document.images
