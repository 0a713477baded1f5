"""Every field of every record can be edited, is printed or told, leaves in a workbook, is searched.

A new field fails here until it does, or until the table below says why it need not.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest

from designer.inspector.fields import FIELDS
from exporters.workbook.sheets import TABLES as SHEETS
from exporters.workbook.sheets.column import Part
from model.records import Metric, Record
from model.search import TEXTS
from model.tables import RECORD_TYPES
from tests.content.field_changes import changed, printed
from tests.examples import example

_ORDER: Final = "where it stands among its like: dragged, and told by the order of what is written"
_VIEW: Final = "a way to look at the map: taken, renamed and retaken in the lens bar, never printed"
_IMAGE: Final = "what the file of a picture says; the picture is chosen and drawn as a whole"
_PLACE: Final = "where it stands: dragged on the canvas"
_SIZE: Final = "dragged at its edge on the canvas; of the drawing only"

# Why a field is in no form. What a gesture of the canvas edits names it.
_EDITED_ELSEWHERE: Final[dict[str, str]] = {
    "Stage.collapsed": "folded in its header",
    "Step.width": _SIZE,
    "Step.stage_id": _PLACE,
    "Lane.height": _SIZE,
    "Lane.collapsed": "folded in its label",
    "Card.lane_id": _PLACE,
    "Card.step_id": _PLACE,
    "Card.span": "dragged at its edge on the canvas",
    "Card.metric_id": "made with the first figure that is typed into the form of a metric card",
    "Marker.lane_id": _PLACE,
    "Marker.step_id": _PLACE,
    "Marker.position": _PLACE,
}
# Why a field makes no difference to the drawing nor to what is told in Markdown or the insight.
_NOT_PRINTED: Final[dict[str, str]] = {
    "MapInfo.language": "the language of the words, for hyphens and screen readers",
    "Stage.collapsed": "how the sheet is drawn: tested with the layout",
    "Stage.guide": "guidance for an empty stage is shown on the canvas and never printed",
}
_NOT_IN_WORKBOOK: Final[dict[str, str]] = {
    "Stage.hue": "a colour of the drawing",
    "Stage.collapsed": "a fold of the drawing",
    "Stage.guide": "guidance for who makes the map, not for who fills it in",
    "Step.width": _SIZE,
    "Step.stage_id": "steps are made and moved on the map; their stage is shown",
    "Lane.kind": "lanes are made on the map; their names are places to choose from",
    "Lane.name": "lanes are made on the map; their names are places to choose from",
    "Lane.height": _SIZE,
    "Lane.collapsed": "a fold of the drawing",
    "Card.span": "how wide a card is drawn",
    "Card.image_id": "pictures stay on the map",
    "Card.metric_id": "the columns of the sheet of metrics are those of the metric",
    "Persona.hue": "a colour of the drawing",
    "Persona.photo_id": "shown as a picture in its own column",
    "Marker.lane_id": "emotions stand in the lane of emotions",
    "Marker.position": "how far to the right of a column it is drawn",
}
_NOT_SEARCHED: Final[dict[str, str]] = {
    "MapInfo.language": "a code, nobody's words",
    "Stage.guide": "the key of a guidance, nobody's words",
    "Silence.place": "the id of a record",
}
_WHOLE_TABLES: Final[dict[str, str]] = {
    "MapInfo": "what the map is about heads its sheets; it is edited in the window",
    "Connector": "arrows are drawn on the map only",
    "Silence": "decisions about findings are made in the window",
    "View": _VIEW,
    "Image": _IMAGE,
}


def _fields() -> Iterator[tuple[type[Record], str]]:
    for kind in RECORD_TYPES:
        yield from ((kind, name) for name in kind.model_fields if name != "id")


def _called(kind: type[Record], name: str) -> str:
    return f"{kind.__name__}.{name}"


def _edited() -> set[str]:
    kinds = {kind.table: kind for kind in RECORD_TYPES}
    return {
        _called(Metric if field.through else kinds[table], field.name)
        for table, fields in FIELDS.items()
        for field in fields
    }


def _in_workbook() -> set[str]:
    places = {"stage": "step_id", "step": "step_id", "lane": "lane_id", "persona": "persona_id"}
    return {
        _called(
            Metric if column.part is Part.METRIC else sheet.record,
            places[column.key] if column.part is Part.PLACE else column.field,
        )
        for sheet in SHEETS
        for column in sheet.columns
        if column.comes_back
    }


def _is_text(kind: type[Record], name: str) -> bool:
    """Whether a person types words into it."""
    if name.endswith(("_id", "_ids")) or name in ("order", "media_type", "data"):
        return False
    return "str" in _plain_names(kind.model_fields[name].annotation)


def _plain_names(said: object) -> set[str]:
    """The names of all types that an annotation is made of."""
    inner = typing.get_args(said)
    if not inner:
        return {getattr(said, "__name__", "")}
    return {name for one in inner for name in _plain_names(one)}


def _unsaid(done: set[str], reasons: dict[str, str], leave: tuple[str, ...] = ()) -> set[str]:
    return (
        {
            _called(kind, name)
            for kind, name in _fields()
            if kind.__name__ not in leave and name != "order"
        }
        - done
        - set(reasons)
    )


def test_every_field_can_be_edited() -> None:
    assert _unsaid(_edited(), _EDITED_ELSEWHERE, ("View", "Image")) == set()


def test_every_field_leaves_in_a_workbook_and_comes_back() -> None:
    assert _unsaid(_in_workbook(), _NOT_IN_WORKBOOK, tuple(_WHOLE_TABLES)) == set()


def test_every_text_is_searched() -> None:
    texts = {_called(kind, name) for kind, name in _fields() if _is_text(kind, name)}
    texts = {one for one in texts if one.split(".")[0] not in ("View", "Image")}
    searched = {_called(kind, name) for kind in RECORD_TYPES for name in TEXTS.get(kind.table, ())}
    assert texts - searched - set(_NOT_SEARCHED) == set()
    assert "Silence.reason" in texts
    assert "Persona.goals" in texts


def test_every_field_is_printed_or_told() -> None:
    folded = example()
    document = changed(folded, folded.stages["stage-1"], "collapsed")
    today = date(2026, 11, 22)
    before = printed(document, today)
    silent = set()
    for kind, name in _fields():
        called = _called(kind, name)
        skip = kind.__name__ in ("View", "Image") or name in ("order", "source_id", "target_id")
        if skip or name.endswith(("lane_id", "step_id", "stage_id", "persona_id")):
            continue
        records = list(document.table(kind.table).values())
        if not any(printed(changed(document, one, name), today) != before for one in records):
            silent.add(called)
    assert silent - set(_NOT_PRINTED) == set()


@pytest.mark.parametrize(
    "reasons", [_EDITED_ELSEWHERE, _NOT_PRINTED, _NOT_IN_WORKBOOK, _NOT_SEARCHED]
)
def test_reasons_are_about_fields_that_are_there(reasons: dict[str, str]) -> None:
    assert set(reasons) <= {_called(kind, name) for kind, name in _fields()}
    assert not set(reasons) & (_edited() if reasons is _EDITED_ELSEWHERE else set())
    assert not set(reasons) & (_in_workbook() if reasons is _NOT_IN_WORKBOOK else set())
