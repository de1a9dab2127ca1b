"""What was gathered from files, pages or a folder, and what went wrong."""

from dataclasses import dataclass

from dashboard.model import Article

__all__ = ["Found", "Problem"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A file, page or article that gave nothing: its name or address, and why."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Articles in the order of their files or addresses, and what could not be read."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
