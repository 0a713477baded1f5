"""Which of the widgets that live just now would show a text as markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt as Core
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsTextItem,
    QGraphicsView,
    QLabel,
    QTextEdit,
    QWidget,
)


def rich_in(payloads: Sequence[str]) -> Iterator[str]:
    """Every widget that shows, or would show, one of the payloads as markup."""
    for widget in QApplication.allWidgets():
        name = f"{type(widget).__module__}.{type(widget).__name__}"
        yield from (f"{name}: {what}" for what in _in_widget(widget, payloads))
    for widget in QApplication.topLevelWidgets():
        for action in widget.findChildren(QAction):
            if Text.mightBeRichText(action.toolTip()) and "<img" in action.toolTip():
                yield f"tip of the action {action.text()}"


def _in_widget(widget: QWidget, payloads: Sequence[str]) -> Iterator[str]:
    if isinstance(widget, QLabel) and _is_markup(widget, payloads):
        yield f"in {type(widget.parent()).__name__}: {widget.text()[:60]}"
    if isinstance(widget, QTextEdit) and widget.acceptRichText():
        yield "takes rich text"
    for words in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
        if _names(words, payloads) and Text.mightBeRichText(words) and "<img" in words:
            yield f"tip {words[:60]}"
    if isinstance(widget, QGraphicsView) and widget.scene() is not None:
        for item in widget.scene().items():
            if isinstance(item, QGraphicsTextItem) and "<img" in item.toHtml():
                yield "an item"


def _is_markup(label: QLabel, payloads: Sequence[str]) -> bool:
    if label.textFormat() == Core.TextFormat.RichText:
        return True
    if label.textFormat() == Core.TextFormat.PlainText or not label.text():
        return False
    return _names(label.text(), payloads) or Text.mightBeRichText(label.text())


def _names(words: str, payloads: Sequence[str]) -> bool:
    return any(payload[:12] in words for payload in payloads)
