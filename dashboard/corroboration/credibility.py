"""
Admiralty grades: a letter for the outlets and a digit for the claim, judged separately.

Letters come from `outlets.csv`: A and B for outlets with public standards and corrections, C for
professional newsrooms with a line of their own, D for parties to what they cover and for unsourced
feeds, F where nothing is known. Digits follow from independent origins, official word and dispute.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.corroboration.attributions import names_official
from dashboard.corroboration.disputes import DENIED, NOT_CONFIRMED
from dashboard.corroboration.independence import Origins
from dashboard.corroboration.outlets import UNKNOWN_RELIABILITY, find_outlet
from dashboard.corroboration.words import sides
from dashboard.model import Article, Attribution, Conflict, Credibility, Report

__all__ = ["grade"]

_CONFIRMED, _PROBABLE, _POSSIBLE, _DOUBTFUL, _IMPROBABLE, _UNJUDGED = range(1, 7)
_ORIGINS_TO_CONFIRM = 3
_ORIGINS_TO_CORROBORATE = 2


def grade(
    reports: Sequence[Report],
    articles: Mapping[str, Article],
    origins: Origins,
    conflicts: Sequence[Conflict],
    texts: Mapping[str, str],
) -> Credibility:
    """Grade an incident and say why."""
    letter, outlets = _best_outlet(reports, articles)
    standing = _Standing(
        origins=len(origins.groups),
        official=any(_is_official(report, texts) for report in reports),
        speaker=_one_speaker(reports),
        disputed=_disputes(conflicts),
    )
    reason = f"{_tell_claim(origins, standing)}. {outlets}"
    return Credibility(source=letter, claim=_digit(standing), reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """What speaks for and against a claim; `speaker` is the one side all quote, or empty."""

    origins: int
    official: bool
    speaker: str
    disputed: tuple[str, ...]


def _disputes(conflicts: Sequence[Conflict]) -> tuple[str, ...]:
    """Find how the event itself, not a detail of it, is put in doubt."""
    doubts = (NOT_CONFIRMED, DENIED)
    told = {v.value for c in conflicts if c.field == "confirmation" for v in c.values}
    return tuple(doubt for doubt in doubts if doubt in told)


def _digit(standing: _Standing) -> int:
    corroborated = standing.origins >= _ORIGINS_TO_CORROBORATE
    if DENIED in standing.disputed:
        return _DOUBTFUL if corroborated else _IMPROBABLE
    if standing.disputed:
        return _POSSIBLE if corroborated else _DOUBTFUL
    many = standing.origins >= _ORIGINS_TO_CONFIRM
    if many and standing.official and not standing.speaker:
        return _CONFIRMED
    if corroborated:
        return _PROBABLE
    return _POSSIBLE if standing.official else _UNJUDGED


def _is_official(report: Report, texts: Mapping[str, str]) -> bool:
    """Whether the perpetrator owns up to it, or an official speaker stands behind it."""
    if report.attribution.value is Attribution.CLAIMED:
        return True
    sources = " . ".join(claim.value for claim in report.sources)
    return names_official(sources) or names_official(texts.get(report.id, ""))


def _one_speaker(reports: Sequence[Report]) -> str:
    """Name the one side that every report of several quotes, if there is just one."""
    if len(reports) < _ORIGINS_TO_CORROBORATE:
        return ""
    named = [frozenset().union(*(sides(c.value) for c in r.sources)) for r in reports]
    every = frozenset().union(*named)
    return next(iter(every)) if len(every) == 1 and all(named) else ""


def _tell_claim(origins: Origins, standing: _Standing) -> str:
    articles, number = sum(map(len, origins.groups)), standing.origins
    parts = [f"{articles} article{'s' * (articles > 1)}, {number} origin{'s' * (number > 1)}"]
    official = "official word or claim of responsibility"
    parts.append(official if standing.official else "no official word")
    if standing.speaker:
        parts.append(f"all of them quote {standing.speaker}")
    parts += [f"by somebody {doubt}" for doubt in standing.disputed]
    parts += origins.reasons
    return "; ".join(parts)


def _best_outlet(reports: Sequence[Report], articles: Mapping[str, Article]) -> tuple[str, str]:
    """Find the best letter among the outlets, and tell every outlet's own in words."""
    ids = dict.fromkeys(report.article_id for report in reports)
    names = dict.fromkeys(articles[one].outlet or "" for one in ids if one in articles)
    letters: list[str] = []
    told: list[str] = []
    for name in names:
        outlet = find_outlet(name)
        letters.append(outlet.reliability if outlet else UNKNOWN_RELIABILITY)
        if outlet:
            told.append(f"{outlet.name} {outlet.reliability}: {outlet.rationale}")
        else:
            told.append(f"{name or 'outlet not named'} F: no known record")
    return min(letters, default=UNKNOWN_RELIABILITY), "; ".join(told)
