"""Map files that mean harm, or that a broken disk, editor or mail program made."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from model.storage import dumps
from model.storage.writing import DOCUMENT_KEY, END
from tests.examples import example

MEGA = 1_000_000
_OPENING = b'{"format":"journeyboard","version":2,"map_id":"m","document":{"info":{"id":"map"'


@cache
def sound() -> bytes:
    """A map with everything."""
    return dumps(example(), map_id="map-1")


def holding(**tables: Any) -> bytes:
    """A map with these tables."""
    info = tables.pop("info", {"id": "map"})
    document = {"info": info, **tables}
    head = {"format": "journeyboard", "version": 2, "map_id": "m", "document": document}
    return json.dumps(head, separators=(",", ":")).encode()


def _titled(value: bytes) -> bytes:
    return _OPENING + b',"title":' + value + b"}}}"


def _untouched(body: bytes) -> bytes:
    """A file that claims, with the right hash, that this program wrote it."""
    named = hashlib.sha256(body).hexdigest()
    head = {"format": "journeyboard", "version": 2, "map_id": "m", "revision": named}
    opening = json.dumps(head, indent=2).removesuffix("\n}").encode() + b","
    return opening + DOCUMENT_KEY + body + END


def notes(count: int, **fields: object) -> list[dict[str, object]]:
    """Parked notes."""
    return [{"id": f"c{n}", "kind": "note", "order": "V", **fields} for n in range(count)]


# What costs time or memory.


def brackets() -> bytes:
    return b"[" * (60 * MEGA)


def brackets_in_a_map() -> bytes:
    return _titled(b"[" * (20 * MEGA) + b"]" * (20 * MEGA))


def objects_in_objects() -> bytes:
    return b'{"format":' * (5 * MEGA)


def long_text() -> bytes:
    return _titled(b'"' + b"x y " * (15 * MEGA) + b'"')


def far_too_long_a_text() -> bytes:
    return _titled(b'"' + b"x" * (100 * MEGA) + b'"')


def long_word() -> bytes:
    return _titled(b'"' + b"x" * (60 * MEGA) + b'"')


def wide_letters() -> bytes:
    return _titled('"😀'.encode() + b"x " * (7 * MEGA) + b'"')


def escaped_letters() -> bytes:
    return _titled(b'"' + b"\\u0041" * (2 * MEGA) + b'"')


def much_space() -> bytes:
    return _OPENING + b" " * (60 * MEGA) + b"}}}"


def space_around() -> bytes:
    return b"\n" * (7 * MEGA) + sound() + b"\t" * (7 * MEGA)


def only_space() -> bytes:
    return b" " * (15 * MEGA)


def numbers() -> bytes:
    return _titled(b"[" + b"0," * (20 * MEGA) + b"0]")


def numbers_in_a_list() -> bytes:
    return _OPENING + b',"authors":[' + b"0," * MEGA + b"0]}}}"


def empty_lists() -> bytes:
    return _titled(b"[" + b"[]," * (10 * MEGA) + b"0]")


def empty_objects() -> bytes:
    return _OPENING + b'},"cards":[' + b"{}," * (4 * MEGA) + b"{}]}}"


def fields() -> bytes:
    many = b",".join(b'"f%d":0' % n for n in range(MEGA))
    return _OPENING + b"," + many + b"}}}"


def fields_of_a_forged_file() -> bytes:
    many = b",".join(b'"f%d":0' % n for n in range(190_000))
    return _untouched(b'{"info":{"id":"map",' + many + b"}}")


def more_fields_of_a_forged_file() -> bytes:
    many = b",".join(b'"f%d":0' % n for n in range(MEGA))
    return _untouched(b'{"info":{"id":"map",' + many + b"}}")


def tables() -> bytes:
    return holding(**{f"table{n}": [] for n in range(100_000)})


def one_digit_after_the_other() -> bytes:
    return _titled(b"9" * (15 * MEGA))


def endless_fraction() -> bytes:
    return _titled(b"0." + b"3" * (15 * MEGA))


def many_notes() -> bytes:
    return holding(cards=notes(79_000))


def too_many_notes() -> bytes:
    return holding(cards=notes(115_000))


def far_too_many_notes() -> bytes:
    return holding(cards=notes(300_000))


def many_of_everything() -> bytes:
    small = [{"id": f"m{n}"} for n in range(45_000)]
    return holding(cards=notes(45_000), metrics=small)


def many_names() -> bytes:
    ids = [f"p{n}" for n in range(400)]
    people = [{"id": name, "order": "V"} for name in ids]
    return holding(personas=people, cards=notes(2_800, persona_ids=ids))


def long_notes() -> bytes:
    return holding(cards=notes(1_600, text="all work and no play " * 470))


def many_readings() -> bytes:
    history = [{"on": "2026-01-01", "value": 1.0}] * 500
    return holding(metrics=[{"id": f"m{n}", "history": history} for n in range(200)])


def wide_and_high() -> bytes:
    """Two thousand records that ask for a million cells."""
    return _grid(1_000, 1_000)


def nearly_too_wide() -> bytes:
    return _grid(1_000, 99)


def _grid(steps: int, lanes: int) -> bytes:
    return holding(
        stages=[{"id": "g", "order": "V"}],
        steps=[{"id": f"s{n}", "stage_id": "g", "order": f"{n:04d}V"} for n in range(steps)],
        lanes=[{"id": f"l{n}", "kind": "actions", "order": f"{n:04d}V"} for n in range(lanes)],
    )


# What does not fit together.


def one_id_for_all() -> bytes:
    return holding(
        cards=[{**note, "id": "c", "text": str(n)} for n, note in enumerate(notes(9_000))]
    )


def far_too_many_of_one_id() -> bytes:
    same = ({**note, "id": "c", "text": str(n)} for n, note in enumerate(notes(50_000)))
    return holding(cards=list(same))


def ids_in_every_table() -> bytes:
    ids = [f"c{n}" for n in range(3_000)]
    evidence = [{"id": name, "kind": "survey"} for name in ids]
    metrics = [{"id": name, "evidence_ids": [name]} for name in ids]
    return holding(cards=notes(3_000), evidence=evidence, metrics=metrics)


def nowhere() -> bytes:
    lost = [
        {**note, "lane_id": f"l{n}", "step_id": f"s{n}", "evidence_ids": ["e"], "image_id": "i"}
        for n, note in enumerate(notes(3_000))
    ]
    return holding(cards=lost)


def stages_gone() -> bytes:
    return holding(steps=[{"id": f"s{n}", "stage_id": f"g{n}", "order": "V"} for n in range(9_000)])


def people_gone() -> bytes:
    markers = [
        {"id": f"m{n}", "lane_id": f"l{n}", "step_id": "s", "persona_id": f"p{n}"}
        for n in range(4_500)
    ]
    steps = [{"id": "s", "stage_id": "g", "order": "V"}]
    return holding(stages=[{"id": "g", "order": "V"}], steps=steps, markers=markers)


def all_lost() -> bytes:
    lost = [{**note, "lane_id": "l", "step_id": "s"} for note in notes(75_000)]
    return holding(cards=lost)


def circles() -> bytes:
    cards = [
        {**note, "answers_ids": [f"c{(n + 1) % 500}", f"c{n}"]} for n, note in enumerate(notes(500))
    ]
    arrows = [
        {"id": f"k{n}", "source_id": f"c{n}", "target_id": f"c{(n + 1) % 500}"} for n in range(500)
    ]
    return holding(cards=cards, connectors=arrows)


def orders_used_up() -> bytes:
    stages = [{"id": f"g{n}", "order": "z" * 256} for n in range(50)]
    return holding(stages=stages, cards=notes(50, order="z" * 256))


def key_twice() -> bytes:
    return sound().replace(b'"stages": [', b'"cards": [],\n    "stages": [', 1)


def version_twice() -> bytes:
    return holding(cards=notes(1)).replace(b'"version":2', b'"version":2,"version":2', 1)
