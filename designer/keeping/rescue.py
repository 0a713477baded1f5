"""A map that does not open: what can be saved of it, and the last version that was kept of it.

The damaged file is only read. What is saved of it becomes a map that was never saved.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from designer.document.files import FileFlow
from designer.document.notices import FILE_KEY, REPAIRS_KEY
from designer.document.session import DocumentSession, Origin
from designer.document.session_file import Opened
from designer.moments import column_words
from designer.own_json import read_own, write_own
from model.errors import FileError
from model.outside import read_outside, shown_name
from model.storage import MAX_BYTES, lineage
from resources.words import tr
from widgets.message_bar import Choice, MessageBar, Notice, Tone

if TYPE_CHECKING:  # only names here
    from model.salvage.salvaged import Salvaged
    from model.versions import Version, VersionStore

_MOST_PLACES, _MOST_BYTES = 200, 200_000
_MOST_SHOWN = 12
"""Losses a notice lists; the command line lists all."""


class Rescue(QObject):
    """Offers what can be done about a damaged map, for one window.

    ``known`` is the file that remembers which map was where: one of 0 bytes says nothing of it.
    """

    def __init__(
        self,
        flow: FileFlow,
        store: VersionStore,
        known: Path,
        show_notice: Callable[[Notice], MessageBar],
    ) -> None:
        super().__init__(flow)
        self._flow = flow
        self._store = store
        self._known = known
        self._show_notice = show_notice
        flow.ways_out = self.ways_out
        flow.opened.connect(self._remember)
        flow.saved.connect(self._remember)

    def ways_out(self, path: Path) -> tuple[Choice, ...]:
        """What can be done about a map that does not open."""
        from model.salvage.sniffing import looks_like_a_map, map_id_in  # noqa: PLC0415 - rarely

        try:
            data = read_outside(path, MAX_BYTES)
        except FileError:
            return ()
        choices = []
        if looks_like_a_map(data):
            choices.append(Choice(tr("Open what can be saved"), lambda: self._open_saved(path)))
        version = self._last_version(map_id_in(data) or self._map_at(path))
        if version is not None:
            button = tr("Open the last version")
            choices.append(Choice(button, lambda: self._open_version(version, path)))
        return tuple(choices)

    # --- what can be saved -----------------------------------------------------------------

    def _open_saved(self, path: Path) -> None:
        from model.salvage.salvaged import salvaged  # noqa: PLC0415 - rarely

        results: list[Salvaged] = []

        def make() -> Opened:
            result = salvaged(read_outside(path, MAX_BYTES), f"“{shown_name(path)}”")
            results.append(result)
            parents = result.parents
            origin = Origin(result.map_id, parents) if result.map_id else Origin(parents=parents)
            return Opened(DocumentSession(result.document, origin=origin, unsaved=True))

        if self._flow.open_made(make):
            self._show_notice(_told(results[0], shown_name(path)))

    # --- the last version ------------------------------------------------------------------

    def _last_version(self, map_id: str | None) -> Version | None:
        return next(iter(self._store.of(map_id)), None) if map_id else None

    def _open_version(self, version: Version, path: Path) -> None:
        def make() -> Opened:
            loaded = self._store.open(version)
            origin = Origin(version.map_id, lineage(loaded.revision, loaded.parents))
            return Opened(DocumentSession(loaded.document, origin=origin, unsaved=True))

        if self._flow.open_made(make):
            text = tr(
                "This is the last version that was kept of “{name}”, of {time}. The damaged file "
                "is as it was.",
                name=shown_name(path),
                time=column_words(version.time.astimezone()),
            )
            self._show_notice(Notice(text, Tone.INFO, key=FILE_KEY))

    # --- which map was where ---------------------------------------------------------------

    def _map_at(self, path: Path) -> str | None:
        map_id = read_own(self._known, most_bytes=_MOST_BYTES).get(str(path))
        return map_id if isinstance(map_id, str) else None

    def _remember(self, session: DocumentSession) -> None:
        path, map_id = session.path, session.origin.map_id
        if path is None:
            return
        places = dict(read_own(self._known, most_bytes=_MOST_BYTES))
        if places.get(str(path)) == map_id:
            return
        places.pop(str(path), None)
        places[str(path)] = map_id
        write_own(self._known, dict(list(places.items())[-_MOST_PLACES:]))


def _told(result: Salvaged, name: str) -> Notice:
    """What was saved, and in the details what was lost."""
    n = len(result.lost)
    if n == 0:
        text = tr("“{name}” was damaged; nothing that stood in it is lost.", name=name)
    elif n == 1:
        text = tr("“{name}” is damaged. This is what can be saved; one thing is lost.", name=name)
    else:
        text = tr(
            "“{name}” is damaged. This is what can be saved; {n} things are lost.", name=name, n=n
        )
    text += " " + tr("The damaged file is as it was: save this map under another name.")
    lines = (*result.lost, *result.mended)
    if len(lines) > _MOST_SHOWN:
        rest = tr(
            "{n} more; `journeyboard salvage` lists them all.", n=len(lines) - _MOST_SHOWN + 1
        )
        lines = (*lines[: _MOST_SHOWN - 1], rest)
    tone = Tone.WARNING if n else Tone.INFO
    return Notice(text, tone, details=lines, key=REPAIRS_KEY)
