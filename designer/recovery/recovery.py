"""Maps that were not saved when the program last ended: found, offered, and brought back as wished.

A journal stays until its map is safe elsewhere: in a journal of its own, in a file, or among the
versions. So a crash in the middle of it loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from designer.background import Job, Workroom
from designer.recovery.bar import RecoveryBar
from designer.recovery.decisions import Outcome, discarded, saved_elsewhere
from designer.recovery.finding import Found, Paint, find, find_given_up, repainted
from designer.recovery.pictures import map_picture
from designer.recovery.returning import Returning
from designer.recovery.row import PICTURE, RecoveryRow, Wish
from designer.recovery.wording import facts_of, loss_of, title_of
from designer.services import Services
from designer.style.fonts import add_other_scripts, needs_other_scripts
from designer.style.icons import InterfaceIcons
from designer.style.tokens import Tokens
from designer.window.main_window import MainWindow
from exporters.progress import Progress
from model.document import JourneyMap
from model.errors import JourneyboardError
from model.ids import Id
from model.naming import shortened
from model.recovery.leftovers import Leftover
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone

KEY = "recovery"
_ALL = (Wish.RESTORE, Wish.LOOK, Wish.SAVE, Wish.DISCARD)


@dataclass(frozen=True, slots=True)
class Windows:
    """The windows of the program: another one, the one a person looks at, what is in all."""

    another: Callable[[], MainWindow]
    present: Callable[[], MainWindow | None]
    open_maps: Callable[[], frozenset[Id]]


class Recovery(QObject):
    """One for the program. It asks in one bar at a time."""

    def __init__(self, services: Services, windows: Windows, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._windows = windows
        self._room = Workroom(self)
        self._bar: RecoveryBar | None = None
        self._window: MainWindow | None = None
        self._rows: dict[RecoveryRow, Leftover] = {}
        self._looking = False
        self._returning = Returning(self)
        services.style.changed.connect(self._put_on)

    @property
    def bar(self) -> RecoveryBar | None:
        """The bar, while there is something to decide."""
        return self._bar

    @property
    def busy(self) -> bool:
        """Whether it is still being looked for."""
        return self._looking

    def look(self, *, asked: bool = False) -> None:
        """Look for maps that were not saved; when a person ``asked``, say so if there are none."""
        if self._bar is not None:
            self._show_bar()
            return
        if self._looking:
            return
        self._looking = True
        folder, paint = self._services.places.journals, self._painter()
        versions, is_open = self._services.places.versions, self._windows.open_maps()

        def work(progress: Progress) -> object:
            found = find(folder, paint, progress)
            return found + find_given_up(versions, is_open, paint) if asked else found

        job = Job(work)
        job.signals.succeeded.connect(partial(self._on_found, asked))
        job.signals.failed.connect(self._say_error)
        job.signals.ended.connect(self._on_looked)
        self._room.start(job)

    def _painter(self) -> Paint:
        """What makes the pictures, as the theme and the screen are now; in any thread."""
        theme, present = self._services.style.tokens.theme, self._windows.present()
        ratio = present.devicePixelRatioF() if present is not None else 1.0

        def paint(document: JourneyMap) -> QImage:
            return map_picture(document, theme, PICTURE, ratio)

        return paint

    def _put_on(self, tokens: Tokens) -> None:
        """Another theme: the pictures are made anew."""
        rows, paint = dict(self._rows), self._painter()
        if not rows:
            return

        def show(pictures: tuple[QImage | None, ...]) -> None:
            for row, picture in zip(rows, pictures, strict=True):
                if row in self._rows and picture and tokens is self._services.style.tokens:
                    row.picture.set_image(picture)

        job = Job(lambda _progress: repainted(tuple(rows.values()), paint))
        job.signals.succeeded.connect(show)
        self._room.start(job)

    def end(self) -> None:
        """The program ends: what is undecided is left for the next time."""
        self._room.leave()
        for left in self._rows.values():
            left.let_go()
        self._rows.clear()

    # --- the bar ---------------------------------------------------------------------------

    def _on_looked(self) -> None:
        self._looking = False

    def _on_found(self, asked: bool, found: tuple[Found, ...]) -> None:  # noqa: FBT001 - a slot
        if not found:
            if asked:
                self._say(tr("Every map was saved: there is nothing to recover."))
            return
        bar = RecoveryBar(InterfaceIcons())
        bar.later.connect(self._later)
        self._bar = bar
        now = datetime.now().astimezone()
        if needs_other_scripts(f"{title_of(each.left)} {each.left.file}" for each in found):
            add_other_scripts()
        for each in found:
            left = each.left
            row = RecoveryRow(
                title=title_of(left),
                facts=facts_of(left, now),
                loss=loss_of(left),
                wishes=_wishes(left),
                kept=left.replayed is not None,
                parent=bar,
                given_up=left.given_up,
            )
            if each.picture is not None:
                row.picture.set_image(each.picture)
            row.wished.connect(partial(self._on_wish, row))
            self._rows[row] = left
            bar.add_row(row)
        self._show_bar()

    def _show_bar(self) -> None:
        """Put the bar into the window that a person looks at."""
        window, bar = self._windows.present(), self._bar
        if window is None or bar is None or window is self._window:
            return
        self._leave_window()
        window.view.messages.add_below(bar)
        self._window = window
        window.destroyed.connect(partial(self._on_window_gone, bar))
        bar.show()

    def _on_window_gone(self, bar: RecoveryBar) -> None:
        """The bar went with its window: what is undecided is asked about the next time."""
        if bar is self._bar:
            self._window = self._bar = None
            self._let_go()

    def _leave_window(self) -> None:
        if self._window is not None and self._bar is not None:
            self._window.view.messages.take_away(self._bar)
        self._window = None

    def _later(self) -> None:
        self._let_go()
        self._put_away()

    def _let_go(self) -> None:
        for left in self._rows.values():
            left.let_go()
        self._rows.clear()

    def _put_away(self) -> None:
        bar, window = self._bar, self._window
        if bar is not None:
            focus = QApplication.focusWidget()
            keyboard = focus is not None and bar.isAncestorOf(focus)
            self._leave_window()
            self._bar = None
            bar.deleteLater()
            if keyboard and window is not None and window.has_map:
                window.bench.canvas.setFocus()

    def _done_with(self, row: RecoveryRow) -> None:
        self._rows.pop(row, None)
        if self._bar is not None:
            self._bar.remove_row(row)
            if not self._rows:
                self._put_away()

    # --- what is wished --------------------------------------------------------------------

    def _on_wish(self, row: RecoveryRow, wish: Wish) -> None:
        left = self._rows.get(row)
        if left is None:
            return
        try:
            match wish:
                case Wish.RESTORE:
                    self._restore(row, left)
                case Wish.LOOK:
                    self._returning.show(left, self._windows.another())
                case Wish.SAVE:
                    self._finish(row, saved_elsewhere(left, self._services, self._asking()))
                case Wish.DISCARD:
                    self._discard(row, left)
        except JourneyboardError as error:
            row.set_idle()
            self._say_error(str(error))

    def _restore(self, row: RecoveryRow, left: Leftover) -> None:
        row.set_busy(0.0)
        coming = self._returning.bring_back(left, self._place_for)
        coming.advanced.connect(row.set_busy)
        coming.done.connect(lambda: self._done_with(row))
        coming.failed.connect(partial(self._on_failed, row))
        coming.start()

    def _on_failed(self, row: RecoveryRow, sentence: str) -> None:
        row.set_idle()
        self._say_error(sentence)

    def _discard(self, row: RecoveryRow, left: Leftover) -> None:
        discarded(left, self._services.places.versions)
        self._done_with(row)
        back: tuple[Choice, ...] = ()
        if left.replayed is not None:
            kept = replace(left, recorded=None)
            back = (Choice(tr("Take back"), lambda: self._take_back(kept)),)
        self._say(tr("“{title}” was discarded.", title=shortened(title_of(left))), *back)

    def _take_back(self, left: Leftover) -> None:
        self._returning.bring_back(left, self._place_for).start()

    def _finish(self, row: RecoveryRow, outcome: Outcome | None) -> None:
        if outcome is None:
            return
        self._done_with(row)
        open_it = Choice(tr("Open"), lambda: self._services.open_file(outcome.path))
        self._say(tr("“{name}” is saved.", name=outcome.path.name), open_it)

    def _place_for(self) -> MainWindow:
        """The window with the bar while it shows no map, else another one."""
        window = self._window or self._windows.present()
        empty = window is not None and window.files.session is None
        return window if window is not None and empty else self._windows.another()

    def _asking(self) -> MainWindow:
        return self._window or self._windows.present() or self._windows.another()

    def _say(self, sentence: str, *choices: Choice) -> None:
        window = self._asking()
        window.show_notice(Notice(sentence, Tone.INFO, choices, key=KEY, brief=not choices))

    def _say_error(self, sentence: str) -> None:
        self._asking().show_notice(Notice(sentence, Tone.ERROR, key=KEY))


def _wishes(left: Leftover) -> tuple[Wish, ...]:
    if left.given_up:
        return (Wish.RESTORE, Wish.LOOK, Wish.SAVE)
    if left.replayed is not None:
        return _ALL
    if left.shunned:
        return (Wish.RESTORE, Wish.DISCARD)
    return () if left.newer else (Wish.DISCARD,)
