"""What was lost of a damaged file, in sentences with all that is known: record, field, line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from model.document import TABLE_NAMES
from model.naming import TABLE_WORDS, called, shortened
from model.records import Record
from model.salvage.found import Fault, Flaw, Gone
from model.tables import TABLES
from resources.words import tr

MOST_TOLD = 500
_ONE_BY_ONE = 5  # losses of one kind; more are counted
_LONGEST_QUOTE = 60
_LEFT_READABLE = 4


@dataclass(frozen=True, slots=True)
class Loss:
    """A sentence about the place ``at`` in the bytes, and what is put in beside ``{line}``.

    Losses with the same ``kind`` are counted where they are many.
    """

    at: int
    sentence: str
    words: Mapping[str, object] = field(default_factory=dict)
    kind: tuple[str, str] | None = None


def flawed(record: Record, at: int, flaws: Iterable[Flaw]) -> list[Loss]:
    """What a record that was kept has lost."""
    losses: dict[tuple[str, Fault], Loss] = {}
    for flaw in flaws:
        words = {"record": called(record), "field": _words(flaw.field)}
        said = shortened(flaw.said, _LONGEST_QUOTE)
        kind = (record.table, flaw.field) if flaw.fault is Fault.UNKNOWN else None
        sentence = _SENTENCES[flaw.fault]
        if flaw.fault is Fault.REFUSED and not said:
            sentence = "Line {line}: a part of the {field} of the {record} could not be kept."
        losses[flaw.field, flaw.fault] = Loss(at, sentence, {**words, "said": said}, kind)
    return list(losses.values())


def broken_off(record: Record, at: int) -> Loss:
    """A record of which the end is missing."""
    sentence = "Line {line}: the {record} is broken off; what else it said is lost."
    return Loss(at, sentence, {"record": called(record)})


def not_kept(table: str | None, fields: Mapping[str, object], at: int) -> Loss:
    """A record of which nothing could be kept."""
    words = TABLE_WORDS.get(table or "")
    name = fields.get(words.name_field) if words is not None and words.name_field else None
    said = name if isinstance(name, str) and name.strip() else fields.get("id")
    thing = tr(words.one) if words is not None else tr("record")
    if isinstance(said, str) and said:
        thing = f"{thing} “{shortened(said)}”"
    return Loss(at, "Line {line}: the {thing} is broken and could not be kept.", {"thing": thing})


def unreadable(gone: Gone, data: bytes, after: Record | None) -> Loss:
    """Bytes that say nothing; what of them a person could still read is quoted."""
    words = {"n": f"{gone.end - gone.start:,}", "after": called(after) if after else ""}
    part = data[gone.start : gone.end][: 20 * _LONGEST_QUOTE]
    text = shortened(part.decode("utf-8", "ignore").strip('\x00 \t\r\n",:{}[]'), _LONGEST_QUOTE)
    letters = sum(c.isalpha() or c == " " for c in text)
    quoted = letters >= _LEFT_READABLE and letters > 0.8 * len(text)
    sentence = _UNREADABLE[after is not None, quoted]
    return Loss(gone.start, sentence, {**words, "text": text})


def stops(at: int, headings: set[str]) -> Loss:
    """The file ends before the map does."""
    missing = [tr(TABLE_WORDS[name].many) for name in TABLE_NAMES if name not in headings]
    if missing and headings.intersection(TABLES):
        sentence = "The file stops in line {line}; what came after it is lost, with all {things}."
        return Loss(at, sentence, {"things": ", ".join(missing)})
    return Loss(at, "The file stops in line {line}; what came after it is lost.")


def told(losses: Iterable[Loss], data: bytes) -> list[str]:
    """The sentences in the order of the file, with their lines; what is too much is counted."""
    ordered = sorted(losses, key=lambda loss: loss.at)
    many = {
        kind: n
        for kind, n in Counter(loss.kind for loss in ordered).items()
        if kind is not None and n > _ONE_BY_ONE
    }
    sentences = dict.fromkeys(_lined((x for x in ordered if x.kind not in many), data))
    for (table, name), n in many.items():
        things = tr(TABLE_WORDS[table].many)
        sentence = "{n} {things} had a field “{field}”, which is not known here."
        sentences[tr(sentence, n=n, things=things, field=shortened(name))] = None
    kept = list(sentences)[:MOST_TOLD]
    if len(sentences) > MOST_TOLD:
        kept.append(tr("{n} more losses are not listed.", n=len(sentences) - MOST_TOLD))
    return kept


def _lined(losses: Iterable[Loss], data: bytes) -> Iterable[str]:
    """Each sentence with the number of its line; the bytes are counted through once."""
    line, counted = 1, 0
    for loss in losses:
        if loss.at > counted:
            line += data.count(b"\n", counted, loss.at)
            counted = loss.at
        yield tr(loss.sentence, line=line, **loss.words)


def _words(name: str) -> str:
    return shortened(name.removesuffix("_ids").removesuffix("_id").replace("_", " "))


_UNREADABLE = {
    (False, False): "Line {line}: {n} bytes could not be read.",
    (False, True): "Line {line}: {n} bytes could not be read; left of them is “{text}”.",
    (True, False): "Line {line}: {n} bytes after the {after} could not be read.",
    (True, True): (
        "Line {line}: {n} bytes after the {after} could not be read; left of them is “{text}”."
    ),
}
_SENTENCES: dict[Fault, str] = {
    Fault.CUT_OFF: "Line {line}: the {field} of the {record} is cut off.",
    Fault.UNREADABLE: "Line {line}: the {field} of the {record} could not be read.",
    Fault.TOO_LONG: (
        "Line {line}: the {field} of the {record} is longer than a map can hold; its end is gone."
    ),
    Fault.REFUSED: (
        "Line {line}: the {field} of the {record} was “{said}”, which a map cannot hold."
    ),
    Fault.UNKNOWN: (
        "Line {line}: the {record} had a field “{field}” that is not known here: “{said}”."
    ),
    Fault.TWICE: (
        "Line {line}: the {field} of the {record} stood there twice; “{said}” is left out."
    ),
    Fault.SIGNS: "Line {line}: letters in the {field} of the {record} could not be read.",
}
