"""The history of the open map: its window, and what is asked for there; nobody is kept waiting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from designer.background import Job, Work, Workroom
from designer.document.session import DocumentSession
from designer.document.session_file import suggested_name
from designer.document.until_edited import until_edited
from designer.exporting.planner import Planner
from designer.history.looking import Look, again, look
from designer.history.summaries import Summaries
from designer.history.wording import step_words
from designer.keeping.version_keeper import State, VersionKeeper, kept
from designer.moments import when_words
from designer.returning.showing import show_changed
from designer.style.fonts import add_other_scripts, needs_other_scripts
from designer.style.tokens import Tokens
from designer.style.waiting import waiting
from model.changes import difference
from model.errors import JourneyboardError
from model.ids import new_id
from model.outside import shown_name
from model.storage import SUFFIX, save
from model.versions import Reason, Version, VersionStore
from resources.words import tr
from widgets.message_bar import Choice, MessageBar, Notice, Tone

if TYPE_CHECKING:  # only names here
    from pathlib import Path

    from designer.dialogs.history.window import HistoryWindow
    from designer.document.files import FileFlow
    from designer.services import Services
    from designer.window.workbench import Workbench

HISTORY_KEY = "history"
_AFTER_EDIT_MS = 400
_AFTER_KEPT_MS = 50


class HistoryDesk(Protocol):
    """What the history needs of its window."""

    @property
    def files(self) -> FileFlow:
        """The open map."""

    @property
    def bench(self) -> Workbench:
        """Palette, canvas and inspector of the open map."""

    def show_map(self) -> None:
        """Show the open map, in the place of the start page."""

    def show_notice(self, notice: Notice) -> MessageBar:
        """Put a notice up above the map."""

    def dismiss(self, key: str) -> None:
        """Take the notice with this key away."""


class HistoryFlow(QObject):
    """Shows earlier versions for one window, and brings them back.

    ``restored`` carries the Version that the map went back to, ``saved`` the path of a copy.
    """

    restored = Signal(object)
    saved = Signal(object)

    def __init__(self, desk: HistoryDesk, services: Services, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._services, self._over = desk, services, over
        self.store = VersionStore(services.places.versions)
        """Where the versions are, with the clock that says what is today."""
        self._session: DocumentSession | None = None
        self._look: Look | None = None
        self._window: HistoryWindow | None = None
        self._looking, self._painting, self._telling = (Workroom(self) for _ in range(3))
        self._planner = Planner(self._looking, self)
        self._planner.planned.connect(self._on_looked)
        self._planner.failed.connect(self._on_damaged)
        self._summaries = Summaries(self.store, self._telling, self)
        self._later = _timer(self, _AFTER_EDIT_MS, self._compare_again)
        self._relist = _timer(self, _AFTER_KEPT_MS, self._list)
        desk.files.opened.connect(self._on_opened)
        for keeper in desk.files.findChildren(VersionKeeper):
            keeper.kept.connect(lambda _version: self._relist.start())
        services.style.changed.connect(self._put_on)

    @property
    def window(self) -> HistoryWindow | None:
        """The window, while it stands."""
        return self._window

    @property
    def at_rest(self) -> bool:
        """Whether all that is to be shown is shown."""
        waits = self._later.isActive() or self._relist.isActive()
        return not (waits or self._planner.working or self._summaries.working)

    # --- the window ------------------------------------------------------------------------

    def ask(self) -> None:
        """Show the earlier versions of the open map."""
        from designer.dialogs.history.window import HistoryWindow  # noqa: PLC0415 - when asked

        session = self._desk.files.session
        if session is None:
            return
        if self._window is not None:
            self._window.activateWindow()
            self._window.raise_()
            return
        window = HistoryWindow(self._painting, self._services.style.tokens, self._over)
        window.looked_at.connect(self._look_at)
        window.restore_asked.connect(self._restore)
        window.open_asked.connect(self._open_copy)
        window.save_asked.connect(self._save_copy)
        window.footer.forget_agreed.connect(self._forget)
        window.finished.connect(self.close)
        window.detail.picture.set_busy(False)
        self._planner.busy_changed.connect(window.detail.picture.set_busy)
        self._summaries.told.connect(window.tell)
        self._window = window
        self._follow(session)
        window.show()
        window.activateWindow()

    def close(self, _result: int = 0) -> None:
        """Nothing goes on for a window that is not seen."""
        window, self._window = self._window, None
        if window is None:
            return
        self._planner.stop()
        self._summaries.stop()
        self._later.stop()
        self._relist.stop()
        window.detail.picture.pictures.stop()
        self._unfollow()
        self._look = None
        window.close()
        window.deleteLater()

    def stop_and_wait(self) -> None:
        """Before the window of the map goes: let what runs end."""
        self.close()
        for room in (self._telling, self._painting):
            room.leave()
        self._looking.finish()

    def _on_opened(self, session: DocumentSession) -> None:
        if self._window is not None:
            self._follow(session)

    def _follow(self, session: DocumentSession) -> None:
        self._unfollow()
        self._session = session
        session.changed.connect(self._on_edited)
        if self._window is not None:
            title = session.document.info.title or tr("Untitled map")
            if needs_other_scripts((title,)):
                add_other_scripts()
            self._window.show_title(title)
            self._window.set_read_only(read_only=session.read_only)
        self._list()

    def _unfollow(self) -> None:
        session, self._session = self._session, None
        if session is not None and session is self._desk.files.session:
            session.changed.disconnect(self._on_edited)

    def _put_on(self, tokens: Tokens) -> None:
        if self._window is not None:
            self._window.set_tokens(tokens)
            self._look_at(self._window.list.current)

    def _list(self) -> None:
        """Show the versions there are by now."""
        if self._window is None or self._session is None:
            return
        versions = self.store.of(self._session.origin.map_id)
        self._window.show_versions(versions, self.store.clock())
        self._summaries.ask(versions)

    # --- looking ---------------------------------------------------------------------------

    def _look_at(self, version: Version | None) -> None:
        """Open a version in the background; the last wish wins."""
        session, store = self._session, self.store
        self._look = None
        if version is None or session is None:
            self._planner.stop()
            return
        now, theme = session.document, self._services.style.tokens.theme
        self._planner.ask(lambda progress: look(store, version, now, theme, progress))

    def _on_looked(self, found: Look) -> None:
        window = self._window
        if window is None or found.version != window.list.current:
            return
        self._look = found
        texts = [line.words for line in found.lines]
        if needs_other_scripts((*texts, *(card.text for card in found.document.cards.values()))):
            add_other_scripts()
        window.show_look(found)
        if self._session is not None and found.now is not self._session.document:
            self._compare_again()

    def _on_damaged(self, sentence: str) -> None:
        if self._window is not None:
            self._window.show_damage(sentence)

    def _on_edited(self, _change: object) -> None:
        self._later.start()

    def _compare_again(self) -> None:
        """Tell what going back would change, by the map as it is now."""
        if self._look is None or self._window is None or self._session is None:
            return
        self._look = again(self._look, self._session.document)
        self._window.show_differences(self._look)

    # --- what is asked for -----------------------------------------------------------------

    def _restore(self, found: Look) -> None:
        """Keep what is not saved, then make the map what it was, as one step."""
        session, window, store = self._session, self._window, self.store
        if session is None or window is None:
            return
        self._desk.bench.commit_editors()  # what is being typed counts
        state = State.of(session)
        if session.clean:
            self._go_back(found, session)
            return
        window.set_working(working=True)
        keep: Work = lambda _progress: kept(store, state, Reason.BEFORE_RESTORE)  # noqa: E731

        # Nothing is lost where it fails: the step can be taken back.
        def go_on(_kept_or_sentence: object) -> None:
            self._go_on(found, state)

        self._begin(keep, go_on, go_on)

    def _go_on(self, found: Look, state: State) -> None:
        session = self._session
        if self._window is None or session is None or session.origin.map_id != state.origin.map_id:
            return
        self._window.set_working(working=False)
        if session.document is not state.document:  # edited in this moment: that is kept as well
            self._restore(found)
        else:
            self._go_back(found, session)

    def _go_back(self, found: Look, session: DocumentSession) -> None:
        now = self.store.clock()
        label = step_words(found.version, now)
        change = difference(session.document, found.document, label=label)
        with waiting():
            try:
                session.push(change)
            except JourneyboardError as error:
                self._tell(str(error), Tone.ERROR)
                return
            self.close()
            self._desk.show_map()
            show_changed(self._desk.bench.canvas, change)
        undo = Choice(tr("Undo"), self._desk.bench.undo)
        text = tr("The map is as it was: {when}.", when=when_words(found.version.time, now))
        self._tell(text, Tone.SUCCESS, undo)
        until_edited(session.undo_stack, lambda: self._desk.dismiss(HISTORY_KEY))
        self._desk.bench.canvas.take_focus()
        self.restored.emit(found.version)

    def _open_copy(self, found: Look) -> None:
        """A new window with the map as it was; saving asks for a name."""
        self._services.open_session(DocumentSession(found.document, unsaved=True))

    def _save_copy(self, found: Look) -> None:
        """Ask for a file, and write the map as it was there, as a map of its own."""
        session = self._session
        if session is None:
            return
        there = found.version.time.astimezone(self.store.clock().tzinfo)
        name = suggested_name(session).removesuffix(SUFFIX)
        folder = session.path.parent if session.path is not None else self._desk.files.folder()
        suggestion = folder / f"{name} {there:%Y-%m-%d %H.%M}{SUFFIX}"
        path = self._services.dialogs(self._over).save_map(suggestion)
        if path is None:
            return
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        if session.path is not None and path.absolute() == session.path:
            self._tell(tr("That is the open map itself: use Restore, or another name."), Tone.ERROR)
            return
        self._write_copy(found, path.absolute())

    def _write_copy(self, found: Look, path: Path) -> None:
        document = found.document

        def work(_progress: object) -> object:
            return save(path, document, map_id=new_id("map"), overwrite=True)

        def done(_saved: object) -> None:
            open_it = Choice(tr("Open it"), partial(self._services.open_file, path))
            text = tr("A copy was saved as “{name}”.", name=shown_name(path))
            self._tell(text, Tone.SUCCESS, open_it)
            self.saved.emit(path)

        self._begin(work, done, lambda sentence: self._tell(sentence, Tone.ERROR))

    def _forget(self) -> None:
        """Remove all earlier versions of the open map."""
        if self._session is None:
            return
        try:
            self.store.forget(self._session.origin.map_id)
        except JourneyboardError as error:
            self._tell(str(error), Tone.ERROR)
        self._list()

    def _begin(
        self, work: Work, done: Callable[[object], None], failed: Callable[[str], None]
    ) -> None:
        job = Job(work)
        # Before it begins: it may be over at once.
        job.signals.succeeded.connect(done)
        job.signals.failed.connect(failed)
        self._looking.start(job)

    def _tell(self, text: str, tone: Tone, *choices: Choice) -> None:
        self._desk.show_notice(Notice(text, tone, choices, key=HISTORY_KEY))


def _timer(parent: HistoryFlow, ms: int, ring: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    timer.timeout.connect(ring)
    return timer
