"""Copying for other programs, and other ways to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designer.actions.spec import ActionSpec, Context, with_map

if TYPE_CHECKING:  # only a name here: the window starts faster without it
    from designer.actions.desk import Desk

_COPIED: tuple[Context, ...] = ("card", "marker", "stage", "lane", "sheet")
_IN_A_LANE: tuple[Context, ...] = ("lane", "card", "marker", "cell")
_IN_A_STAGE: tuple[Context, ...] = ("stage", "card", "marker", "cell")


def _can_paste(desk: Desk) -> bool:
    return with_map(desk) and not desk.bench.session.read_only


def _copy_as_text(desk: Desk) -> None:
    from designer.canvas.exchange.copying import copy_as_text  # noqa: PLC0415 - the canvas comes later

    desk.bench.commit_editors()
    copy_as_text(desk.bench.canvas)


def _copy_as_image(desk: Desk) -> None:
    from designer.canvas.exchange.copying import copy_as_image  # noqa: PLC0415 - the canvas comes later

    desk.bench.commit_editors()
    copy_as_image(desk.bench.canvas)


def _with_lane(desk: Desk) -> bool:
    if not desk.has_map:
        return False
    from designer.canvas.exchange.picturing import lane_meant  # noqa: PLC0415 - the canvas comes later

    canvas = desk.bench.canvas
    return lane_meant(canvas.document, canvas.chosen) is not None


def _with_stage(desk: Desk) -> bool:
    if not desk.has_map:
        return False
    from designer.canvas.exchange.picturing import stage_meant  # noqa: PLC0415 - the canvas comes later

    canvas = desk.bench.canvas
    return stage_meant(canvas.document, canvas.chosen) is not None


def _copy_map_as_image(desk: Desk) -> None:
    from designer.canvas.exchange.picturing import copy_map_as_image  # noqa: PLC0415 - the canvas comes later

    desk.bench.commit_editors()
    copy_map_as_image(desk.bench.canvas)


def _copy_lane_as_image(desk: Desk) -> None:
    from designer.canvas.exchange.picturing import copy_lane_as_image  # noqa: PLC0415 - the canvas comes later

    desk.bench.commit_editors()
    copy_lane_as_image(desk.bench.canvas)


def _copy_stage_as_image(desk: Desk) -> None:
    from designer.canvas.exchange.picturing import copy_stage_as_image  # noqa: PLC0415 - the canvas comes later

    desk.bench.commit_editors()
    copy_stage_as_image(desk.bench.canvas)


def _copy_as_journey(desk: Desk) -> None:
    from designer.canvas.exchange.copying import copy_as_journey  # noqa: PLC0415 - the canvas comes later

    desk.bench.commit_editors()
    copy_as_journey(desk.bench.canvas)


def _paste_lines(desk: Desk) -> None:
    from designer.canvas.commands import paste  # noqa: PLC0415 - the canvas comes later

    desk.bench.commit_editors()
    paste(desk.bench.canvas, desk.bench.canvas, plain=True)


def _paste_parked(desk: Desk) -> None:
    from designer.canvas.commands import paste_parked  # noqa: PLC0415 - the canvas comes later

    desk.bench.commit_editors()
    paste_parked(desk.bench.canvas, desk.bench.canvas)


COPYING_ACTIONS = (
    ActionSpec("edit.paste-lines", "Pa&ste as plain lines", _paste_lines, "Edit",
               "Insert the clipboard's text, a card for each line, even where it is a table",
               "text", ("Ctrl+Alt+V",), enabled=_can_paste, group=1,
               context=("card", "cell", "sheet"), words="clipboard text list"),
    ActionSpec("edit.paste-parked", "Paste int&o the parking lot", _paste_parked, "Edit",
               "Insert what is on the clipboard into the parking lot", "parking",
               ("Ctrl+G, V",), enabled=_can_paste, group=1,
               context=("parking", "sheet"), words="clipboard later unsorted"),
    ActionSpec("edit.copy-text", "Copy as &text", _copy_as_text, "Edit/Cop&y as",
               "Copy the selection, or the whole map, as an indented text", "text",
               ("Ctrl+Shift+C",), enabled=with_map, group=1, context=_COPIED,
               words="clipboard outline plain"),
    ActionSpec("edit.copy-image", "Copy as &image", _copy_as_image, "Edit/Cop&y as",
               "Copy the selected part of the map, or all of it, as a picture", "image",
               ("Ctrl+G, P",), enabled=with_map, group=1, context=_COPIED,
               words="clipboard picture screenshot png"),
    ActionSpec("edit.copy-lane-image", "Copy &lane as image", _copy_lane_as_image,
               "Edit/Cop&y as", "Copy the lane, with the stages above it, as a picture for slides",
               "image", ("Ctrl+G, I, L",), enabled=_with_lane, group=1, context=_IN_A_LANE,
               words="clipboard picture screenshot png svg row",
               needs="Select a lane or something in it first"),
    ActionSpec("edit.copy-stage-image", "Copy &stage as image", _copy_stage_as_image,
               "Edit/Cop&y as",
               "Copy the stage, with the lane names beside it, as a picture for slides",
               "image", ("Ctrl+G, I, S",), enabled=_with_stage, group=1, context=_IN_A_STAGE,
               words="clipboard picture screenshot png svg column",
               needs="Select a stage or something in it first"),
    ActionSpec("edit.copy-map-image", "Copy whole &map as image", _copy_map_as_image,
               "Edit/Cop&y as", "Copy all of the map as a picture, whatever is selected",
               "image", ("Ctrl+G, I, M",), enabled=with_map, group=1, context=("sheet",),
               words="clipboard picture screenshot png svg poster"),
    ActionSpec("edit.copy-journey", "Copy as &journey", _copy_as_journey, "Edit/Cop&y as",
               "Copy as text that can go through a chat and be pasted into another map",
               "journey", ("Ctrl+G, J",), enabled=with_map, group=1, context=_COPIED,
               words="clipboard share chat json"),
)  # fmt: skip
