"""How much of the map rests on evidence, and what rests on which source."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.insight.setting import grid, part, under
from model.insight.coverage import Share
from model.insight.insight import Insight
from model.insight.resting import all_resting
from model.insight.telling import lane_called, percent, stage_called, text_called
from model.kinds import words
from model.layout.phrases import date_text
from model.queries import lanes_in_order, stages_in_order
from model.records import Evidence
from resources.words import tr


def coverage_part(found: Insight) -> Iterator[str]:
    """By what is said, by stage, by lane; then the sources."""
    cover, document = found.coverage, found.document
    whole = [
        (tr("Cards"), cover.cards),
        (tr("Feelings"), cover.feelings),
        (tr("Goals of stages"), cover.goals),
        (tr("Personas"), cover.personas),
        (tr("All"), cover.whole),
    ]
    stages = [
        (stage_called(document, one.id), cover.by_stage[one.id])
        for one in stages_in_order(document)
    ]
    lanes = [
        (lane_called(document, one.id), cover.by_lane[one.id]) for one in lanes_in_order(document)
    ]
    yield from part(
        tr("Evidence"),
        _table(tr("What"), whole),
        under(tr("By stage"), _table(tr("Stage"), stages)),
        under(tr("By lane"), _table(tr("Lane"), lanes)),
        under(tr("Sources"), _sources(found)),
        empty=tr("The map says nothing yet that could rest on evidence."),
    )


def _table(head: str, rows: list[tuple[str, Share]]) -> list[str]:
    heads = [head, tr("Researched"), tr("Partly"), tr("Assumed"), tr("Coverage")]
    return grid(heads, [(name, share) for name, share in rows if share.total], _row)


def _row(named: tuple[str, Share]) -> list[str]:
    name, share = named
    counts = (share.researched, share.partly, share.assumed)
    return [name, *(f"{count:,}" for count in counts), percent(share.share)]


def _sources(found: Insight) -> list[str]:
    resting = all_resting(found.document)
    evidence = sorted(
        found.document.evidence.values(), key=lambda one: (-len(resting[one.id]), one.title, one.id)
    )

    def row(one: Evidence) -> list[str]:
        return [
            text_called(one.title) or tr("Evidence without a title"),
            words(one.kind),
            date_text(one.on) if one.on else "",
            f"{len(resting[one.id]):,}",
        ]

    heads = [tr("Source"), tr("Kind"), tr("Date"), tr("Statements that rest on it")]
    return grid(heads, evidence, row)
