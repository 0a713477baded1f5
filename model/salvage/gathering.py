"""From what was found in a file to records of today, each judged alone."""

from __future__ import annotations

import json
import re

from pydantic import ValidationError

from model.records import Image, MapInfo, Record
from model.salvage.ageing import led_up
from model.salvage.fields import Maker, without_doubles
from model.salvage.found import Fault, Fields, Flaw, Found, Gone, Haul
from model.salvage.grammar import KEY_ENDS
from model.salvage.losses import Loss, broken_off, flawed, not_kept, stops, unreadable
from model.salvage.pictures import is_itself
from model.salvage.placing import Places
from model.storage.envelope import VERSION
from model.tables import TABLES

_MARK = "\ufffd"
_MOST_PIECES = 20_000  # broken records are slow to make
_NOTHING = b"\x00 \t\r\n"
_CRUMB = 40
_SPACES = re.compile(rb"[^\s,] +[^\s,]")  # words, which may be somebody's
_NO_TEXT = {"id", "order", "kind", "lane_id", "step_id", "stage_id"}


class Gathering:
    """Makes the records of one file (or of one side of it) and keeps account of what was lost.

    ``pieces`` are the records that lost something.
    """

    def __init__(self, data: bytes, haul: Haul, maker: Maker, version: int) -> None:
        self.records: list[Record] = []
        self.pieces: list[Record] = []
        self.losses: list[Loss] = []
        self._data = data
        self._haul = haul
        self._maker = maker
        self._version = version
        self._places = Places()
        self._pieces_left = _MOST_PIECES
        self._made: dict[int, Record] = {}

    def gather(self) -> None:
        """Go through all that was found: what is certain first, for it tells about the rest."""
        later: list[Found] = []
        for found in self._haul.records:
            if not found.sure:
                later.append(found)
            elif not found.whole or not self._take_whole(found):
                self._take(found)
        for found in later:
            self._take(found)
        self._tell_of_the_file()

    def _take_whole(self, found: Found) -> bool:
        """Take a record that is as it should be, the quick way. Whether it was."""
        if 0 < self._version < VERSION:
            return False
        try:
            record = TABLES[found.heading].model_validate_json(found.whole)
        except ValidationError:
            return False
        if len(KEY_ENDS.findall(found.whole)) != len(record.model_fields_set):
            return False  # a key twice, of which one would be lost, or readings of a metric
        if isinstance(record, Image) and not is_itself(record):
            return False
        self._keep(record, found, self.records)
        return True

    def _take(self, found: Found) -> None:
        if not found.whole:
            self._pieces_left -= 1
            if self._pieces_left < 0:
                return
        fields, flaws = (found.fields, found.flaws) if not found.whole else _read(found.whole)
        table = self._places.of(found, fields)
        if table is not None:
            table, fields = led_up(table, fields, self._version)
        if table is None or table not in TABLES or not (found.whole or _worth_it(table, fields)):
            self.losses.append(not_kept(table, fields, found.at))
            return
        record, more = self._maker.made(table, dict(fields))
        if record is None or (isinstance(record, Image) and not is_itself(record)):
            self.losses.append(not_kept(table, fields, found.at))
            return
        flaws = [*flaws, *more]
        self.losses.extend(flawed(record, found.at, flaws))
        cut = any(flaw.fault is Fault.CUT_OFF for flaw in flaws)
        if not found.ended and not cut:
            self.losses.append(broken_off(record, found.at))
        self._keep(record, found, self.pieces if flaws or not found.ended else self.records)

    def _keep(self, record: Record, found: Found, among: list[Record]) -> None:
        among.append(record)
        self._made[id(found)] = record
        self._maker.seen(record)
        self._places.learn(record)

    def _tell_of_the_file(self) -> None:
        haul, end = self._haul, len(self._data)
        for gone in haul.gone:
            at_the_end = haul.ends and not self._data[gone.start :].strip(_NOTHING)
            if at_the_end or _is_told(gone, self._data):
                continue
            after = self._made.get(id(gone.after)) if gone.after is not None else None
            self.losses.append(unreadable(gone, self._data, after))
        if not haul.ends:
            self.losses.append(stops(end, haul.headings))
        if haul.given_up is not None:
            sentence = "From line {line} on there is too much damage: only whole records are taken."
            self.losses.append(Loss(haul.given_up, sentence))
        if self._pieces_left < 0:
            words = {"n": f"{-self._pieces_left:,}"}
            self.losses.append(Loss(end, "{n} more broken records were not looked at.", words))
        if haul.too_many:
            words = {"n": f"{haul.too_many:,}"}
            self.losses.append(Loss(end, "{n} records are more than a map can hold.", words))
        if not any(isinstance(record, MapInfo) for record in (*self.records, *self.pieces)):
            self.losses.append(Loss(0, "The title of the map and all that is said of it are lost."))


def _read(whole: bytes) -> tuple[Fields, list[Flaw]]:
    """The fields of a record whose JSON is sound."""
    text = whole.decode("utf-8", "replace")
    doubles: list[Flaw] = []

    def hook(pairs: list[tuple[str, object]]) -> Fields:
        fields, flaws = without_doubles(pairs)
        doubles.extend(flaws)
        return fields

    try:
        fields: Fields = json.loads(text, object_pairs_hook=hook)
    except ValueError:  # a number of thousands of digits
        return {}, doubles
    if _MARK in text and _MARK.encode() not in whole:
        signs = (name for name, value in fields.items() if _MARK in str(value))
        doubles.extend(Flaw(name, Fault.SIGNS) for name in signs)
    return fields, doubles


def _is_told(gone: Gone, data: bytes) -> bool:
    """Whether bytes that say nothing are but the end of a piece that is told of already."""
    short = gone.end - gone.start < _CRUMB and not _SPACES.search(data[gone.start : gone.end])
    return short and gone.after is not None and not gone.after.ended


def _worth_it(table: str, fields: Fields) -> bool:
    """Whether a piece of a record is one: it has a name others call it by, or says something."""
    if table == MapInfo.table or isinstance(fields.get("id"), str):
        return True
    return any(
        isinstance(value, str) and value.strip()
        for name, value in fields.items()
        if name not in _NO_TEXT
    )
