"""Copies of the open map that lie beside it and went their own way, as sync services leave them.

They are known by the id of the map in their heads, never by their names. A copy is told of when
both it and the open map were changed since they were the same; one that a person made here, with
Save as, is not.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QObject, QTimer, Signal

from designer.background import Job, start_apart
from designer.document.files import FileFlow
from designer.document.notices import COPIES_KEY, MERGE_KEY
from designer.document.session import DocumentSession, Origin
from designer.elsewhere.merge_in import MergeIn, Source
from designer.services import Services
from exporters.progress import Progress
from model.errors import FileError
from model.merging.ancestry import is_ancestor
from model.merging.copy_names import maker_of
from model.storage import load
from model.storage.heads import FileHead, heads_beside
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone

_REST_MS = 2_000
"""A folder that is being synced changes all the time; it is looked through when it is quiet."""
_MOST_APART: Final = 100
_BETWEEN: Final = "\n"


class Copies(QObject):
    """Tells of copies beside the map of one window. ``looked`` comes when they were looked for.

    ``soon`` is the timer that waits until the folder is quiet.
    """

    looked = Signal()

    def __init__(self, flow: FileFlow, services: Services) -> None:
        super().__init__(flow)
        self._flow = flow
        self._services = services
        self._merge = MergeIn(flow, flow.outside.descent)
        self._session: DocumentSession | None = None
        self._path: Path | None = None
        self._left: set[tuple[Path, str]] = set()
        self._told: tuple[tuple[Path, str], ...] = ()
        self._looking = False
        self.soon = QTimer(self)
        self.soon.setSingleShot(True)
        self.soon.setInterval(_REST_MS)
        self.soon.timeout.connect(self.look)
        flow.opened.connect(self._on_opened)
        flow.saved.connect(self._on_saved)
        flow.outside.folder_touched.connect(self.soon.start)

    def look(self) -> None:
        """Look through the folder, in a thread."""
        session = self._session
        if session is None or session.path is None or session.read_only:
            return
        if self._looking:
            self.soon.start()
            return
        self._looking = True
        job = Job(partial(_beside, session.path))
        job.signals.succeeded.connect(self._on_found)
        job.signals.ended.connect(self._on_looked)
        start_apart(job)

    def _on_opened(self, session: DocumentSession) -> None:
        self._session, self._path = session, session.path
        self._left, self._told = set(), ()
        if session.path is not None:
            self.soon.start()

    def _on_saved(self, session: DocumentSession) -> None:
        """A map saved under another name was parted from the first on purpose."""
        if session is not self._session:
            return
        before, self._path = self._path, session.path
        if before is not None and session.path is not None and before != session.path:
            self._part(session.path, before)
        self.soon.start()

    def _part(self, new: Path, old: Path) -> None:
        """From now on these two, and those the old one was parted from, are maps of their own."""
        kept = self._services.settings.value.apart
        others = [old, *(path for path in self._apart_from(old) if path != new)]
        pairs = dict.fromkeys((*(_pair(new, other) for other in others), *kept))
        self._services.settings.change(apart=tuple(pairs)[:_MOST_APART])

    def _apart_from(self, path: Path) -> list[Path]:
        pairs = (pair.split(_BETWEEN) for pair in self._services.settings.value.apart)
        return [
            Path(other)
            for pair in pairs
            if str(path) in pair
            for other in pair
            if other != str(path)
        ]

    def _on_looked(self) -> None:
        self._looking = False
        self.looked.emit()

    def _on_found(self, answer: object) -> None:
        session = self._session
        path, heads = answer if isinstance(answer, tuple) else (None, ())
        if session is None or path is None or session.path != path:
            return
        found = [head for head in heads if self._counts(session, head)]
        marks = tuple((head.path, head.revision) for head in found)
        if marks == self._told:
            return
        self._told = marks
        self._flow.dismissed.emit(COPIES_KEY)
        if found:
            self._flow.noticed.emit(self._notice(session, found))

    def _counts(self, session: DocumentSession, head: FileHead) -> bool:
        return (
            head.map_id == session.origin.map_id
            and (head.path, head.revision) not in self._left
            and session.path is not None
            and head.path not in self._apart_from(session.path)
            and _diverged(session.origin, head)
        )

    # --- telling ---------------------------------------------------------------------------

    def _notice(self, session: DocumentSession, found: list[FileHead]) -> Notice:
        head = found[0]
        source = Source(
            head.path,
            own=False,
            key=COPIES_KEY,
            back=self._look_again,
            merged=self._look_again,
            more=(self._trash(head),),
        )
        choices = (
            Choice(tr("Merge…"), lambda: self._merge.ask(source)),
            Choice(tr("Open it"), lambda: self._services.open_file(head.path), stays=True),
            Choice(tr("Not now"), lambda: self._leave(found)),
        )
        names = tuple(head.path.name for head in found) if len(found) > 1 else ()
        text = _words(head.path, session.path or head.path, more=len(found) - 1)
        return Notice(text, Tone.WARNING, choices, details=names, key=COPIES_KEY)

    def _look_again(self) -> None:
        self._told = ()
        self.look()

    def _leave(self, found: list[FileHead]) -> None:
        self._left.update((head.path, head.revision) for head in found)

    def _trash(self, head: FileHead) -> Choice:
        return Choice(tr("Save, and put the copy into the trash"), lambda: self._throw_away(head))

    def _throw_away(self, head: FileHead) -> None:
        """Never before what it holds is on the disk elsewhere, and never for good."""
        if not self._flow.save():
            return
        path, session = head.path, self._session
        if session is None or not _is_in(session, path):
            text = tr("“{name}” holds more than this map; it stays.", name=path.name)
            self._flow.noticed.emit(Notice(text, Tone.WARNING, key=MERGE_KEY))
        elif not into_trash(path):
            text = tr("“{name}” could not be put into the trash; it stays.", name=path.name)
            self._flow.noticed.emit(Notice(text, Tone.WARNING, key=MERGE_KEY))
        else:
            text = tr("“{name}” is in the trash.", name=path.name)
            self._flow.noticed.emit(Notice(text, Tone.SUCCESS, key=MERGE_KEY, brief=True))


def into_trash(path: Path) -> bool:
    """Put a file into the system's trash. Whether that was possible; it stays otherwise."""
    return bool(QFile.moveToTrash(str(path)))


