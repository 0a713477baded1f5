"""The versions as Qt's item model: grouped by day, each with what it changed once that is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, Qt

from designer.history.wording import Day, days, reason_words
from designer.moments import time_words
from model.versions import Reason, Version
from resources.words import tr
from widgets.two_levels import RowIndex, TwoLevels

REASON_ICONS: Final[dict[Reason, str]] = {
    Reason.OPENED: "open",
    Reason.SAVED: "save",
    Reason.HOURLY: "timer",
    Reason.BEFORE_MERGE: "parallel",
    Reason.BEFORE_RELOAD: "import",
    Reason.BEFORE_RESTORE: "history",
    Reason.OVERWRITTEN: "copy",
    Reason.GIVEN_UP: "close",
}


class VersionRows(TwoLevels):
    """Days, and below each its versions, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.days: tuple[Day, ...] = ()
        self.now: datetime | None = None
        self._words: dict[Version, str] = {}

    # --- what is shown -----------------------------------------------------------------------

    def show_versions(self, versions: Sequence[Version], now: datetime) -> None:
        """Show these, newest first, as seen from now."""
        self.beginResetModel()
        self.days, self.now = days(versions, now), now
        self._words = {each: self._words[each] for each in versions if each in self._words}
        self.endResetModel()

    def tell(self, version: Version, words: str) -> None:
        """What a version changed against the one before it."""
        self._words[version] = words
        index = self.index_of(version)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def words(self, version: Version) -> str | None:
        """What it changed; None as long as that is not known."""
        return self._words.get(version)

    def shown(self) -> list[Version]:
        """All of them, in order."""
        return [version for day in self.days for version in day.versions]

    def version(self, index: RowIndex) -> Version | None:
        """What a row shows; None for a day."""
        if not index.isValid() or not index.internalId():
            return None
        return self.days[index.internalId() - 1].versions[index.row()]

    def day(self, index: RowIndex) -> Day | None:
        """The day that a row is; None for a version."""
        return None if not index.isValid() or index.internalId() else self.days[index.row()]

    def index_of(self, version: Version) -> QModelIndex:
        """The row of a version; none where it is not shown."""
        for at, day in enumerate(self.days):
            if version in day.versions:
                return self.createIndex(day.versions.index(version), 0, at + 1)
        return QModelIndex()

    def spoken(self, version: Version) -> str:
        """All that its row says."""
        time = time_words(version.time, self.now) if self.now is not None else ""
        parts = (time, reason_words(version), self.words(version) or "")
        return ", ".join(part for part in parts if part)

    def group_count(self) -> int:  # noqa: D102
        return len(self.days)

    def count_in(self, group: int) -> int:  # noqa: D102
        return len(self.days[group].versions)

    # --- Qt's questions, by the names it chose -----------------------------------------------

    def flags(self, index: RowIndex) -> Qt.ItemFlag:  # noqa: D102
        if self.version(index) is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: RowIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: D102
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        version, day = self.version(index), self.day(index)
        if version is not None:
            return self.spoken(version)
        if day is not None:
            return tr("{day}: {n} versions", day=day.name, n=len(day.versions))
        return None
