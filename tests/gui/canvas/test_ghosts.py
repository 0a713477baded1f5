"""What is dragged is seen at the pointer, as fine as the screen is."""

from __future__ import annotations

import pytest

from designer.canvas.marking.marks import GhostMark
from tests.helpers.robot import Robot, card, cell, persona


def ghost(robot: Robot) -> GhostMark:
    mark = robot.view.overlay.mark("ghost")
    assert isinstance(mark, GhostMark)
    return mark


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_ghost_has_the_pixels_of_the_screen(
    robot: Robot, ratio: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(robot.view.camera), "pixel_ratio", ratio)
    for start in (card("Advert"), persona("Tom")):
        robot.pointer.hold(start, to=cell("Pays", "Touchpoints"))
        pixmap = ghost(robot).pixmap
        assert pixmap.devicePixelRatio() == ratio
        size = pixmap.deviceIndependentSize()
        assert pixmap.width() == pytest.approx(size.width() * ratio, abs=1)
        robot.esc()
        robot.pointer.release()


def test_a_persona_is_dragged_by_a_small_picture_off_the_tip(robot: Robot) -> None:
    robot.pointer.hold(persona("Tom"), to=card("Advert"))
    mark = ghost(robot)
    size = mark.pixmap.deviceIndependentSize()
    assert size.width() < 60
    assert size.height() < 60
    assert mark.corner == card("Advert")(robot.view), "the picture begins at the pointer's tip"
    image = mark.pixmap.toImage()
    assert image.pixelColor(4, 4).alpha() == 0, "what is below the tip stays in sight"
    assert image.pixelColor(29, 29).alpha() == 255
    robot.esc()
    robot.pointer.release()
    assert robot.view.overlay.mark("ghost") is None


def test_a_crowd_is_a_stack_with_its_number(robot: Robot) -> None:
    robot.pointer.hold(card("Advert"), to=cell("Pays", "Touchpoints"))
    alone = ghost(robot).pixmap.deviceIndependentSize()
    robot.esc()
    robot.pointer.release()
    robot.view.select(["c1", "c2", "c3"])
    robot.pointer.hold(card("Advert"), to=cell("Pays", "Touchpoints"))
    assert ghost(robot).pixmap.deviceIndependentSize().width() > alone.width()
    robot.esc()
    robot.pointer.release()
