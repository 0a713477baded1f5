"""What is dragged onto the priority matrix: an opportunity or an action."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field
from PySide6.QtCore import QByteArray, QMimeData

from model.bounds import RecordId
from model.ids import Id
from widgets.dragged import Dragged


class ItemDrag(Dragged):
    """One record of one map. Only data."""

    MIME_TYPE: ClassVar[str] = "application/x-journeyboard-priority+json"
    MOST_BYTES: ClassVar[int] = 1_000

    map_id: Annotated[str, Field(max_length=200)]
    id: RecordId


def item_data(map_id: str, record_id: Id) -> QMimeData:
    """What a drag carries."""
    data = QMimeData()
    drag = ItemDrag(map_id=map_id, id=record_id)
    data.setData(ItemDrag.MIME_TYPE, QByteArray(drag.to_bytes()))
    return data


def item_in(data: QMimeData, map_id: str) -> Id | None:
    """The record a drag carries; None where it is none of ours, or of another map."""
    if not data.hasFormat(ItemDrag.MIME_TYPE):
        return None
    drag = ItemDrag.from_bytes(bytes(data.data(ItemDrag.MIME_TYPE).data()))
    return drag.id if drag is not None and drag.map_id == map_id else None
