"""Files that git has merged.

When two copies of a map are merged, git puts their records together line by line; only the lines
that name the revision differ on both sides by nature, and git leaves that conflict in the file. It
has one answer, so opening the map settles it: the merged map comes from both.
"""

from __future__ import annotations

import re

_HEAD_END = b'\n  "document": {'
_OURS, _BASE, _THEIRS, _END = b"<<<<<<< ", b"||||||| ", b"=======", b">>>>>>> "
_REVISION = re.compile(rb'^\s*(?:"revision":\s*)?"([0-9a-f]{64})",?\s*$')


def settled(data: bytes) -> tuple[bytes, tuple[str, ...]] | None:
    """The file with our side's head, and all revisions that both heads name, newest first.

    None where git left no conflict in the head, or left one in the document too.
    """
    if b"\n" + _OURS not in data:
        return None
    end = data.find(_HEAD_END)
    head, rest = data[:end], data[end:]
    if end < 0 or b"\n" + _OURS not in head or b"\n" + _OURS in rest:
        return None
    kept: list[bytes] = []
    own: list[str] = []
    older: list[str] = []
    side = b""
    for line in head.split(b"\n"):
        mark = next((m for m in (_OURS, _BASE, _THEIRS, _END) if line.startswith(m)), None)
        if mark is not None:
            side = b"" if mark == _END else mark
            continue
        if side in (b"", _OURS):
            kept.append(line)
        named = _REVISION.match(line)
        if named and side != _BASE:
            (own if b'"revision"' in line else older).append(named[1].decode())
    return b"\n".join(kept) + rest, tuple(dict.fromkeys((*own, *older)))
