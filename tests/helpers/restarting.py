"""What tests of recovery do again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from designer.document.session import DocumentSession
from designer.recovery.row import Wish
from model.edits import edit
from model.journal.reading import left_behind
from model.records import MAP_ID
from tests.helpers.crashing import Restarted
from tests.helpers.settling import settle

Restart: TypeAlias = Callable[[], Restarted]
"""Kills the program as it is now, and answers the next one."""


def retitle(session: DocumentSession, title: str) -> None:
    session.push(edit(session.document, MAP_ID, title=title))


def labels(session: DocumentSession) -> list[str]:
    stack = session.undo_stack
    return [stack.text(place) for place in range(stack.count())]


def wish_for(restarted: Restarted, wish: Wish, row: int = 0) -> None:
    restarted.rows()[row].buttons[wish].click()
    settle()


def journals_left(restarted: Restarted) -> int:
    """How many journals of the program that was killed are still there."""
    return len(left_behind(restarted.program.places.journals))
