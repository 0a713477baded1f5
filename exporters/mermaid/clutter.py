"""Takes away what is not the journey itself, forgivingly: front matter, directives, comments.

The strict counterpart is :mod:`preprocess`; here a ruler may be indented otherwise or missing, the
YAML may be broken, a directive may have no end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from exporters.mermaid import front_matter
from exporters.mermaid.preprocess import Code, directive_spans, plain_line_ends, single_quoted_tags
from model.errors import ImportFormatError
from resources.words import tr

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_DIRECTIVE = re.compile(r"%%\{\s*\w", re.ASCII)
_RULER = re.compile(r"---+")
_TITLE = re.compile(r"^[ \t]*title[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_HEADER = re.compile(r"\s*(?:user[\s_-]?)?journey\b", re.IGNORECASE)
_WHOLE_COMMENT = re.compile(r"%(?!\{)|[^}\U00010000-\U0010ffff]%%|#|\}+\s*(?:%%[^:]*)?$")


@dataclass(frozen=True, slots=True)
class Prepared:
    """The diagram without front matter and directives, and the title the front matter gave."""

    code: Code
    title: str
    warnings: tuple[str, ...]


def prepared(text: str, *, first_line: int) -> Prepared:
    """The text cleared of what stands around the journey. Never raises."""
    warnings: list[str] = []
    visible = _CONTROL.sub(" ", text)
    if visible != text:
        warnings.append(tr("Control characters were left out."))
    code = Code(single_quoted_tags(plain_line_ends(visible.replace("\ufeff", " "))), first_line)
    title, end = _front_matter(code, warnings)
    code = _without_directives(code.without([(0, end)]), warnings)
    return Prepared(code=code, title=title, warnings=tuple(warnings))


def _front_matter(code: Code, warnings: list[str]) -> tuple[str, int]:
    """The title in the front matter and where the diagram begins."""
    exact = front_matter.find(code.text)
    body, end = (exact.body, exact.end) if exact else _sloppy_front_matter(code, warnings)
    if not end:
        return "", 0
    try:
        return front_matter.title_of(body), end
    except ImportFormatError as error:
        warnings.append(str(error))
        found = _TITLE.search(body)
        return found[1].strip().strip("\"'") if found else "", end


def _sloppy_front_matter(code: Code, warnings: list[str]) -> tuple[str, int]:
    """Front matter whose rulers do not match, or that has no second one."""
    body: list[str] = []
    end = 0
    opened = closed = False
    for number, line in code.numbered_lines():
        is_ruler = _RULER.fullmatch(line.strip()) is not None
        if opened and (is_ruler or _HEADER.match(line)):
            closed = True
            end += len(line) + 1 if is_ruler else 0
            warnings.append(
                tr("Line {line}: The front matter is not closed as it should be.", line=number)
            )
            break
        if not opened and line.strip() and not is_ruler:
            break
        if opened:
            body.append(line)
        opened = opened or is_ruler
        end += len(line) + 1
    return ("\n".join(body), min(end, len(code.text))) if closed else ("", 0)


def _without_directives(code: Code, warnings: list[str]) -> Code:
    """The code without directives; one that has no end goes with its line only."""
    text = code.text
    starts = [found.start() for found in _DIRECTIVE.finditer(text)]
    spans: list[tuple[int, int]] = []
    for begin, limit in pairwise([*starts, len(text)]):
        end = text.find("}%%", begin, limit) + 3
        if end < 3:
            end = text.find("\n", begin, limit)
            end = limit if end < 0 else end
        spans.append((begin, end))
    if spans != directive_spans(text):
        warnings.append(tr("A directive is not closed as it should be; check what follows it."))
    return code.without(spans)


def uncommented(line: str) -> tuple[str, str]:
    """A line without its comment and without a semicolon at its end, and a remark.

    mermaid lets ``#`` begin a comment anywhere. A person means a comment by ``# note`` but not by
    ``#42`` or ``C#``; there the text is kept, with a remark.
    """
    line = line.strip()
    if not line or _WHOLE_COMMENT.match(line):
        return "", ""
    remark = ""
    at = _comment_mark(line, "%%")
    if at >= 0:
        line = line[:at].rstrip()
        remark = tr("What follows %% was taken for a comment.")
    if "#" in line:
        at = _comment_mark(line, "#")
        line = line[:at].rstrip() if at >= 0 else line
        remark = (
            tr("Mermaid would drop what follows the #; it was kept.") if "#" in line else remark
        )
    if line.endswith(";"):
        line = line.rstrip("; \t")
        remark = tr("The semicolon at the end was left out.")
    if "：" in line and ":" not in line:
        line = line.replace("：", ":")
        remark = tr("Wide colons were read as plain ones.")
    return line, remark


def _comment_mark(line: str, mark: str) -> int:
    """Where a comment begins: at a mark after a blank; ``#1`` is a number. -1 without any."""
    at = line.find(mark)
    while at >= 0:
        following = line[at + len(mark) : at + len(mark) + 1]
        if line[at - 1].isspace() and not (mark == "#" and following.isdigit()):
            return at
        at = line.find(mark, at + len(mark))
    return -1
