"""What a person may do about a file that other programs changed: each way loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from designer.document.notices import MERGE_KEY, OUTSIDE_KEY, elsewhere
from designer.document.session import DocumentSession, Origin
from designer.elsewhere.descent import Descent, origin_with_last_step
from designer.elsewhere.looking import Fate, Found
from designer.elsewhere.merge_in import Flow, MergeIn, Source
from designer.elsewhere.wording import free_name
from model.atomic import write_bytes
from model.changes import difference
from model.errors import FileError, JourneyboardError
from model.outside import read_outside
from model.storage import MAX_BYTES, Loaded, lineage, load
from model.versions import Reason
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone


class Reconciling:
    """The ways on for the map of one window.

    ``follow`` has the file of a session watched, ``tell_again`` says once more what became of it.
    """

    def __init__(
        self,
        flow: Flow,
        descent: Descent,
        *,
        follow: Callable[[DocumentSession], None],
        tell_again: Callable[[], None],
    ) -> None:
        self._flow = flow
        self._descent = descent
        self._follow = follow
        self._tell_again = tell_again
        self.merge_in = MergeIn(flow, descent)

    def choices(self, found: Found, session: DocumentSession, *, saving: bool) -> list[Choice]:
        """What may be done. ``saving``: the person has just tried to save."""
        path, save_as = found.path, elsewhere(self._flow.save_as_now)
        reload = Choice(tr("Reload"), lambda: self.reload(path))
        both = Choice(tr("Keep both"), lambda: self.keep_both(path))
        overwrite = Choice(tr("Overwrite"), lambda: self.overwrite(found))
        again = Choice(tr("Save again"), self._save_again, stays=True)
        if session.read_only:
            return [reload] if found.loaded is not None else []
        match found.fate:
            case Fate.CHANGED if session.clean and not saving:
                return [reload, both]
            case Fate.CHANGED:
                source = Source(path, own=True, key=OUTSIDE_KEY, back=self._tell_again)
                merge = Choice(tr("Merge…"), lambda: self.merge_in.ask(source))
                return [merge, reload, both, overwrite]
            case Fate.OTHER:
                return [Choice(tr("Open that map"), lambda: self._open(path)), both]
            case Fate.BROKEN:
                return [save_as, overwrite]
            case Fate.MOVED if found.moved_to is not None:
                new = found.moved_to
                return [Choice(tr("Follow it"), lambda: self.follow_to(new)), again]
            case Fate.GONE | Fate.AWAY:
                return [again, save_as]
            case _:
                return [save_as]

    # --- reload ----------------------------------------------------------------------------

    def reload(self, path: Path) -> None:
        """Take over what the file holds, as one step that can be undone.

        Unsaved edits are kept as a version. A map that is only looked at is opened anew.
        """
        self._flow.leaving_editor.emit()
        session = self._flow.session
        loaded = self._loaded(path)
        if session is None or loaded is None:
            return
        if session.read_only or loaded.read_only or loaded.map_id != session.origin.map_id:
            self._open(path)
            return
        change = difference(session.document, loaded.document)
        label = tr("Reload “{name}”", name=path.name)
        origin = Origin(loaded.map_id, lineage(loaded.revision, loaded.parents), loaded.stamp)
        try:
            if not session.clean:
                self._keep_ours(session, Reason.BEFORE_RELOAD)
            session.end_merge()
            session.push(change.labelled(label))
        except JourneyboardError as error:
            self._tell(str(error))
            return
        if change:
            origin_with_last_step(session, origin)
        else:
            session.origin = origin
        if loaded.warnings:  # it was mended: that is not on the disk yet
            session.mark_unsaved()
            self._follow(session)
        else:
            session.mark_saved()
            self._flow.stands_in_file(session)
        self._flow.dismissed.emit(MERGE_KEY)
        if loaded.warnings:
            first, *more = loaded.warnings
            notice = Notice(first, Tone.WARNING, details=tuple(more), key=OUTSIDE_KEY)
            self._flow.noticed.emit(notice)

    # --- both, or ours ---------------------------------------------------------------------

    def keep_both(self, path: Path) -> None:
        """Save ours beside, under a name of its own, and go on there."""
        self._flow.leaving_editor.emit()
        session = self._flow.session
        if session is None:
            return
        new = free_name(path, tr("my edits"))
        if self._flow.saving.write(session, new):
            text = tr("You work on “{new}” now; “{old}” is as it was.", new=new.name, old=path.name)
            self._flow.noticed.emit(Notice(text, Tone.SUCCESS, key=OUTSIDE_KEY))

    def overwrite(self, seen: Found) -> None:
        """Save over what was seen there, which is kept first; what came after it is not touched."""
        self._flow.leaving_editor.emit()
        session = self._flow.session
        if session is None or seen.stamp is None:
            return
        try:
            self._keep_theirs(seen)
        except FileError as error:
            self._tell(str(error))
            return
        session.origin = replace(session.origin, stamp=seen.stamp)
        session.mark_unsaved()
        self._flow.saving.ask_write(session, seen.path)

    def _keep_theirs(self, seen: Found) -> None:
        """What is going to be overwritten stays as a version, or beside where it is no map.

        Raises:
            FileError: it could not be kept.
        """
        loaded, store = seen.loaded, self._descent.versions
        if loaded is None:
            beside = free_name(seen.path, tr("as found"))
            write_bytes(beside, read_outside(seen.path, MAX_BYTES))
        elif store is not None:
            store.keep(
                loaded.document,
                map_id=loaded.map_id,
                parents=loaded.parents,
                revision=loaded.revision,
                reason=Reason.OVERWRITTEN,
            )

    def _keep_ours(self, session: DocumentSession, reason: Reason) -> None:
        store, origin = self._descent.versions, session.origin
        if store is not None:
            store.keep(
                session.document, map_id=origin.map_id, parents=origin.parents, reason=reason
            )

    # --- gone or moved ---------------------------------------------------------------------

    def follow_to(self, path: Path) -> None:
        """The file has another name now: it is this one that is saved to."""
        session = self._flow.session
        if session is None:
            return
        session.path = path
        if session.document == session.saved_document:
            session.mark_saved()
        self._follow(session)

    def _save_again(self) -> None:
        self._flow.save()

    def _open(self, path: Path) -> None:
        self._flow.reopen(path)

    def _loaded(self, path: Path) -> Loaded | None:
        try:
            return load(path)
        except FileError as error:
            self._tell(str(error))
            return None

    def _tell(self, sentence: str) -> None:
        save_as = elsewhere(self._flow.save_as_now)
        self._flow.noticed.emit(Notice(sentence, Tone.ERROR, (save_as,), key=OUTSIDE_KEY))
