"""Mending what was found, one after the other, as one step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from model.changes import ChangeSet, apply, squash
from model.check import Finding, fix
from model.document import JourneyMap
from model.errors import RuleError
from resources.words import tr


def mended(document: JourneyMap, findings: Iterable[Finding], today: date) -> ChangeSet:
    """The change that mends all that one click can mend of them.

    Raises:
        RuleError: none of them can be mended so any more.
    """
    now, made = document, []
    for finding in findings:
        change = fix(now, finding, today)
        if change is not None:
            made.append(change)
            now = apply(now, change)
    if not made:
        raise RuleError(tr("There is nothing to mend here any more."))
    return squash(made, label=made[0].label)
