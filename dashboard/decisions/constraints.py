"""Merges and splits as rules for pairs of reports, which corroboration obeys."""

from collections.abc import Iterable, Mapping
from itertools import combinations, product

from dashboard.decisions.attachment import effective, successors
from dashboard.decisions.records import Decision, Merge, Split
from dashboard.model import Article, Constraint, ConstraintKind, Report

__all__ = ["constraints_of"]

_Pair = tuple[str, str]


def constraints_of(
    decisions: Iterable[Decision], reports: Iterable[Report], articles: Iterable[Article]
) -> tuple[Constraint, ...]:
    """
    Turn merges and splits into rules for the reports there are now.

    Of two decisions that contradict each other, the later one holds.

    Parameters
    ----------
    decisions
        In the order in which they were made.
    reports
        As just read, of all articles.
    articles
        Those articles.

    Returns
    -------
    tuple of Constraint
        Each pair once, in order.
    """
    held = effective(decisions)
    texts = {article.id: article.text for article in articles}
    now = successors(held, reports, texts)
    rules: dict[_Pair, ConstraintKind] = {}
    for decision in held:
        match decision.action:
            case Merge(other=other):
                union = _present(decision.subject.report_ids + other.report_ids, now)
                # Every pair, and not a chain of them: a later split must not cut others' ties.
                rules |= dict.fromkeys(combinations(union, 2), ConstraintKind.MUST_LINK)
            case Split(report_ids=leaving):
                part = _present(leaving, now)
                rest = [r for r in _present(decision.subject.report_ids, now) if r not in part]
                apart = {_pair(one, other) for one, other in product(part, rest)}
                rules |= dict.fromkeys(combinations(part, 2), ConstraintKind.MUST_LINK)
                rules |= dict.fromkeys(apart, ConstraintKind.CANNOT_LINK)
            case _:
                pass
    return tuple(
        Constraint(kind=kind, first=first, second=second)
        for (first, second), kind in sorted(rules.items())
    )


def _present(report_ids: Iterable[str], now: Mapping[str, str]) -> list[str]:
    return sorted({now[one] for one in report_ids if one in now})


def _pair(one: str, other: str) -> _Pair:
    return (one, other) if one < other else (other, one)
