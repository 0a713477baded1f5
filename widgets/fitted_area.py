"""A scrolling area that is as high as what is in it, up to a share of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

_ROUND_FOCUS = 12


class FittedArea(QScrollArea):
    """Shows ``content`` whole where there is room, else scrolls it.

    ``share`` is that of the window's height, ``least`` and ``most`` are bounds of it in pixels.
    """

    def __init__(
        self, content: QWidget, parent: QWidget | None, *, share: float, least: int, most: int
    ) -> None:
        super().__init__(parent)
        self._share, self._least, self._most = share, least, most
        self._content = content
        self._watched: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget() turns it on
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_focus)

    def fit(self) -> None:
        """Be as high as the content is at this width, up to the bound."""
        content = self._content
        layout = content.layout()
        if layout is not None:
            layout.activate()
        least = content.minimumSizeHint().height()
        wanted = content.heightForWidth(max(1, self.viewport().width()))
        share = round(self.window().height() * self._share)
        bound = max(self._least, min(self._most, share))
        self.setFixedHeight(min(max(least, wanted), bound))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What unfolds, or a window of another height, leaves another room."""
        answer = super().eventFilter(watched, event)
        kind = event.type()
        if (kind is QEvent.Type.LayoutRequest and watched is self._content) or (
            kind is QEvent.Type.Resize and watched is self._watched
        ):
            self.fit()
        return answer

    def showEvent(self, event: QShowEvent) -> None:
        """Heed the height of the window it is in."""
        super().showEvent(event)
        window = self.window()
        if window is not self._watched:
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            self._watched = window
            window.installEventFilter(self)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def minimumSizeHint(self) -> QSize:
        """As wide as the content must be; it is never squeezed in height."""
        return QSize(self._content.minimumSizeHint().width(), 0)

    def sizeHint(self) -> QSize:
        """As large as the content."""
        return self._content.sizeHint()

    def _show_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Whatever way the keyboard comes to something in here, it is seen."""
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, _ROUND_FOCUS)
