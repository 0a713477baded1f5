"""Notes taken at speaking speed: one line of text with short codes becomes an edit. All is pure.

A line is read once (:func:`parse`) against the names of a map (:func:`vocabulary_of`); where the
note goes is decided before anything is changed (:func:`target_of`), so that it can be said while
somebody types; :func:`add_note` makes the edit.
"""

from __future__ import annotations

from model.capture.adding import add_note
from model.capture.codes import CODES, LITERAL, Code
from model.capture.completing import Completion, completion_at
from model.capture.names import Vocabulary, vocabulary_of
from model.capture.note import Aim, Feeling, Note, Span
from model.capture.parsing import parse
from model.capture.target import Here, Target, aim_after, target_of
from model.capture.telling import Told, aim_name, told

__all__ = [
    "CODES",
    "LITERAL",
    "Aim",
    "Code",
    "Completion",
    "Feeling",
    "Here",
    "Note",
    "Span",
    "Target",
    "Told",
    "Vocabulary",
    "add_note",
    "aim_after",
    "aim_name",
    "completion_at",
    "parse",
    "target_of",
    "told",
    "vocabulary_of",
]
