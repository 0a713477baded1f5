"""What an open map comes from: earlier states to merge on, and a file taken over with a step."""

from __future__ import annotations

from designer.document.session import DocumentSession, Origin
from model.document import JourneyMap
from model.merging.ancestry import common_revisions
from model.storage import Loaded, lineage
from model.versions import VersionStore

_MOST = 4


class Descent:
    """The states of one map that are in memory anyway, by revision, and those that were kept."""

    def __init__(self) -> None:
        self.versions: VersionStore | None = None
        self._session: DocumentSession | None = None
        self._states: dict[str, JourneyMap] = {}

    def follow(self, session: DocumentSession) -> None:
        """Remember what the file of this session holds: it was just opened or saved."""
        fresh = session is not self._session
        if fresh:
            self._session, self._states = session, {}
        if session.origin.parents and (session.clean or not fresh):
            self.remember(session.origin.parents[0], session.saved_document)

    def remember(self, revision: str, document: JourneyMap) -> None:
        """Keep a state at hand; those of long ago go."""
        self._states.pop(revision, None)
        self._states[revision] = document
        while len(self._states) > _MOST:
            del self._states[next(iter(self._states))]

    def base(self, session: DocumentSession, theirs: Loaded) -> JourneyMap | None:
        """The newest state that both come from; None where none is known any more."""
        line = lineage(theirs.revision, theirs.parents)
        for revision in common_revisions(session.origin.parents, line):
            if revision == theirs.revision:
                return theirs.document
            state = self._states.get(revision)
            if state is None and self.versions is not None:
                state = self.versions.by_revision(session.origin.map_id, revision)
            if state is not None:
                return state
        return None


def origin_with_last_step(session: DocumentSession, after: Origin) -> None:
    """The map comes from elsewhere as long as its last step is not undone.

    Whoever takes the step back has the map from before it, which knows nothing of the file that was
    taken over: a save must not take that for seen.
    """
    stack, before = session.undo_stack, session.origin
    place = stack.index()
    command = stack.command(place - 1)
    session.origin = after

    def moved(index: int) -> None:
        done = index >= place and stack.command(place - 1) is command
        if session.origin is after and not done:
            session.origin = before
        elif session.origin is before and done:
            session.origin = after

    stack.indexChanged.connect(moved)