def _is_in(session: DocumentSession, copy: Path) -> bool:
    """Whether the map comes from all that a copy holds now."""
    try:
        return is_ancestor(load(copy).revision, session.origin.parents)
    except FileError:
        return False


def _pair(one: Path, other: Path) -> str:
    return _BETWEEN.join(sorted((str(one), str(other))))


def _beside(path: Path, _progress: Progress) -> tuple[Path, tuple[FileHead, ...]]:
    return path, heads_beside(path)


def _diverged(origin: Origin, head: FileHead) -> bool:
    """Whether both were changed since they were the same."""
    if not origin.parents or is_ancestor(head.revision, origin.parents):
        return False
    return not is_ancestor(origin.parents[0], head.lineage)


def _words(copy: Path, path: Path, *, more: int) -> str:
    maker = maker_of(copy.stem, path.stem)
    if maker is None:
        text = tr("“{name}” beside it is another state of this map: both were changed.",
                  name=copy.name)  # fmt: skip
    elif maker.whose:
        text = tr("{service} kept a second state of this map, from {whose}: “{name}”.",
                  service=maker.service, whose=maker.whose, name=copy.name)  # fmt: skip
    else:
        text = tr("{service} kept a second state of this map: “{name}”.",
                  service=maker.service, name=copy.name)  # fmt: skip
    if more == 1:
        return f"{text} {tr('There is one more.')}"
    return f"{text} {tr('There are {n} more.', n=more)}" if more else text
