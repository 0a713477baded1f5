"""The codes at a glance: each as it is typed, with what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from model.capture import CODES, LITERAL
from resources.words import tr
from widgets.packing import PackedLayout
from widgets.plain_tip import plain_tip


class CodesHint(QWidget):
    """Made from the table of codes; in as many rows as the window is narrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = PackedLayout(self, gap=7)
        codes = [(tr(facts.written), tr(facts.name), tr(facts.meaning)) for facts in CODES.values()]
        codes.append((f"{LITERAL}@", tr("as text"), tr("makes plain text of a code")))
        for written, name, meaning in codes:
            row.addWidget(_Entry(written, name, meaning, self))
        spoken = ", ".join(f"{written}: {name}" for written, name, _ in codes)
        self.setAccessibleName(tr("Codes: {codes}", codes=spoken))


class _Entry(QWidget):
    def __init__(self, written: str, name: str, meaning: str, parent: QWidget) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        # ``@persona`` says it itself.
        shown = [(written, "key")] if name in written else [(written, "key"), (name, "faint")]
        for words, tone in shown:
            label = QLabel(words, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", tone)
            line.addWidget(label)
        self.setToolTip(plain_tip(meaning))
