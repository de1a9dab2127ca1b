"""What definite nouns point back to: "the base", "the city", "the launcher"."""

from dashboard.extraction.document import Cue
from dashboard.extraction.lexicon import Category
from dashboard.extraction.mention import Mention
from dashboard.extraction.morphology import object_pronouns
from dashboard.extraction.names import Coarseness, Name
from dashboard.extraction.origins import finds_launcher
from dashboard.extraction.places import PlaceArguments
from dashboard.extraction.reading import Reading

__all__ = ["find_anaphor", "find_target", "strikes_launcher"]

_FOUND_REACH = 5  # tokens between "found" and the launcher
_BELIEVED = 0.6  # confidence of a town that "the city" may mean
_SETTLEMENT_REACH = 60  # tokens back to the town that "the city" means
_GOVERNED = 3  # tokens from "stationed" to the place
_WITH = "ب"  # proclitic of what something is done with
_OBJECT_REACH = 2  # tokens between a striking verb and its object


def find_target(reading: Reading, mention: Mention, places: PlaceArguments) -> Name | None:
    """Choose the target named, or the town named last where "the city" is told instead."""
    named = places.targets[0] if places.targets else None
    if named is None and places.launch is not None and not _aims_at_place(mention):
        return None  # only where it was fired from is told
    if named is not None and named.coarseness <= Coarseness.DISTRICT:
        return named
    if named is None and not places.unresolved and (meant := _pronoun_object(reading, mention)):
        return meant
    return _settlement(reading, mention) or named


def _pronoun_object(reading: Reading, mention: Mention) -> Name | None:
    """As in "fire broke out in the refinery after two rockets struck it": the site named last."""
    struck = any(
        c.category is Category.VERB
        and c.key == "strike"
        and reading.document.tokens[c.first].text.endswith(object_pronouns())
        for c in mention.triggers
    )
    if not struck or not reading.document.arabic:
        return None
    header = mention.clause.header
    told = [
        n
        for n in reading.names_in(mention.sentence_first, mention.first)
        if n.coarseness <= Coarseness.SETTLEMENT
        and not (header and header.first <= n.first < header.last)
    ]
    return told[-1] if told else None


def _aims_at_place(mention: Mention) -> bool:
    """As in "towards the city": a definite place is what was aimed at."""
    return any(
        c.category is Category.ANAPHOR
        and c.key in {"facility", "settlement"}
        and any(p.key == "target" and p.last == c.first for p in mention.cues)
        for c in mention.cues
    )


def _settlement(reading: Reading, mention: Mention) -> Name | None:
    """As in "the city": the town named last, even if a speaker's place."""
    anaphor, header = find_anaphor(mention), mention.clause.header
    if anaphor == "settlement":
        told = reading.names_in(max(0, mention.first - _SETTLEMENT_REACH), mention.first)
        before = tuple(n for n in told if not _not_hit(reading, n)) or told
    elif anaphor == "facility":
        sites = reading.names_in(mention.sentence_first, mention.first)
        if sites and sites[-1].coarseness == Coarseness.SITE:
            return sites[-1]
        # "the port" of the speaker's town
        before = reading.names_in(header.first, header.last) if header else ()
    else:
        return None
    # An unresolved town named last is the one that is meant: then nothing is known.
    towns = [
        n
        for n in before
        if n.toponym.resolution.point is None
        or (n.coarseness == Coarseness.SETTLEMENT and n.toponym.resolution.confidence >= _BELIEVED)
    ]
    return towns[-1] if towns and towns[-1].toponym.resolution.point else None


def _not_hit(reading: Reading, name: Name) -> bool:
    """As in "forces stationed in X", "on their way to X": a town that "the city" hit is not."""
    cues = reading.document.cues_in(max(0, name.first - _GOVERNED), name.first)
    return any(c.key in {"stationed", "heading"} for c in cues)


def find_anaphor(mention: Mention) -> str:
    """Find what kind of place a definite noun points back to; empty where none does."""
    keys = [c.key for c in mention.cues if c.category is Category.ANAPHOR]
    return next((key for key in keys if key in {"facility", "settlement"}), "")


def strikes_launcher(mention: Mention, *keys: str) -> bool:
    """Whether the launcher is what was hit, not what was found or fired from."""
    if finds_launcher(mention.cues):
        keys = (*keys, "vehicle")
    launchers = [c for c in mention.cues if c.category is Category.ANAPHOR and c.key in keys]
    return any(_is_object(mention, launcher) for launcher in launchers)


def _is_object(mention: Mention, launcher: Cue) -> bool:
    """Whether a striking verb or a preposition of direction stands right before the launcher."""
    if launcher.clitics.endswith(_WITH):
        return False  # "shelled with rocket launchers": they are what fired
    for cue in mention.cues:
        near = 0 <= launcher.first - cue.last < _OBJECT_REACH
        aims = cue.category is Category.PREPOSITION and cue.key == "target"
        if near and (
            aims or (cue in mention.triggers and cue.key in {"strike", "destroy", "respond", ""})
        ):
            return not _is_found(mention, launcher)
    return False


def _is_found(mention: Mention, launcher: Cue) -> bool:
    return any(
        c.category is Category.ANAPHOR
        and c.key == "found"
        and 0 <= launcher.first - c.last < _FOUND_REACH
        for c in mention.cues
    )
