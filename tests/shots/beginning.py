"""The guide that leads through a first map, and the check beside a map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.guide.bar import GuideBar
from tests.shots.studio import Studio


def guide(studio: Studio) -> None:
    """The question about feelings, some of them answered."""
    studio.open_template("empty")
    studio.window.start_guide()
    bar = studio.window.bench.canvas_pane.findChild(GuideBar)
    if bar is None:
        raise LookupError
    for words in ("Buying a first bicycle", "Mira"):
        QTest.keyClicks(bar.line, words)
        QTest.keyClick(bar.line, Qt.Key.Key_Return)
    for _ in range(2):
        QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    for face in (1, 0, 2, 3, 1):
        QTest.mouseClick(bar.faces[face], Qt.MouseButton.LeftButton)


def check(studio: Studio) -> None:
    """The check of the sample, a finding chosen that one click mends."""
    studio.open_sample()
    studio.window.bench.switch_check()
    panel = studio.window.bench.check
    rows = panel.rows
    for above, group in enumerate(rows.groups):
        parent = rows.index(above, 0)
        for below, row in enumerate(group.rows):
            if row.finding.place and row.finding.rule.remedy and row.silence is None:
                panel.view.setFocus()
                panel.view.setCurrentIndex(rows.index(below, 0, parent))
                return
