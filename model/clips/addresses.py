"""Web addresses in a text: found, kept as a source, never opened."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from model.clips.clip import Snippet

MAX_ADDRESS = 500
_ADDRESS = re.compile(r"(?<![\w@/.-])(?:https?://|www\.(?=[^\s.]))[^\s<>\"“”«»]+", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_AFTER = ".,;:!?'’…*_"
# What stands between a text and the address that follows or precedes it.
_BETWEEN = " \t\n\xa0-–—|:·•<>()[]"


def with_source(text: str, known: str = "") -> Snippet:
    """A text whose web address became its source; without one the source is what was ``known``.

    An address at either end leaves the text, one amid it stays there too. A bare address is
    called by its host. Of several the first is the source, and all stay.
    """
    addresses = _addresses(text)
    if not addresses:
        return Snippet(text, known)
    start, address = addresses[0]
    if len(address) > MAX_ADDRESS:
        return Snippet(text)
    if len(addresses) > 1:
        return Snippet(text, address)
    before, after = text[:start], text[start + len(address) :]
    if not before.strip(_BETWEEN) and not after.strip(_BETWEEN + _AFTER):
        return Snippet(host_of(address), address)
    if not after.strip(_BETWEEN + _AFTER):
        return Snippet(_open_end(before), address)
    if not before.strip(_BETWEEN):
        return Snippet(after.strip(_BETWEEN), address)
    return Snippet(text, address)


def is_address(text: str) -> bool:
    """Whether a text is a web address and nothing else."""
    stripped = text.strip()
    return any(start == 0 and address == stripped for start, address in _addresses(stripped))


def host_of(address: str) -> str:
    """By what a card calls an address: its host without ``www.``; all of it where there is none."""
    whole = address if "://" in address else f"https://{address}"
    try:
        host = urlsplit(whole).hostname or ""
    except ValueError:  # brackets that hold no address
        host = ""
    return host.removeprefix("www.") or address


def _addresses(text: str) -> list[tuple[int, str]]:
    """Where each address begins, and the address without the punctuation of its sentence."""
    found = ((match.start(), _bare(match.group())) for match in _ADDRESS.finditer(text))
    return [(start, address) for start, address in found if host_of(address) != address]


def _bare(address: str) -> str:
    while address and len(address) < 4 * MAX_ADDRESS:
        last = address[-1]
        opening = _CLOSING.get(last)
        lonely = opening is not None and address.count(last) > address.count(opening)
        if last not in _AFTER and not lonely:
            break
        address = address[:-1]
    return address


def _open_end(text: str) -> str:
    """The text before an address, without what led to it; a closing bracket stays."""
    return text.strip().rstrip(" \t\n\xa0-–—|:·•<([").rstrip()
