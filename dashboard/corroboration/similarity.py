"""How strongly two reports tell the same event, as a sum of named, explained evidence."""

from collections.abc import Iterator

from dashboard.corroboration.evidence import Evidence, PairScore
from dashboard.corroboration.place_agreement import compare_launches, compare_places
from dashboard.corroboration.profiles import Profile
from dashboard.corroboration.sentences import near_duplicates
from dashboard.corroboration.settings import load_settings
from dashboard.corroboration.time_agreement import compare_dates
from dashboard.corroboration.words import allied
from dashboard.model import Count, EventType, Role

__all__ = ["score_pair"]

_ONE_DAY_OFF = frozenset({"date_one_off", "date_one_off_inferred"})


def score_pair(first: Profile, second: Profile) -> PairScore:
    """
    Score two reports.

    Returns
    -------
    PairScore
        The same whichever report is given first.
    """
    if second.id < first.id:
        first, second = second, first
    return PairScore(first.id, second.id, tuple(_evidence(first, second)))


def _evidence(first: Profile, second: Profile) -> Iterator[Evidence]:
    same_ship = bool(first.ships & second.ships)
    place = compare_places(first, second)
    if place.points > 0 or not same_ship:  # a ship moves, and newsrooms place it as they can
        yield place
    yield from compare_launches(first, second)
    time = compare_dates(first, second)
    if same_ship and time.feature in _ONE_DAY_OFF:
        time = _weighed("ship_other_day", f"{time.words}, of one ship")
    yield time
    yield _compare_types(first.event_type, second.event_type)
    yield _compare_roles(first.role, second.role)
    yield from _compare_launch_sites(first, second)
    yield from _compare_counts(first, second)
    yield from _compare_killed(first, second)
    yield from _compare_wounded(first, second)
    yield from _compare_sides(first, second)
    yield from _compare_words(first, second)
    yield from _compare_sentences(first, second)
    if same_ship:
        yield _weighed("ship_same", "a ship of the same name")


def _compare_types(first: EventType, second: EventType) -> Evidence:
    pair = frozenset((first, second))
    if EventType.UNSPECIFIED in pair:
        return _weighed("type_unspecified", "means not told by both")
    if first is second:
        return _weighed("type_same", f"same means, {first}")
    related = pair in load_settings().related_types
    return _weighed("type_related" if related else "type_other", f"{first} against {second}")


def _compare_roles(first: Role, second: Role) -> Evidence:
    points = load_settings().roles[frozenset((first, second))]
    words = f"both {first}" if first is second else f"{first} against {second}"
    return Evidence("role", points, words)


def _compare_launch_sites(first: Profile, second: Profile) -> Iterator[Evidence]:
    """Look for a foiled attack and the strike that foiled it."""
    roles = {first.role, second.role}
    if roles == {Role.THWARTED, Role.STRIKE} and first.on_launch_site and second.on_launch_site:
        yield _weighed("pre_empted", "the strike hit the launch sites of the foiled attack")


def _compare_counts(first: Profile, second: Profile) -> Iterator[Evidence]:
    if not (first.report.munition_count and second.report.munition_count):
        return
    one, other = first.report.munition_count.value, second.report.munition_count.value
    yield _weighed(_count_feature(one, other), f"{_told(one)} against {_told(other)} munitions")


def _count_feature(first: Count, second: Count) -> str:
    if first == second:
        return "count_same" if first.best > 1 else "count_single"
    if _compatible(first, second):
        return "count_same" if first.best == second.best > 1 else "count_compatible"
    if {first.best, second.best} == {1, 2}:
        return "count_one_of_two"
    numbers, ratio = load_settings().numbers, _ratio(first.best, second.best)
    if ratio <= numbers.close_ratio:
        return "count_close"
    return "count_unlike" if ratio <= numbers.unlike_ratio else "count_other"


def _compatible(first: Count, second: Count) -> bool:
    return (first.high is None or second.low <= first.high) and (
        second.high is None or first.low <= second.high
    )


def _ratio(first: int, second: int) -> float:
    low, high = sorted((first, second))
    return high / low if low else float("inf") if high else 1.0


