from hypothesis import given
from hypothesis import strategies as st

from dashboard.briefing.table import columns_of, measured, paginate


def test_columns_fill_the_width():
    assert sum(columns_of(380.0)) == 380.0


def test_rows_are_as_high_as_their_longest_cell(brief):
    rows = measured(brief, 380.0)
    assert [row.entry for row in rows] == list(brief.entries)
    for row in rows:
        assert row.height > sum(line.height for line in row.incident)
        assert row.height > sum(line.height for line in row.when)


def test_a_narrow_table_is_higher(brief):
    narrow, wide = (measured(brief, width) for width in (240.0, 440.0))
    assert sum(row.height for row in narrow) > sum(row.height for row in wide)


@given(heights=st.lists(st.floats(60, 400), min_size=60, max_size=60))
def test_every_row_stands_on_one_page_in_order(long_rows, heights):
    columns = paginate(long_rows, heights)
    assert [row for column in columns for row in column] == list(long_rows)
    for column, height in zip(columns, heights, strict=False):
        assert len(column) == 1 or sum(row.height for row in column) <= height


def test_lines_carry_the_direction(arabic):
    for row in measured(arabic, 380.0):
        assert all(line.text.startswith("\u200f") for line in row.incident)
