"""Deciding about findings: left as they are, with a reason, at one place or everywhere on a map."""

from __future__ import annotations

from collections.abc import Mapping

from model.changes import ChangeSet
from model.check.finding import Finding, Rule
from model.document import JourneyMap
from model.edits.making import created, evolved
from model.ids import Id, IdSource, new_id
from model.records import Silence
from resources.words import tr


def decisions(document: JourneyMap) -> Mapping[tuple[str, Id], Silence]:
    """The silences of a map by rule and place; the place is empty for a whole rule.

    Of two about the same (as after a merge) the one with the smaller id counts.
    """
    found = sorted(document.silences.values(), key=lambda silence: silence.id, reverse=True)
    return {(silence.rule, silence.place): silence for silence in found}


def silence(
    document: JourneyMap,
    finding: Finding | Rule,
    reason: str = "",
    *,
    ids: IdSource = new_id,
) -> ChangeSet:
    """Leave a finding as it is, with a reason; of a rule: all it finds on this map.

    A finding about the map as a whole is its rule's only one, so both are the same there. What is
    silenced already gets the new reason.

    Raises:
        RuleError: the reason is too long.
    """
    rule, place = (finding, "") if isinstance(finding, Rule) else (finding.rule, finding.place)
    known = decisions(document).get((rule.id, place))
    label = tr("Silence the rule") if isinstance(finding, Rule) else tr("Silence a finding")
    if known is None:
        new = created(Silence, ids=ids, rule=rule.id, place=place, reason=reason)
        return ChangeSet(added=(new,), label=label)
    after = evolved(known, {"reason": reason})
    return ChangeSet(updated=() if after is known else ((known, after),), label=label)


def unsilence(document: JourneyMap, decision: Silence) -> ChangeSet:
    """Tell again what a silence kept quiet, wherever the same was decided twice."""
    gone = tuple(
        other
        for other in document.silences.values()
        if (other.rule, other.place) == (decision.rule, decision.place)
    )
    return ChangeSet(removed=gone, label=tr("Tell the finding again"))
