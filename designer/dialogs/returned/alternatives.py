"""The sides of a proposal: what was sent, what came back, what the map says now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from designer.dialogs.returned.faces import answers_of, is_prose
from designer.returning.decisions import Decisions
from designer.returning.differences import Mark, differences, ranges
from designer.returning.wording import KIND_WORDS
from exporters.workbook.returning.comparison import Kind, Proposal
from exporters.workbook.values import Value, shown
from resources.words import tr

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Parts of a text: where each begins and ends."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the texts that are compared.

    ``heading`` says whose it is, ``choice`` what choosing it does (empty: it cannot be chosen).
    ``key`` is the proposal that choosing it accepts; empty for leaving the map as it is.
    ``marked`` are the parts of ``text`` that differ, ``instead`` stands where there is no text.
    """

    heading: str
    text: str
    choice: str = ""
    key: str = ""
    chosen: bool = False
    marked: Ranges = ()
    mark: Mark = Mark.SAME
    instead: str = ""


def sides_of(proposal: Proposal, decisions: Decisions) -> tuple[Side, ...]:
    """What is compared, from left to right."""
    rivals = decisions.rivals(proposal)
    kept = not any(decisions.accepts(rival) for rival in rivals)
    sent = _sent(proposal, rivals)
    back = [_back(rival, decisions, several=len(rivals) > 1) for rival in rivals]
    return (*sent, *back, _now(proposal, kept=kept))


def _sent(proposal: Proposal, rivals: tuple[Proposal, ...]) -> tuple[Side, ...]:
    if proposal.kind in (Kind.NEW, Kind.EXTRA) or _is_deleted(proposal):
        return ()
    gone = proposal.kind is Kind.REMOVED
    text = _row(proposal) or proposal.title if gone else shown(proposal.sent)
    marked: Ranges = ()
    if not gone and len(rivals) == 1:
        marked = _differing(proposal.sent, proposal.returned, Mark.GONE)
    return (Side(tr("Sent"), text, marked=marked, mark=Mark.GONE, instead=tr("empty")),)


def _back(proposal: Proposal, decisions: Decisions, *, several: bool) -> Side:
    words = KIND_WORDS[proposal.kind]
    heading = proposal.file if several and proposal.file else tr("Came back")
    marked: Ranges = ()
    match proposal.kind:
        case Kind.NEW:
            text, instead = _row(proposal), tr("an empty row")
        case Kind.REMOVED:
            text, instead = "", tr("The row is gone.")
        case Kind.CONFLICT if _is_deleted(proposal):
            text, instead = _row(proposal), tr("an empty row")
        case Kind.EXTRA:
            text, instead = _row(proposal) or shown(proposal.returned), tr("empty")
        case _:
            text, instead = shown(proposal.returned), tr("empty")
            marked = _differing(proposal.sent, proposal.returned, Mark.NEW)
    return Side(
        heading,
        text,
        tr(words.take),
        proposal.key,
        decisions.accepts(proposal),
        marked,
        Mark.NEW,
        instead,
    )


def _now(proposal: Proposal, *, kept: bool) -> Side:
    choice = tr(KIND_WORDS[proposal.kind].keep)
    match proposal.kind:
        case Kind.NEW | Kind.EXTRA:
            return Side(tr("Map now"), "", choice, chosen=kept, instead=tr("Not on the map."))
        case Kind.CONFLICT if _is_deleted(proposal):
            gone = tr("Deleted on the map.")
            return Side(tr("Map now"), "", choice, chosen=kept, instead=gone)
        case Kind.REMOVED:
            return Side(tr("Map now"), proposal.title, choice, chosen=kept)
        case _:
            text = shown(proposal.now)
            marked = _differing(proposal.sent, proposal.now, Mark.NEW)
            return Side(
                tr("Map now"), text, choice, "", kept, marked, Mark.NEW, instead=tr("empty")
            )


def _is_deleted(proposal: Proposal) -> bool:
    """Whether a row was edited whose record is no longer on the map."""
    return proposal.kind is Kind.CONFLICT and not proposal.column


def _differing(before: Value, after: Value, mark: Mark) -> Ranges:
    """What differs: words of a text, else the whole value; nothing where one of them is empty."""
    if before == after or before is None or after is None:
        return ()
    old, new = shown(before), shown(after)
    if is_prose(before, after):
        return ranges(differences(old, new), mark)
    return ((0, len(old if mark is Mark.GONE else new)),)


def _row(proposal: Proposal) -> str:
    """A whole row, a line for each answer."""
    return "\n".join(answers_of(proposal))
