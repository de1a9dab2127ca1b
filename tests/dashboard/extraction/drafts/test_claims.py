"""Choosing among claims."""

from dashboard.extraction.drafts.claims import first_claim, place_claims
from dashboard.model import Basis, Claim, Span
from tests.fixtures.annotated import read

STATED = Claim(value=1, spans=(Span(0, 1),))
INFERRED = Claim(value=2, basis=Basis.INFERRED)


def test_stated_goes_before_inferred_and_first_before_second():
    other = Claim(value=3, spans=(Span(1, 2),))
    assert first_claim([None, INFERRED, STATED, other]) is STATED
    assert first_claim([None, INFERRED]) is INFERRED
    assert first_claim([None]) is None
    assert first_claim([]) is None


def test_places_come_once_and_unknown_ones_not_at_all():
    names = read("أربيل ثم <تل الزعتر> ثم كركوك ثم أربيل").names
    claims = list(place_claims(names))
    assert [claim.value.name for claim in claims] == ["Erbil", "Kirkuk"]
    assert [claim.spans for claim in claims] == [(names[0].span,), (names[2].span,)]
