"""What is dragged from the palette: a small value that travels as JSON in the drag's MIME data.

Never a Python object: a drop may come from another program, and what it carries is only data.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from widgets.dragged import Dragged


class DragItem(Dragged):
    """One thing of the palette.

    ``what`` decides which fields count: a stage or lane has ``text`` as its name; a card has
    ``kind``, ``channel`` and ``text``; a lane its ``kind``; a persona its ``persona_id`` (empty:
    a new one named ``text``); an emotion its ``valence`` and the word in ``text``.
    """

    MIME_TYPE: ClassVar[str] = "application/x-journeyboard-item+json"
    MOST_BYTES: ClassVar[int] = 20_000

    what: Literal["stage", "step", "lane", "card", "persona", "emotion"]
    text: Annotated[str, Field(max_length=500)] = ""
    kind: Annotated[str, Field(max_length=40)] = ""
    channel: Annotated[str, Field(max_length=200)] = ""
    persona_id: Annotated[str, Field(max_length=80)] = ""
    valence: Annotated[float, Field(ge=-2, le=2)] = 0.0
