"""The search through the bytes of a file: whole records first, then what lies between them."""

from __future__ import annotations

from model.bounds import MAX_RECORDS
from model.salvage.found import Found, Haul
from model.salvage.grammar import ID_KEY, RECORD
from model.salvage.walking import Walk

_BETWEEN = b" \t\r\n,"  # what stands between two records of one list
_END = b"}"


def searched(data: bytes) -> Haul:
    """Everything in a file that can be taken for a record, whole or in pieces, in its order.

    A record whose bytes are whole is found whatever stands before and after it.
    """
    haul = Haul(ends=data.rstrip(b" \t\r\n\x00").endswith(_END))
    walk = Walk(data, haul)
    at = 0
    for match in RECORD.finditer(data):
        start, end = match.span()
        if not ID_KEY.search(data, start, end):
            continue  # a reading, or what is left of a record: walked through
        if data[at:start].strip(_BETWEEN):
            walk.through(at, start)
        at = end
        if len(haul.records) >= MAX_RECORDS:
            haul.too_many += 1
            continue
        haul.records.append(Found(start, walk.heading, walk.sure, whole=match[0]))
    walk.through(at, len(data))
    return haul
