"""Above the preview: which page, and how large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from designer.dialogs.export.page_view import Fitting, PageView
from designer.style.icons import InterfaceIcons
from resources.words import tr
from widgets.icon_button import IconButton

_STEP = 1.25


class ZoomBar(QWidget):
    """Buttons for what the keys of the preview do."""

    def __init__(self, icons: InterfaceIcons, view: PageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._count = 0
        self.setAccessibleName(tr("Page and zoom"))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(2)
        self._icons = icons
        self._before = self._button("chevron-left", tr("Page before (Page Up)"))
        self._page = QLabel(self)
        self._page.setProperty("tone", "faint")
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setMinimumWidth(52)
        self._after = self._button("chevron-right", tr("Next page (Page Down)"))
        row.addWidget(self._before)
        row.addWidget(self._page)
        row.addWidget(self._after)
        row.addStretch(1)
        out = self._button("zoom-out", tr("Smaller (−)"))
        self._zoom = QLabel(self)
        self._zoom.setProperty("tone", "faint")
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(48)
        into = self._button("zoom-in", tr("Larger (+)"))
        for widget in (out, self._zoom, into):
            row.addWidget(widget)
        row.addSpacing(6)
        self._page_fit = self._worded(tr("Page"), tr("Fit the whole page (0)"))
        self._width_fit = self._worded(tr("Width"), tr("Fit the width (2)"))
        self._actual = self._worded(tr("100 %"), tr("As large as on paper (1)"))
        for button in (self._page_fit, self._width_fit, self._actual):
            row.addWidget(button)
        self._before.clicked.connect(lambda: view.go_to(view.current - 1))
        self._after.clicked.connect(lambda: view.go_to(view.current + 1))
        out.clicked.connect(lambda: view.zoom_by(1 / _STEP))
        into.clicked.connect(lambda: view.zoom_by(_STEP))
        self._page_fit.clicked.connect(lambda: view.fit(Fitting.PAGE))
        self._width_fit.clicked.connect(lambda: view.fit(Fitting.WIDTH))
        self._actual.clicked.connect(lambda: view.set_zoom(1.0))
        view.zoomed.connect(self._show)
        view.page_changed.connect(self._show)

    def set_count(self, count: int) -> None:
        """How many pages there are."""
        self._count = count
        self._show()

    def _show(self, *_page: int) -> None:
        view = self._view
        several = self._count > 1
        for widget in (self._before, self._page, self._after):
            widget.setVisible(several)
        self._page.setText(tr("{n} of {all}", n=view.current + 1, all=self._count))
        self._before.setEnabled(view.current > 0)
        self._after.setEnabled(view.current + 1 < self._count)
        self._zoom.setText(f"{view.zoom * 100:.0f} %" if self._count else "")
        self._page_fit.setChecked(view.fitting is Fitting.PAGE)
        self._width_fit.setChecked(view.fitting is Fitting.WIDTH)

    def _button(self, icon: str, name: str) -> IconButton:
        return IconButton(self._icons, icon, name=name, side=30, icon_side=17, parent=self)

    def _worded(self, words: str, name: str) -> IconButton:
        button = IconButton(
            self._icons, "", name=name, words=words, side=30, icon_side=0, parent=self
        )
        button.setCheckable(words != self.tr("100 %"))
        button.toggled.connect(self._show)
        return button
