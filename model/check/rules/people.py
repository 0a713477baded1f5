"""Rules about personas: who travels, what they want, and how far that is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import FELT_BY
from model.check.ordering import PEOPLE
from model.check.placing import feeling_added
from model.check.saying import named, person
from model.edits.people import add_persona
from model.ids import IdSource
from model.kinds import Validation
from model.records import MapInfo, Persona
from resources.words import tr

FRESH_DAYS = 365
"""A persona or a figure is looked at again at least so often."""


def no_persona(facts: Facts, _info: MapInfo) -> Iterator[Hit]:
    """A map on which nobody travels."""
    if not facts.known(PEOPLE):
        yield Hit(tr("Nobody travels on this map: it has no persona."))


def give_persona(facts: Facts, _finding: Finding, ids: IdSource) -> ChangeSet:
    """A persona to be described."""
    return add_persona(facts.document, name=tr("First persona"), ids=ids)


def persona_without_goals(_facts: Facts, persona: Persona) -> Iterator[Hit]:
    """Somebody who wants nothing."""
    if not any(goal.strip() for goal in persona.goals):
        yield Hit(tr("The persona {persona} has no goals.", persona=named(persona)))


def persona_assumed(_facts: Facts, persona: Persona) -> Iterator[Hit]:
    """Somebody made up."""
    if persona.validation is Validation.ASSUMED:
        yield Hit(tr("The persona {persona} is only assumed.", persona=named(persona)))


def persona_stale(facts: Facts, persona: Persona) -> Iterator[Hit]:
    """Somebody validated long ago, or nobody knows when."""
    if persona.validation is not Validation.VALIDATED:
        return
    day = persona.validated_on
    if day is None:
        message = tr("The persona {persona} is validated, but nobody noted when.")
        yield Hit(message.format(persona=named(persona)))
    elif is_old(day, facts.today):
        message = tr("The persona {persona} was last validated on {day}, over a year ago.")
        yield Hit(message.format(persona=named(persona), day=day.isoformat()))


def is_old(day: date, today: date) -> bool:
    """Whether something noted on a day should be looked at again."""
    return (today - day).days > FRESH_DAYS


def persona_without_feelings(facts: Facts, persona: Persona) -> Iterator[Hit]:
    """Somebody who travels through the map and feels nothing anywhere."""
    if facts.columns().steps and not facts.count(FELT_BY, persona.id):
        yield Hit(tr("{persona} has no emotion anywhere on the map.", persona=person(persona)))


def give_first_feeling(facts: Facts, finding: Finding, ids: IdSource) -> ChangeSet | None:
    """A neutral emotion at the first step, to be moved to where it belongs."""
    steps = facts.columns().steps
    return feeling_added(facts.document, steps[0][0], finding.place, ids) if steps else None
