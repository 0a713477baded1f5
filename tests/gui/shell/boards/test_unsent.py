"""What waits in a line of a board, until Enter makes something of it, is kept safe from a crash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from designer.keeping.waiting_texts import waiting_texts
from designer.style.unsent import UNSENT_LINE
from designer.window.main_window import MainWindow
from model.document import JourneyMap
from model.recovery.typed import NOTE
from tests.helpers.robot import settle


def test_a_line_of_the_priorities_board(
    open_map: Callable[[JourneyMap], MainWindow], sample_document: JourneyMap
) -> None:
    window = open_map(sample_document)
    window.bench.boards.show("priorities")
    settle()
    lines = window.bench.findChildren(QLineEdit, UNSENT_LINE)
    (line,) = (line for line in lines if line.isVisible())
    QTest.keyClicks(line, "A sign at the door")
    assert waiting_texts(window.bench) == {NOTE: "A sign at the door"}
    line.clear()
    assert waiting_texts(window.bench) == {}
