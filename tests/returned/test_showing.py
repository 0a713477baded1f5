"""Where on the map something is shown beside the window that asks about it."""

from __future__ import annotations

from PySide6.QtCore import QRect

from designer.returning.showing import free_part

MAP = QRect(300, 100, 800, 600)


def test_nothing_covers_the_map() -> None:
    assert free_part(MAP, QRect(0, 0, 200, 900)) == MAP


def test_the_largest_strip_beside_the_window_is_free() -> None:
    assert free_part(MAP, QRect(700, 0, 900, 900)) == QRect(300, 100, 400, 600)
    assert free_part(MAP, QRect(0, 0, 600, 900)) == QRect(600, 100, 500, 600)
    assert free_part(MAP, QRect(0, 350, 2000, 900)) == QRect(300, 100, 800, 250)
    assert free_part(MAP, QRect(0, 0, 2000, 300)) == QRect(300, 300, 800, 400)


def test_a_strip_that_is_too_narrow_is_no_place() -> None:
    assert free_part(MAP, QRect(350, 150, 700, 500)) == MAP
