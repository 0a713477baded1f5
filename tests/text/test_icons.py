"""Icons and faces: drawn as vectors, in their box, for every meaning that has one."""

import re
from itertools import pairwise

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from model.channels import CHANNEL_ICONS, OTHER_CHANNEL_ICON
from model.kinds import CARD_KINDS, LANE_KINDS, GoalReached, Support
from model.layout.display import EllipseNode, PathNode
from model.layout.faces import face_nodes
from model.layout.icons import ICON_BOX, icon_nodes
from model.layout.svg_path import path_commands
from resources.locator import font_bytes, icon_names, icon_svg, resource_path

NAMES = sorted(icon_names())


def icon_path(name):
    (node,) = icon_nodes(name, 0, 0, ICON_BOX, "#000000")
    return node.path


def points(path):
    numbers = [number for command in path.commands for number in command[1:]]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_lies_in_its_box(name):
    path = icon_path(name)
    assert path.commands[0][0] == "M"
    assert all(0 <= x <= ICON_BOX and 0 <= y <= ICON_BOX for x, y in points(path))


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_as_another_reader_of_svg_draws_it(name):
    for data in re.findall('<path d="([^"]+)"', icon_svg(name)):
        pen = RecordingPen()
        parse_path(data, pen)
        ends = [step[-1] for operator, step in pen.value if operator in ("moveTo", "lineTo")]
        ours = [command[1:] for command in path_commands(data) if command[0] in ("M", "L")]
        assert ours == [pytest.approx(end, abs=1e-6) for end in ends]
        theirs = [step[-1] for operator, step in pen.value if operator == "curveTo"]
        curves = [command[-2:] for command in path_commands(data) if command[0] == "C"]
        assert all(any(near(end, other) for other in curves) for end in theirs)


def near(one, other):
    return abs(one[0] - other[0]) < 1e-3 and abs(one[1] - other[1]) < 1e-3


def test_an_icon_is_parsed_once():
    assert icon_path("website") is icon_path("website")


@pytest.mark.parametrize(
    "name",
    [
        *CHANNEL_ICONS.values(),
        OTHER_CHANNEL_ICON,
        *(facts.icon for facts in CARD_KINDS.values()),
        *(facts.icon for facts in LANE_KINDS.values()),
        *(f"goal-{state}" for state in GoalReached),
        *Support,
        *("face-2", "face-1", "face-0", "face-minus-1", "face-minus-2", "star", "star-filled"),
    ],
)
def test_a_meaning_has_its_icon(name):
    assert name in icon_names()


def test_an_icon_is_scaled_with_its_lines():
    (node,) = icon_nodes("website", 10, 20, 12, "#2F6FDE")
    assert (node.x, node.y, node.scale) == (10, 20, 0.5)
    assert (node.stroke, node.stroke_width, node.fill) == ("#2F6FDE", 1, None)


def test_the_moment_of_truth_is_filled():
    (node,) = icon_nodes("star-filled", 0, 0, 24, "#C99700")
    assert (node.stroke, node.fill) == (None, "#C99700")


def test_an_unknown_icon_is_an_error():
    with pytest.raises(KeyError):
        icon_path("../fonts/README")


def test_licences_are_there():
    assert "MIT License" in resource_path("icons", "LICENSE-Tabler.txt").read_text("utf-8")


def test_the_locator_reads_fonts():
    assert len(font_bytes("NotoSans-Regular.ttf")) > 100_000


@pytest.mark.parametrize(
    ("data", "end"),
    [
        ("M1 2h3v-4H0V0l1 1L5 5", ("L", 5, 5)),
        ("m1 1 2 2 3 3", ("L", 6, 6)),
        ("M0 0a1 1 0 011 1", ("C", 1, 1)),
        ("M0 0a0 1 0 0 1 1 1", ("L", 1, 1)),
        ("M1 1l2 0zl0 5", ("L", 1, 6)),
        ("M.5.5-1-1", ("L", -1, -1)),
        ("M0 0c0 1 1 2 2 2s2-1 2-2", ("C", 4, 0)),
    ],
)
def test_path_data_is_read_as_svg_says(data, end):
    last = path_commands(data)[-1]
    assert (last[0], *last[-2:]) == pytest.approx(end)


def test_a_smooth_curve_goes_on_in_the_same_direction():
    assert path_commands("M0 0c0 1 1 2 2 2s2-1 2-2")[-1] == ("C", 3, 2, 4, 1, 4, 0)


@pytest.mark.parametrize("data", ["M0 0Q1 1 2 2", "M0 0L1", "M0"])
def test_other_path_data_is_refused(data):
    with pytest.raises(ValueError, match=r"[MLQ]"):
        path_commands(data)


def mouth(valence):
    *_, node = face_nodes(valence, 0, 0, 10, "#2F6FDE", "#FFFFFF")
    assert isinstance(node, PathNode)
    return node


def bend(valence):
    """How far the middle of the mouth lies below its corners: positive is a smile."""
    node = mouth(valence)
    corners = node.path.commands[0][2]
    return (node.path.commands[2][2] - corners) * node.scale


def test_the_mouth_follows_the_valence_without_a_step():
    bends = [bend(step / 10) for step in range(-20, 21)]
    assert bends == sorted(bends)
    assert bends[20] == 0
    assert all(abs(after - before) < 0.8 for before, after in pairwise(bends))
    assert bend(-1.3) == pytest.approx(-bend(1.3))


def test_strong_feelings_open_the_mouth():
    def opening(valence):
        _, near_edge, far_edge, _ = mouth(valence).path.commands
        return abs(near_edge[2] - far_edge[2])

    assert [opening(valence) for valence in (-1, 0, 1)] == [0, 0, 0]
    assert opening(2) == pytest.approx(opening(-2))
    assert opening(2) > opening(1.5) > 0.05


def test_a_face_stays_in_its_circle():
    for valence in (-5, -2, -0.5, 0, 1, 2):
        disc, *eyes, lips = face_nodes(valence, 30, 40, 9, "#2F6FDE", "#FFFFFF")
        assert isinstance(disc, EllipseNode)
        assert isinstance(lips, PathNode)
        assert disc.rect.x - disc.stroke_width / 2 == pytest.approx(21)
        assert disc.rect.bottom + disc.stroke_width / 2 == pytest.approx(49)
        assert (disc.fill, disc.stroke) == ("#FFFFFF", "#2F6FDE")
        assert all(isinstance(eye, EllipseNode) and eye.fill == "#2F6FDE" for eye in eyes)
        assert all(x * x + y * y < 0.8 for x, y in points(lips.path))
        assert mouth(5).path is mouth(2).path
