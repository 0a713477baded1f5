"""Pieces of a map on the clipboard: JSON text with a format marker, never a Python object.

A fragment carries what was copied and what that rests on: personas, evidence, figures, pictures,
and the lanes it stood in. The order of lanes and steps of its map is kept too, so that several
cells keep their arrangement when they are pasted elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    FailFast,
    Field,
    TypeAdapter,
    ValidationError,
    create_model,
)

from model.bounds import MAX_RECORDS, RecordId
from model.changes import ChangeSet
from model.document import TABLE_NAMES, JourneyMap
from model.edits.cards import cards_at
from model.edits.contents import with_contents
from model.edits.hues import keeping_hues
from model.edits.making import found_any
from model.errors import FileError, ImportFormatError
from model.ids import Id, IdSource, new_id
from model.naming import counted
from model.pasting import Fragment, pasted
from model.places import Place
from model.queries import lanes_in_order, persona_hues, stage_hues, steps_in_order
from model.records import Card, MapInfo, Persona, Record, Stage, evolve
from model.references import pointers
from model.storage.bounds import check_bounds
from model.storage.envelope import DocumentIn
from resources.words import tr

FRAGMENT_MIME = "application/x-journeyboard-fragment+json"
FORMAT = "journeyboard-fragment"
MAX_CHARACTERS = 64_000_000

_MARK = re.compile(r'\s*\{\s*"format"\s*:\s*"journeyboard-fragment"')
# As chats and mails set a piece of JSON apart.
_FENCE = re.compile(r"\s*(`{3,}|~{3,})\w*[ \t]*\r?\n")
_Ids = Annotated[tuple[RecordId, ...], Field(max_length=MAX_RECORDS), FailFast()]


class _Head(BaseModel):
    """What a fragment says about itself."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    format: Literal["journeyboard-fragment"]
    version: Literal[1, 2]  # what version 1 said means the same in version 2
    copied: _Ids
    rows: _Ids
    columns: _Ids


def _fragment_model() -> Any:  # noqa: ANN401 - a model made at run time
    return create_model("Fragment", __base__=_Head, document=(DocumentIn, ...))


_FragmentIn = _fragment_model()
_FRAGMENT: TypeAdapter[Any] = TypeAdapter(_FragmentIn)


def copy_fragment(document: JourneyMap, ids: Iterable[Id]) -> str:
    """The records, with what is in them and what they rest on, as text for the clipboard.

    Raises:
        RuleError: one of the records is no longer on the map.
    """
    wanted = [found_any(document, record_id) for record_id in dict.fromkeys(ids)]
    copied = with_contents(document, wanted)
    carried = _in_their_colours(document, _with_what_it_rests_on(document, copied))
    tables: dict[str, Any] = {
        name: tuple(record for record in carried.values() if record.table == name)
        for name in TABLE_NAMES
    }
    whole = _FragmentIn.model_construct(
        format=FORMAT,
        version=2,
        copied=tuple(copied),
        rows=tuple(lane.id for lane in lanes_in_order(document)),
        columns=tuple(step.id for step in steps_in_order(document)),
        document=DocumentIn.model_construct(info=MapInfo(id="map"), **tables),
    )
    return _FRAGMENT.dump_json(whole, exclude_defaults=True).decode()


def is_fragment(text: str) -> bool:
    """Whether a text from the clipboard is a piece of a map."""
    return _MARK.match(text, _unfenced(text)[0]) is not None


def paste_fragment(
    document: JourneyMap, text: str, place: Place | None = None, *, ids: IdSource = new_id
) -> ChangeSet:
    """Put a copied piece at a place; None: where it came from, else the parking lot.

    Cards of several cells keep their arrangement to the right and downwards, as far as the grid
    goes; what would stand beyond it is parked. Stages and lanes come after those of the place.

    Raises:
        ImportFormatError: the text is no piece of a map.
        RuleError: the place is no longer there.
    """
    if place is not None:
        cards_at(document, place)  # raises where the cell is gone
    fragment = _parsed(text)
    try:
        change = keeping_hues(document, pasted(document, fragment, place, ids=ids))
    except ValidationError as error:  # its pointers lead to records of the wrong kind
        raise _damaged() from error
    main = [r for r in fragment.records.values() if r.id in fragment.copied]
    cards = [record for record in main if isinstance(record, Card)]
    frame = [record for record in main if record.table in ("stages", "lanes", "steps")]
    label = tr("Paste {things}", things=counted(frame or cards or main))
    return keeping_hues(document, change.labelled(label))


def _with_what_it_rests_on(document: JourneyMap, copied: dict[Id, Record]) -> dict[Id, Record]:
    """The records and all they point at, but neither cells nor cards that were not copied."""
    carried = dict(copied)
    waiting = list(copied.values())
    while waiting:
        for reference, target_id in pointers(waiting.pop()):
            if reference.target in ("cards", "stages", "steps") or target_id in carried:
                continue
            target = document.table(reference.target).get(target_id)
            if target is not None:
                carried[target_id] = target
                waiting.append(target)
    return carried


def _in_their_colours(document: JourneyMap, carried: dict[Id, Record]) -> dict[Id, Record]:
    """Colours that come from a place in this map are written down: elsewhere the place differs."""
    stages, personas = stage_hues(document), persona_hues(document)
    coloured = dict(carried)
    for record in carried.values():
        if isinstance(record, Stage) and record.hue is None:
            coloured[record.id] = evolve(record, hue=stages[record.id])
        elif isinstance(record, Persona) and record.hue is None:
            coloured[record.id] = evolve(record, hue=personas[record.id])
    return coloured


def _unfenced(text: str) -> tuple[int, int]:
    """Where a piece begins and ends within the fence that a chat put around it."""
    fence = _FENCE.match(text)
    if fence is None:
        return 0, len(text)
    end = text.rfind(fence.group(1), fence.end())
    return fence.end(), end if end > 0 else len(text)


def _parsed(text: str) -> Fragment:
    if len(text) > MAX_CHARACTERS or not is_fragment(text):
        raise ImportFormatError(tr("What was copied is no piece of a journey map."))
    start, end = _unfenced(text)
    try:
        data = text[start:end].encode()
        check_bounds(data, tr("What was copied"))
        whole: Any = _FRAGMENT.validate_json(data)
    except FileError as error:
        raise ImportFormatError(str(error)) from error
    except (ValidationError, ValueError) as error:  # ValueError: half a surrogate pair
        raise _damaged() from error
    records: dict[Id, Record] = {
        record.id: record for name in TABLE_NAMES for record in getattr(whole.document, name)
    }
    left = {i for i in whole.copied if i not in records or records[i].table in ("images", "views")}
    return Fragment(
        records=records,
        copied=frozenset(whole.copied) - left,
        rows=whole.rows,
        columns=whole.columns,
    )


def _damaged() -> ImportFormatError:
    return ImportFormatError(
        tr("What was copied is damaged, or from another version of Journeyboard.")
    )
