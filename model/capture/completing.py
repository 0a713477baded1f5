"""Type-ahead: the names that a code being typed may mean, and the line with one of them in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.capture.codes import MARKS, Code
from model.capture.names import Name, Vocabulary
from model.capture.parsing import parse

_MOST = 12


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand in the line from ``start`` to ``end`` in place of what is typed there."""

    start: int
    end: int
    names: tuple[Name, ...]
    code: Code
    kept: str
    """What stays before the name: the code, and in a path what leads to it."""

    def put_into(self, line: str, name: Name, names: Vocabulary) -> tuple[str, int]:
        """The line with the name in it, and where the cursor is then.

        The name is put in quotes where it would mean something else without them.
        """
        rest = line[self.end :].lstrip()
        for written in (name.name, f'"{name.name}"'):
            begun = f"{line[: self.start]}{self.kept}{written}"
            span = next((s for s in parse(begun, names).spans if s.start == self.start), None)
            if span is not None and span.known and span.end == len(begun):
                break
        return f"{begun} {rest}", len(begun) + 1


def completion_at(line: str, cursor: int, names: Vocabulary) -> Completion | None:
    """The names for the code at the cursor; None where no code is typed, or no name begins so."""
    for start in range(cursor - 1, -1, -1):
        if line[start] not in set(Code) - MARKS or not _begins_word(line, start):
            continue
        found = _names_for(Code(line[start]), line[start + 1 : cursor], names)
        if found is None:
            return None
        kept, options = found
        code = Code(line[start])
        return Completion(start, cursor, options, code, f"{code}{kept}") if options else None
    return None


def _begins_word(line: str, at: int) -> bool:
    """Whether a word begins here; the marks of a kind may stand before it without a space."""
    before = line[:at]
    return not before.strip("".join(MARKS)) or before[-1].isspace()


def _names_for(code: Code, typed: str, names: Vocabulary) -> tuple[str, tuple[Name, ...]] | None:
    """What of the typed stays, and the names that go on from the rest of it."""
    match code:
        case Code.PERSONA:
            return "", _going_on(typed, names.personas)
        case Code.CHANNEL:
            return "", _going_on(typed, names.channels)
        case Code.FEELING:
            return "", _going_on(typed, names.feelings)
        case _:
            pass
    slash = typed.rfind("/")
    if slash < 0:
        return "", _going_on(typed, names.places)
    before = typed[: slash + 1]
    aim = parse(f"{Code.AIM}{before[:-1]}", names).aim
    if before == "/":
        return before, _going_on(typed[1:], names.lanes)
    if aim is None:
        return None
    steps = names.steps_in(aim.stage_id) if aim.stage_id and not aim.step_id else ()
    return before, _going_on(typed[slash + 1 :], (*names.lanes, *steps))


def _going_on(typed: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names that begin as typed, then those in which a word does."""
    wanted = " ".join(typed.lstrip('"').casefold().split())
    if typed[:1].isspace() or typed.endswith("  "):
        return ()
    whole = [n for n in names if n.name.casefold().startswith(wanted)]
    if any(n.name.casefold() == wanted for n in whole) and len(whole) == 1:
        return ()
    within = [
        n
        for n in names
        if n not in whole and any(w.startswith(wanted) for w in n.name.casefold().split())
    ]
    return tuple([*whole, *within][:_MOST])
