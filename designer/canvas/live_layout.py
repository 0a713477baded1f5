"""The layout of the open map, kept up to date; and previews that never touch the map."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from designer.document.session import DocumentSession
from model.changes import ChangeSet, apply, difference, squash
from model.layout.engine import layout_map, relaid, relayout
from model.layout.least import NO_LEAST, as_high_as
from model.layout.result import LayoutOptions, LayoutResult
from model.layout.theme import Theme


class LiveLayout(QObject):
    """Lays the session's map out again once per turn of the event loop, however many edits came.

    Whoever asks for :attr:`result` always gets the map as it is now. A preview shows what an edit
    would look like: the session's map stays as it is, and :meth:`end_preview` needs no undo. While
    somebody types fast, cards come and go within one turn: :meth:`preview_soon` and :attr:`frame`
    are for what must not wait for a layout.
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
        self._left: LayoutResult | None = None  # the whole map, while a part of it is shown
        self._wanted: ChangeSet | None = None  # a preview to show when this turn ends
        self._pending: list[ChangeSet] = []  # what the layout of the map does not know yet
        self._unseen = False  # whether the map has changed since something was shown
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self.flush)
        session.changed.connect(self._note)

    @property
    def result(self) -> LayoutResult:
        """The map as it is now, laid out."""
        if self._wanted is None:
            self.flush()
        self._catch_up()
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

    @property
    def frame(self) -> LayoutResult:
        """A layout whose stages, steps and lanes are the map's; its cards may be out of date."""
        known = self._result.document
        now = self._session.document
        same = known.stages is now.stages and known.steps is now.steps and known.lanes is now.lanes
        return self._result if same else self.result

    @property
    def waiting(self) -> bool:
        """Whether something will be shown when this turn of the event loop ends."""
        return self._unseen or self._wanted is not None

    def flush(self) -> None:
        """Lay out what changed since the last turn; nothing when nothing did."""
        if not self.waiting:
            return
        wanted, self._wanted = self._wanted, None
        self._unseen = False
        self._preview = None
        if wanted is not None:
            # The cards typed in this turn and the one to come are laid out together.
            change = squash([*self._pending, wanted])
            document = apply(self._session.document, wanted)
            self._preview = relayout(self._result, document, change)
        else:
            self._catch_up()
        self.shown.emit(self.last_shown)

    def preview(self, change: ChangeSet, *, steady: bool = False) -> LayoutResult:
        """Show the map as it would be after the change; the map itself stays as it is.

        ``steady``: no lane gets lower than it is, nor does the parking lot.
        """
        self._wanted = None
        base = self.result
        least = as_high_as(base) if steady else NO_LEAST
        self._preview = relayout(base, apply(base.document, change), change, least=least)
        self.shown.emit(self._preview)
        return self._preview

    def preview_soon(self, change: ChangeSet) -> None:
        """Show such a preview when this turn ends, if the map has not changed by then."""
        self._wanted = change
        self._start_turn()

    def end_preview(self) -> None:
        """Show the map as it is."""
        self._wanted = None
        if self._preview is not None:
            self._preview = None
            self._unseen = False
            self._catch_up()
            self.shown.emit(self._result)

    def set_theme(self, theme: Theme) -> None:
        """Lay out again in another theme."""
        self.set_options(replace(self._result.options, theme=theme))

    def set_options(self, options: LayoutOptions) -> None:
        """Lay out again with other options; what looks the same is taken over."""
        self._catch_up()
        self._preview = self._wanted = None
        self._unseen = False
        self._result = self._with_options(options)
        self.shown.emit(self._result)

    def _with_options(self, options: LayoutOptions) -> LayoutResult:
        """The map with other options; one that was left for a part of it is kept to come back."""
        now, left = self._result, self._left
        self._left = now if options.hidden_ids and not now.options.hidden_ids else left
        if left is None or left.options != options:
            return relaid(now, options)
        self._left = None
        return relayout(left, now.document, difference(left.document, now.document))

    def _catch_up(self) -> None:
        if self._pending:
            change = squash(self._pending)
            self._pending.clear()
            self._result = relayout(self._result, self._session.document, change)

    def _note(self, change: ChangeSet) -> None:
        self._pending.append(change)
        self._wanted = None
        self._unseen = True
        self._start_turn()

    def _start_turn(self) -> None:
        if not self._turn.isActive():
            self._turn.start()
