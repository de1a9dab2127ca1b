"""Names and relative expressions of a document → its outermost toponyms."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from itertools import accumulate
from typing import Final

from gazetteer.borders import Border
from gazetteer.document import Document
from gazetteer.expressions import Expression, find_expressions
from gazetteer.geodesy import further_than
from gazetteer.lexicon import Lexicon
from gazetteer.mentions import Mention
from gazetteer.model import Place, PlaceKind, RelationKind, Resolution, Toponym, Usage
from gazetteer.normalisation import fold_name
from gazetteer.relations import derive
from gazetteer.resolution import UNRESOLVED, Context
from gazetteer.tokens import Gap
from gazetteer.vocabulary import POSSESSIVES

__all__ = ["with_relations"]

_CURATED: Final = "curated:"
_CHARTED: Final = frozenset({PlaceKind.SEA, PlaceKind.REGION})
_SIDES: Final = (RelationKind.PART, RelationKind.DIRECTION)
_SENTENCE_ENDS: Final = (Gap.STOP, Gap.LINE)
_BEFORE_LIES: Final = 3  # words from a place to "which lies"
_DESCRIPTION_WORDS: Final = 12  # between a place and what says where it lies


def with_relations(
    document: Document,
    mentions: Sequence[Mention],
    names: Sequence[Toponym],
    context: Context,
) -> list[Toponym]:
    """
    Put relative expressions in the place of the names they are made of.

    Parameters
    ----------
    document, mentions, names
        The text, its names, and the same names resolved.
    context
        The countries the text is about; the other side of "the Syrian border".

    Returns
    -------
    list of Toponym
        In text order, without overlap.
    """
    expressions = find_expressions(document, mentions)
    if expressions and not document.pack.clitics.article:
        expressions = [e for e in expressions if not _is_owners(document, e, names)]
    if not expressions:
        return list(names)
    inner = {anchor for expression in expressions for anchor in expression.anchors}
    outer = [name for i, name in enumerate(names) if i not in inner]
    composed = [
        _compose(document, expression, mentions, names, context) for expression in expressions
    ]
    composed.sort(key=lambda t: t.start)
    starts = [c.start for c in composed]
    reached = [0, *accumulate((c.end for c in composed), max)]
    kept = [name for name in outer if reached[bisect_left(starts, name.end)] <= name.start]
    return sorted([*kept, *composed], key=lambda t: t.start)


def _is_owners(document: Document, expression: Expression, names: Sequence[Toponym]) -> bool:
    """As in "southern Russia's X region": the country's south is meant, and not that of X."""
    inside = expression.kind in _SIDES and expression.inside
    if not inside or len(expression.anchors) != 1:
        return False
    before = document.text[expression.start : names[expression.anchors[0]].start].split()
    return bool(before) and before[-1].endswith(POSSESSIVES) and before[-1][0].isupper()


def _compose(
    document: Document,
    expression: Expression,
    mentions: Sequence[Mention],
    names: Sequence[Toponym],
    context: Context,
) -> Toponym:
    anchors = _anchors(document, expression, names)
    described = _described(document, expression, mentions, names)
    border = partial(_border, document.lexicon, context)
    relation, resolution = derive(expression, anchors, border=border, described=described)
    if relation.kind is RelationKind.PART and resolution.place is not None:
        resolution = _as_charted(document, expression, resolution)
    near = relation.kind is RelationKind.NEAR  # "near" stays outside the name's span
    start = anchors[0].start if near else expression.start
    end = anchors[-1].end if near else expression.end
    return Toponym(
        start=start,
        end=end,
        text=document.text[start:end],
        usage=anchors[0].usage if near else Usage.LITERAL,
        resolution=resolution,
        relation=relation,
    )


def _as_charted(document: Document, expression: Expression, resolution: Resolution) -> Resolution:
    """Give "the southern Red Sea" the point of its own row in our tables, where it has one."""
    written = document.text[expression.start : expression.end]
    whole = resolution.place
    for index in document.lexicon.find(fold_name(written)):
        place = document.lexicon.place(index)
        if place.kind in _CHARTED and place.id.startswith(_CURATED) and whole is not None:
            if further_than(place.point, whole.point, whole.uncertainty_m):
                continue
            return resolution._replace(
                point=place.point,
                uncertainty_m=place.uncertainty_m,
                reasons=(f"part of {whole.name}", *resolution.reasons[1:]),
            )
    return resolution


def _anchors(
    document: Document, expression: Expression, names: Sequence[Toponym]
) -> tuple[Toponym, ...]:
    named = [names[i] for i in expression.anchors]
    adjectives = [_of_adjective(document, i, code) for i, code in expression.demonyms]
    return tuple(sorted([*named, *adjectives], key=lambda t: t.start))


def _of_adjective(document: Document, index: int, code: str) -> Toponym:
    country = document.lexicon.country(code)
    start, end = document.starts[index], document.end(index)
    resolution = UNRESOLVED
    if country:
        resolution = Resolution(
            place=country,
            point=country.point,
            uncertainty_m=country.uncertainty_m,
            confidence=1.0,
            reasons=(f"adjective of {country.name}",),
        )
    return Toponym(
        start=start,
        end=end,
        text=document.text[start:end],
        usage=Usage.LITERAL,
        resolution=resolution,
    )


def _described(
    document: Document,
    expression: Expression,
    mentions: Sequence[Mention],
    names: Sequence[Toponym],
) -> Toponym | None:
    """Return the place that "which lies …" before an expression speaks of."""
    lies = -1
    words, gaps = document.words, document.gaps
    for index in range(expression.first - 1, max(-1, expression.first - _DESCRIPTION_WORDS), -1):
        if gaps[index + 1] in _SENTENCE_ENDS:
            return None
        if "lies" in words[index].entries and document.phrase_at(index, "lies"):
            lies = index
            break
    before = bisect_left(mentions, lies, key=lambda m: m.last) - 1
    if lies < 0 or before < 0 or lies - mentions[before].last > _BEFORE_LIES:
        return None
    name = names[before]
    place = name.resolution.place
    return name if place and place.kind is not PlaceKind.COUNTRY else None


def _border(lexicon: Lexicon, context: Context, places: Sequence[Place]) -> Border | None:
    """Return the border of two countries, or of one with the text's most likely neighbour."""
    codes = [place.country for place in places]
    if len(codes) > 1:
        return lexicon.border(codes[0], codes[1])
    others = sorted(context.countries, key=lambda code: (-context.countries[code], code))
    borders = (lexicon.border(codes[0], other) for other in others if other != codes[0])
    return next((found for found in borders if found), None)
