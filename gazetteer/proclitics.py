"""What is left of a word without the letters in front of it that may be proclitics."""

from functools import cache

from gazetteer.language import LANGUAGES, load_pack

__all__ = ["endings"]


def endings(word: str) -> tuple[str, ...]:
    """
    Give a folded word whole, and without one to four first letters as far as all may be proclitics.

    What is known of a word stands under one of these: where none of them is known, as of most
    words, nothing has to be taken apart.

    Examples
    --------
    >>> endings("والقصف")
    ('والقصف', 'القصف', 'لقصف', 'قصف')
    >>> endings("shelling")
    ('shelling',)
    """
    taken = len(word) - len(word.lstrip(_letters()))
    if not taken:
        return (word,)
    return (word, word[1:], word[2:], word[3:], word[4:])[: taken + 1]


@cache
def _letters() -> str:
    """Letters of the proclitics and articles of all languages."""
    clitics = [load_pack(language).clitics for language in LANGUAGES]
    glued = (letter for c in clitics for letter in (*c.conjunctions, *c.prepositions, *c.article))
    return "".join(sorted(set(glued)))
