"""The layout of the open map, kept up to date; and previews that never touch the map."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from designer.session import DocumentSession
from model.changes import ChangeSet, apply, squash
from model.layout.engine import layout_map, relayout
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import Theme


class LiveLayout(QObject):
    """Lays the session's map out again once per turn of the event loop, however many edits came.

    Whoever asks for :attr:`result` always gets the map as it is now. A preview shows what an edit
    would look like: the session's map stays as it is, and :meth:`end_preview` needs no undo.
    """

    shown = Signal(object)
    """A LayoutResult to look at: of the map, or of a preview."""

    def __init__(
        self, session: DocumentSession, options: LayoutOptions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._result = layout_map(session.document, options)
        self._preview: LayoutResult | None = None
        self._pending: list[ChangeSet] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self.flush)
        session.changed.connect(self._note)

    @property
    def result(self) -> LayoutResult:
        """The map as it is now, laid out."""
        self.flush()
        return self._result

    @property
    def visible(self) -> LayoutResult:
        """What is looked at: the preview while there is one, else the map."""
        self.flush()
        return self.last_shown

    @property
    def last_shown(self) -> LayoutResult:
        """What was shown last, be it out of date: for painting, which must not lay out."""
        return self._preview or self._result

    def flush(self) -> None:
        """Lay out what changed since the last turn; nothing when nothing did."""
        if not self._pending:
            return
        change = squash(self._pending)
        self._pending.clear()
        self._preview = None
        self._result = relayout(self._result, self._session.document, change)
        self.shown.emit(self._result)

    def preview(self, change: ChangeSet) -> LayoutResult:
        """Show the map as it would be after the change; the map itself stays as it is."""
        base = self.result
        self._preview = relayout(base, apply(base.document, change), change)
        self.shown.emit(self._preview)
        return self._preview

    def end_preview(self) -> None:
        """Show the map as it is."""
        if self._preview is not None:
            self._preview = None
            self.shown.emit(self._result)

    def set_theme(self, theme: Theme) -> None:
        """Lay out again in another theme."""
        self.set_options(replace(self._result.options, theme=theme))

    def set_options(self, options: LayoutOptions) -> None:
        """Lay out again with other options."""
        self._pending.clear()
        self._preview = None
        self._result = layout_map(self._session.document, options)
        self.shown.emit(self._result)

    def _note(self, change: ChangeSet) -> None:
        self._pending.append(change)
        if not self._turn.isActive():
            self._turn.start()
