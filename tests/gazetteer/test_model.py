"""Records that hold what they promise."""

import pytest

from gazetteer.errors import InvalidSpanError
from gazetteer.model import Toponym, Usage
from gazetteer.resolution import UNRESOLVED


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 5), (3, 9)])
def test_a_span_fits_its_text(start, end):
    with pytest.raises(InvalidSpanError):
        Toponym(start, end, "Mosul", Usage.LITERAL, UNRESOLVED)
