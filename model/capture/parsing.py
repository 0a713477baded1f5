"""Reading a line: codes at the start of words, all else is text.

Nothing that is typed is ever lost: what is not understood as a code stays in the text, as it is.
"""

from __future__ import annotations

import re

from model.capture.codes import KIND_MARKS, LITERAL, MARKS, Code
from model.capture.names import Found, Name, Vocabulary, find_name
from model.capture.note import Aim, Feeling, Note, Span
from model.emotions import usual_valence
from model.ids import Id
from model.kinds import CardKind

_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s*")
_NUMBER = re.compile(r"([+-]?\d(?:[.,]\d)?)(?=$|\s|[,.;:!?)]+(?:\s|$))")
_MOST = 2.0
_LEAST_LETTERS = 2
"""How much of an emotion word must be typed: one letter after a colon is a smiley."""


def parse(line: str, names: Vocabulary) -> Note:
    """What a line says, with the names of a map."""
    return _Reading(line, names).read()


class _Reading:
    """One line, from left to right."""

    def __init__(self, line: str, names: Vocabulary) -> None:
        self._line = line
        self._names = names
        self._at = 0
        self._pieces: list[str] = []
        self._last_end = 0  # of the last piece of text
        self._spans: list[Span] = []
        self._unknown: list[tuple[Code, str]] = []
        self._kind: CardKind | None = None
        self._quoted = False
        self._assumed = False
        self._persona_ids: list[Id] = []
        self._channel = ""
        self._valence: float | None = None
        self._word = ""
        self._aim: Aim | None = None
        self._freed = False

    def read(self) -> Note:
        while self._skip_space():
            if not self._code():
                self._text()
        self._close_quote()
        feeling = None
        if self._valence is not None or self._word:
            usual = float(usual_valence(self._word) or 0.0)
            feeling = Feeling(self._valence if self._valence is not None else usual, self._word)
        return Note(
            text=" ".join(self._pieces),
            kind=self._kind,
            assumed=self._assumed,
            persona_ids=tuple(dict.fromkeys(self._persona_ids)),
            channel=self._channel,
            feeling=feeling,
            aim=self._aim,
            freed=self._freed,
            spans=tuple(self._spans),
            unknown=tuple(self._unknown),
        )

    def _skip_space(self) -> bool:
        """Go to the next word; whether there is one."""
        space = _SPACE.match(self._line, self._at)
        self._at = space.end() if space is not None else self._at
        return self._at < len(self._line)

    def _text(self) -> None:
        word = _WORD.match(self._line, self._at)
        if word is not None:
            begin = self._at
            following = self._line[begin + 1 : begin + 2]
            if self._line[begin] == LITERAL and following in set(Code):
                begin += 1
            self._keep(begin, word.end())

    def _keep(self, start: int, end: int) -> None:
        """This stays in the text."""
        self._pieces.append(self._line[start:end])
        self._at = self._last_end = end

    def _code(self) -> bool:
        """Read a code; whether there is one."""
        sign = self._line[self._at]
        if sign not in set(Code):
            return False
        code = Code(sign)
        if code in MARKS:
            return not self._pieces and self._mark(code)
        match code:
            case Code.PERSONA:
                found = find_name(self._line, self._at + 1, self._names.personas)
                return self._named(code, found)
            case Code.CHANNEL:
                found = find_name(self._line, self._at + 1, self._names.channels)
                return self._named(code, found)
            case Code.FEELING:
                return self._feeling()
            case _:
                return self._place()

    def _mark(self, code: Code) -> bool:
        """A sign before the first word. One kind, and once assumed, are enough for a note."""
        end = self._at + 1
        following = self._line[end : end + 1]
        if code is Code.OPPORTUNITY and following.isdigit():
            return False  # +49 is a number
        if code is Code.ASSUMPTION:
            if self._assumed:
                return False
            self._assumed = True
        else:
            if self._kind is not None:
                return False
            self._kind = KIND_MARKS[code]
            self._quoted = code is Code.QUOTE
        self._done(code, end)
        return True

    def _named(self, code: Code, found: Found | None) -> bool:
        """A persona or a channel."""
        if found is None:
            return False
        own_channel = code is Code.CHANNEL and found.quoted
        if found.name is None and not own_channel:
            return self._not_known(code, found.end)
        if code is Code.PERSONA and found.name is not None:
            self._persona_ids.append(found.name.value)
        else:
            self._channel = found.name.value if found.name is not None else found.typed
        self._done(code, found.end)
        return True

    def _feeling(self) -> bool:
        number = _NUMBER.match(self._line, self._at + 1)
        if number is not None:
            valence = float(number.group().replace(",", "."))
            if abs(valence) > _MOST or valence * 2 != int(valence * 2):
                return self._not_known(Code.FEELING, number.end())
            self._valence = valence
            self._done(Code.FEELING, number.end())
            return True
        feelings = self._names.feelings
        found = find_name(self._line, self._at + 1, feelings, least=_LEAST_LETTERS)
        if found is None or not found.typed[:1].isalpha():
            return False
        if found.name is None:
            return self._not_known(Code.FEELING, found.end)
        self._word = found.name.value
        self._done(Code.FEELING, found.end)
        return True

    def _place(self) -> bool:
        line, at = self._line, self._at + 1
        if line[at : at + 1].strip() == "":
            if self._pieces:
                return False  # x > y
            self._freed, self._aim = True, None
            self._done(Code.AIM, at)
            return True
        found = None
        if line[at] != "/":
            found = find_name(line, at, self._names.places, part=True)
            if found is None:
                return False
            if found.name is None:
                return self._not_known(Code.AIM, self._end_of_path(found.end))
            at = found.end
        aim = _aimed(Aim(), found)
        while line[at : at + 1] == "/":
            found = find_name(line, at + 1, self._parts_of(aim), part=True)
            if found is None or found.name is None:
                end = self._end_of_path(found.end if found is not None else at + 1)
                return self._not_known(Code.AIM, end)
            at, aim = found.end, _aimed(aim, found)
        self._aim = aim
        self._done(Code.AIM, at)
        return True

    def _parts_of(self, aim: Aim) -> tuple[Name, ...]:
        """What may follow a slash: a lane, and after a stage also one of its steps."""
        own = self._names.steps_in(aim.stage_id) if aim.stage_id and not aim.step_id else ()
        return (*self._names.lanes, *own)

    def _end_of_path(self, at: int) -> int:
        """The end of the word, without what ends a sentence."""
        rest = _WORD.match(self._line, at)
        return at + len(rest.group().rstrip(",.;:!?)")) if rest is not None else at

    def _not_known(self, code: Code, end: int) -> bool:
        self._unknown.append((code, self._line[self._at : end]))
        self._spans.append(Span(self._at, end, code, known=False))
        word = _WORD.match(self._line, end)
        self._keep(self._at, word.end() if word is not None else end)
        return True

    def _done(self, code: Code, end: int) -> None:
        """The code ends here; a comma after it stands behind the word before it."""
        self._spans.append(Span(self._at, end, code))
        self._at = end
        rest = _WORD.match(self._line, end)
        if rest is None or code in MARKS:
            return
        if self._pieces and not rest.group()[0].isalnum():
            self._pieces[-1] += rest.group()
            self._at = self._last_end = rest.end()
        else:
            self._keep(end, rest.end())

    def _close_quote(self) -> None:
        """The sign that ends a quote goes with the one that began it."""
        text = " ".join(self._pieces)
        if self._quoted and text.endswith('"') and text.count('"') == 1:
            self._pieces[-1] = self._pieces[-1][:-1]
            if not self._pieces[-1]:
                self._pieces.pop()
            self._spans.append(Span(self._last_end - 1, self._last_end, Code.QUOTE))


def _aimed(aim: Aim, found: Found | None) -> Aim:
    """The aim with one more part of its path."""
    if found is None or found.name is None:
        return aim
    match found.name.table:
        case "stages":
            return Aim(found.name.value, None, aim.lane_id)
        case "steps":
            return Aim(aim.stage_id, found.name.value, aim.lane_id)
        case _:
            return Aim(aim.stage_id, aim.step_id, found.name.value)
