"""What shows the map beside the canvas is worked out while it is seen, and never otherwise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from designer.document.session import DocumentSession
from designer.finding.resting import Rest
from model.changes import ChangeSet
from model.document import JourneyMap


class WhileSeen(QObject):
    """Calls ``fill`` with the map when ``widget`` is shown after an edit, and after edits.

    The latter at the end of the turn of the event loop; where filling takes long, not at once.
    ``besides`` answers what else is shown, such as the day: filled anew where that is another.
    """

    def __init__(
        self,
        widget: QWidget,
        session: DocumentSession,
        fill: Callable[[JourneyMap], None],
        *,
        besides: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._session = session
        self._fill = fill
        self._besides = besides
        self._filled: tuple[JourneyMap | None, object] = None, None
        self._rest = Rest()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.catch_up)
        session.changed.connect(self._on_change)
        widget.installEventFilter(self)

    def catch_up(self) -> None:
        """Fill with the map as it is now, if that was not done already."""
        self._later.stop()
        document, besides = self._session.document, self._besides()
        if self._filled[0] is document and self._filled[1] == besides:
            return
        self._filled = document, besides
        self._rest.begin()
        self._fill(document)
        self._rest.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What changed while it was hidden is shown now; what is not seen is not worked on."""
        if watched is self._widget:
            match event.type():
                case QEvent.Type.Show:
                    self.catch_up()
                case QEvent.Type.Hide:
                    self._later.stop()
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _on_change(self, _change: ChangeSet) -> None:
        if self._widget.isVisible() and not self._later.isActive():
            self._later.start(self._rest.left_ms)
