from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import FILTER_NAMES, Area, Filter, filter_query, read_filter
from dashboard.model import Attribution, DatePrecision, EventType, ReviewState, Role

names = st.lists(
    st.text(
        st.characters(exclude_characters="|", exclude_categories=["Cs", "Z", "C"]),
        min_size=1,
        max_size=12,
    ),
    max_size=3,
    unique=True,
).map(tuple)


def some(enum):
    return st.sets(st.sampled_from(list(enum))).map(lambda s: tuple(m for m in enum if m in s))


filters = st.builds(
    Filter,
    roles=some(Role),
    types=some(EventType),
    attributions=some(Attribution),
    precisions=some(DatePrecision),
    reviews=some(ReviewState),
    actors=names,
    countries=st.sampled_from([(), ("IQ",), ("IQ", "SY")]),
    provinces=names,
    outlets=names,
    languages=st.sampled_from([(), ("ar",), ("ar", "en")]),
    first_day=st.none() | st.dates(),
    last_day=st.none() | st.dates(),
    area=st.none()
    | st.builds(Area, lon=st.just(42.44), lat=st.just(33.79), radius_km=st.just(25.0)),
    words=st.sampled_from(["", "عين الأسد", "two words"]),
    worst_claim=st.none() | st.integers(1, 6),
    disputed=st.booleans(),
    launched=st.booleans(),
    rejected=st.booleans(),
)


@given(filters)
def test_an_address_gives_the_same_filter_back(chosen):
    assert read_filter(filter_query(chosen)) == chosen


@given(
    st.dictionaries(
        st.sampled_from(["q", "role", "from", "near", "grade", "country", "lang"]),
        st.text(max_size=30),
    )
)
def test_nonsense_is_left_out_and_never_an_error(query):
    read_filter(query)


def test_an_empty_address_shows_all():
    assert read_filter({}) == Filter()
    assert Filter().active == 0


def test_wrong_values_are_dropped_and_right_ones_kept():
    chosen = read_filter(
        {
            "role": "attack|nonsense",
            "from": "2022-13-40",
            "to": "2022-01-05",
            "near": "200,0,5",
            "grade": "9",
            "country": "IQ|iraq|<b>",
        }
    )
    assert chosen == Filter(roles=(Role.ATTACK,), last_day=date(2022, 1, 5), countries=("IQ",))
    assert chosen.active == 3


def test_every_parameter_of_a_filter_is_named():
    chosen = Filter(first_day=date(2022, 1, 1), words="x", disputed=True, launched=True)
    assert filter_query(chosen).keys() < set(FILTER_NAMES)
    assert "incident" not in FILTER_NAMES
