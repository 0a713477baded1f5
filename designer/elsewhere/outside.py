"""What other programs do to the file of the open map: seen at once, told, decided by the person.

The file is looked at in a thread, so that a share that hangs holds nobody up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from designer.background import Job, start_apart
from designer.document.notices import OUTSIDE_KEY
from designer.document.session import DocumentSession
from designer.elsewhere.descent import Descent
from designer.elsewhere.file_watch import FileWatch, Sign, sign_of
from designer.elsewhere.looking import Fate, Found, Known, looked_at
from designer.elsewhere.merge_in import Flow
from designer.elsewhere.reconciling import Reconciling
from designer.elsewhere.wording import Sides, found_words, lines_of
from exporters.progress import Progress
from model.storage import Stamp
from widgets.message_bar import Notice, Tone

_PATIENCE: Final = 8
"""So often a file that is no map is looked at again: it may be half written."""
_QUIET: Final = frozenset({Fate.CHANGED, Fate.MOVED})


@dataclass(frozen=True, slots=True)
class _Glance:
    """One look: the sign the file had just before, and what was found; None for nothing new."""

    session: DocumentSession
    stamp: Stamp
    sign: Sign | None
    found: Found | None


class Outside(QObject):
    """Watches the file of one session at a time, and tells once of each thing that happens to it.

    ``looked`` comes whenever a look has ended; ``folder_touched`` when files beside it came or
    went.
    """

    noticed = Signal(object)
    dismissed = Signal(str)
    looked = Signal()
    folder_touched = Signal()

    def __init__(self, flow: Flow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.descent = Descent()
        self.ways = Reconciling(flow, self.descent, follow=self.follow, tell_again=self.tell)
        self._session: DocumentSession | None = None
        self._seen: Sign | None = None
        self._inode: tuple[int, int] | None = None
        self._told: tuple[object, ...] | None = None
        self._looking = self._again = self._refused = False
        self._half = 0
        self.watch = FileWatch(self)
        self.watch.touched.connect(self.look)
        self.watch.folder_touched.connect(self.folder_touched)

    def follow(self, session: DocumentSession | None) -> None:
        """Watch the file of this session as it is now, and no other; None for none."""
        self._session = session
        self._told, self._half, self._refused = None, 0, False
        path = session.path if session is not None else None
        self.watch.follow(path)
        if session is None or path is None:
            return
        self.descent.follow(session)
        sign, stamp = sign_of(path), session.origin.stamp
        self._inode = sign.inode if sign is not None else None
        same = stamp and sign and (sign.size, sign.mtime_ns) == (stamp.size, stamp.mtime_ns)
        self._seen = sign if same else None

    def look(self) -> None:
        """Look, in a thread, whether another program changed the file, and tell."""
        session = self._session
        if session is None or session.path is None or session.origin.stamp is None:
            return
        if self._looking or session.saving:
            self._again = True
            return
        self._looking, self._again = True, False
        known = _known(session, self._inode)
        seen = None if self._refused else self._seen
        job = Job(partial(_glance, session, known, seen))
        job.signals.succeeded.connect(self._on_glance)
        job.signals.ended.connect(self._on_looked)
        start_apart(job)

    def tell(self) -> None:
        """A save was refused: look again, and say what stands in its way whatever was said."""
        self._refused = True
        self.look()

    def _on_looked(self) -> None:
        self._looking = False
        if self._again and self._session is not None:
            if self._session.saving:
                self.watch.settled.start()
            else:
                self.look()
        self.looked.emit()

    def _on_glance(self, glance: object) -> None:
        session = self._session
        if not isinstance(glance, _Glance) or glance.session is not session or session is None:
            return
        if glance.stamp is not session.origin.stamp or session.saving:
            self._again = True  # saved meanwhile
            return
        self._seen = glance.sign
        if glance.found is not None:
            self._take(session, glance.found)

    # --- telling ---------------------------------------------------------------------------

    def _take(self, session: DocumentSession, found: Found) -> None:
        refused, self._refused = self._refused, False
        if found.fate is Fate.SAME:
            self._all_well(session)
            return
        if found.fate is Fate.BROKEN and self._half < _PATIENCE and not refused:
            self._half, self._seen = self._half + 1, None
            self.watch.settled.start()
            return
        mark = (found.fate, found.stamp and found.stamp.sha256, found.moved_to)
        if mark == self._told and not refused:
            return
        self._told, self._half = mark, 0
        if found.fate in (Fate.GONE, Fate.MOVED, Fate.AWAY):
            session.mark_unsaved()
        self.noticed.emit(self._notice(session, found, refused=refused))

    def _all_well(self, session: DocumentSession) -> None:
        """The file is what it was, or is it again."""
        self._half = 0
        if self._told is None:
            return
        self._told = None
        self.dismissed.emit(OUTSIDE_KEY)
        if session.document == session.saved_document:
            session.mark_saved()

    def _notice(self, session: DocumentSession, found: Found, *, refused: bool) -> Notice:
        sides, older = None, False
        details: tuple[str, ...] = (found.why,) if found.why else ()
        if found.fate is Fate.CHANGED and found.loaded is not None:
            base = self.descent.base(session, found.loaded)
            sides = Sides(base or session.document, session.document, found.loaded.document)
            if found.loaded.revision in session.origin.parents:
                older = True
                sides = Sides(session.saved_document, session.document, found.loaded.document)
            details = lines_of(sides.base, sides.theirs, sides.there)
        quiet = found.fate in _QUIET and session.clean and not refused
        choices = self.ways.choices(found, session, saving=refused)
        return Notice(
            found_words(found, sides, older=older),
            Tone.INFO if quiet else Tone.WARNING,
            tuple(choices),
            details=details,
            key=OUTSIDE_KEY,
        )


def _known(session: DocumentSession, inode: tuple[int, int] | None) -> Known:
    origin = session.origin
    path, stamp = session.path or Path(), origin.stamp or Stamp(0, 0, "")
    revision = origin.parents[0] if origin.parents else ""
    return Known(path, origin.map_id, revision, stamp, inode)


def _glance(
    session: DocumentSession, known: Known, seen: Sign | None, _progress: Progress
) -> _Glance:
    """Look at the file; in a thread. Its content only where its sign is another one."""
    sign = sign_of(known.path)
    same = sign is not None and sign == seen
    return _Glance(session, known.stamp, sign, None if same else looked_at(known))
