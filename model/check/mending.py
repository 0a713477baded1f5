"""Fixes: the one click that mends what a finding is about, or honestly begins to."""

from __future__ import annotations

from datetime import date

from model.changes import ChangeSet
from model.check.checker import found_at
from model.check.facts import Facts
from model.check.finding import Finding
from model.document import JourneyMap
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
    rule, facts = finding.rule, Facts(document, today)
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
