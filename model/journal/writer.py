"""Writing the journal of an open map.

An entry is with the operating system when :meth:`Journal.write` returns, so it outlives the
program; :meth:`Journal.sync` has it on the disk, so it outlives the computer. ``write`` is for the
thread of the window and never waits for the disk, but in safe mode and for the very first base;
``sync`` is for another thread (:class:`model.journal.syncing.Syncer`) and does all that may take
long: bases, new logs, trying again.
"""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from model import disk
from model.atomic import write_bytes
from model.document import JourneyMap
from model.errors import FileError
from model.folders import make_lasting
from model.journal import wire
from model.journal.entries import Entry, Head, Saved, Typed
from model.journal.folder import (
    base_path,
    log_path,
    new_name,
    remove_all,
    remove_before,
    remove_folder,
)
from model.journal.frames import framed, opening
from model.journal.log import Log
from model.journal.owning import Claim, claimed_new
from model.storage import lineage
from model.troubles import writing_trouble
from resources.words import tr

MOST_ENTRIES: Final = 20_000
"""A log with more is given up for a new base and an empty log."""
MOST_BYTES: Final = 32_000_000
"""The same, in bytes."""
_BREATH_S: Final = 0.0002  # between pieces of a base, so that the window's thread gets its turn


class Journal:
    """The journal of one open map, ours as long as the process lives or until it ends."""

    def __init__(
        self, folder: Path, document: JourneyMap, head: Head, *, each_synced: bool
    ) -> None:
        """Prepare it; nothing is on the disk yet (see :meth:`begin`)."""
        self._folder = folder
        self._document = document
        self._head = head
        self._each_synced = each_synced
        self._claim: Claim | None = None
        self._begun = False  # whether the first base is there
        self._log: Log | None = None
        self._earlier: list[Log] = []  # still needed: the base after them is not there
        self._go = 0
        self._number = 0  # of the last entry
        self._typed: dict[str, Typed] = {}
        self._listed = False  # whether the names of all files are on the disk
        self._trouble: FileError | None = None
        self._ended = False
        self._entries = threading.Lock()  # held for microseconds
        self._keeping = threading.Lock()  # held while the disk works
        self.wanted = threading.Event()
        """Set when there is something to sync."""

    @classmethod
    def begin(
        cls,
        folder: Path,
        document: JourneyMap,
        head: Head,
        *,
        each_synced: bool = False,
        later: bool = False,
    ) -> Journal:
        """Begin the journal of a map in a folder that holds journals.

        Never raises: while the disk does not take it, :attr:`trouble` says so, every
        :meth:`write` does, and every :meth:`sync` tries again.

        Args:
            folder: where journals are; it is made if it is not there, for its owner only.
            document: the map as it is.
            head: which map it is.
            each_synced: every entry is on the disk before ``write`` returns.
            later: the first ``sync`` or ``write`` puts the map on the disk, not this call.
        """
        journal = cls(folder, document, head, each_synced=each_synced)
        journal.wanted.set()
        if not later:
            with contextlib.suppress(FileError):
                journal.sync()
        return journal

    @property
    def path(self) -> Path:
        """The folder of this journal; that of all journals before it has begun."""
        return self._folder

    @property
    def trouble(self) -> FileError | None:
        """Why edits are not protected now; None while they are."""
        return self._trouble

    def write(self, entry: Entry, document: JourneyMap) -> None:
        """Note what happened. When this returns, a crash of the program cannot lose it.

        Args:
            entry: what happened.
            document: the map as it is after it.

        Raises:
            FileError: it could not be noted. The next ``sync`` begins anew with the whole map,
                so nothing is missing once the disk takes it.
        """
        if not self._begun and self._trouble is None:
            with contextlib.suppress(FileError):
                self.sync()  # the base has to be there first; mostly somebody is at it already
        payload = wire.written(entry)
        with self._entries:
            self._note(entry, document)
            self._append(payload)
            trouble = self._trouble
        self.wanted.set()
        if self._each_synced:
            self.sync()
        elif trouble is not None:
            raise trouble

    def sync(self) -> None:
        """Have everything on the disk that was written, and begin anew where that is needed.

        Raises:
            FileError: the disk does not take it; edits are not protected until it does.
        """
        with self._keeping:
            if self._ended:
                return
            self.wanted.clear()
            try:
                self._keep()
            except (OSError, FileError) as error:
                with self._entries:
                    raise self._not_protected(error) from error
            if self._trouble is not None:  # an entry was refused meanwhile
                raise self._trouble

    def end(self) -> None:
        """The map was left in order: the journal goes. What cannot be removed stays, harmlessly."""
        self._close()
        if self._claim is not None:
            with contextlib.suppress(OSError):
                remove_all(self._folder)
            self._claim.release()
            remove_folder(self._folder)

    def leave(self) -> None:
        """Let go of the journal, and leave it for whoever comes next."""
        with contextlib.suppress(FileError):
            self.sync()
        self._close()
        if self._claim is not None:
            self._claim.release()

    # --- entries: with self._entries held -------------------------------------------------------

    def _note(self, entry: Entry, document: JourneyMap) -> None:
        """Keep in mind what a new base must say."""
        self._document = document
        # A number is used once, taken or not: a later log never continues what may have been lost.
        self._number += 1
        match entry:
            case Typed(where, text):
                if text:
                    self._typed[where] = entry
                else:
                    self._typed.pop(where, None)
            case Saved():
                self._head = replace(
                    self._head,
                    path=entry.path,
                    parents=lineage(entry.revision, entry.parents),
                    stamp=entry.stamp,
                    unsaved=False,
                )
            case _:
                if self._head.path is None:
                    self._head = replace(self._head, unsaved=True)

    def _append(self, payload: bytes) -> None:
        if self._log is None:
            return
        try:
            self._log.append(self._number, payload)
        except OSError as error:
            self._not_protected(error)

    def _not_protected(self, error: OSError | FileError) -> FileError:
        """Give the log up that is behind an error, and say so; the error to raise."""
        if self._log is not None:
            self._log.cut_back()
            self._earlier.append(self._log)
            self._log = None
        if error is not self._trouble:
            why = error if isinstance(error, FileError) else writing_trouble(error, self._folder)
            sentence = tr(
                "Your edits are not protected against a crash now; save the map. {why}",
                why=str(why),
            )
            self._trouble = FileError(sentence)
        return self._trouble

    # --- the disk: with self._keeping held ------------------------------------------------------

    def _keep(self) -> None:
        if self._claim is None:
            self._claim_folder()
        if self._log is None or self._trouble is not None:
            self._begin_anew()
        elif self._log.entries > MOST_ENTRIES or self._log.size > MOST_BYTES:
            # What is there stays good when this fails: it is tried again with the next full log.
            with contextlib.suppress(OSError, FileError):
                self._begin_anew()
        self._sync_logs()

    def _claim_folder(self) -> None:
        while self._claim is None:
            own = self._folder / new_name(self._head.began)
            make_lasting(own)
            # None: a program that looked for what is left behind was quicker; it tidies that up.
            self._claim = claimed_new(own)
        self._folder = own

    def _begin_anew(self) -> None:
        """A new log from now on, and then a base of the map as it was at its beginning."""
        whole = self._begun and self._trouble is None  # what is there is good without the new base
        self._go += 1
        self._listed = False
        log = Log(log_path(self._folder, self._go))
        with self._entries:
            if self._log is not None:
                self._earlier.append(self._log)
            self._log = log
            document, after = self._document, self._number
            head = replace(self._head, title=document.info.title)
            for typed in self._typed.values():
                self._number += 1
                self._append(wire.written(typed))
        if whole and self._typed:
            # On the disk before the base, which makes reading begin here: else power that goes
            # between the two takes a text away that was there.
            log.sync()
            disk.sync_folder(self._folder)
        try:
            self._write_base(document, head, after)
        except (OSError, FileError):
            if not whole:
                self._drop(log)
            raise
        with self._entries:
            if self._log is not log:
                raise self._trouble or FileError(tr("The journal of this map has ended."))
            self._trouble = None
            self._begun = True
            earlier, self._earlier = self._earlier, []
        self._listed = True  # with the base, the folder was synced
        for one in earlier:
            one.close()
        with contextlib.suppress(OSError):
            remove_before(self._folder, self._go)

    def _write_base(self, document: JourneyMap, head: Head, after: int) -> None:
        lines = enumerate(wire.base_lines(document, head, after), 1)

        def put(stream: BinaryIO) -> None:
            stream.write(opening("base"))
            for number, payload in lines:
                stream.write(framed(number, payload))
                time.sleep(_BREATH_S)

        write_bytes(base_path(self._folder, self._go), put, private=True)

    def _drop(self, log: Log) -> None:
        """Take a log away that follows nothing."""
        with self._entries:
            if self._log is log:
                self._log = None
        log.close()
        with contextlib.suppress(OSError):
            disk.remove(log.path)

    def _sync_logs(self) -> None:
        with self._entries:
            logs = [*self._earlier, *([self._log] if self._log is not None else [])]
        for log in logs:
            log.sync()
        if not self._listed:
            disk.sync_folder(self._folder)
            self._listed = True

    def _close(self) -> None:
        with self._keeping, self._entries:
            self._ended = True
            for log in (*self._earlier, *([self._log] if self._log is not None else [])):
                log.close()
            self._earlier.clear()
            self._log = None
            self._trouble = FileError(tr("The journal of this map has ended."))
