"""From the words of the command line to what is said of a table; each unknown word is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from designer.cli.import_asked import ImportAsked
from designer.importing.choosing import Chosen, mapped, parts
from exporters.tables.given import NO_HEADER, Given
from exporters.tables.grid import Grids
from exporters.tables.mapping import Mapping, Orientation, Purpose, Scale
from exporters.tables.targets import all_targets
from model.errors import ImportFormatError
from resources.words import tr

E = TypeVar("E", bound=StrEnum)

_ESCAPES = {r"\n": "\n", r"\t": "\t"}
_MOST_LISTED = 40


def chosen_of(asked: ImportAsked, grids: Grids) -> Chosen:
    """What the options say of these tables.

    Raises:
        ImportFormatError: a word is unknown, or there is no such table or column.
    """
    given = Given(
        purpose=_word(Purpose, asked.purpose, "--as"),
        orientation=_word(Orientation, asked.orientation, "--orientation"),
        tables=_tables(asked.table, grids),
        header=None if asked.header is None else asked.header - 1 if asked.header else NO_HEADER,
        scale=_word(Scale, asked.scale, "--scale"),
        separators=_signs(asked.separators),
    )
    chosen = Chosen(given)
    if not asked.fields:
        return chosen
    mapping = mapped(grids, chosen, anyway=True)
    for text in asked.fields:
        target = _target(text)
        for part, place in _columns(text, mapping):
            chosen = chosen.with_target(part, place, target)
    return chosen


def given_options(asked: ImportAsked) -> list[str]:
    """The flags that were given and mean something to tables only."""
    flags = {
        "--as": asked.purpose,
        "--map": asked.fields,
        "--orientation": asked.orientation,
        "--table": asked.table,
        "--header": asked.header,
        "--scale": asked.scale,
        "--separators": asked.separators,
    }
    return [flag for flag, value in flags.items() if value not in (None, [])]


def _word(kind: type[E], text: str | None, flag: str) -> E | None:
    if text is None:
        return None
    found = next((word for word in kind if word.value == text.strip().casefold()), None)
    if found is None:
        known = ", ".join(word.value for word in kind)
        raise ImportFormatError(
            tr(
                "{flag} cannot be “{text}”; it is one of {known}.",
                flag=flag,
                text=text,
                known=known,
            )
        )
    return found


def _signs(text: str | None) -> str | None:
    if text is None:
        return None
    for written, sign in _ESCAPES.items():
        text = text.replace(written, sign)
    return text


def _tables(text: str | None, grids: Grids) -> tuple[int, ...] | None:
    if text is None:
        return None
    names = [table.name or "" for table in grids.tables]
    whole = _place_of(text, names)  # a name may have a comma in it
    if whole is not None:
        return (whole,)
    return tuple(_table(word, names) for word in text.split(",") if word.strip())


def _table(word: str, names: Sequence[str]) -> int:
    place = _place_of(word, names)
    if place is None:
        known = [tr("{n}: {name}", n=n, name=name or "–") for n, name in enumerate(names, 1)]
        raise ImportFormatError(
            tr(
                "There is no table “{word}”. {hint}",
                word=word.strip(),
                hint=_hint(word, names, known),
            )
        )
    return place


def _place_of(word: str, names: Sequence[str]) -> int | None:
    plain = _plain(word)
    for place, name in enumerate(names):
        if _plain(name) == plain:
            return place
    number = int(plain) if plain.isdecimal() else 0
    return number - 1 if 1 <= number <= len(names) else None


def _target(text: str) -> str:
    column, equals, field = text.rpartition("=")
    if not equals or not column.strip():
        raise ImportFormatError(
            tr("--map needs a column and a field: COLUMN=FIELD, not “{text}”.", text=text)
        )
    known = {_plain(name): word for word, name in all_targets()}
    known |= {_plain(word): word for word, _ in all_targets()}
    found = known.get(_plain(field))
    if found is None:
        words = [word for word, _ in all_targets()]
        raise ImportFormatError(
            tr("There is no field “{field}”. {hint}", field=field.strip(), hint=_hint(field, words))
        )
    return found


def _columns(text: str, mapping: Mapping) -> list[tuple[int, int]]:
    column = text.rpartition("=")[0].strip()
    places = [
        (part, place, heading)
        for part, each in enumerate(parts(mapping))
        for place, (heading, _) in enumerate(each.targets)
    ]
    found = [(part, place) for part, place, heading in places if _plain(heading) == _plain(column)]
    if found:
        return found
    number = column.removeprefix("#")
    if column.startswith("#") and number.isdecimal() and 1 <= int(number) <= len(mapping.targets):
        return [(0, int(number) - 1)]
    headings = list(dict.fromkeys(heading for _, _, heading in places if heading))
    raise ImportFormatError(
        tr("There is no column “{column}”. {hint}", column=column, hint=_hint(column, headings))
    )


def _hint(word: str, known: Sequence[str], listed: Sequence[str] | None = None) -> str:
    """The nearest of what is known, and all of it."""
    by_plain = {_plain(name): name for name in known if name}
    close = get_close_matches(_plain(word), by_plain, 1, 0.5)
    near = tr("Did you mean “{name}”? ", name=by_plain[close[0]]) if close else ""
    return near + tr("Known are: {names}.", names=_listed(listed or known))


def _listed(names: Iterable[str]) -> str:
    shown = [" ".join(name.split()) for name in names]
    more = [tr("and {n} more", n=len(shown) - _MOST_LISTED)] if len(shown) > _MOST_LISTED else []
    return ", ".join([*shown[:_MOST_LISTED], *more])


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
