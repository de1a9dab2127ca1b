"""The record of an event mention, and whether it tells of something that happened."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from dashboard.extraction.expressions.date_phrases import DateMention
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.lexicon import Category
from dashboard.extraction.words.senses import EVENT

__all__ = ["Mention", "Status"]


class Status(StrEnum):
    """Whether a mention tells of something that happened."""

    TOLD = "told"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"  # threats, plans, questions, exercises
    AGGREGATE = "aggregate"  # a sum over several events
    HISTORY = "history"  # anniversaries, assassinations long past


@dataclass(slots=True, kw_only=True, eq=False)
class Mention:
    """
    Part of a clause that tells of an event.

    Nothing changes a mention but the step that makes it, which fills in what it tells: a frozen
    class of so many fields takes five times as long to make.

    Attributes
    ----------
    sentence, sentence_first
        Index of its sentence, and that sentence's first token.
    first, last
        Half-open token range.
    triggers
        Cues that tell of the event, in text order; at least one.
    definite
        True where it points back ("the attack"), with nothing new about the weapon.
    plural
        True for several attacks ("strikes").
    response
        True where it is told as an answer.
    recalls
        True where its subject was told of before ("the salvo was aimed at ...").
    another
        True where it is told as one more: "another drone", "a separate attack".
    renews
        True where an English noun for the event says so: "a second attack on the base".
    part
        True where only some are told of: "two of them were shot down".
    elides
        True where a number stands alone for what flew.
    quiet_before
        Token range of the clause right before, if it tells no event; `None` otherwise.
    behind
        The clause right behind, in the same sentence; `None` where there is none.
    dates
        Date phrases that start in it; told when its frame is built.
    lag_days
        Days from it to the event it is told with: 6 for "six days after drones struck X".
    answers
        True where "in response to" says so of a noun that points back ("the raid came in ...").
    """

    sentence: int
    sentence_first: int
    first: int
    last: int
    clause: Clause
    cues: Cues
    triggers: tuple[Cue, ...]
    status: Status = Status.TOLD
    definite: bool = False
    recalls: bool = False
    plural: bool = False
    dual: bool = False
    mutual: bool = False
    response: bool = False
    foiled: bool = False
    intercepted: bool = False
    denied: bool = False
    answers: bool = False
    another: bool = False
    renews: bool = False
    part: bool = False
    elides: bool = False
    quiet_before: tuple[int, int] | None = None
    behind: Clause | None = None
    relation: str = ""
    dates: tuple[DateMention, ...] = ()
    lag_days: int = 0

    @property
    def triggers_definite(self) -> bool:
        """Whether an event noun among its triggers has the article."""
        return any(c.definite for c in self.triggers if c.category is EVENT)

    def has(self, category: Category, *keys: str) -> bool:
        """Whether a cue of the category (and one of the keys) lies in the mention."""
        if not keys:
            return category in self.cues.by_category
        told = self.cues.by_key
        return any(key in told and told[key][0].category is category for key in keys)

    def told_in(self, first: int, last: int, cues: Cues) -> "Mention":
        """Give the same mention in another token range, with the cues of that."""
        other = self._copy()
        other.first, other.last, other.cues = first, last, cues
        return other

    def told_as(self, status: Status) -> "Mention":
        """Give the same mention with another status."""
        other = self._copy()
        other.status = status
        return other

    def _copy(self) -> "Mention":
        other = Mention.__new__(Mention)  # a fifth of the time that `dataclasses.replace` takes
        for name in _FIELDS:
            setattr(other, name, getattr(self, name))
        return other


_FIELDS: Final = tuple(field.name for field in fields(Mention))
