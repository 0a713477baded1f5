"""The tabs of the catalogue as tables for Qt: what their columns are, and what editing one does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from designer.catalogue.store import CatalogueStore
from model.bounds import cleaned
from model.errors import FileError
from model.library.catalogue import Catalogue, Feeling, Touchpoint
from resources.words import tr

_Index = QModelIndex | QPersistentModelIndex
_Row = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """One kind of entry. ``rows`` reads the catalogue, ``made`` makes the next one of rows."""

    name: str
    headers: tuple[str, ...]
    hint: str
    empty: _Row
    rows: Callable[[Catalogue], Sequence[_Row]]
    made: Callable[[Catalogue, Sequence[_Row]], Catalogue]


def _with(catalogue: Catalogue, **fields: Any) -> Catalogue:  # noqa: ANN401 - any of its fields
    return Catalogue(**{**dict(catalogue), **fields})


TABS: tuple[Tab, ...] = (
    Tab(
        "Touchpoints",
        ("Touchpoint", "Channel"),
        "Where your customers meet you again and again: “Member card desk”, channel “store”.",
        ("", ""),
        lambda catalogue: [(point.text, point.channel) for point in catalogue.touchpoints],
        lambda catalogue, rows: _with(
            catalogue,
            touchpoints=tuple(Touchpoint(text=str(r[0]), channel=str(r[1])) for r in rows),
        ),
    ),
    Tab(
        "Channels",
        ("Channel",),
        "Media the usual list does not have: “kiosk”, “fax”, “showroom”.",
        ("",),
        lambda catalogue: [(name,) for name in catalogue.channels],
        lambda catalogue, rows: _with(catalogue, channels=tuple(str(r[0]) for r in rows)),
    ),
    Tab(
        "Emotion words",
        ("Word", "How it feels, -2 to +2"),
        "Words your customers use: “homesick” at -1, “over the moon” at 2.",
        ("", 0),
        lambda catalogue: [(feeling.word, feeling.valence) for feeling in catalogue.feelings],
        lambda catalogue, rows: _with(
            catalogue,
            feelings=tuple(Feeling(word=str(r[0]), valence=int(r[1])) for r in rows),
        ),
    ),
)


class EntryTable(QAbstractTableModel):
    """The entries of a tab, and below them an empty row to type another into.

    Refusals come back by ``refused``, one sentence each.
    """

    def __init__(
        self,
        tab: Tab,
        store: CatalogueStore,
        refused: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tab = tab
        self._store = store
        self._refused = refused
        self.rows: list[_Row] = list(tab.rows(store.value))
        """The entries."""
        store.changed.connect(self._on_change)

    def remove(self, places: Sequence[int]) -> None:
        """Delete entries, as one change."""
        gone = set(places)
        self._put([row for place, row in enumerate(self.rows) if place not in gone])

    # --- Qt's questions, by the names it chose -----------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(self._tab.headers)

    def headerData(  # noqa: D102
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self._tab.headers[section])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:  # noqa: D102
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        rows = self.rows
        new = index.row() >= len(rows)
        row = self._tab.empty if new else rows[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return row[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            hint = tr("Type another…") if new and not index.column() else ""
            return hint if new else str(row[index.column()])
        if role == Qt.ItemDataRole.ForegroundRole and new:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def setData(  # noqa: D102
        self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        rows = list(self.rows)
        new = index.row() >= len(rows)
        row = list(self._tab.empty if new else rows[index.row()])
        said = " ".join(cleaned(value).split()) if isinstance(value, str) else value
        if not isinstance(said, str | int) or said == row[index.column()]:
            return False
        row[index.column()] = said
        if new:
            rows.append(tuple(row))
        else:
            rows[index.row()] = tuple(row)
        return self._put(rows)

    def _put(self, rows: Sequence[_Row]) -> bool:
        if any(not str(row[0]) for row in rows):
            self._refused(tr("An entry needs a name. Press Delete to take it out."))
            return False
        names = [str(row[0]).casefold() for row in rows]
        if len(set(names)) < len(names):
            self._refused(tr("That is in the list already."))
            return False
        try:
            self._store.put(self._tab.made(self._store.value, rows))
        except ValidationError:
            self._refused(tr("That is too long, or not from -2 to 2."))
            return False
        except FileError as error:
            self._refused(str(error))
            return False
        return True

    def _on_change(self) -> None:
        """Not all anew where an entry was typed: its field is still open then."""
        before, after = self.rows, list(self._tab.rows(self._store.value))
        if len(after) == len(before) + 1:
            self.beginInsertRows(QModelIndex(), len(after), len(after))
            self.rows = after
            self.endInsertRows()
        elif len(after) != len(before):
            self.beginResetModel()
            self.rows = after
            self.endResetModel()
        self.rows = after
        last = self.index(len(after), len(self._tab.headers) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
