"""Fixes: the one click that mends what a finding is about, or honestly begins to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from model.changes import ChangeSet
from model.check.checker import found_at
from model.check.facts import Facts
from model.check.finding import Finding
from model.document import JourneyMap
from model.errors import RuleError
from model.ids import IdSource, new_id
from model.records import MAP_ID
from resources.words import tr


def fix(
    document: JourneyMap, finding: Finding, today: date, *, ids: IdSource = new_id
) -> ChangeSet | None:
    """The change that mends a finding, called what the rule's ``remedy`` says.

    None where one click cannot do it, and where the map is no longer what the finding was about.

    Raises:
        RuleError: a record would have to hold more than it can.
    """
    return _fixed(Facts(document, today), finding, ids)


def mendable(document: JourneyMap, findings: Iterable[Finding], today: date) -> tuple[Finding, ...]:
    """Those of the findings that one click can mend as the map is now."""
    facts = Facts(document, today)
    return tuple(finding for finding in findings if _can(facts, finding))


def _can(facts: Facts, finding: Finding) -> bool:
    try:
        return _fixed(facts, finding, new_id) is not None
    except RuleError:
        return False


def _fixed(facts: Facts, finding: Finding, ids: IdSource) -> ChangeSet | None:
    rule = finding.rule
    if rule.mend is None or not _stands(facts, finding):
        return None
    change = rule.mend(facts, finding, ids)
    return change.labelled(tr(rule.remedy)) if change else None


def _stands(facts: Facts, finding: Finding) -> bool:
    """Whether the rule still finds it."""
    table = facts.document.table(finding.rule.table)
    subjects = (table.get(record_id) for record_id in (finding.place or MAP_ID, *finding.more))
    return any(
        finding in found_at(facts, finding.rule, subject)
        for subject in subjects
        if subject is not None
    )
