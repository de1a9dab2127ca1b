"""How many independent origins an incident's articles have: reprints of one text count once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from dashboard.corroboration.attributions import agencies, quoted_outlets, wire_credit
from dashboard.corroboration.outlets import find_outlet
from dashboard.corroboration.sentences import Sentence, cited_sentences, near_duplicates
from dashboard.corroboration.settings import load_settings
from dashboard.model import Article, Report

__all__ = ["Origins", "find_origins"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """
    Articles grouped by where their news comes from.

    Attributes
    ----------
    groups
        Article ids by origin, sorted inside and among each other; each article once.
    reasons
        Why articles were grouped, in words.
    """

    groups: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...] = ()

    def number_of(self, article_id: str) -> int:
        """Position of the article's origin in `groups`."""
        return next(i for i, group in enumerate(self.groups) if article_id in group)


@dataclass(frozen=True, slots=True)
class _Testimony:
    """What one article brings: the sentences its reports cite and whom it credits."""

    article: Article
    outlet: str
    sentences: tuple[Sentence, ...]
    credited: frozenset[str]


def find_origins(reports: Sequence[Report], articles: Mapping[str, Article]) -> Origins:
    """
    Group the articles behind an incident's reports.

    Two articles share an origin if they share a sentence that their reports cite, credit the same
    agency, quote the same outlet, or one quotes the other's; and so on from article to article.
    Agreement of articles that quote one official separately is not settled here.
    """
    ids = sorted({report.article_id for report in reports})
    told = [_testimony(one, reports, articles) for one in ids if one in articles]
    group_of = {one: one for one in ids}
    reasons = []
    for first, second in combinations(told, 2):
        reason = _shared_origin(first, second)
        if reason:
            reasons.append(reason)
            _join(group_of, first.article.id, second.article.id)
    groups: dict[str, list[str]] = {}
    for one in ids:
        groups.setdefault(group_of[one], []).append(one)
    return Origins(
        groups=tuple(tuple(members) for members in groups.values()), reasons=tuple(reasons)
    )


def _testimony(
    article_id: str, reports: Sequence[Report], articles: Mapping[str, Article]
) -> _Testimony:
    article = articles[article_id]
    excerpts = [s for r in reports if r.article_id == article_id for s in r.excerpts]
    sentences = cited_sentences(article, excerpts)
    outlet = find_outlet(article.outlet)
    own = outlet.id if outlet else article.outlet or ""
    cited = [_credited(article.text[s.span.start : s.span.end]) for s in sentences]
    credited = wire_credit(article).union(*cited) - {own}
    return _Testimony(article, own, sentences, credited)


@lru_cache(maxsize=8192)
def _credited(sentence: str) -> frozenset[str]:
    return agencies(sentence) | quoted_outlets(sentence)


def _join(group_of: dict[str, str], first: str, second: str) -> None:
    kept, dropped = sorted((group_of[first], group_of[second]))
    for one, group in group_of.items():
        if group == dropped:
            group_of[one] = kept


def _shared_origin(first: _Testimony, second: _Testimony) -> str:
    """Why two articles share an origin, or an empty string."""
    return next(_shared_origins(first, second), "")


def _shared_origins(first: _Testimony, second: _Testimony) -> Iterator[str]:
    both = f"{first.article.id} and {second.article.id}"
    if first.article.digest == second.article.digest:
        yield f"{both} are one text"
    shared = sum(any(near_duplicates(a, b) for b in second.sentences) for a in first.sentences)
    if shared:
        yield f"{both} share {shared} sentence{'s' if shared > 1 else ''} almost word for word"
    if _mostly_contained(first, second):
        yield f"{both} share most of their wording"
    common = sorted(first.credited & second.credited)
    if common:
        yield f"{both} both credit {', '.join(common)}"
    for one, other in ((first, second), (second, first)):
        if other.outlet in one.credited:
            yield f"{one.article.id} quotes {other.outlet}, which published {other.article.id}"


def _mostly_contained(first: _Testimony, second: _Testimony) -> bool:
    rules = load_settings().independence
    one, other = (
        frozenset().union(*(s.shingles for s in each.sentences)) for each in (first, second)
    )
    shorter = min(len(one), len(other))
    if shorter < rules.sentence_shingles:
        return False
    return len(one & other) >= rules.evidence_containment * shorter
