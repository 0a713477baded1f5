"""Reads a journey as a person meant it, and says line by line what it had to guess.

Where mermaid makes sense of a line, this reader takes it the same way. Where mermaid would reject
the whole diagram, or take a line for something nobody means (a time of day for a score), it reads
on and warns. It gives up only where there is no journey at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from exporters.mermaid.ast import MermaidJourney, MermaidTask
from exporters.mermaid.clutter import prepared, uncommented
from exporters.mermaid.html_text import plain_text
from exporters.mermaid.preprocess import decoded, encoded
from exporters.mermaid.remarks import Remark, remark_in
from exporters.mermaid.task_line import TaskLine, has_score, read_task
from model.errors import ImportFormatError
from resources.words import tr

MAX_WARNINGS = 100

_HEADER = re.compile(
    r"(?P<word>(?:user[\s_-]?)?journey(?:[\s_-]?diagram|[\s_-]?map)?)(?!\w)(?P<tail>-\w+)?[:;]?\s*",
    re.IGNORECASE | re.ASCII,
)
_HEADER_ALONE = re.compile(r"journey[:;]?", re.IGNORECASE)
_KEYWORD = re.compile(r"(?P<word>title|section)(?:\s*:\s*|\s+|$)(?P<text>.*)", re.IGNORECASE)
_ACCESSIBLE = re.compile(
    r"acc_?(?P<word>title|descr)(?:iption)?(?:\s*(?P<mark>[:{])\s*|\s+|$)(?P<text>.*)",
    re.IGNORECASE,
)
_TASK_AFTER_KEYWORD = re.compile(r"[^:]*:\s*[+-]?\d[^:]*:\s*\S")
_OTHER_STATEMENT = re.compile(
    r"click\s+\S+\s+(?:href|call)\b|(?:classDef|linkStyle)\s|style\s+\S+\s+[\w-]+:[^:]*$"
    r"|direction\s+(?:LR|RL|TB|TD|BT)$",
    re.IGNORECASE,
)
_FENCE = re.compile(r"(?:```|~~~|:::)")
_OTHER_DIAGRAM = re.compile(
    r"(?P<word>graph|flowchart(?:-elk)?|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie"
    r"|gitGraph|mindmap|timeline|quadrantChart|requirement(?:Diagram)?|C4\w+|sankey|xychart|block"
    r"|packet|kanban|architecture|radar|treemap|zenuml)(?:-v2|-beta)?(?:\s[^:]*|:[^:]*)?$",
    re.IGNORECASE,
)


def read_lenient(text: str, *, first_line: int = 1) -> MermaidJourney:
    """The journey in a text, with a warning for each line that had to be guessed.

    Args:
        text: a whole diagram, front matter included.
        first_line: the number of its first line in the file, for warnings and tasks.

    Raises:
        ImportFormatError: there is no journey in the text.
    """
    found = prepared(text, first_line=first_line)
    reader = _Reader(title=_tidy(encoded(found.title)), warnings=list(found.warnings))
    reader.read([(number, encoded(line).strip()) for number, line in found.code.numbered_lines()])
    return reader.journey()


def begins_a_journey(text: str, *, alone: bool = False) -> bool:
    """Whether the first word of a diagram is ``journey``; ``alone``: the only one on its line."""
    for _, line in prepared(text, first_line=1).code.numbered_lines():
        said, _ = uncommented(encoded(line))
        if said:
            pattern = _HEADER_ALONE if alone else _HEADER
            found = pattern.match(said)
            return found is not None and (not alone or found.end() == len(said))
    return False


def _tidy(text: str) -> str:
    """A name without tags, entities resolved, runs of blanks made one."""
    lines = decoded(plain_text(text)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    title: str = ""
    acc_title: str = ""
    acc_descr: str = ""
    sections: list[str] = field(default_factory=list)
    tasks: list[MermaidTask] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)
    remarks: set[Remark] = field(default_factory=set)
    """What comments say of the task to come."""
    nameless: str = ""
    """The keyword, ``title`` or ``section``, that still waits for its text."""
    last_brace: int = -1
    """The index of the last line with a closing brace."""
    unsaid: int = 0
    """How many warnings there were beyond those that are told."""

    def read(self, lines: list[tuple[int, str]]) -> None:
        """Take in all lines, given with their numbers."""
        self.lines = lines
        self.last_brace = max((i for i, (_, line) in enumerate(lines) if "}" in line), default=-1)
        at = self._header()
        while at < len(lines):
            at = self._line(at)
        self._expect_no_name(lines[-1][0])
        if not self.tasks:
            self.warnings.append(tr("The journey has no tasks."))

    def journey(self) -> MermaidJourney:
        """All of it as one value."""
        warnings = list(self.warnings)
        if self.unsaid:
            warnings.append(tr("… and {n} more.", n=self.unsaid))
        return MermaidJourney(
            title=self.title,
            acc_title=self.acc_title,
            acc_descr=self.acc_descr,
            sections=tuple(self.sections),
            tasks=tuple(self.tasks),
            warnings=tuple(warnings),
        )

    def _warn(self, line: int, sentence: str) -> None:
        if sentence and len(self.warnings) < MAX_WARNINGS:
            self.warnings.append(tr("Line {line}: {sentence}", line=line, sentence=sentence))
        elif sentence:
            self.unsaid += 1

    def _header(self) -> int:
        """Read up to the word ``journey``; gives the index of the line to go on with."""
        for at, (number, line) in enumerate(self.lines):
            text, _ = uncommented(line)
            if not text or _FENCE.match(text):
                continue
            header = _HEADER.match(text)
            if header is not None:
                if text[: header.end()].strip() != "journey":
                    self._warn(
                        number, tr("“{text}” was read as “journey”.", text=header[0].strip())
                    )
                self.lines[at] = (number, line[header.end() :])
                return at
            other = _OTHER_DIAGRAM.match(text)
            if other is not None:
                raise ImportFormatError(
                    tr("This is a Mermaid {kind} diagram, not a journey.", kind=other["word"])
                )
            if any(has_score(uncommented(line)[0]) for _, line in self.lines[at:]):
                self._warn(number, tr("The word “journey” should stand first."))
                return at
            break
        raise ImportFormatError(
            tr("This is no Mermaid journey: it should begin with the word “journey”.")
        )

    def _line(self, at: int) -> int:
        """Read one line, or the several of a description; gives the index of the next one."""
        number, line = self.lines[at]
        accessible = _ACCESSIBLE.match(line)
        if accessible is not None and (accessible["mark"] or not has_score(line)):
            return self._accessible(at, accessible)
        said = remark_in(line)
        if said is not None:
            self.remarks.add(said)
            return at + 1
        text, remark = uncommented(line)
        if text:
            self._warn(number, remark)
            if _HEADER_ALONE.fullmatch(text):
                self._warn(number, tr("A second journey begins here; only the first one was read."))
                return len(self.lines)
            self._statement(number, text)
        return at + 1

    def _accessible(self, at: int, found: re.Match[str]) -> int:
        """``accTitle`` or ``accDescr``: texts for screen readers, the second one also in braces."""
        number, text = self.lines[at][0], found["text"]
        is_title = found["word"].lower() == "title"
        if found["mark"] == "{" and not is_title:
            return self._description(at, text)
        if found["mark"] != ":":
            self._warn(number, tr("A colon is missing after {word}.", word=found[0].split()[0]))
        if not text:
            self._warn(number, tr("Nothing follows {word}.", word=found[0].split()[0]))
        elif is_title:
            self.acc_title = _tidy(text)
        else:
            self.acc_descr = _tidy(text)
        return at + 1

    def _description(self, at: int, text: str) -> int:
        """A description in braces. Without a closing one it ends where the journey goes on."""
        number = self.lines[at][0]
        said = [text]
        closed = self.last_brace >= at
        if not closed:
            self._warn(number, tr("The closing brace of the description is missing."))
        while "}" not in said[-1]:
            at += 1
            if at >= len(self.lines) or (not closed and self._goes_on(self.lines[at][1])):
                self.acc_descr = _tidy("\n".join(said))
                return at
            said.append(self.lines[at][1])
        said[-1], _, rest = said[-1].partition("}")
        self.acc_descr = _tidy("\n".join(said)) or self.acc_descr
        self.lines[at] = (self.lines[at][0], rest.strip())
        return at

    def _goes_on(self, line: str) -> bool:
        return bool(_KEYWORD.match(line)) or has_score(uncommented(line)[0])

    def _statement(self, number: int, text: str) -> None:
        keyword = _KEYWORD.match(text)
        if keyword is not None and not _TASK_AFTER_KEYWORD.match(keyword["text"]):
            self._expect_no_name(number)
            self._named(number, keyword["word"].lower(), keyword)
        elif self.nameless and ":" not in text:
            self._name(self.nameless, text)
        elif _OTHER_STATEMENT.match(text) or _FENCE.match(text):
            self._warn(number, tr("“{text}” belongs to no journey; it was left out.", text=text))
        else:
            if keyword is not None:
                self._warn(number, tr("“{text}” was read as a task.", text=text))
            self._expect_no_name(number)
            self._tasks(number, text)

    def _named(self, number: int, word: str, found: re.Match[str]) -> None:
        """A title or section line, its text perhaps to come on the next one."""
        text = found["text"]
        if found[0][len(word) :].lstrip()[:1] == ":":
            self._warn(number, tr("The colon after “{word}” was left out.", word=word))
        elif word == "section" and ":" in text:
            self._warn(number, tr("A colon inside the name of the section was kept."))
        if text:
            self._name(word, text)
        else:
            self.nameless = word

    def _name(self, word: str, text: str) -> None:
        self.nameless = ""
        if word == "title":
            self.title = _tidy(_unquoted(text))
        else:
            self.sections.append(_tidy(_unquoted(text)))
            self.remarks.clear()

    def _expect_no_name(self, number: int) -> None:
        """Go on after a title or section that had no text."""
        if self.nameless:
            self._warn(number, tr("The {word} before this line is empty.", word=self.nameless))
            if self.nameless == "section":
                self.sections.append("")
            self.nameless = ""

    def _tasks(self, number: int, text: str) -> None:
        """One task, or several with semicolons between them."""
        parts = [part for part in text.split(";") if part.strip()]
        if len(parts) > 1 and all(has_score(part) for part in parts):
            self._warn(number, tr("Tasks should stand on lines of their own."))
        else:
            parts = [text]
        for part in parts:
            self._task(number, read_task(part.strip()))

    def _task(self, number: int, task: TaskLine) -> None:
        for remark in task.remarks:
            self._warn(number, remark)
        people = (" ".join(_tidy(person).split()) for person in task.people)
        self.tasks.append(
            MermaidTask(
                section=self.sections[-1] if self.sections else "",
                section_index=len(self.sections) - 1 if self.sections else None,
                task=_tidy(task.name),
                score=None if Remark.NO_EMOTION in self.remarks else task.score,
                people=tuple(person for person in people if person),
                line=number,
                same_step=Remark.SAME_STEP in self.remarks,
            )
        )
        self.remarks.clear()


def _unquoted(text: str) -> str:
    inner = text[1:-1]
    return inner if len(text) > 2 and text[0] + text[-1] in {'""', "“”", "''"} else text
