"""The sheets of the stages and of what statements rest on."""

from __future__ import annotations

from exporters.workbook.sheets import offers
from exporters.workbook.sheets.codecs import (
    DATE,
    LINE,
    RATING,
    TEXT,
    WHOLE,
    Codec,
    Shape,
    bounded,
    choice,
)
from exporters.workbook.sheets.codecs import PERSONAS as PEOPLE
from exporters.workbook.sheets.column import Column, TableSheet, field
from exporters.workbook.sheets.common import MOMENT, SOURCE, SOURCES
from model.kinds import EvidenceKind, GoalReached
from model.records import Evidence, Stage, Step

STAGES = TableSheet(
    "stages",
    "Stages",
    "StageTable",
    lambda facts: facts.stages,
    (
        field("name", "Stage", 20, LINE, answer=True),
        field("goal", "Customer goal", 36, TEXT, answer=True),
        field("action", "Key action", 34, TEXT, of="key_action", answer=True),
        field("reached", "Goal reached", 13, choice(GoalReached), of="goal_reached", answer=True),
        field("skipped", "Skipped by", 18, PEOPLE, of="skipped_by_ids", offers=offers.people),
        SOURCES,
    ),
    "No stage yet.",
    Stage,
    grows=False,
    about="What customers want in each stage, and whether they get it.",
)


def _says_something(step: Step) -> bool:
    return bool(step.name.strip() or step.moment_of_truth or step.engagement)


STEPS = TableSheet(
    "steps",
    "Steps",
    "StepTable",
    lambda facts: [step for step in facts.steps if _says_something(step)],
    (
        Column("within", "Stage", 20, lambda facts, step: facts.stage_name(step.id)),
        field("name", "Step", 36, LINE, answer=True),
        MOMENT,
        field("engagement", "Engagement", 12, RATING, answer=True),
    ),
    "No step yet.",
    Step,
    grows=False,
    about="What customers do one after the other, stage by stage; the columns of the map.",
)

_COUNT = Codec(
    lambda _facts, value: value,
    lambda names, value: None if value is None else WHOLE.read(names, value),
    shape=Shape.WHOLE,
)

EVIDENCE = TableSheet(
    "evidence",
    "Evidence",
    "EvidenceTable",
    lambda facts: sorted(
        facts.document.evidence.values(), key=lambda source: (source.title, source.id)
    ),
    (
        field("title", "Title", 36, TEXT, answer=True),
        field("kind", "Kind", 18, choice(EvidenceKind)),
        field("on", "Date", 12, DATE),
        field("who", "Who", 20, LINE),
        field("sample", "Sample size", 12, bounded(_COUNT, 0, 1_000_000_000), of="sample_size"),
        SOURCE,
        field("excerpt", "Excerpt", 44, TEXT),
    ),
    "No evidence yet.",
    Evidence,
    (("kind", EvidenceKind.INTERVIEW),),
    about="What the statements rest on: surveys, interviews, figures, tickets.",
)
