"""Which side a text means that says no more than "the coalition", "the Islamic Resistance"."""

from typing import Final

from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.theatres import load_theatres

__all__ = ["name_of"]

_BARE: Final = "coalition"


def name_of(document: Document, actor: Cue) -> str:
    """
    Name an actor; a coalition or resistance without more words by the war its text tells of.

    A short name stands for the one with a longer name that the text tells of, else for the last.
    Of coalitions:
    One that the text names is meant; else the one whose foe is told of and no other's member;
    else the one that has no foe in the table.
    """
    told, theatres = document.cues.by_key, load_theatres()
    if actor.key != _BARE:
        short = theatres.short_names.get(actor.key)
        return actor.key if short is None else next((n for n in short if n in told), short[-1])
    known = theatres.coalitions
    named = next((c.name for c in known if c.foes and c.name in told), None)
    if named is not None:
        return named
    for coalition in known:
        others = {m for c in known if c is not coalition for m in (c.name, *c.members)}
        if not coalition.foes or (not coalition.foes.isdisjoint(told) and others.isdisjoint(told)):
            return coalition.name
    return actor.key
