"""How much rests on evidence: the whole map in a bar, then every stage and lane."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from designer.boards.empty_state import EmptyState
from designer.boards.painting import RowPaint
from designer.style.tokens import Tokens
from model.document import JourneyMap
from model.ids import Id
from model.insight.coverage import Coverage, Share
from model.kinds import Support
from model.naming import shortened
from model.queries import lane_name, lanes_in_order, stages_in_order
from model.records import Stage
from resources.words import tr
from widgets import drawing
from widgets.icon_paint import IconPainter
from widgets.plain_tip import plain_tip

_ROW, _HEADING, _MARGIN, _BAR = 40, 30, 14, 8.0
_LEAST_PART = 3.0


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A line of the pane: a heading where ``share`` is None."""

    name: str
    share: Share | None = None
    id: Id = ""


def cover_rows(document: JourneyMap, coverage: Coverage) -> tuple[CoverRow, ...]:
    """What there is to show: by kind of statement, by stage, by lane."""
    kinds = (
        (tr("Cards"), coverage.cards),
        (tr("Emotions"), coverage.feelings),
        (tr("Goals of stages"), coverage.goals),
        (tr("Personas"), coverage.personas),
    )
    groups = {
        tr("By kind of statement"): [CoverRow(name, share) for name, share in kinds if share.total],
        tr("By stage"): [
            CoverRow(_stage_name(one), coverage.by_stage[one.id], one.id)
            for one in stages_in_order(document)
        ],
        tr("By lane"): [
            CoverRow(shortened(lane_name(one)), coverage.by_lane[one.id], one.id)
            for one in lanes_in_order(document)
            if coverage.by_lane[one.id].total
        ],
    }
    rows: list[CoverRow] = []
    for name, found in groups.items():
        rows += [CoverRow(name), *found] if found else []
    return tuple(rows)


def _stage_name(stage: Stage) -> str:
    return shortened(stage.name) or tr("Stage without a name")


def share_words(share: Share) -> str:
    """How much is covered, in words: ``12 researched, 3 partly, 5 assumed: 68 %``."""
    if share.share is None:
        return tr("nothing is said here yet")
    return tr(
        "{researched} researched, {partly} partly, {assumed} assumed: {percent} % covered",
        researched=share.researched,
        partly=share.partly,
        assumed=share.assumed,
        percent=round(100 * share.share),
    )


def paint_share(painter: QPainter, paint: RowPaint, rect: QRectF, share: Share) -> None:
    """The parts of a bar, told apart by how full they are as well as by colour."""
    tokens = paint.tokens
    drawing.body(painter, rect, fill=QColor(tokens.pressed), radius=rect.height() / 2)
    if not share.total:
        return
    left = rect.x()
    parts = (
        (Support.RESEARCHED, share.researched),
        (Support.PARTLY, share.partly),
        (Support.ASSUMED, share.assumed),
    )
    shown = [(support, count) for support, count in parts if count]
    room = rect.width() - 2 * (len(shown) - 1)
    for support, count in shown:
        width = max(_LEAST_PART, room * count / share.total)
        part = QRectF(left, rect.y(), min(width, rect.right() - left), rect.height())
        _paint_part(painter, part, QColor(tokens.theme.support[support]), support)
        left += width + 2


def _paint_part(painter: QPainter, part: QRectF, colour: QColor, support: Support) -> None:
    match support:
        case Support.RESEARCHED:
            drawing.body(painter, part, fill=colour, radius=2)
        case Support.PARTLY:
            drawing.body(painter, part, border=colour, radius=2)
            drawing.body(painter, part.adjusted(0, part.height() / 2, 0, 0), fill=colour, radius=2)
        case Support.ASSUMED:
            drawing.body(painter, part, border=colour, radius=2)


