"""An editor for a date: typed in one of the usual ways, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from resources.words import tr
from widgets.form.editor import Editor
from widgets.icon_button import IconButton
from widgets.icon_paint import IconPainter

_PATTERNS = ("yyyy-MM-dd", "yyyy/M/d", "d.M.yyyy", "d/M/yyyy", "d MMM yyyy", "d MMMM yyyy")


class DateEditor(Editor):
    """A day, or none. What cannot be read is said, and nothing is changed."""

    def __init__(
        self, icons: IconPainter, *, picker: bool = True, parent: QWidget | None = None
    ) -> None:
        """``picker``: with a button that opens a calendar."""
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(tr("Year-month-day"))
        self.take_control(self._line)
        self._line.textEdited.connect(self._tell)
        self._button = IconButton(icons, "calendar", name=tr("Pick a day"), side=26, icon_side=16)
        self._row.setSpacing(2)
        self._button.clicked.connect(self._pick)
        self._row.addWidget(self._button)
        if not picker:
            self._button.hide()

    def day(self) -> date | None:
        """The day that stands there; None where there is none to read."""
        return parsed_date(self._line.text())

    def set_value(self, value: object, *, mixed: bool = False) -> None:
        """Show the day, unless what stands there already means it."""
        self._line.setPlaceholderText(tr("Different days") if mixed else tr("Year-month-day"))
        if not mixed and self._line.hasFocus() and parsed_date(self._line.text()) == value:
            return
        self._line.setText(value.isoformat() if isinstance(value, date) and not mixed else "")

    def _tell(self, text: str) -> None:
        day = parsed_date(text)
        if day is None and text.strip():
            self.refused.emit(tr("Write the day as 2026-11-30."))
        else:
            self.edited.emit(day)

    def _pick(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        here = parsed_date(self._line.text())
        if here is not None:
            calendar.setSelectedDate(QDate(here.year, here.month, here.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.clicked.connect(lambda day: self._take(day, menu))
        calendar.activated.connect(lambda day: self._take(day, menu))
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self._button.mapToGlobal(QPoint(self._button.width(), self._button.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: QDate, menu: QMenu) -> None:
        menu.close()
        chosen = date(day.year(), day.month(), day.day())
        self._line.setText(chosen.isoformat())
        self.edited.emit(chosen)
        self.finished.emit()


def parsed_date(text: str) -> date | None:
    """The day in a text, in one of the usual orders; None when there is none to read."""
    words = text.strip()
    patterns = (*_PATTERNS, QLocale().dateFormat(QLocale.FormatType.ShortFormat))
    for pattern in patterns:
        day = QLocale().toDate(words, pattern)
        if day.isValid() and day.year() >= 1000:  # two-digit years are a guess nobody needs
            return date(day.year(), day.month(), day.day())
    return None
