"""Edits of saved views: keep one, look again and keep that, call it otherwise, order them."""

from __future__ import annotations

from typing import Any

from model.changes import ChangeSet
from model.document import JourneyMap
from model.edits.making import created, evolved, found
from model.edits.ordering import index_before, rekeyed, slots
from model.errors import RuleError
from model.ids import Id, IdSource, new_id
from model.queries import views_in_order
from model.records import View
from resources.words import tr

MAX_VIEWS = 100


def add_view(
    document: JourneyMap,
    *,
    name: str = "",
    before_id: Id | None = None,
    ids: IdSource = new_id,
    **fields: Any,  # noqa: ANN401 - any field of a view
) -> ChangeSet:
    """A new view before another, or last; without a name it gets a number nobody has.

    Raises:
        RuleError: the map has a hundred of them already, or a field is out of bounds.
    """
    siblings = views_in_order(document)
    if len(siblings) >= MAX_VIEWS:
        raise RuleError(tr("A map keeps at most {n} views.", n=MAX_VIEWS))
    room = slots(siblings, index_before(siblings, before_id))
    called = name.strip() or _free_name(document)
    view = created(View, ids=ids, name=called, order=room.keys[0], **fields)
    return ChangeSet(
        added=(view,), updated=rekeyed(siblings, room.neighbours), label=tr("Keep view")
    )


def retake_view(
    document: JourneyMap,
    view_id: Id,
    **fields: Any,  # noqa: ANN401 - any field of a view
) -> ChangeSet:
    """The view shows something else from now on; its name and its place stay."""
    view = found(document, View, view_id)
    after = evolved(view, fields)
    label = tr("Overwrite view")
    return (
        ChangeSet(label=label)
        if after is view
        else ChangeSet(updated=((view, after),), label=label)
    )


def rename_view(document: JourneyMap, view_id: Id, name: str) -> ChangeSet:
    """The view under another name; an empty one leaves it as it is called."""
    view = found(document, View, view_id)
    after = evolved(view, {"name": name.strip() or view.name})
    label = tr("Rename view")
    return (
        ChangeSet(label=label)
        if after is view
        else ChangeSet(updated=((view, after),), label=label)
    )


def _free_name(document: JourneyMap) -> str:
    taken = {view.name for view in document.views.values()}
    names = (tr("View {n}", n=number) for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
