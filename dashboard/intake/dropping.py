"""Files dropped on the page and text pasted into it, as articles (edge: writes files)."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.articles import read_articles
from dashboard.articles.draft import Draft, finish
from dashboard.identity import PASTED
from dashboard.intake.found import Found, Problem
from dashboard.model import Article

__all__ = ["pasted", "read_dropped"]

LONGEST_NAME = 120
"""Characters of a file's name that are kept; file systems take 255 bytes."""

_ID_LENGTH = 12


def read_dropped(files: Iterable[tuple[str, bytes]]) -> Found:
    """
    Read files that a browser sent.

    Parameters
    ----------
    files
        Names, of which only the last part counts, and contents.

    Returns
    -------
    Found
        Problems name the file as it was dropped.
    """
    with TemporaryDirectory(prefix="marsad-") as folder:
        paths = [_written(Path(folder, str(n)), *file) for n, file in enumerate(files)]
        found = read_articles(paths)
    problems = (Problem(where=one.path.name, reason=one.reason) for one in found.failures)
    return Found(articles=found.articles, problems=tuple(problems))


def _written(folder: Path, name: str, data: bytes) -> Path:
    """Write one file into a folder of its own, so that two of one name do not meet."""
    last = Path(name.replace("\\", "/").replace("\0", "")).name or "unnamed"
    path = Path(last)
    folder.mkdir()
    kept = folder / f"{path.stem[:LONGEST_NAME]}{path.suffix[:LONGEST_NAME]}"
    kept.write_bytes(data)
    return kept


def pasted(
    text: str, *, title: str = "", outlet: str = "", published: date | None = None
) -> Article:
    """
    Make an article of pasted text; the same text gives the same article.

    Raises
    ------
    ArticleError
        If there is no Arabic or English text in it.
    """
    key = sha256(text.encode(errors="replace")).hexdigest()[:_ID_LENGTH]
    draft = Draft(
        id=f"{PASTED}{key}",
        text=text,
        title=title.strip() or None,
        outlet=outlet.strip() or None,
        published=published,
    )
    return finish(draft)
