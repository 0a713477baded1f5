"""Edits: from an intention to a ChangeSet, labelled in the user's words. All are pure.

Each raises :class:`model.errors.RuleError`, with one sentence, for what cannot be done.
"""

from __future__ import annotations

from model.channels import channel_key
from model.edits.answering import (
    answer_with_action,
    answer_with_opportunity,
    rate,
    rate_all,
    set_answer,
    set_weights,
    usual_weights,
    vote,
)
from model.edits.arranging import (
    convert_cards,
    line_up_in_lane,
    line_up_in_step,
    sort_cards,
    spread_over_steps,
)
from model.edits.cards import (
    add_card,
    assign_persona,
    cards_at,
    move_cards,
    set_span,
    set_start,
    shift_cards,
)
from model.edits.channels import (
    add_channel,
    add_channels,
    channel_named,
    move_channel,
    rename_channel,
)
from model.edits.columns import add_stage, add_step, move_stage, move_step
from model.edits.connecting import (
    connect_cards,
    reverse_connectors,
    rewire,
    set_connector_kind,
    usual_kind,
)
from model.edits.duplicating import duplicate
from model.edits.fields import edit
from model.edits.following import place_action, take_after, take_before
from model.edits.grouping import group_duplicates, same_cards
from model.edits.guiding import take_guidance
from model.edits.lanes import add_lane, move_lane
from model.edits.markers import name_feeling, shift_markers
from model.edits.moving import move_block
from model.edits.people import (
    add_marker,
    add_persona,
    move_marker,
    move_persona,
    skip_stages,
)
from model.edits.readings import (
    add_reading,
    correct_value,
    edit_reading,
    readings_of,
    remove_reading,
)
from model.edits.relations import (
    add_action,
    add_connector,
    add_evidence,
    add_image_card,
    add_metric_card,
    embed_image,
    move_action,
)
from model.edits.removing import remove
from model.edits.sizes import fold, resize
from model.edits.sourcing import attach_evidence, detach_evidence, merge_evidence
from model.edits.splitting import merge_stage, merge_step, split_stage, split_step
from model.edits.views import add_view, rename_view, retake_view

__all__ = [
    "add_action",
    "add_card",
    "add_channel",
    "add_channels",
    "add_connector",
    "add_evidence",
    "add_image_card",
    "add_lane",
    "add_marker",
    "add_metric_card",
    "add_persona",
    "add_reading",
    "add_stage",
    "add_step",
    "add_view",
    "answer_with_action",
    "answer_with_opportunity",
    "assign_persona",
    "attach_evidence",
    "cards_at",
    "channel_key",
    "channel_named",
    "connect_cards",
    "convert_cards",
    "correct_value",
    "detach_evidence",
    "duplicate",
    "edit",
    "edit_reading",
    "embed_image",
    "fold",
    "group_duplicates",
    "line_up_in_lane",
    "line_up_in_step",
    "merge_evidence",
    "merge_stage",
    "merge_step",
    "move_action",
    "move_block",
    "move_cards",
    "move_channel",
    "move_lane",
    "move_marker",
    "move_persona",
    "move_stage",
    "move_step",
    "name_feeling",
    "place_action",
    "rate",
    "rate_all",
    "readings_of",
    "remove",
    "remove_reading",
    "rename_channel",
    "rename_view",
    "resize",
    "retake_view",
    "reverse_connectors",
    "rewire",
    "same_cards",
    "set_answer",
    "set_connector_kind",
    "set_span",
    "set_start",
    "set_weights",
    "shift_cards",
    "shift_markers",
    "skip_stages",
    "sort_cards",
    "split_stage",
    "split_step",
    "spread_over_steps",
    "take_after",
    "take_before",
    "take_guidance",
    "usual_kind",
    "usual_weights",
    "vote",
]
