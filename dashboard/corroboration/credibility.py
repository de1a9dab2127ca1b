"""
Admiralty grades: a letter for the outlets and a digit for the claim, judged separately.

Letters come from `outlets.csv`: A and B for outlets with public standards and corrections, C for
professional newsrooms with a line of their own, D for parties to what they cover and for unsourced
feeds, F where nothing is known. Digits follow from independent origins, official word and dispute.
"""

from collections.abc import Mapping, Sequence

from dashboard.corroboration.attributions import names_official
from dashboard.corroboration.independence import Origins
from dashboard.corroboration.outlets import UNKNOWN_RELIABILITY, find_outlet
from dashboard.model import Article, Attribution, Conflict, Credibility, Report

__all__ = ["grade"]

_CONFIRMED, _PROBABLE, _POSSIBLE, _DOUBTFUL, _UNJUDGED = 1, 2, 3, 4, 6
_ORIGINS_TO_CONFIRM = 3
_ORIGINS_TO_CORROBORATE = 2
# A dispute over these puts in doubt whether the event took place as told at all.
_GRAVE = frozenset({"confirmation"})


def grade(
    reports: Sequence[Report],
    articles: Mapping[str, Article],
    origins: Origins,
    conflicts: Sequence[Conflict],
    texts: Mapping[str, str],
) -> Credibility:
    """Grade an incident and say why."""
    letter, outlets = _best_outlet(reports, articles)
    official = any(_is_official(report, texts) for report in reports)
    grave = sorted(c.field for c in conflicts if c.field in _GRAVE)
    digit = _digit(len(origins.groups), official=official, doubted=bool(grave))
    return Credibility(
        source=letter,
        claim=digit,
        reason=f"{_tell_claim(origins, official=official, grave=grave)}. {outlets}",
    )


def _digit(origins: int, *, official: bool, doubted: bool) -> int:
    if doubted:
        return _POSSIBLE if origins >= _ORIGINS_TO_CORROBORATE else _DOUBTFUL
    if origins >= _ORIGINS_TO_CONFIRM and official:
        return _CONFIRMED
    if origins >= _ORIGINS_TO_CORROBORATE:
        return _PROBABLE
    return _POSSIBLE if official else _UNJUDGED


def _is_official(report: Report, texts: Mapping[str, str]) -> bool:
    """Whether the perpetrator owns up to it, or an official speaker stands behind it."""
    if report.attribution.value is Attribution.CLAIMED:
        return True
    sources = " . ".join(claim.value for claim in report.sources)
    return names_official(sources) or names_official(texts.get(report.id, ""))


def _tell_claim(origins: Origins, *, official: bool, grave: Sequence[str]) -> str:
    articles = sum(map(len, origins.groups))
    number = len(origins.groups)
    parts = [f"{articles} article{'s' * (articles > 1)}, {number} origin{'s' * (number > 1)}"]
    parts.append("official word or claim of responsibility" if official else "no official word")
    parts += [f"disputed: {field}" for field in grave]
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
