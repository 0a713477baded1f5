"""SVG path data to the commands of the display list: moves, lines, cubic curves, closings."""

from __future__ import annotations

import cmath
import math
import re
from collections.abc import Iterator

from model.layout.display import Command

_Point = tuple[float, float]

_DATA = re.compile(r"[\s\d+\-.,eEMLHVCSAZmlhvcsaz]*")
_STEP = re.compile(r"([MLHVCSAZ])([^MLHVCSAZ]*)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
# The two flags of an arc are single digits and may touch what follows.
_ARC = re.compile(
    r"\s*,?\s*".join([rf"({_NUMBER.pattern})"] * 3 + ["([01])"] * 2 + [rf"({_NUMBER.pattern})"] * 2)
)
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4}


def path_commands(data: str) -> tuple[Command, ...]:
    """The commands of SVG path data (the ``d`` attribute): M L H V C S A Z, large and small.

    Raises ValueError when the data does not follow the grammar or uses quadratic curves.
    """
    if not _DATA.fullmatch(data):
        raise ValueError(data)
    pen = _Pen()
    for letter, arguments in _STEP.findall(data):
        for numbers in _operands(letter.upper(), arguments):
            pen.draw(letter, numbers)
            if letter in "Mm":
                letter = "l" if letter == "m" else "L"  # noqa: PLW2901  (as SVG says)
    return tuple(pen.commands)


def _operands(letter: str, arguments: str) -> Iterator[list[float]]:
    """The numbers of each repetition of a command."""
    if letter == "Z":
        yield []
        return
    if letter == "A":
        for found in _ARC.finditer(arguments):
            yield [float(number) for number in found.groups()]
        return
    numbers = [float(number) for number in _NUMBER.findall(arguments)]
    count = _COUNTS[letter]
    for first in range(0, len(numbers), count):
        yield numbers[first : first + count]


class _Pen:
    """Draws command by command; remembers where it is and where the last curve pointed."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self._at: _Point = (0.0, 0.0)
        self._start: _Point = (0.0, 0.0)
        self._control: _Point | None = None

    def draw(self, letter: str, numbers: list[float]) -> None:
        """One command with its numbers; small letters are relative to where the pen is."""
        x, y = self._at if letter.islower() else (0.0, 0.0)
        control, self._control = self._control, None
        match letter.upper(), numbers:
            case "M", [dx, dy]:
                self._at = self._start = (x + dx, y + dy)
                self.commands.append(("M", *self._at))
            case "L", [dx, dy]:
                self._line((x + dx, y + dy))
            case "H", [dx]:
                self._line((x + dx, self._at[1]))
            case "V", [dy]:
                self._line((self._at[0], y + dy))
            case "C", [ax, ay, bx, by, dx, dy]:
                self._curve((x + ax, y + ay), (x + bx, y + by), (x + dx, y + dy))
            case "S", [bx, by, dx, dy]:
                first = self._at if control is None else _mirrored(control, self._at)
                self._curve(first, (x + bx, y + by), (x + dx, y + dy))
            case "A", [rx, ry, turn, large, sweep, dx, dy]:
                self._arc((rx, ry), turn, flags=(large, sweep), end=(x + dx, y + dy))
            case "Z", []:
                self._at = self._start
                self.commands.append(("Z",))
            case _:
                raise ValueError(letter)

    def _line(self, end: _Point) -> None:
        self._at = end
        self.commands.append(("L", *end))

    def _curve(self, first: _Point, second: _Point, end: _Point) -> None:
        self._at, self._control = end, second
        self.commands.append(("C", *first, *second, *end))

    def _arc(self, radii: _Point, turn: float, *, flags: tuple[float, float], end: _Point) -> None:
        if self._at != end and radii[0] and radii[1]:
            for first, second, stop in _arc_curves(self._at, radii, turn, flags, end):
                self.commands.append(("C", *first, *second, *stop))
            self._at = end
        else:
            self._line(end)


def _mirrored(point: _Point, centre: _Point) -> _Point:
    return (2 * centre[0] - point[0], 2 * centre[1] - point[1])


def _arc_curves(
    start: _Point, radii: _Point, turn: float, flags: tuple[float, float], end: _Point
) -> Iterator[tuple[_Point, _Point, _Point]]:
    """Cubic curves for an elliptical arc given as SVG does (its implementation note B.2.4).

    All is computed in the frame of the ellipse, where it is a circle of radius 1.
    """
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    rx, ry = abs(radii[0]), abs(radii[1])

    def inward(point: _Point) -> complex:
        x, y = point
        return complex((x * cos + y * sin) / rx, (y * cos - x * sin) / ry)

    def outward(point: complex) -> _Point:
        x, y = point.real * rx * scale, point.imag * ry * scale
        return (x * cos - y * sin, x * sin + y * cos)

    first, last = inward(start), inward(end)
    half = (last - first) / 2
    scale = max(1.0, abs(half))
    first, last, half = first / scale, last / scale, half / scale
    away = math.sqrt(max(0.0, 1 / abs(half) ** 2 - 1))
    centre = (first + last) / 2 + half * complex(0, away if flags[0] != flags[1] else -away)
    begin, finish = cmath.phase(first - centre), cmath.phase(last - centre)
    sweep = (finish - begin) % math.tau if flags[1] else -((begin - finish) % math.tau)
    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-6))
    reach = 4 / 3 * math.tan(sweep / count / 4)
    for index in range(count):
        near = cmath.rect(1, begin + sweep * index / count)
        far = cmath.rect(1, begin + sweep * (index + 1) / count)
        stop = end if index == count - 1 else outward(centre + far)
        yield (
            outward(centre + near * complex(1, reach)),
            outward(centre + far * complex(1, -reach)),
            stop,
        )
