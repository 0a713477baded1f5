"""What a drag from another program would become, as far as that is known before it is dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QMimeData

from designer.canvas.draft import Draft
from designer.canvas.exchange.incoming import local_files
from model.changes import ChangeSet
from model.clips.clip import Clip
from model.clips.reading import read_writing
from model.document import JourneyMap
from model.edits import add_card
from model.edits.clips import paste_clip
from model.errors import JourneyboardError
from model.ids import Id
from model.kinds import CardKind
from model.places import Place

StandIns: TypeAlias = Callable[[JourneyMap, Place], ChangeSet]

_MOST_FRAMES = 12
_MOST_TEXT = 20_000
"""In characters; a longer text is not read before it is dropped."""


def stand_ins(data: QMimeData, *, pictures: bool, persona_id: Id | None) -> StandIns:
    """The edit to show: the very cards of a text, empty frames for pictures, else nothing.

    No file is read before it is dropped.
    """
    files = local_files(data)
    if pictures:
        count = max(1, min(len(files), _MOST_FRAMES))
        return lambda document, place: _frames(document, place, count)
    clip = None if files else _clip(data)
    if clip is None:
        return lambda _document, _place: ChangeSet()
    return lambda document, place: paste_clip(document, clip, place, persona_id=persona_id).change


def _clip(data: QMimeData) -> Clip | None:
    text = data.text() if data.hasText() else ""
    html = data.html() if data.hasHtml() else ""
    if not text.strip() or max(len(text), len(html)) > _MOST_TEXT:
        return None
    try:
        return read_writing(text, html)
    except JourneyboardError:
        return None  # the drop itself says why


def _frames(document: JourneyMap, place: Place, count: int) -> ChangeSet:
    draft = Draft(document)
    for _ in range(count):
        draft.do(add_card(draft.document, place, kind=CardKind.IMAGE))
    return draft.finish("")
