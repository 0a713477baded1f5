"""Who made a second copy of a map, by its name: only for the words, the map's id decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Maker:
    """The service that keeps files the same on several computers, and whose copy it kept."""

    service: str
    whose: str = ""


_PATTERNS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("Syncthing", re.compile(r"\.sync-conflict-\d{8}-\d{6}-(?P<whose>[A-Z0-9]{7})$")),
    ("Nextcloud", re.compile(r" ?\(conflicted copy \d{4}-\d{2}-\d{2} \d{6}\)$")),
    ("Nextcloud", re.compile(r"_conflict-\d{8}-\d{6}$")),
    ("Dropbox", re.compile(r" \((?P<whose>[^()]{1,80}?)(?:['’]s|s['’])? (?:in Konflikt stehende"
                           r" Kopie|conflicted copy) \d{4}-\d{2}-\d{2}(?: \(\d+\))?\)$")),
    ("Dropbox", re.compile(r" \((?:conflicted copy|Case Conflict)[^()]*\)$")),
    ("Google Drive", re.compile(r" ?\[Conflict\]$|_conf\(\d+\)$")),
)  # fmt: skip
_PLAIN: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("OneDrive", re.compile(r"-(?P<whose>[A-Z0-9][A-Z0-9-]{2,14})(?:-\d+)?$")),
    ("Google Drive", re.compile(r" \(\d{1,3}\)$")),
    ("iCloud", re.compile(r" \d{1,3}$")),
)
"""Names that a person might give as well: only beside a file whose name they go on from."""


def maker_of(stem: str, beside: str) -> Maker | None:
    """Who seems to have made the copy; None where its name tells of nobody.

    ``stem`` and ``beside`` are the names of the copy and of the map, without suffix.
    """
    for service, pattern in _PATTERNS:
        found = pattern.search(stem)
        if found:
            return Maker(service, found.groupdict().get("whose") or "")
    for service, pattern in _PLAIN:
        found = pattern.fullmatch(stem.removeprefix(beside)) if stem.startswith(beside) else None
        if found:
            return Maker(service, found.groupdict().get("whose") or "")
    return None
