"""What a mermaid journey says, as plain values: the meeting point of readers and the map."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.mermaid.javascript import utf16_key


@dataclass(frozen=True, slots=True)
class MermaidTask:
    """One task line.

    ``section`` is the name of the section it stands in (empty before the first one) and
    ``section_index`` that section's place in :attr:`MermaidJourney.sections` (None before the
    first one). ``score`` is the number as written, whatever its size, or None when what stands
    there is no finite number. ``people`` may repeat a name and may hold an empty one, as mermaid
    reads it. ``line`` counts from 1 in the file. ``same_step``: it tells more of the step of the
    task before (:mod:`remarks`).
    """

    section: str
    section_index: int | None
    task: str
    score: float | None
    people: tuple[str, ...]
    line: int
    same_step: bool = False


@dataclass(frozen=True, slots=True)
class MermaidJourney:
    """One journey. ``sections`` lists every section statement in order, a repeated name too."""

    title: str = ""
    acc_title: str = ""
    acc_descr: str = ""
    sections: tuple[str, ...] = ()
    tasks: tuple[MermaidTask, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody named, once each, in the order of first mention."""
        return tuple(dict.fromkeys(name for task in self.tasks for name in task.people))

    @property
    def actors(self) -> tuple[str, ...]:
        """Everybody named, once each, sorted as mermaid lists them in its legend."""
        return tuple(sorted(self.people, key=utf16_key))
