"""Maps that nobody planned for: nothing on them, far too much of one thing, or odd writing."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable, Iterable

from PIL import Image as Pillow

from model.document import JourneyMap
from model.kinds import CardKind, EvidenceKind, LaneKind
from model.order import keys_between
from model.records import (
    MAP_ID,
    Card,
    Evidence,
    Image,
    Lane,
    MapInfo,
    Marker,
    Persona,
    Record,
    Stage,
    Step,
)

_WORD = "x" * 300
_PROSE = "What they wanted was a bed and what they got was a queue at the desk. "
_KINDS = (LaneKind.ACTIONS, LaneKind.TOUCHPOINTS, LaneKind.EMOTIONS, LaneKind.PAIN_POINTS)


def board(
    *,
    stages: int = 2,
    steps: int = 2,
    lanes: int = 4,
    cards: Iterable[str] = (),
    title: str = "An odd map",
    name: str = "Part {n}",
    folded: str = "",
) -> list[Record]:
    """Records of a map with a card for each text, spread over its cells.

    ``folded`` is the table, ``stages`` or ``lanes``, of which all are collapsed.
    """
    records: list[Record] = [MapInfo(id=MAP_ID, title=title)]
    for n, key in enumerate(_keys(stages)):
        shut = folded == "stages"
        records.append(Stage(id=f"s{n}", order=key, name=name.format(n=n), collapsed=shut))
        records += [
            Step(id=f"s{n}-{m}", stage_id=f"s{n}", order=key, name=name.format(n=f"{n}.{m}"))
            for m, key in enumerate(_keys(steps))
        ]
    for n, key in enumerate(_keys(lanes)):
        kind = _KINDS[n % len(_KINDS)]
        records.append(Lane(id=f"l{n}", order=key, kind=kind, collapsed=folded == "lanes"))
    texts = [*cards]
    for n, (text, key) in enumerate(zip(texts, _keys(len(texts)), strict=True)):
        step, lane = n % (stages * steps), n % lanes
        records.append(
            Card(
                id=f"c{n}",
                order=key,
                kind=CardKind.PAIN_POINT if n % 2 else CardKind.ACTION,
                lane_id=f"l{lane}" if _KINDS[lane % 4] is not LaneKind.EMOTIONS else "l0",
                step_id=f"s{step // steps}-{step % steps}",
                text=text,
            )
        )
    return records


def _keys(count: int) -> list[str]:
    return keys_between(None, None, count)


def _photo(n: int) -> Image:
    """A picture of another shape and colour for each number."""
    file = io.BytesIO()
    size = (40 + 30 * (n % 5), 200 - 12 * n)
    Pillow.new("RGB", size, (20 * n, 250 - 20 * n, 90)).save(file, "PNG")
    data = file.getvalue()
    return Image(
        id=hashlib.sha256(data).hexdigest(),
        media_type="image/png",
        width=size[0],
        height=size[1],
        data=base64.b64encode(data).decode("ascii"),
    )


def _crowd() -> list[Record]:
    """Twelve personas with photos, each with a curve of her own."""
    records = board(cards=["One card"])
    for n, key in enumerate(_keys(12)):
        photo = _photo(n)
        persona = Persona(
            id=f"p{n}",
            order=key,
            name=f"Persona number {n}",
            role="Travels a lot",
            photo_id=photo.id,
            quote=_PROSE * (1 + n % 3),
            goals=("Arrive", "Sleep", _PROSE),
        )
        records += [photo, persona]
        records += [
            Marker(id=f"m{n}-{step}", lane_id="l2", step_id=step, persona_id=persona.id, valence=v)
            for step, v in (("s0-0", n / 6 - 1), ("s0-1", 1 - n / 6), ("s1-1", (n % 5) / 2 - 1))
        ]
    return records


def _tiny_steps() -> list[Record]:
    """Two hundred steps as narrow as they may be."""
    records = board(stages=20, steps=10, lanes=2, cards=["Tiny"] * 60, name="{n}")
    return [r if not isinstance(r, Step) else r.model_copy(update={"width": 20.0}) for r in records]


def _only_parked() -> list[Record]:
    cards = [
        Card(id=f"c{n}", order=key, kind=CardKind.NOTE, text=f"Parked {n}: {_PROSE}")
        for n, key in enumerate(_keys(30))
    ]
    return [MapInfo(id=MAP_ID, title="Only a parking lot"), *cards]


def _from_right_to_left() -> list[Record]:
    text = "الزبون ينتظر طويلا أمام المكتب ولا يجيبه أحد"
    records = board(cards=[text, "חדר 12, קומה 3", "Wi-Fi في القاعة"], name="مرحلة {n}")
    info = MapInfo(id=MAP_ID, title="رحلة الزبون", objective=text, language="ar")
    persona = Persona(id="p", order="V", name="ليلى حداد", role="مسافرة", quote=text, goals=(text,))
    marker = Marker(
        id="m", lane_id="l2", step_id="s0-0", persona_id="p", word="غاضبة", trigger=text
    )
    return [info, *records[1:], persona, marker]


def _only_emoji() -> list[Record]:
    records = board(
        cards=["😀", "👩‍👩‍👧", "👍🏽👍🏽👍🏽", "🇨🇭", "⭐️" * 40], title="🚆🌙🛏️", name="🎫"
    )
    return [*records, Persona(id="p", order="V", name="🧑‍🚀", quote="💤💤💤")]


def _said_at_length() -> list[Record]:
    """All that can be written at length is."""
    long = _PROSE * 25
    records = board(cards=[long, _PROSE], title="Long")
    evidence = Evidence(
        id="e",
        kind=EvidenceKind.INTERVIEW,
        title=_WORD,
        source=f"https://example.org/{_WORD[:250]}",
        excerpt=long * 2,
    )
    info = MapInfo(
        id=MAP_ID, title="At length", objective=long, scenario=long, scope=long, expectations=long
    )
    persona = Persona(
        id="p", order="V", name=_WORD, role=_PROSE * 5, quote=long, goals=(_PROSE * 6,) * 12
    )
    marker = Marker(
        id="m", lane_id="l2", step_id="s0-0", persona_id="p", word=_WORD, trigger=long, quote=long
    )
    return [info, *records[1:], evidence, persona, marker]


_MAKERS: dict[str, Callable[[], list[Record]]] = {
    "no records": list,
    "no stages": lambda: board(stages=0, steps=0, lanes=0),
    "lanes without stages": lambda: board(stages=0, steps=0, lanes=5),
    "a stage and no lane": lambda: board(stages=1, steps=1, lanes=0),
    "a title of 500 characters": lambda: board(title=(_PROSE * 9)[:500], cards=["One"]),
    "a title without spaces": lambda: board(title="W" * 500, cards=["One"]),
    "a card of 2,000 characters": lambda: board(cards=[(_PROSE * 30)[:2000], "Short"]),
    "a card of 10,000 characters": lambda: board(cards=[(_PROSE * 150)[:10_000], "Short"]),
    "a card of 500 lines": lambda: board(cards=["\n".join(f"Line {n}" for n in range(500))]),
    "words of 300 letters": lambda: board(
        cards=[_WORD, f"{_WORD} {_WORD}"], title=_WORD, name=f"{{n}}{_WORD}"
    ),
    "12 personas with photos": _crowd,
    "200 tiny steps": _tiny_steps,
    "60 lanes": lambda: board(lanes=60, cards=[f"Card {n}" for n in range(90)]),
    "all lanes collapsed": lambda: board(folded="lanes", cards=["One", "Two", "Three"]),
    "all stages collapsed": lambda: board(folded="stages", cards=["One", "Two", "Three"]),
    "only a parking lot": _only_parked,
    "from right to left": _from_right_to_left,
    "only emoji": _only_emoji,
    "everything at length": _said_at_length,
    "only line feeds": lambda: board(cards=["\n\n\n", " ", "\t"], title="\n", name="\n"),
}
ODD_MAPS = tuple(_MAKERS)


def odd_map(name: str) -> JourneyMap:
    """One of :data:`ODD_MAPS`."""
    return JourneyMap.of(_MAKERS[name]())
