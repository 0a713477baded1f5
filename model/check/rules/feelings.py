"""Rules about emotions: what set them off, whether word and height agree, and why they fall."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.changes import ChangeSet
from model.check.facts import Facts
from model.check.finding import Finding, Hit
from model.check.groups import EVERYBODY, FELT_BY, HURTING
from model.check.placing import card_added
from model.check.saying import feeling, named, person
from model.edits.fields import edit
from model.emotions import usual_valence
from model.ids import Id, IdSource
from model.kinds import CardKind, LaneKind, MapState
from model.records import Marker, Persona, Step
from resources.words import tr

MOVED = 0.75
"""A bad feeling nearer to neutral than this needs no trigger."""
GLAD = 1.5
"""A good feeling needs one only from here on: what delights is worth knowing."""
DIP = 2.0
"""So far a curve falls between two neighbouring steps before one asks what hurts there."""
_SLACK = 1e-9
"""0.9 less -1.1 is not quite 2 in binary."""


def emotion_without_trigger(facts: Facts, marker: Marker) -> Iterator[Hit]:
    """A bad or a very good feeling without what set it off; her own words tell it, too."""
    told = marker.trigger.strip() or marker.quote.strip()
    if not -MOVED < marker.valence < GLAD and not told:
        message = tr("What makes {persona} feel {feeling} at {step}?")
        yield Hit(
            message.format(
                persona=person(facts.get(Persona, marker.persona_id)),
                feeling=feeling(marker),
                step=named(facts.get(Step, marker.step_id)),
            ),
            more=(marker.persona_id,),
        )


def emotion_contradicts(facts: Facts, marker: Marker) -> Iterator[Hit]:
    """A good word that stands low, or a bad one that stands high."""
    usual = usual_valence(marker.word)
    if usual is not None and usual * marker.valence <= -MOVED:
        good = usual > 0
        message = (
            tr("{persona} feels “{word}” at {step}, but it stands among the bad feelings.")
            if good
            else tr("{persona} feels “{word}” at {step}, but it stands among the good feelings.")
        )
        yield Hit(
            message.format(
                persona=person(facts.get(Persona, marker.persona_id)),
                word=marker.word.strip(),
                step=named(facts.get(Step, marker.step_id)),
            ),
            more=(marker.persona_id,),
        )


def put_as_usual(facts: Facts, finding: Finding, _ids: IdSource) -> ChangeSet | None:
    """The emotion moves to where its word usually stands."""
    marker = facts.get(Marker, finding.place)
    usual = usual_valence(marker.word) if marker is not None else None
    return None if usual is None else edit(facts.document, finding.place, valence=float(usual))


def dip_without_pain(facts: Facts, persona: Persona) -> Iterator[Hit]:
    """Curves that fall far between neighbouring steps, and nothing hurts there."""
    place = facts.columns().place
    for curve in _curves(facts, persona.id):
        for before, after in pairwise(curve):
            near = place[after.step_id] - place[before.step_id] <= 1
            fall = before.valence - after.valence
            if near and fall >= DIP - _SLACK and not _hurts(facts, persona.id, before, after):
                yield Hit(
                    tr(
                        "The feeling of {persona} falls by {fall} at {step}, and nothing says what"
                        " hurts there.",
                        persona=person(persona),
                        fall=f"{fall:g}",
                        step=named(facts.get(Step, after.step_id)),
                    ),
                    more=(persona.id, before.id),
                    place=after.id,
                )


def give_pain(facts: Facts, finding: Finding, ids: IdSource) -> ChangeSet | None:
    """A pain point of hers where her curve has fallen to, to be written on."""
    marker = facts.get(Marker, finding.place)
    if marker is None:
        return None
    document, lane = facts.document, LaneKind.PAIN_POINTS
    mine = (marker.persona_id,)
    return card_added(document, lane, marker.step_id, CardKind.PAIN_POINT, ids, persona_ids=mine)


def _curves(facts: Facts, persona_id: Id) -> Iterator[list[Marker]]:
    """The curves of a persona: by lane and state, each from left to right."""
    place = facts.columns().place
    curves: dict[tuple[Id, MapState], list[Marker]] = {}
    for marker in facts.group(FELT_BY, persona_id):
        if marker.step_id in place:
            curves.setdefault((marker.lane_id, marker.state), []).append(marker)
    for _, curve in sorted(curves.items()):
        yield sorted(curve, key=lambda one: (place[one.step_id], one.position, one.id))


def _hurts(facts: Facts, persona_id: Id, *markers: Marker) -> bool:
    """Whether a pain point that is hers, or everybody's, stands at one of the steps."""
    return any(
        facts.count(HURTING, (marker.step_id, whose))
        for marker in markers
        for whose in (persona_id, EVERYBODY)
    )
