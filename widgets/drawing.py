"""Strokes that several painted widgets share: rounded bodies, the focus ring, elided text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from widgets.roles import Role, colour

RADIUS = 6.0
_RING = 2.0


def body(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    radius: float = RADIUS,
) -> None:
    """A rounded rectangle, its border one pixel wide inside ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(border, 1) if border is not None else Qt.PenStyle.NoPen)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5) if border is not None else rect
    painter.drawRoundedRect(inner, radius, radius)


def focus_ring(painter: QPainter, widget: QWidget, *, radius: float = RADIUS) -> None:
    """The accent ring around a widget that has the keyboard."""
    if not widget.hasFocus():
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(widget, Role.ACCENT), _RING))
    half = _RING / 2
    painter.drawRoundedRect(
        QRectF(widget.rect()).adjusted(half, half, -half, -half), radius, radius
    )


def button_ground(button: QAbstractButton, *, rest: Role | None = None) -> QColor | None:
    """What a button stands on now: accented when down or checked, shaded under the mouse."""
    if button.isEnabled() and (button.isChecked() or button.isDown()):
        return colour(button, Role.ACCENT_SOFT)
    if button.isEnabled() and button.underMouse():
        return colour(button, Role.HOVER)
    return colour(button, rest) if rest is not None else None


def text(
    painter: QPainter,
    widget: QWidget,
    rect: QRectF,
    words: str,
    ink: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    font: QFont | None = None,
) -> None:
    """One line of plain text, vertically in the middle, with an ellipsis where it does not fit."""
    painter.setFont(font or widget.font())
    shown = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, max(0, int(rect.width()))
    )
    painter.setPen(ink)
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)


def weighted(font: QFont, weight: QFont.Weight, *, pixels: int | None = None) -> QFont:
    """The font in another weight, and in another size if one is given."""
    other = QFont(font)
    other.setWeight(weight)
    if pixels is not None:
        other.setPixelSize(pixels)
    return other


def initials(name: str) -> str:
    """Up to two letters that stand for a name: ``Mara Klein`` is ``MK``."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words if len(words) < 2 else (words[0], words[-1]))).upper()


def portrait(painter: QPainter, widget: QWidget, disc: QRectF, name: str, ground: QColor) -> None:
    """A disc with a person's initials, dark or light so that they can be read on its colour."""
    drawing_ink = QColor("#14191F") if ground.lightnessF() > 0.58 else QColor("#FFFFFF")
    body(painter, disc, fill=ground, radius=disc.width() / 2)
    font = weighted(widget.font(), QFont.Weight.DemiBold, pixels=max(9, int(disc.width() * 0.4)))
    text(
        painter,
        widget,
        disc,
        initials(name),
        drawing_ink,
        align=Qt.AlignmentFlag.AlignHCenter,
        font=font,
    )
