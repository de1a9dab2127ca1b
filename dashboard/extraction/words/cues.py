"""
Cues, the words and phrases with a sense, and the sequences in which rules ask for them.

A reading asks some thousands of questions of its cues, and most of them ask for words that the
text does not hold. `Cues` answers those from an index: a rule asks first whether its words are
there at all, `"vessel" in cues.by_key`, and looks at single cues only where they are. A key belongs
to one category (a test keeps it so), so that asking for `"negation"` asks for a modality, too; only
weapons and events share the empty key.
"""

from dataclasses import dataclass, field
from typing import Final

from mypy_extensions import mypyc_attr

from dashboard.extraction.words.lexicon import Category, Sense
from dashboard.extraction.words.senses import VERB, WEAPON

__all__ = ["NO_CUES", "Cue", "Cues", "is_finite", "is_purpose"]


@dataclass(slots=True, eq=False, init=False)
class Cue:
    """
    A word or phrase with a sense; `first` and `last` are token indices, half-open.

    `category` and `key` are the sense's: fields, because every rule asks every cue for them.
    Nothing changes a cue; it is not frozen, and sets its fields itself, because an article has
    hundreds, and a frozen class takes six times as long to make.
    """

    first: int
    last: int
    sense: Sense
    clitics: str
    definite: bool
    category: Category = field(repr=False)
    key: str = field(repr=False)

    def __init__(
        self,
        first: int,
        last: int,
        sense: Sense,
        clitics: str = "",
        definite: bool = False,  # noqa: FBT001, FBT002  a call with keywords makes a dictionary
    ) -> None:
        self.first = first
        self.last = last
        self.sense = sense
        self.clitics = clitics
        self.definite = definite
        self.category = sense.category
        self.key = sense.key


@mypyc_attr(native_class=False)
class Cues(tuple[Cue, ...]):  # noqa: SLOT001  the index needs a place, and a tuple has no slots
    """
    Cues in order of `first`, with indexes made each when it is first asked for.

    Attributes
    ----------
    by_key, by_category
        The cues of a key or category, in order; those without cues are missing.
    munitions
        Words for what flies and is counted, in order.
    """

    by_key: dict[str, list[Cue]]
    by_category: dict[Category, list[Cue]]
    munitions: list[Cue]

    def __getattr__(self, name: str) -> object:
        # Called only while the attribute is missing: afterwards asking costs no call.
        if name == "by_key":
            by_key: dict[str, list[Cue]] = {}
            for cue in self:
                by_key.setdefault(cue.key, []).append(cue)
            self.by_key = by_key
        elif name == "by_category":
            by_category: dict[Category, list[Cue]] = {}
            for cue in self:
                by_category.setdefault(cue.category, []).append(cue)
            self.by_category = by_category
        elif name == "munitions":
            weapons = self.by_category.get(WEAPON, ())
            self.munitions = [cue for cue in weapons if cue.sense.munition]
        else:
            raise AttributeError(name)
        return self.__dict__[name]

    def within(self, first: int, last: int) -> "Cues":
        """Cues that start in a range of tokens; itself, index and all, where that is all."""
        if not self or (first <= self[0].first and self[-1].first < last):
            return self
        return Cues([cue for cue in self if first <= cue.first < last])


NO_CUES: Final = Cues()
_FOR: Final = "ل"


def is_finite(cue: Cue) -> bool:
    """Whether it is a verb and no verbal noun."""
    return cue.category is VERB and not cue.sense.verbal_noun


def is_purpose(cue: Cue) -> bool:
    """Whether it is Arabic "in order to": a verbal noun behind "for", which tells no deed done."""
    return cue.sense.verbal_noun and cue.clitics.endswith(_FOR)
