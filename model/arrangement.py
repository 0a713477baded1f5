"""By what cards are sorted, and what they can have in common: the words of the Arrange menu."""

from __future__ import annotations

from enum import StrEnum


class SortBy(StrEnum):
    """By what the cards of a cell are sorted, the first one at the top."""

    VOTES = "votes"
    PRIORITY = "priority"
    TEXT = "text"
    KIND = "kind"


class Likeness(StrEnum):
    """What cards can have in common."""

    KIND = "kind"
    LANE = "lane"
    PERSONA = "persona"
    TAG = "tag"
