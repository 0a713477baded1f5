"""Text from elsewhere without what nobody can see in it."""

from __future__ import annotations

import re

from model.bounds import cleaned

# What other programs break lines with: old control characters, and Unicode's own.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
# Beyond control characters: the second set of them, a byte order mark, and the marks that turn the
# direction of what follows, by which a text can show what it does not say.
_UNSEEN = re.compile("[\x80-\x9f\ufeff\u202a-\u202e\u2066-\u2069]")


def tidied(text: str) -> str:
    """The text with line feeds as its only breaks, without control and direction marks."""
    return cleaned(_UNSEEN.sub("", _BREAKS.sub("\n", text)))
