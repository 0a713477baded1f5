"""What rows of feedback, surveys and research say: each text once, with how often it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from exporters.tables.building.entries import Entry
from exporters.tables.mapping import Target
from exporters.tables.targets import lane_kind, lane_target
from exporters.tables.words.days import DayOrder, day_in
from exporters.tables.words.figures import figure_in
from exporters.tables.words.kind_words import evidence_kind_in
from exporters.tables.words.vocabulary import plain
from model.bounds import MAX_TEXT, cleaned
from model.fitting import as_line, as_text
from model.kinds import EvidenceKind, LaneKind
from model.naming import shortened
from model.records import Evidence
from model.similar import text_key

TOUCHPOINT = lane_target(LaneKind.TOUCHPOINTS)

_TITLES = frozenset(
    {"title", "subject", "summary", "headline", "betreff", "titel", "titre", "objet", "asunto"}
    | {"titulo", "oggetto", "titolo"}
)
_PEOPLE = frozenset(
    {"respondent", "participant", "interviewee", "reviewer", "author", "customer name"}
    | {"teilnehmer", "teilnehmerin", "befragte", "participante", "partecipante", "auteur"}
)
_BESIDES = "\n\n"  # between what somebody said and what else the row tells
_MOST_PEOPLE = 1_000_000_000
_LONGEST_TITLE = 100


@dataclass(slots=True)
class Finding:
    """One text. ``places`` are the stage, step and touchpoint that rows name with it."""

    said: str
    source: str
    title: str = ""
    besides: str = ""
    kind: EvidenceKind | None = None
    on: date | None = None
    people: dict[str, None] = field(default_factory=dict)
    rows: int = 0
    votes: int = 0
    places: dict[tuple[str, str, str], None] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """What makes it this finding: where it is from and what it says."""
        return finding_key(self.source, self.said)

    @property
    def sample_size(self) -> int | None:
        """How often it was said; None for once."""
        size = max(self.votes, self.rows)
        return min(size, _MOST_PEOPLE) if size > 1 else None

    def heading(self) -> str:
        """What it is called: as its row says, else the beginning of what was said."""
        return self.title or shortened(self.said, _LONGEST_TITLE)

    def excerpt(self) -> str:
        """What the record keeps."""
        return as_text(self.said + (_BESIDES + self.besides if self.besides else ""))


def finding_key(source: str, said: str) -> tuple[str, str]:
    """The same for texts that differ in case, blanks and signs only."""
    return source.strip().casefold(), text_key(said) or said.strip()


def key_of(evidence: Evidence) -> tuple[str, str]:
    """The key of a record that came from a finding, or from a person."""
    said = evidence.excerpt.partition(_BESIDES)[0] or evidence.title
    return finding_key(evidence.source, said)


def findings_of(
    entries: Iterable[Entry], *, source: str, usual: EvidenceKind | None, order: DayOrder
) -> tuple[list[Finding], int]:
    """The findings in the order of their first rows, and how many rows say nothing.

    ``source`` is where rows are from that do not say it, ``usual`` the kind of those that do not.
    """
    found: dict[tuple[str, str], Finding] = {}
    empty = 0
    for entry in entries:
        finding = _finding(entry, source, order)
        if finding is None:
            empty += 1
            continue
        known = found.setdefault(finding.key, finding)
        known.rows += 1
        known.votes += _votes(entry)
        known.kind = known.kind or finding.kind or usual
        known.people.update(finding.people)
        known.places.update(finding.places)
        if finding.on is not None and (known.on is None or finding.on > known.on):
            known.on = finding.on
    return list(found.values()), empty


def _finding(entry: Entry, source: str, order: DayOrder) -> Finding | None:
    texts, besides, title = _texts(entry)
    if not texts:
        return None
    said = "\n".join(line for text in texts for line in cleaned(text).split("\n") if line.strip())
    told = entry.first(Target.SOURCE)
    named = (entry.first(Target.KIND), told, entry.first(Target.TAGS))
    kinds = [kind for kind in map(evidence_kind_in, named) if kind is not None]
    who = " ".join(cleaned(entry.first(Target.PERSONA) or _person(entry)).split())
    place = (entry.stage, entry.first(Target.STEP), entry.first(TOUCHPOINT))
    return Finding(
        said=said[:MAX_TEXT],
        source=as_line(told or source),
        title=as_line(title),
        besides="\n".join(besides),
        kind=kinds[0] if kinds else None,
        on=day_in(entry.first(Target.DATE), order),
        people={as_line(who): None} if who else {},
        places={place: None} if any(place) else {},
    )


def _texts(entry: Entry) -> tuple[list[str], list[str], str]:
    """What was said, what else the row tells (with its heading), and the title of it."""
    texts: list[str] = []
    besides: list[str] = []
    title = ""
    for cell in entry.cells:
        told = cell.target in {Target.TEXT, Target.EVIDENCE} or (
            lane_kind(cell.target) is not None and cell.target != TOUCHPOINT
        )
        if not title and (told or cell.target == Target.DETAILS) and _is_title(cell.heading):
            title = cell.text
        elif told:
            texts.append(cell.text)
        elif plain(cell.heading) in _PEOPLE:
            continue
        elif cell.target in {Target.DETAILS, Target.EMOTION, Target.CHANNEL, Target.TAGS}:
            besides.append(f"{cell.heading}: {cell.text}" if cell.heading else cell.text)
    if not texts:  # what the columns are for is not said; the longest text is what was said
        loose = [cell.text for cell in entry.cells if cell.target == Target.DETAILS]
        longest = max((text for text in loose if figure_in(text) is None), key=len, default="")
        texts = [longest or title] if longest or title else []
        besides = [line for line in besides if not longest or not line.endswith(longest)]
    return texts, [cleaned(line) for line in besides], title


def _person(entry: Entry) -> str:
    return next((cell.text for cell in entry.cells if plain(cell.heading) in _PEOPLE), "")


def _is_title(heading: str) -> bool:
    return bool(_TITLES & set(plain(heading).split()))


def _votes(entry: Entry) -> int:
    figure = figure_in(entry.first(Target.VOTES))
    return int(figure.value) if figure is not None and 0 < figure.value <= _MOST_PEOPLE else 1
