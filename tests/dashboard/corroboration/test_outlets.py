from dashboard.corroboration.outlets import find_outlet, load_outlets
from gazetteer.normalisation import fold_name


def test_spellings_lead_to_one_outlet():
    assert find_outlet("Al-Jazeera") is find_outlet("الجزيرة") is find_outlet("قناة الجزيرة")


def test_an_unknown_outlet_is_none():
    assert find_outlet("The Daily Nowhere") is None
    assert find_outlet(None) is None


def test_every_row_is_graded_with_a_reason_and_its_source():
    assert all(one.rationale and one.source for one in load_outlets())


def test_no_spelling_is_listed_twice():
    spellings = [fold_name(name) for one in load_outlets() for name in dict.fromkeys(one.names)]
    folded = sorted({(fold_name(n), one.id) for one in load_outlets() for n in one.names})
    assert len({name for name, _ in folded}) == len(folded)
    assert spellings


def test_rows_are_sorted_by_id():
    ids = [one.id for one in load_outlets()]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
