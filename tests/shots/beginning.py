"""The guide that leads through a first map, and the check beside a map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.guide.bar import GuideBar
from model.kinds import CardKind
from tests.shots.studio import Studio

_MOST_PLACES = 3


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
    """The check of the sample, a pain point that nobody answers chosen."""
    studio.open_sample()
    studio.window.bench.switch_check()
    panel = studio.window.bench.check
    rows = panel.rows
    for above, group in enumerate(rows.groups):
        parent = rows.index(above, 0)
        for below, row in enumerate(group.rows[:_MOST_PLACES]):
            card = studio.window.bench.session.document.cards.get(row.finding.place)
            if card is not None and card.kind is CardKind.PAIN_POINT and row.finding.rule.remedy:
                panel.view.setFocus()
                panel.view.setCurrentIndex(rows.index(below, 0, parent))
                return
