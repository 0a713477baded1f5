"""Personas as other people and programs write them: many names for the same fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exporters.json_in import first_of
from exporters.personas import fields as names
from exporters.personas.found import FoundPersona, FoundPersonas
from exporters.personas.rests import day_in, source_of
from exporters.personas.words import heading, in_words, is_held_open, items_in
from model.bounds import MAX_LINE, MAX_LIST, MAX_TEXT, cleaned
from model.fitting import as_line, cut
from model.kinds import Validation
from model.naming import shortened
from resources.words import tr

_MOST_NAMED = 6


def _plain(key: str) -> str:
    return "".join(sign for sign in key.casefold() if sign.isalnum())


def _known() -> dict[str, str]:
    """For each spelling of a key the field it fills; ``*`` before what is no field of ours."""
    found: dict[str, str] = {}
    for table in (names.LINES, names.TEXTS, names.LISTS):
        for field, keys in table.items():
            found.update((_plain(key), field) for key in keys)
    for word, keys in {
        "*name": names.NAMES,
        "*key": (*names.KEYS, *names.NO_USE),
        "*facts": names.AGE_AND_THE_LIKE,
        "*rules": names.RULES,
        "*sources": names.SOURCES,
        "*validated": names.VALIDATED,
        "*not": names.NOT_VALIDATED,
        "*on": names.VALIDATED_ON,
        "*photo": names.PHOTO,
    }.items():
        found.update((_plain(key), word) for key in keys)
    return found


_KNOWN = _known()


class Others:
    """Reads entries one after another and remembers what is to be told."""

    def __init__(self, around: Mapping[str, Any]) -> None:
        """``around`` is the object that holds the list, if one does."""
        self._around = around
        self._warnings: list[str] = []
        self._held_open = 0
        self._in_words: Counter[str] = Counter()
        self._photos = self._cut = self._unkind = 0

    def tell(self, sentence: str) -> None:
        """Add a warning."""
        self._warnings.append(sentence)

    def read(self, entries: Sequence[Mapping[str, Any]]) -> FoundPersonas:
        """All personas, and what to say of them."""
        personas = tuple(self._persona(entry) for entry in entries)
        title = first_of(self._around, ("title", "project", "product"))
        return FoundPersonas(
            as_line(title) if isinstance(title, str) else "",
            personas,
            (*self._warnings, *self._remarks()),
        )

    def _persona(self, entry: Mapping[str, Any]) -> FoundPersona:
        self._held_open += sum(map(is_held_open, entry.values()))
        said: dict[str, list[str]] = {}
        sources: list[Any] = []
        for key, value in entry.items():
            target = _KNOWN.get(_plain(key))
            if target == "*sources":
                sources += value if isinstance(value, list) else [value]
            elif target == "*photo":
                self._photos += value is not None
            elif target is None or not target.startswith("*"):
                self._take(said, target, key, value)
            elif target in {"*facts", "*rules"}:
                self._fact(said, target, key, value)
        fields = {**self._fields(said), **self._standing(entry), "name": self._name(entry)}
        return FoundPersona(fields, tuple(self._sources(sources)))

    def _name(self, entry: Mapping[str, Any]) -> str:
        named = first_of(entry, names.NAMES)
        name = "" if is_held_open(named) else in_words(named)
        return self._fitted(name or in_words(first_of(entry, names.KEYS)), MAX_LINE)

    def _take(self, said: dict[str, list[str]], field: str | None, key: str, value: object) -> None:
        """A field of ours; one that we do not have is kept in words, with its name before it."""
        if field in names.LISTS or field in names.LINES or field in names.TEXTS:
            said.setdefault(field, []).extend(items_in(value))
            return
        words = in_words(value)
        if not words or key.startswith("_"):
            return
        self._in_words[key] += 1
        nested = isinstance(value, dict | list)
        where = "behaviours" if nested else "demographics"
        said.setdefault(where, []).append(f"{heading(key)}: {words}")

    def _fact(self, said: dict[str, list[str]], target: str, key: str, value: object) -> None:
        if target == "*rules":
            said.setdefault("segment", []).extend(items_in(value))
        elif words := in_words(value):
            said.setdefault("demographics", []).append(f"{heading(key)}: {words}")

    def _fields(self, said: dict[str, list[str]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for field, items in said.items():
            if not items:
                continue
            if field in names.LISTS:
                kept = items[:MAX_LIST]
                found[field] = tuple(self._fitted(item, MAX_LINE) for item in kept)
                self._cut += len(items) - len(kept)
            elif field in names.LINES:
                found[field] = self._fitted("; ".join(items), MAX_LINE)
            else:
                found[field] = self._fitted("\n".join(items), MAX_TEXT)
        return found

    def _fitted(self, text: str, longest: int) -> str:
        self._cut += len(text) > longest
        return cut(cleaned(text), longest)

    def _standing(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """Whether it rests on data: as the persona says, else as the file says of all."""
        found: dict[str, Any] = {}
        on = day_in(first_of(entry, names.VALIDATED_ON))
        if on is not None:
            found["validated_on"] = on
        for source in (entry, self._around):
            denied = first_of(source, names.NOT_VALIDATED)
            told = first_of(source, names.VALIDATED)
            if denied is True or told is False:
                return {**found, "validation": Validation.ASSUMED}
            if told is True or (isinstance(told, str) and _plain(told) in {"validated", "yes"}):
                return {**found, "validation": Validation.VALIDATED}
        return found

    def _sources(self, sources: list[Any]) -> Iterator[Mapping[str, Any]]:
        for value in sources[:MAX_LIST]:
            found = source_of(value)
            if found is not None:
                self._unkind += not found.sure
                yield found.fields

    def _remarks(self) -> Iterator[str]:
        if self._held_open:
            yield tr("Places that are only held open were left out: {n}.", n=self._held_open)
        if self._in_words:
            yield tr(
                "Kept in words, since personas here have no such field: {fields}.",
                fields=_listed(self._in_words),
            )
        around = [key for key in self._around if not self._is_read(key)]
        if around:
            yield tr(
                "Left out, since it is about the file and no persona: {fields}.",
                fields=_listed(Counter(around)),
            )
        if self._unkind:
            yield tr(
                "Nobody says what kind of evidence it is; taken for an observation: {n}.",
                n=self._unkind,
            )
        if self._photos:
            yield tr("Pictures were left out, since files named in it are never opened.")
        if self._cut:
            yield tr("Texts or lists that are too long were cut: {n}.", n=self._cut)

    def _is_read(self, key: str) -> bool:
        read = (*names.WRAPPERS, *names.VALIDATED, *names.NOT_VALIDATED, "title", "project")
        return _plain(key) in {_plain(one) for one in (*read, "product")}


def _listed(found: Counter[str]) -> str:
    shown = [shortened(key) for key in list(found)[:_MOST_NAMED]]
    return ", ".join([*shown, "…"] if len(found) > _MOST_NAMED else shown)
