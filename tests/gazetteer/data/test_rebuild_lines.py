"""Courses follow the pieces from guide to guide, and the committed table is what they give."""

from gazetteer.data.rebuild_lines import build_graph, rebuild, trace
from gazetteer.sources.tables import data_folder

BEND = [(0.0, 0.0), (0.3, 0.4), (0.6, 0.0), (1.0, 0.0)]


def test_a_course_follows_the_pieces():
    graph = build_graph([BEND[:3], BEND[2:]])
    assert trace("0 0;1 0", graph) == "0.00 0.00;0.30 0.40;0.60 0.00;1.00 0.00"


def test_the_order_is_that_of_the_guides():
    graph = build_graph([BEND])
    assert trace("1 0;0 0", graph) == "1.00 0.00;0.60 0.00;0.30 0.40;0.00 0.00"


def test_pieces_that_end_one_node_apart_are_joined():
    graph = build_graph([[(0.0, 0.0), (0.5, 0.2)], [(0.51, 0.2), (1.0, 0.0)]])
    assert trace("0 0;1 0", graph) == "0.00 0.00;0.50 0.20;1.00 0.00"


def test_without_a_piece_the_course_is_straight():
    assert trace("0 0;1 0", build_graph([[(5.0, 5.0), (6.0, 6.0)]])) == "0.00 0.00;1.00 0.00"


def test_a_detour_along_another_river_is_not_taken():
    graph = build_graph([[(0.0, 0.0), (0.0, 9.0), (1.0, 9.0), (1.0, 0.0)]])
    assert trace("0 0;1 0", graph) == "0.00 0.00;1.00 0.00"


def test_the_committed_table_can_be_rebuilt():
    assert rebuild() == data_folder().joinpath("lines.csv").read_text(encoding="utf-8")
