"""The journey check: what a map leaves open, by rules with stable ids (``docs/CHECK.md``).

:func:`check` says it of one version, :class:`Checker` of one version after another at the cost of
what changed, :func:`fix` mends a finding, :func:`silence` leaves it with a reason.
"""

from __future__ import annotations

from model.check.checker import Checker, check, examine
from model.check.finding import (
    SEVERITIES,
    Checkup,
    Finding,
    Rule,
    Severity,
    SeverityFacts,
    Silenced,
)
from model.check.mending import fix, mendable
from model.check.silencing import decisions, silence, unsilence
from model.check.table import RULES, RULES_BY_ID

__all__ = [
    "RULES",
    "RULES_BY_ID",
    "SEVERITIES",
    "Checker",
    "Checkup",
    "Finding",
    "Rule",
    "Severity",
    "SeverityFacts",
    "Silenced",
    "check",
    "decisions",
    "examine",
    "fix",
    "mendable",
    "silence",
    "unsilence",
]
