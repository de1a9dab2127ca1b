"""What a text tells of how many: a number, what it counts and how exact it is."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.model import Count, Span

__all__ = ["Qualifier", "Quantity", "QuantityPattern", "QuantityUnit", "bounds_of"]

_TOLERANCE: Final = 0.1  # "about 20" is taken for 18 to 22


class QuantityPattern(StrEnum):
    """How the number and the noun stand together."""

    NUMERAL_NOUN = "numeral_noun"  # "five rockets"
    NOUN_NUMERAL = "noun_numeral"  # "الصواريخ الثلاثة", "القتلى 14"
    DUAL = "dual"  # "صاروخين"
    BARE = "bare"
    VAGUE = "vague"  # "dozens of rockets"
    INDEFINITE = "indefinite"  # "a rocket", "مقتل طفلة": one, but weakly


class Qualifier(StrEnum):
    """How exact the number is said to be."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class QuantityUnit(StrEnum):
    """What is measured; only `count` numbers things or people."""

    COUNT = "count"
    PERCENT = "percent"
    DISTANCE = "distance"
    DURATION = "duration"
    MASS = "mass"
    MONEY = "money"
    OCCURRENCE = "occurrence"


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Quantity:
    """
    A number of something, as told.

    Attributes
    ----------
    span
        From the qualifier, if any, to the noun.
    number_span
        The number alone; for a dual or a bare singular, the noun.
    value
        For a range, `best` is its lower end; for a vague amount it only bounds from below, and
        `best` is that bound: nobody told a number.
    noun, noun_span
        Folded, without article and proclitics, and where it stands; without a noun, empty and the
        number's own span.
    words
        Every word from the number to the end of its noun phrase, folded as `noun`: adjectives
        and second nouns ("3 صواريخ كاتيوشا") are here.
    partitive
        "five of them": a part of an amount told before.
    """

    span: Span
    number_span: Span
    value: Count
    noun: str
    noun_span: Span
    words: tuple[str, ...]
    pattern: QuantityPattern
    qualifier: Qualifier = Qualifier.EXACT
    unit: QuantityUnit = QuantityUnit.COUNT
    partitive: bool = False

    @property
    def weak(self) -> bool:
        """True where no number is written: a bare singular or a vague amount."""
        return self.pattern in {QuantityPattern.INDEFINITE, QuantityPattern.VAGUE}


def bounds_of(low: int, high: int, qualifier: Qualifier) -> Count:
    """Give what a number from `low` to `high`, equal but for ranges, means with its qualifier."""
    match qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Count(best=low, low=low, high=None)
        case Qualifier.VAGUE:
            return Count(best=low, low=low, high=high or None)
        case Qualifier.AT_MOST:
            return Count(best=high, low=0, high=high)
        case Qualifier.ABOUT:
            slack = math.ceil(low * _TOLERANCE)
            return Count(best=low, low=low - slack, high=low + slack)
    return Count(best=low, low=low, high=low if qualifier is Qualifier.EXACT else high)
