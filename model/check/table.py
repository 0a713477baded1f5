"""The rules of the journey check: one table. Panel, command line, workbook and docs read it.

A rule's id never changes: maps hold it in what was silenced, and ``docs/CHECK.md`` has a section
under it. Within one severity and one place, findings are told in the order of this table.
"""

from __future__ import annotations

from model.check.finding import Rule, Severity
from model.check.rules import deeds, lanes, people
from model.records import Action, Lane, MapInfo

_P, _W, _Q = Severity.PROBLEM, Severity.WARNING, Severity.QUESTION

RULES: tuple[Rule, ...] = (
    Rule(
        "no-persona",
        "No persona",
        _P,
        "A journey is somebody's: without a traveller every statement is the organisation's own.",
        MapInfo.table,
        people.no_persona,
        "Add a persona",
        people.give_persona,
    ),
    Rule(
        "action-without-owner",
        "Action without owner",
        _P,
        "What is everybody's task is done by nobody.",
        Action.table,
        deeds.action_without_owner,
        "Take the owner of what it answers",
        deeds.take_owner,
    ),
    Rule(
        "lane-empty",
        "Empty lane",
        _W,
        "An empty lane takes room on the poster and tells a reader that something was forgotten.",
        Lane.table,
        lanes.lane_empty,
        "Delete the lane",
        lanes.delete_lane,
    ),
)
RULES_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
