"""The whole way from a text to its resolved place names."""

from collections.abc import Iterable
from functools import lru_cache

from gazetteer.composition import with_relations
from gazetteer.document import read_document
from gazetteer.evidence import Evidence
from gazetteer.lexicon import Lexicon, open_lexicon
from gazetteer.model import Toponym
from gazetteer.recognition import Recognised, recognise
from gazetteer.resolution import Context, Resolver
from gazetteer.vocabulary import Vocabulary

__all__ = ["locate"]


@lru_cache(maxsize=8)
def _vocabulary(lexicon: Lexicon, language: str) -> Vocabulary:
    return Vocabulary(lexicon, language)


@lru_cache(maxsize=8)
def _evidence(lexicon: Lexicon, language: str) -> Evidence:
    return Evidence(lexicon, language)


@lru_cache(maxsize=2)
def _resolver(lexicon: Lexicon) -> Resolver:
    return Resolver(lexicon)


def locate(
    text: str, *, language: str | None = None, focus: str | Iterable[str] | None = None
) -> tuple[Toponym, ...]:
    """
    Find and resolve the place names of a text.

    Parameters
    ----------
    text
        Arabic or English prose.
    language
        BCP 47 language, or `None` to tell it by the script.
    focus
        Countries (ISO 3166-1 alpha-2) that the text is known to be about.

    Returns
    -------
    tuple of Toponym
        Outermost names in text order, without overlap.
    """
    lexicon = open_lexicon()
    vocabulary = _vocabulary(lexicon, language or _language_of(text))
    document = read_document(text, vocabulary)
    resolver = _resolver(lexicon)
    evidence = _evidence(lexicon, vocabulary.pack.language)
    recognised = recognise(document, lexicon, evidence, resolver)
    countries = frozenset([focus] if isinstance(focus, str) else focus or ())
    context = resolver.read_context([r.mention for r in recognised], countries)
    names = [_toponym(text, r, resolver, context) for r in recognised]
    return tuple(with_relations(document, [r.mention for r in recognised], names, context))


def _toponym(text: str, recognised: Recognised, resolver: Resolver, context: Context) -> Toponym:
    mention = recognised.mention
    return Toponym(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        usage=recognised.usage,
        resolution=resolver.resolve(mention, context),
    )


def _language_of(text: str) -> str:
    arabic = sum("\u0600" <= c <= "\u06ff" for c in text[:2000])
    return "ar" if arabic * 4 > len(text[:2000]) else "en"
