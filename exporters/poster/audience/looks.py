"""Cuts for audiences: which layouts a poster shows, one after the other, and what each is called.

One of the whole map, or of the lanes, personas and stages that were chosen, or of what a saved view
looks at; or one for each persona or each stage of those. Every format prints the same looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from exporters.poster.audience.broadening import broadened
from exporters.poster.audience.excerpt import Excerpt, chosen_excerpt, viewed
from exporters.poster.logo import with_logo
from exporters.poster.options import Each, PosterOptions
from exporters.progress import Progress, no_progress, portion
from model.bounds import MAX_LINE
from model.document import JourneyMap
from model.errors import ExportError
from model.ids import Id
from model.layout.engine import layout_map
from model.layout.result import LayoutResult
from model.queries import personas_in_order, stages_in_order
from model.records import evolve
from resources.words import tr


@dataclass(frozen=True, slots=True)
class Look:
    """A map, or a cut of it, laid out.

    ``title`` says the map and the part: it is what stands on the sheet. ``name`` is that of the
    part alone (a persona, a stage, a saved view), empty where all of the map is shown.
    """

    title: str
    name: str
    layout: LayoutResult


def looks(
    source: JourneyMap | LayoutResult, options: PosterOptions, *, progress: Progress = no_progress
) -> tuple[Look, ...]:
    """The layouts that a poster shows, in order; at least one. A finished layout is shown as it is.

    Raises:
        Cancelled: ``progress`` raised it.
        ExportError: the options choose nothing that could be printed.
    """
    if isinstance(source, LayoutResult):
        return (Look(_title(source.document.info.title), "", source),)
    document = with_logo(source, options.logo)
    excerpts = list(_excerpts(document, options))
    shown = []
    for place, (excerpt, names) in enumerate(excerpts):
        step = portion(progress, place / len(excerpts), (place + 1) / len(excerpts))
        shown.append(_look(document, excerpt, names, options, step))
    return tuple(shown)


def _excerpts(
    document: JourneyMap, options: PosterOptions
) -> Iterator[tuple[Excerpt, tuple[str, ...]]]:
    """The cuts, and the names of what each is about."""
    whole = chosen_excerpt(document, options)
    names = (viewed(document, options.view_id).name,) if options.view_id else ()
    match options.each:
        case Each.MAP:
            yield whole, names
        case Each.PERSONA:
            for persona_id, name in _personas(whole):
                excerpt = whole.narrowed(persona_ids=frozenset((persona_id,)))
                yield excerpt, (*names, name)
        case Each.STAGE:
            for stage_id, name in _stages(whole):
                excerpt = whole.narrowed(stage_ids=frozenset((stage_id,)))
                yield _unfolded(excerpt, stage_id), (*names, name)


def _personas(excerpt: Excerpt) -> list[tuple[Id, str]]:
    shown = [
        (persona.id, persona.name or tr("Persona"))
        for persona in personas_in_order(excerpt.document)
        if excerpt.persona_ids is None or persona.id in excerpt.persona_ids
    ]
    if not shown:
        raise ExportError(tr("The map has no persona to print."))
    return shown


def _stages(excerpt: Excerpt) -> list[tuple[Id, str]]:
    shown = [
        (stage.id, stage.name or tr("Stage"))
        for stage in stages_in_order(excerpt.document)
        if excerpt.stage_ids is None or stage.id in excerpt.stage_ids
    ]
    if not shown:
        raise ExportError(tr("The map has no stage to print."))
    return shown


def _unfolded(excerpt: Excerpt, stage_id: Id) -> Excerpt:
    """A poster about one stage shows what is in it, also where it is collapsed on the map."""
    document = excerpt.document
    stage = evolve(document.stages[stage_id], collapsed=False)
    return replace(excerpt, document=replace(document, stages={**document.stages, stage_id: stage}))


def _look(
    source: JourneyMap,
    excerpt: Excerpt,
    names: tuple[str, ...],
    options: PosterOptions,
    progress: Progress,
) -> Look:
    said = [name for name in names if name]
    title = " \N{EN DASH} ".join([name for name in (source.info.title, *said) if name])
    document = excerpt.document
    if said and len(title) <= MAX_LINE:
        document = replace(document, info=evolve(document.info, title=title))
    alone = options.each is Each.STAGE
    wanted = replace(
        options.layout(),
        lane_ids=excerpt.lane_ids,
        persona_ids=excerpt.persona_ids,
        stage_ids=excerpt.stage_ids,
        # What belongs to no stage would be told again on the poster of each.
        show_parking=options.show_parking and not alone,
    )

    # How many layouts a stage takes is known at its end: each is told as half of what is left.
    left = 0.5 if alone else 0.0
    before = count()

    def laid_out(shown: JourneyMap) -> LayoutResult:
        done = next(before)
        step = portion(progress, 1 - left**done, 1 - left ** (done + 1))
        step(0, 1)
        return layout_map(shown, wanted, watch=step)

    if alone and excerpt.stage_ids:
        (stage_id,) = excerpt.stage_ids
        layout = broadened(document, stage_id, options, laid_out)
    else:
        layout = laid_out(document)
    return Look(_title(title), ", ".join(said), layout)


def _title(title: str) -> str:
    return title or tr("Journey map")
