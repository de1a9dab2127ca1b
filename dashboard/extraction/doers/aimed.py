"""Whether a launcher, or the source of fire, is what was hit, not where fire came from."""

from typing import Final

from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.senses import EVENT, VERB

__all__ = ["aimed_at", "is_struck"]

_AIMED: Final = 3  # tokens from what strikes to what is struck
_PLACES: Final = frozenset({"fire_source", "launch_sites"})


def aimed_at(cues: Cues, source: Cue) -> bool:
    """As in "fired at the source of fire": it is what was hit, not where it was."""
    # "Shells at X whose source is Y", "some ten shells whose source": the aim is another's.
    reach = 1 if _is_its(source) else _AIMED
    that = {c.first for c in cues.by_key.get("complementizers", ())}
    # Arabic "pointed to that the source of fire was in X": said of it, not fired at it
    aims = (c for c in cues.by_key.get("target", ()) if c.last not in that)
    aimed = any(0 <= source.first - c.last < reach for c in aims)
    return aimed or is_struck(cues, source)


def is_struck(cues: Cues, launcher: Cue) -> bool:
    """As in "shelled the launcher", Arabic "with the shelling of the source of fire"."""
    # "a shelling whose source is X": Arabic spells the noun like "shelled"
    nouns = {c.first for c in cues.by_category.get(EVENT, ())} if _is_its(launcher) else ()
    return any(
        c.key in {"strike", "destroy", "respond"}
        and 0 <= launcher.first - c.last < (1 if _is_its(launcher) else _AIMED)
        and c.first not in nouns
        for c in cues.by_category.get(VERB, ())
    ) or (
        # not "a shelling whose source is X"
        launcher.key in _PLACES
        and any(
            c.last == launcher.first and c.sense.strong and not c.definite
            for c in cues.by_category.get(EVENT, ())
        )
    )


def _is_its(source: Cue) -> bool:
    return source.key == "its_source"
