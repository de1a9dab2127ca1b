from itertools import combinations

import numpy as np
import pytest

from dashboard.map_view.symbols import ROLE_MARKS, SYMBOLS, Mark
from dashboard.model import Role

KINDS = (Mark.ATTACK, Mark.LAUNCH, Mark.RETALIATION, Mark.STRIKE)

# Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB
DEFICIENCIES = {
    "none": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TELLING = 20.0  # CIE76 colour difference; about 2.3 is just noticeable


def _lab(colour, matrix):
    srgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(matrix @ linear, 0, 1)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    x, y, z = (to_xyz @ seen) / np.array([0.9505, 1.0, 1.089])
    f = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("pair", list(combinations(KINDS, 2)), ids="-".join)
def test_colours_differ_to_every_eye(deficiency, pair):
    matrix = DEFICIENCIES[deficiency]
    one, other = (_lab(SYMBOLS[mark].fill, matrix) for mark in pair)
    assert np.linalg.norm(one - other) > TELLING


def test_shapes_differ_without_colour():
    assert len({SYMBOLS[mark].path for mark in KINDS}) == len(KINDS)


def test_a_thwarted_attack_is_hollow_and_struck_through():
    thwarted, attack = SYMBOLS[Mark.THWARTED], SYMBOLS[Mark.ATTACK]
    assert thwarted.fill != attack.fill
    assert thwarted.detail != attack.detail


def test_every_role_and_mark_has_a_symbol():
    assert set(ROLE_MARKS) == set(Role)
    assert set(SYMBOLS) == set(Mark)
