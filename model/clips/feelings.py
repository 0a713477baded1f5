"""What a cell of an emotion lane says: an emotion word, a figure from -2 to +2, or both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.emotions import usual_valence

_MOST = 2.0
_LONGEST_WORD = 60
_FIGURE = r"(?P<figure>[+\-−–]?\d(?:[.,]\d{1,3})?)"
_ALONE = re.compile(rf":?{_FIGURE}")
_AFTER_WORD = re.compile(rf"(?P<word>[^\d\n]*[^\W\d_][^\d\n]*?)[\s:;,(/|]*?[\s:;,(]{_FIGURE}\)?")
_BEFORE_WORD = re.compile(rf":?{_FIGURE}[\s:;,)/|]+(?P<word>[^\d\n]*[^\W\d_][^\d\n]*)")
_FACES = {
    2.0: "😀😃😄😁😆😊😍🤩🥳",
    1.0: "🙂😌☺",
    0.0: "😐😑😶",
    -1.0: "🙁☹😕😟😒",
    -2.0: "😢😭😠😡😤🤬😞😫",
}
_OF_FACE = {face: valence for valence, faces in _FACES.items() for face in faces}


@dataclass(frozen=True, slots=True)
class Feeling:
    """How somebody feels, from -2 to +2, and the word for it (empty: none)."""

    valence: float
    word: str = ""


def feeling_in(text: str) -> Feeling | None:
    """The feeling that a text names; None for a text that is about something else.

    An unknown word needs a figure with its sign: ``overwhelmed -2``, but not ``Step 2``.
    """
    said = " ".join(text.replace("\ufe0f", "").split())
    if not said or len(said) > _LONGEST_WORD:
        return None
    usual = usual_valence(said)
    if usual is not None:
        return Feeling(float(usual), said)
    if said in _OF_FACE:
        return Feeling(_OF_FACE[said])
    alone = _ALONE.fullmatch(said)
    if alone is not None:
        return _feeling(alone.group("figure"), "")
    both = _AFTER_WORD.fullmatch(said) or _BEFORE_WORD.fullmatch(said)
    if both is None:
        return None
    figure, word = both.group("figure"), both.group("word").strip(" :;,(/|")
    if usual_valence(word) is None and figure[0].isdigit():
        return None
    return _feeling(figure, word)


def _feeling(figure: str, word: str) -> Feeling | None:
    valence = float(figure.replace("−", "-").replace("–", "-").replace(",", "."))
    return Feeling(valence, word) if -_MOST <= valence <= _MOST else None
