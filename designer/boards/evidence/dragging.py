"""What is dragged on the evidence board: statements onto a source, or sources onto a statement."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field
from PySide6.QtCore import QByteArray, QMimeData

from model.bounds import RecordId
from model.ids import Id
from widgets.dragged import Dragged

Carried: TypeAlias = Literal["statements", "sources"]


class EvidenceDrag(Dragged):
    """Ids of records of one map. Only data."""

    MIME_TYPE: ClassVar[str] = "application/x-journeyboard-evidence+json"
    MOST_BYTES: ClassVar[int] = 4_000_000

    map_id: Annotated[str, Field(max_length=200)]
    what: Carried
    ids: Annotated[tuple[RecordId, ...], Field(min_length=1, max_length=50_000)]


def drag_data(map_id: str, what: Carried, ids: tuple[Id, ...]) -> QMimeData:
    """What a drag carries."""
    data = QMimeData()
    drag = EvidenceDrag(map_id=map_id, what=what, ids=ids)
    data.setData(EvidenceDrag.MIME_TYPE, QByteArray(drag.to_bytes()))
    return data


def dragged(data: QMimeData, map_id: str, what: Carried) -> tuple[Id, ...]:
    """The ids a drag carries, or none where it is none of ours, or of another map."""
    if not data.hasFormat(EvidenceDrag.MIME_TYPE):
        return ()
    drag = EvidenceDrag.from_bytes(bytes(data.data(EvidenceDrag.MIME_TYPE).data()))
    if drag is None or drag.map_id != map_id or drag.what != what:
        return ()
    return drag.ids