class ShareBar(QWidget):
    """One bar, as wide as there is room, and its figures for a screen reader."""

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.paint_ = RowPaint(icons, self, tokens)
        self._share = Share()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, share: Share) -> None:
        """Show another share."""
        self._share = share
        self.setAccessibleName(share_words(share))
        self.setToolTip(plain_tip(share_words(share)))
        self.update()

    def sizeHint(self) -> QSize:
        """A slim line."""
        return QSize(120, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_share(painter, self.paint_, QRectF(0, 1, self.width(), 10), self._share)


class _Rows(QWidget):
    """All lines, painted; arrows go from line to line, Enter leads to the stage or lane."""

    opened = Signal(str)

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.paint_ = RowPaint(icons, self, tokens)
        self.rows: tuple[CoverRow, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Coverage"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[CoverRow, ...]) -> None:
        self.rows = rows
        self._go(min(self._at, max(0, len(rows) - 1)), 1)
        self.setFixedHeight(sum(map(_height, rows)) + _MARGIN)
        self.update()

    def rect_of(self, place: int) -> QRectF:
        """Where a line stands."""
        top = sum(map(_height, self.rows[:place]))
        return QRectF(0, top, self.width(), _height(self.rows[place]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, row in enumerate(self.rows):
            rect = self.rect_of(place)
            if rect.intersects(QRectF(event.rect())):
                self._paint_row(painter, rect, row, current=place == self._at and self.hasFocus())

    def _paint_row(self, painter: QPainter, rect: QRectF, row: CoverRow, *, current: bool) -> None:
        paint, theme = self.paint_, self.paint_.tokens.theme
        inner = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if row.share is None:
            counts = tr("researched · partly · assumed")
            beside = paint.width("100 % ", paint.font(bold=True))
            name = inner.adjusted(0, 8, 0, 0)
            paint.words(painter, name, row.name, ink=paint.soft(), bold=True, small=True)
            needed = paint.width(row.name, paint.font(bold=True, small=True)) + _MARGIN
            room = name.adjusted(needed, 0, -beside, 0)
            if room.width() >= paint.width(counts, paint.font(small=True)):
                paint.words(painter, room, counts, ink=paint.soft(), small=True, right=True)
            return
        if current:
            body, accent = rect.adjusted(4, 1, -4, -1), QColor(theme.accent)
            drawing.body(painter, body, fill=QColor(theme.accent_soft), border=accent)
        figure = "–" if row.share.share is None else f"{round(100 * row.share.share)} %"
        upper = QRectF(inner.x(), rect.y() + 3, inner.width(), 19)
        paint.words(painter, upper, figure, bold=True, right=True)
        wide = paint.width("100 % ", paint.font(bold=True))
        counts = f"{row.share.researched} · {row.share.partly} · {row.share.assumed}"
        needed = paint.width(counts, paint.font(small=True)) + 8
        paint.words(painter, upper.adjusted(0, 0, -wide, 0), counts, ink=paint.soft(), small=True,
                    right=True)  # fmt: skip
        paint.words(painter, upper.adjusted(0, 0, -wide - needed, 0), row.name)
        bar = QRectF(inner.x(), rect.y() + 25, inner.width(), _BAR)
        paint_share(painter, paint, bar, row.share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._go(self._at + step, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().y())
        if place is not None:
            self._go(place, 1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().y())
        if place is not None:
            self._open(place)

    def _place_at(self, y: float) -> int | None:
        found = (at for at in range(len(self.rows)) if self.rect_of(at).bottom() > y)
        return next(found, None)

    def _open(self, place: int) -> None:
        if place < len(self.rows) and self.rows[place].id:
            self.opened.emit(self.rows[place].id)

    def _go(self, place: int, step: int) -> None:
        """To a line, or past headings to the next one."""
        while 0 <= place < len(self.rows) and self.rows[place].share is None:
            place += step
        if not 0 <= place < len(self.rows):
            return
        self._at, row = place, self.rows[place]
        said = share_words(row.share) if row.share is not None else ""
        self.setAccessibleDescription(f"{row.name}: {said}")
        area = self.parentWidget()
        scroll = area.parentWidget() if area is not None else None
        if isinstance(scroll, QScrollArea):
            rect = self.rect_of(place)
            scroll.ensureVisible(0, round(rect.center().y()), 0, _ROW)
        self.update()


class CoveragePane(QScrollArea):
    """The bars of kinds, stages and lanes. ``opened`` carries a stage or lane to go to."""

    opened = Signal(str)

    def __init__(self, icons: IconPainter, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("surface", True)  # noqa: FBT003
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        self.lines = _Rows(icons, tokens, content)
        column.addWidget(self.lines)
        self._empty = EmptyState(icons, "researched", content)
        self._empty.tell(
            tr("Nothing is said on the map yet"),
            tr("How much of the map rests on evidence will stand here: by stage and by lane."),
        )
        column.addWidget(self._empty, 1)
        column.addStretch(1)
        self.setWidget(content)
        self.lines.opened.connect(self.opened)

    def show_coverage(self, document: JourneyMap, coverage: Coverage) -> None:
        """Show the figures of a map."""
        rows = cover_rows(document, coverage)
        self.lines.show_rows(rows)
        self.lines.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def set_tokens(self, tokens: Tokens) -> None:
        """Other colours."""
        self.lines.paint_.tokens = tokens
        self.lines.update()


def _height(row: CoverRow) -> int:
    return _HEADING if row.share is None else _ROW
