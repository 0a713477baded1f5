"""What is said about somebody else who has the map open."""

from __future__ import annotations

from datetime import datetime
from typing import Final, assert_never

from designer.moments import short_words
from model.locks.judging import Standing
from model.locks.lock import Other
from resources.words import tr

_SHORT: Final = 24


def open_words(other: Other, now: datetime) -> str:
    """Who has the map, since when, and that it is for looking only here."""
    held = other.held
    who, computer = _who(other), held.computer or tr("another computer")
    since, seen = short_words(held.since, now), short_words(held.seen, now)
    match other.standing:
        case Standing.HERE | Standing.NEAR | Standing.OWN | Standing.OVER:
            text = tr(
                "Another Journeyboard on this computer has had this map open since {since}.",
                since=since,
            )
        case Standing.FAR:
            text = tr(
                "{who} has had this map open on {computer} since {since} (last sign {seen}).",
                who=who, computer=computer, since=since, seen=seen,
            )  # fmt: skip
        case Standing.SILENT:
            text = tr(
                "{who} opened this map on {computer} at {since}; the last sign was at {seen}, so "
                "probably nobody is there any more.",
                who=who, computer=computer, since=since, seen=seen,
            )  # fmt: skip
        case _ as never:
            assert_never(never)
    return f"{text} {tr('Here it is read-only.')}"


def taken_words(other: Other, now: datetime, *, edited: bool) -> str:
    """Who took the map over, and what became of the edits."""
    since = short_words(other.held.since, now)
    if other.standing is Standing.NEAR:
        text = tr("Another Journeyboard on this computer took this map over at {at}.", at=since)
    else:
        computer = other.held.computer or tr("another computer")
        text = tr(
            "{who} took this map over on {computer} at {at}.",
            who=_who(other), computer=computer, at=since,
        )  # fmt: skip
    kept = "Your edits are kept here, where the map is read-only now."
    return f"{text} {tr(kept if edited else 'Here it is read-only now.')}"


def left_words(other: Other) -> str:
    """That nobody has the map any more."""
    if other.standing is Standing.NEAR:
        return tr("The other Journeyboard has left this map: it can be edited here now.")
    return tr("{who} has left this map: it can be edited here now.", who=_who(other))


def refused_words(other: Other, name: str, now: datetime) -> str:
    """Why a map is not saved over a file."""
    since = short_words(other.held.since, now)
    if other.standing in (Standing.HERE, Standing.NEAR):
        return tr(
            "“{name}” has been open in another window since {since}; save under another name.",
            name=name, since=since,
        )  # fmt: skip
    computer = other.held.computer or tr("another computer")
    return tr(
        "{who} has had “{name}” open on {computer} since {since}; save under another name.",
        who=_who(other), name=name, computer=computer, since=since,
    )  # fmt: skip


def why_open(other: Other) -> str:
    """Why the map is read-only, for the status."""
    match other.standing:
        case Standing.HERE | Standing.NEAR | Standing.OWN | Standing.OVER:
            return tr("open in another Journeyboard")
        case Standing.FAR:
            return tr("{who} has it open", who=_short(other))
        case Standing.SILENT:
            return tr("{who} had it open", who=_short(other))
        case _ as never:
            assert_never(never)


def why_taken(other: Other) -> str:
    """Why the map became read-only, for the status."""
    if other.standing is Standing.NEAR:
        return tr("taken over by another Journeyboard")
    return tr("{who} took it over", who=_short(other))


def _who(other: Other) -> str:
    return other.held.user or tr("Somebody")


def _short(other: Other) -> str:
    """A name that leaves room in the status bar."""
    who = _who(other)
    return who if len(who) <= _SHORT else f"{who[: _SHORT - 1].rstrip()}…"
