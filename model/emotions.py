"""Emotion words and their usual valence, from -2 (very negative) to +2 (very positive)."""

from __future__ import annotations

EMOTION_VALENCES: dict[str, int] = {
    "delight": 2,
    "joy": 2,
    "excitement": 2,
    "happiness": 2,
    "confidence": 1,
    "relief": 1,
    "satisfaction": 1,
    "curiosity": 1,
    "hope": 1,
    "interest": 1,
    "cautious optimism": 1,
    "indifference": 0,
    "surprise": 0,
    "uncertainty": -1,
    "skepticism": -1,
    "confusion": -1,
    "anxiety": -1,
    "regret": -2,
    "disappointment": -2,
    "frustration": -2,
    "buyer's remorse": -2,
    "anger": -2,
}

VALENCE_NAMES: dict[int, str] = {
    2: "very positive",
    1: "positive",
    0: "neutral",
    -1: "negative",
    -2: "very negative",
}


def usual_valence(word: str) -> int | None:
    """The usual valence of an emotion word, or None for a word the table does not know."""
    return EMOTION_VALENCES.get(word.strip().casefold())


def words_near(valence: float, typed: str = "", *, most: int = 8) -> list[str]:
    """Emotion words that suit a valence, the nearest first; of what is typed, those that match.

    Words that begin as typed come before those that only hold it.
    """
    wanted = typed.strip().casefold()

    def far(word: str) -> tuple[bool, float]:
        begins = any(part.startswith(wanted) for part in (word, *word.split()))
        return not begins, abs(EMOTION_VALENCES[word] - valence)

    return sorted((word for word in EMOTION_VALENCES if wanted in word), key=far)[:most]
