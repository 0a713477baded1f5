"""The personas kept on this computer: searched, looked at, put on the map, deleted, exchanged."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from designer.boards.personas.card import PersonaCard, paint_photo
from designer.boards.personas.card_face import CardFace, Photos, card_faces
from designer.boards.personas.keeping import LibraryFlow
from designer.boards.personas.page import Page, plain_label
from designer.style.tokens import Tokens
from exporters.personas.library import Contents, KeptPersona
from model.naming import shortened
from resources.words import tr
from widgets.icon_paint import IconPainter
from widgets.search_field import SearchField
from widgets.wrapped_words import WordList

_PORTRAIT = 36
_LIST_WIDTH = 230
_CARD_WIDTH, _LEAST_CARD = 340, 240
_BETWEEN = 18
_LONGEST = 60


class _Names(QListWidget):
    """The list; Enter adds, Delete deletes."""

    delete_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete what is current."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
            return
        super().keyPressEvent(event)


class LibraryPage(Page):
    """The list and what is chosen in it. ``added`` carries the id of what is on the map now."""

    added = Signal(str)

    def __init__(
        self, flow: LibraryFlow, icons: IconPainter, tokens: Tokens, parent: QWidget | None = None
    ) -> None:
        super().__init__(icons, tr("My library"), back=True, parent=parent)
        self._flow = flow
        self._tokens = tokens
        self._photos = Photos()
        self._shown: tuple[KeptPersona, ...] = ()
        import_file = QPushButton(tr("Import file…"), self)
        import_file.setToolTip(tr("Keep all personas of a JSON file, ours or anybody's"))
        import_file.clicked.connect(flow.import_file)
        self.bar.addWidget(import_file)
        self.search = SearchField(icons, tr("Search my personas"), self)
        self.search.textChanged.connect(self._fill)
        self.search.left_down.connect(self._enter_list)
        self.names = _Names(self)
        self.names.setAccessibleName(tr("Kept personas"))
        self.names.setIconSize(QSize(_PORTRAIT, _PORTRAIT))
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.currentRowChanged.connect(self._show_current)
        self.names.itemActivated.connect(lambda _item: self.add())
        self.names.delete_asked.connect(self.delete)
        self._build(icons)

    def _build(self, icons: IconPainter) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        self._nothing = plain_label(tr("No persona says all these words."), self, tone="faint")
        left.addWidget(self._nothing)
        left.addWidget(self.names, 1)
        self.preview = PersonaCard(icons)
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(self._deeds())
        self._about = plain_label("", self, tone="faint")
        right.addWidget(self._about)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        inner.addStretch(1)
        right.addWidget(self.scrolling(holder), 1)
        self._sides = QWidget(self)
        across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._sides)
        across.setContentsMargins(_BETWEEN, 14, _BETWEEN, 14)
        across.setSpacing(_BETWEEN)
        self._left = QWidget(self._sides)
        left.setContentsMargins(0, 0, 0, 0)
        self._left.setLayout(left)
        self._left.setFixedWidth(_LIST_WIDTH)
        self._right = QWidget(self._sides)
        right.setContentsMargins(0, 0, 0, 0)
        self._right.setLayout(right)
        across.addWidget(self._left)
        across.addWidget(self._right, 1)
        self._empty = self._empty_state()
        self._stack = QStackedLayout()
        self._stack.addWidget(self._sides)
        self._stack.addWidget(self._empty)
        self._trouble = QVBoxLayout()
        self._trouble.setContentsMargins(18, 0, 18, 0)
        self.column.addLayout(self._trouble)
        self.column.addLayout(self._stack, 1)

    def _deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.add_button = QPushButton(tr("Add to the map"), self)
        self.add_button.setProperty("look", "primary")
        self.add_button.clicked.connect(self.add)
        self.another = QPushButton(tr("Add as another"), self)
        self.another.clicked.connect(lambda: self.add(as_another=True))
        self.export = QPushButton(tr("Export…"), self)
        self.export.clicked.connect(self._export)
        self.remove = QPushButton(tr("Delete"), self)
        self.remove.setProperty("look", "danger")
        self.remove.clicked.connect(self.delete)
        for button in (self.add_button, self.another, self.export, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _empty_state(self) -> QWidget:
        empty = QWidget(self)
        column = QVBoxLayout(empty)
        column.setContentsMargins(40, 0, 40, 0)
        column.addStretch(1)
        for text, tone in (
            (tr("Nothing is kept yet"), "heading"),
            (
                tr(
                    "Open a persona of a map and choose “Keep in my library”: it is then at hand "
                    "for every map on this computer, with its photo and what it rests on. Or "
                    "import a file of personas."
                ),
                "faint",
            ),
        ):
            label = plain_label(text, empty, tone=tone)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(2)
        return empty

    # --- what is shown ------------------------------------------------------------------------

    @property
    def current(self) -> KeptPersona | None:
        """The persona that is chosen in the list."""
        row = self.names.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def look(self) -> None:
        """Show what is kept now."""
        self._fill()
        self._show_troubles(self._flow.contents)

    def set_tokens(self, tokens: Tokens) -> None:
        """Put another theme on."""
        self._tokens = tokens
        self._fill()

    def focus_first(self) -> None:
        """Put the keyboard into the search field."""
        if self._flow.contents.kept:
            self.search.setFocus()
        else:
            self.back.setFocus()

    def add(self, *, as_another: bool = False) -> None:
        """Put the chosen one on the map."""
        kept = self.current
        if kept is not None:
            persona_id = self._flow.add(kept, as_another=as_another)
            if persona_id is not None:
                self.added.emit(persona_id)

    def delete(self) -> None:
        """Take the chosen one off the library."""
        kept = self.current
        if kept is not None:
            self._flow.delete(kept)

    def _export(self) -> None:
        kept = self.current
        if kept is not None:
            self._flow.export(kept)

    def _fill(self) -> None:
        before, row = self.current, self.names.currentRow()
        contents = self._flow.contents
        self._stack.setCurrentWidget(self._sides if contents.kept else self._empty)
        self._shown = contents.matching(self.search.text())
        self.names.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.names.clear()
        for kept in self._shown:
            self.names.addItem(self._item(kept))
        paths = [one.shelved.path for one in self._shown]
        if before is not None and before.shelved.path in paths:
            row = paths.index(before.shelved.path)
        self.names.setCurrentRow(min(max(row, 0), len(self._shown) - 1))
        self.names.blockSignals(False)  # noqa: FBT003
        self._nothing.setVisible(bool(contents.kept) and not self._shown)
        self._show_current()

    def _face(self, kept: KeptPersona) -> CardFace:
        theme = self._tokens.theme
        (face,) = card_faces(kept.document, theme, self._photos, travelling=False)
        return face

    def _item(self, kept: KeptPersona) -> QListWidgetItem:
        face = self._face(kept)
        name = shortened(face.name, _LONGEST)
        item = QListWidgetItem(f"{name}\n{shortened(face.role, _LONGEST) or tr('No role yet')}")
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(_PORTRAIT, _PORTRAIT) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        place = QRectF(0, 0, _PORTRAIT, _PORTRAIT)
        paint_photo(painter, self, place, face, radius=_PORTRAIT / 2)
        painter.end()
        item.setIcon(QIcon(pixmap))
        return item

    def _show_current(self) -> None:
        kept = self.current
        self._right.setVisible(kept is not None)
        if kept is None:
            return
        self.preview.show_face(self._face(kept))
        known = self._flow.on_map(kept)
        self.add_button.setText(
            tr("Bring up to date") if known is not None else tr("Add to the map")
        )
        self.another.setVisible(known is not None)
        name = shortened(kept.name)
        text = tr("The map gets a copy; what is changed there does not change what is kept.")
        if known is not None:
            text = tr(
                "“{name}” is on the map: bringing it up to date sets what is kept of it and "
                "leaves all else.",
                name=name,
            )
        self._about.setText(text)
        self._fit_preview()

    def _fit_preview(self) -> None:
        room = self.width() - _LIST_WIDTH - 3 * _BETWEEN
        wide = max(_LEAST_CARD, min(_CARD_WIDTH, room))
        self.preview.setFixedSize(wide, self.preview.height_at(wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card is as wide as there is room."""
        super().resizeEvent(event)
        if self.current is not None:
            self._fit_preview()

    def _show_troubles(self, contents: Contents) -> None:
        while self._trouble.count():
            item = self._trouble.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if contents.unreadable:
            count = len(contents.unreadable)
            said = tr("A file of the library cannot be read and is left as it is:")
            if count > 1:
                said = tr("{n} files of the library cannot be read and are left as they are:",
                          n=count)  # fmt: skip
            head = plain_label(said, self)
            head.setContentsMargins(0, 10, 0, 2)
            self._trouble.addWidget(head)
            self._trouble.addWidget(WordList([one.why for one in contents.unreadable], self))

    def _enter_list(self) -> None:
        if self._shown:
            self.names.setFocus()
            self.names.setCurrentRow(max(0, self.names.currentRow()))
