"""Another state of the open map merged in: looked over first, one undo step, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from designer.document.notices import MERGE_KEY
from designer.document.saving import Saving
from designer.document.session import DocumentSession
from designer.document.until_edited import until_edited
from designer.elsewhere.descent import Descent, origin_with_last_step
from designer.elsewhere.wording import (
    conflict_lines,
    lines_of,
    merged_words,
    review_words,
)
from model.changes import apply
from model.errors import JourneyboardError
from model.merging.ancestry import both_lineages
from model.merging.merged import Merged, merged
from model.storage import Loaded, lineage, load
from model.versions import Reason
from resources.words import tr
from widgets.message_bar import Choice, Notice, Tone


class Flow(Protocol):
    """What is needed of the flow between the open map and its file."""

    noticed: SignalInstance
    dismissed: SignalInstance
    leaving_editor: SignalInstance

    @property
    def session(self) -> DocumentSession | None:
        """The open map."""

    @property
    def saving(self) -> Saving:
        """What saves it."""

    def reopen(self, path: Path) -> bool:
        """Open a file in the place of the open map, after the question about unsaved edits."""

    def stands_in_file(self, session: DocumentSession) -> None:
        """The map is what its file holds: just saved, or taken over from there."""

    def save(self) -> bool:
        """Save the open map."""

    def save_as_now(self) -> None:
        """Ask where to save the open map."""


@dataclass(frozen=True, slots=True)
class Source:
    """The other state. ``own``: it is what the file of the open map holds now.

    ``key`` is that of the notice which offered it, whose place the review takes; ``back`` shows
    that notice again. When it is merged, ``more`` are further choices, and ``merged`` is called.
    """

    path: Path
    own: bool
    key: str
    back: Callable[[], None]
    merged: Callable[[], None] = lambda: None
    more: tuple[Choice, ...] = ()


class MergeIn:
    """Merges into the map of one window."""

    def __init__(self, flow: Flow, descent: Descent) -> None:
        self._flow = flow
        self._descent = descent

    def ask(self, source: Source) -> None:
        """Show what a merge would do; nothing is done before the button is pressed."""
        self._flow.leaving_editor.emit()
        session = self._flow.session
        loaded = self._loaded(source)
        if session is None or loaded is None:
            return
        result = self._merged(session, loaded)
        after = apply(session.document, result.change)
        details = (*conflict_lines(result), *lines_of(session.document, after, result.change))
        self._flow.noticed.emit(
            Notice(
                review_words(source.path.name, result),
                Tone.INFO,
                (
                    Choice(tr("Merge"), lambda: self.merge(source, loaded)),
                    Choice(tr("Not now"), source.back),
                ),
                details=details,
                key=source.key,
                unfolded=True,
            )
        )

    def merge(self, source: Source, reviewed: Loaded) -> None:
        """Do it, if the file is still what was looked over."""
        self._flow.leaving_editor.emit()
        session = self._flow.session
        loaded = self._loaded(source)
        if session is None or loaded is None:
            return
        if loaded.stamp.sha256 != reviewed.stamp.sha256:
            self.ask(source)
            return
        result = self._merged(session, loaded)
        try:
            self._keep(session, loaded)
            session.end_merge()
            session.push(result.change.labelled(tr("Merge with “{name}”", name=source.path.name)))
        except JourneyboardError as error:
            self._tell(str(error))
            return
        self._take_origin(session, source, loaded, stepped=bool(result.change))
        self._done(session, source, result)

    def _merged(self, session: DocumentSession, loaded: Loaded) -> Merged:
        base = self._descent.base(session, loaded)
        return merged(base, session.document, loaded.document)

    def _loaded(self, source: Source) -> Loaded | None:
        try:
            return load(source.path)
        except JourneyboardError as error:
            self._tell(str(error))
            return None

    def _keep(self, session: DocumentSession, loaded: Loaded) -> None:
        """Both states as they were: what clashes can be looked up there."""
        store, origin = self._descent.versions, session.origin
        if store is None:
            return
        store.keep(
            loaded.document,
            map_id=origin.map_id,
            parents=loaded.parents,
            revision=loaded.revision,
            reason=Reason.BEFORE_MERGE,
        )
        store.keep(
            session.document,
            map_id=origin.map_id,
            parents=origin.parents,
            reason=Reason.BEFORE_MERGE,
        )

    def _take_origin(
        self, session: DocumentSession, source: Source, loaded: Loaded, *, stepped: bool
    ) -> None:
        """From now on the map comes from both."""
        theirs = lineage(loaded.revision, loaded.parents)
        origin = replace(session.origin, parents=both_lineages(session.origin.parents, theirs))
        if source.own:
            origin = replace(origin, stamp=loaded.stamp)
        self._descent.remember(loaded.revision, loaded.document)
        if stepped:
            origin_with_last_step(session, origin)
        else:
            session.origin = origin
        if source.own and session.document == loaded.document:
            session.origin = replace(origin, parents=theirs)
            session.mark_saved()
            self._flow.stands_in_file(session)
        else:
            session.mark_unsaved()

    def _done(self, session: DocumentSession, source: Source, result: Merged) -> None:
        self._flow.dismissed.emit(source.key)
        source.merged()
        details, more = conflict_lines(result), source.more
        if result.change and not details and not more:  # what is there to be read stays there
            more = (Choice(tr("Undo"), session.undo_stack.undo),)
            until_edited(session.undo_stack, lambda: self._flow.dismissed.emit(MERGE_KEY))
        tone = Tone.WARNING if result.conflicts else Tone.SUCCESS
        text = merged_words(source.path.name, result)
        self._flow.noticed.emit(Notice(text, tone, more, details=details, key=MERGE_KEY))

    def _tell(self, sentence: str) -> None:
        self._flow.noticed.emit(Notice(sentence, Tone.ERROR, key=MERGE_KEY))