def _told(count: Count) -> str:
    if count.high is None:
        return f"at least {count.low}"
    return str(count.best) if count.low == count.high else f"{count.low} to {count.high}"


def _compare_killed(first: Profile, second: Profile) -> Iterator[Evidence]:
    if not (first.report.killed and second.report.killed):
        return
    one, other = first.report.killed.value, second.report.killed.value
    yield _weighed(_killed_feature(one, other), f"{_told(one)} against {_told(other)} killed")


def _killed_feature(first: Count, second: Count) -> str:
    numbers = load_settings().numbers
    if first.best == second.best:
        if not first.best:
            return "killed_none"
        return "killed_many_same" if first.best >= numbers.many_killed else "killed_same"
    ratio = _ratio(first.best, second.best)
    if _compatible(first, second) and ratio <= numbers.close_ratio:
        return "killed_compatible"
    growing = ratio <= numbers.growing_ratio
    small = max(first.best, second.best) < numbers.many_killed
    return "killed_growing" if growing or small else "killed_other"


def _compare_wounded(first: Profile, second: Profile) -> Iterator[Evidence]:
    """Look for one number of wounded; two that differ tell nothing, newsrooms count as they can."""
    if not (first.report.wounded and second.report.wounded):
        return
    one, other = first.report.wounded.value, second.report.wounded.value
    if one.best == other.best > 1:
        many = one.best >= load_settings().numbers.many_killed
        feature = "wounded_many_same" if many else "wounded_same"
        yield _weighed(feature, f"{_told(one)} against {_told(other)} wounded")


def _compare_sides(first: Profile, second: Profile) -> Iterator[Evidence]:
    if not first.actors or not second.actors:
        if _swapped(first, second) or _swapped(second, first):
            yield _weighed("sides_swapped", "the attacker of one is the target of the other")
        return
    names = f"{_listed(first.actors)} against {_listed(second.actors)}"
    if allied(first.actors, second.actors):
        yield _weighed("perpetrator_same", f"same side attacks, {_listed(first.actors)}")
    elif _swapped(first, second) or _swapped(second, first):
        yield _weighed("sides_swapped", f"attacker and target change places, {names}")
    else:
        yield _weighed("perpetrator_other", f"another attacker, {names}")


def _swapped(first: Profile, second: Profile) -> bool:
    """Whether the attacker of `first` is what `second` aims at, and `first` aims elsewhere."""
    aimed_at = second.target_actors - first.target_actors
    return bool(first.actors & aimed_at) and not first.actors & second.actors


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def _compare_words(first: Profile, second: Profile) -> Iterator[Evidence]:
    weights, shared = load_settings().weights, first.words & second.words
    limit = weights.words_max if first.places and second.places else weights.words_unplaced_max
    points = weights.words_per_token * (len(shared) - weights.words_floor)
    if _mostly_shared(first, second):
        points += weights.words_contained
    if points > 0:
        words = f"{len(shared)} telling words shared"
        yield Evidence("words", round(min(limit, points), 2), words)
    if _other_target(first, second):
        yield _weighed("target_other", "targets worded without a common word")


def _mostly_shared(first: Profile, second: Profile) -> bool:
    rules = load_settings().shares
    shorter = min(len(first.words), len(second.words))
    shared = len(first.words & second.words)
    return shorter >= rules.contained_least and shared >= rules.contained * shorter


def _other_target(first: Profile, second: Profile) -> bool:
    """Whether both targets are worded in one script and share no telling word."""
    one, other = first.target_words, second.target_words
    if not (one and other) or one & other:
        return False
    return all(w.isascii() for w in one) is all(w.isascii() for w in other)


def _compare_sentences(first: Profile, second: Profile) -> Iterator[Evidence]:
    if first.report.article_id == second.report.article_id:
        return
    if any(near_duplicates(a, b) for a in first.sentences for b in second.sentences):
        yield _weighed("sentence_shared", "a sentence in common, word for word")
        if not (first.date and second.date and first.places and second.places):
            yield _weighed("sentence_fills_gap", "which makes up for what one leaves out")


def _weighed(feature: str, words: str) -> Evidence:
    return Evidence(feature, getattr(load_settings().weights, feature), words)
