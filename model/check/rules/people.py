"""Who travels: rules about personas."""

from __future__ import annotations

from collections.abc import Iterator

from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.ordering import PEOPLE
from model.edits.people import add_persona
from model.ids import IdSource
from model.records import MapInfo
from resources.words import tr


def no_persona(facts: Facts, _info: MapInfo) -> Iterator[Hit]:
    """A map on which nobody travels."""
    if not facts.known(PEOPLE):
        yield Hit(tr("Nobody travels on this map: it has no persona."))


def give_persona(facts: Facts, _finding: Finding, ids: IdSource) -> ChangeSet:
    """A persona to be described."""
    return add_persona(facts.document, name=tr("First persona"), ids=ids)
