"""
People told as harmed at a place of their own, beside an event that has its own toll elsewhere.

As in Arabic "two died in X, and eight were hurt in a raid on Y": nobody says how the two died.
"""

from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.frames.asides import Aside
from dashboard.extraction.syntax.names import lies_elsewhere

__all__ = ["harmed_elsewhere"]


def harmed_elsewhere(draft: Draft, aside: Aside) -> bool:
    """Whether an aside tells a toll at another place, in a sentence where the draft has its own."""
    if aside.place is None or not (aside.toll.killed or aside.toll.wounded):
        return False
    if not all(lies_elsewhere(aside.place, place, slack_m=0) for place in draft.places):
        return False
    return bool(draft.places) and any(
        f.mention.sentence == aside.sentence and (f.toll.killed or f.toll.wounded)
        for f in draft.frames
    )
