"""The whole way from a text to its resolved place names."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from gazetteer.composition import with_relations
from gazetteer.document import Document, read_document
from gazetteer.evidence import Evidence
from gazetteer.language import LANGUAGES
from gazetteer.lexicon import Lexicon, open_lexicon
from gazetteer.model import Resolution, Toponym
from gazetteer.nationalities import told_nationalities
from gazetteer.recognition import Recognised, recognise
from gazetteer.resolution import Resolver
from gazetteer.town_parts import place_town_parts
from gazetteer.vocabulary import Vocabulary
from gazetteer.vocalisation import follow_marks

__all__ = ["Locator", "locate"]

_SAMPLE: Final = 2000  # characters that tell a text's script
_ARABIC_SHARE: Final = 0.25  # Latin names and addresses are common in Arabic text


class Locator:
    """Finds and resolves place names with one lexicon; keeps what it learns about words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.resolver = Resolver(lexicon)
        self._vocabularies = {code: Vocabulary(lexicon, code) for code in LANGUAGES}
        self._evidence = {code: Evidence(lexicon, code) for code in LANGUAGES}

    def locate(
        self,
        text: str,
        *,
        language: str | None = None,
        focus: str | Iterable[str] | None = None,
        expected: Iterable[int] = (),
    ) -> tuple[Toponym, ...]:
        """Find and resolve the place names of a text; see the function `locate`."""
        document, recognised = self.recognise(text, language=language, expected=expected)
        mentions = [r.mention for r in recognised]
        countries = frozenset([focus] if isinstance(focus, str) else focus or ())
        told = told_nationalities(document, mentions)
        context = self.resolver.read_context(mentions, countries, told)
        resolve = self.resolver.resolver_for(context)
        resolved = [_toponym(text, r, resolve(r.mention)) for r in recognised]
        names = place_town_parts(document, mentions, resolved)
        return tuple(with_relations(document, mentions, names, context))

    def recognise(
        self, text: str, *, language: str | None = None, expected: Iterable[int] = ()
    ) -> tuple[Document, list[Recognised]]:
        """Find the place names of a text without resolving them."""
        code = _supported(language) or _language_of(text)
        document = read_document(text, self._vocabularies[code])
        evidence = self._evidence[code]
        return document, recognise(document, evidence, self.resolver, frozenset(expected))


def _toponym(text: str, recognised: Recognised, resolution: Resolution) -> Toponym:
    mention = recognised.mention
    written = text[mention.start : mention.end]
    if not (written.isascii() or written.isalpha()):  # vowel marks are no letters
        resolution = follow_marks(written, resolution) or resolution
    return Toponym(mention.start, mention.end, written, recognised.usage, resolution)


@cache
def _locator() -> Locator:
    return Locator(open_lexicon())


def locate(
    text: str,
    *,
    language: str | None = None,
    focus: str | Iterable[str] | None = None,
    expected: Iterable[int] = (),
) -> tuple[Toponym, ...]:
    """
    Find and resolve the place names of a text.

    Parameters
    ----------
    text
        Arabic or English prose.
    language
        BCP 47 language; `None` or one without a pack is told by the script.
    focus
        Countries (ISO 3166-1 alpha-2) that the text is known to be about.
    expected
        Offsets of words at which the caller's own reading expects a place; a doubtful name is
        admitted sooner there.

    Returns
    -------
    tuple of Toponym
        Outermost names in text order, without overlap; a relative expression carries its anchors.
        A name that cannot be resolved has no point, and changes nothing for the others.
    """
    return _locator().locate(text, language=language, focus=focus, expected=expected)


def _supported(language: str | None) -> str | None:
    code = (language or "").partition("-")[0].lower()
    return code if code in LANGUAGES else None


def _language_of(text: str) -> str:
    sample = text[:_SAMPLE]
    arabic = sum("\u0600" <= character <= "\u06ff" for character in sample)
    return "ar" if arabic > _ARABIC_SHARE * len(sample) else "en"
