"""Finding the records that an answer names: people, sources and pain points by their labels."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.workbook.facts import Facts
from exporters.workbook.labels import Labels
from exporters.workbook.sheets.errors import CellError, UnknownNameError
from exporters.workbook.values import Value, shown
from model.ids import Id
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a map as it is now."""

    facts: Facts

    def personas(self, value: Value) -> tuple[Id, ...]:
        """The personas that a cell names, separated by commas or one a line.

        Raises:
            UnknownNameError: one of them is nobody's name, or that of several.
        """
        text = shown(value)
        separator = "\n" if "\n" in text else ","
        return _found(text, separator, self.facts.people, tr("persona"))

    def evidence(self, value: Value) -> tuple[Id, ...]:
        """The sources that a cell names, one a line.

        Raises:
            UnknownNameError: one of them is no source's title, or that of several.
        """
        return _found(shown(value), "\n", self.facts.sources, tr("source"))

    def pain_points(self, value: Value) -> tuple[Id, ...]:
        """The pain points (or other cards that something answers) that a cell names, one a line.

        Raises:
            UnknownNameError: one of them is none, or several say the same.
        """
        return _found(shown(value), "\n", self.facts.pains, tr("pain point"))

    def metric(self, value: Value) -> Id | None:
        """The one metric that a cell names; none where it is empty.

        Raises:
            UnknownNameError: it is no metric's name, or that of several.
            CellError: it names more than one.
        """
        found = _found(shown(value), "\n", self.facts.figures, tr("metric"))
        if len(found) > 1:
            raise CellError(tr("An action is measured by one metric."))
        return found[0] if found else None


def _found(text: str, separator: str, labels: Labels, what: str) -> tuple[Id, ...]:
    ids: list[Id] = []
    for label in labels.split(text, separator):
        found = labels.found(label)
        if found is None and label.casefold() in labels.alike:
            known = ", ".join(f"“{one}”" for one in labels.alike[label.casefold()][:6])
            raise UnknownNameError(
                tr(
                    "There are several called “{name}”; write one of: {known}.",
                    name=label,
                    known=known,
                )
            )
        if found is None:
            raise UnknownNameError(tr("There is no {what} called “{name}”.", what=what, name=label))
        ids.append(found)
    return tuple(dict.fromkeys(ids))
