"""What is said about maps that were not saved: pure, from what was found."""

from __future__ import annotations

from datetime import datetime, timedelta

from designer.moments import date_words, time_words
from designer.start.start_cards import shown_folder
from model.recovery.leftovers import Leftover
from resources.words import tr


def headline(n: int, *, given_up: bool = False) -> str:
    """How many maps there are; ``given_up``: no program ended over any of them."""
    if given_up:
        one = tr("1 map without a file was left without saving. It is kept for 30 days.")
        many = tr(
            "{n} maps without a file were left without saving. They are kept for 30 days.", n=n
        )
        return one if n == 1 else many
    if n == 1:
        return tr("1 map was not saved when the program last ended.")
    return tr("{n} maps were not saved when the program last ended.", n=n)


def title_of(left: Leftover) -> str:
    """What the map is called."""
    return left.title or (left.file.stem if left.file is not None else tr("Untitled map"))


def place_of(left: Leftover) -> str:
    """Where the map is kept."""
    if left.given_up:
        return tr("Left without saving")
    if left.file is None:
        return tr("Never saved")
    return tr("{name} in {folder}", name=left.file.name, folder=shown_folder(left.file.parent))


def facts_of(left: Leftover, now: datetime) -> str:
    """Where it is kept, and when it was last edited."""
    return f"{place_of(left)} · {last_edit(left.touched, now)}"


def loss_of(left: Leftover) -> str:
    """What would be lost with it."""
    if left.trouble:
        return left.trouble
    said = [_edits(left)] if left.edits else []
    if left.lost:
        said.append(left.lost)
    if left.replayed is not None and left.replayed.typed:
        said.append(tr("text that was being typed"))
    return ": ".join(said[:2]) + "".join(f", {more}" for more in said[2:])


def last_edit(moment: datetime, now: datetime) -> str:
    """When it was last edited, as people say it; both in any time zone."""
    here, clock = moment.astimezone(now.tzinfo), time_words(moment, now)
    if here.date() == now.date():
        return tr("last edited today at {time}", time=clock)
    if here.date() == (now - timedelta(days=1)).date():
        return tr("last edited yesterday at {time}", time=clock)
    return tr("last edited on {day} at {time}", day=date_words(moment, now), time=clock)


def _edits(left: Leftover) -> str:
    if left.file is None:
        return tr("1 edit") if left.edits == 1 else tr("{n} edits", n=left.edits)
    if left.edits == 1:
        return tr("1 edit since the last save")
    return tr("{n} edits since the last save", n=left.edits)
