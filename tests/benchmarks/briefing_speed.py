"""
How long each brief and export of the seeds takes, once the libraries are loaded.

    python tests/benchmarks/briefing_speed.py

Prints the median of several runs; fails if a brief takes three seconds or more.
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from dashboard.articles import read_articles
from dashboard.briefing import BriefFormat, compose, render
from dashboard.export import Format, export, hand_over
from dashboard.pipeline import read

SEEDS = Path(__file__).parents[2] / "seeds"
REPEATS = 5
MOST_S = 3.0


def _timed(make):
    begin = time.perf_counter()
    made = make()
    return time.perf_counter() - begin, len(made)


def main() -> int:
    articles = read_articles([SEEDS]).articles
    analysis = read(articles)
    given = hand_over(
        analysis.incidents, analysis.links, articles, as_of=datetime(2022, 1, 12, tzinfo=UTC)
    )
    slow = 0
    for language in ("en", "ar"):
        for form in BriefFormat:
            runs = [
                _timed(lambda f=form, s=language: render(compose(given, in_language=s), f))
                for _ in range(REPEATS)
            ]
            seconds = median(run[0] for run in runs)
            slow += seconds >= MOST_S
            print(
                f"{form:8} {language}  {seconds:5.2f} s  first {runs[0][0]:5.2f} s  {runs[0][1] / 1024:6.0f} KiB"
            )
    for form in Format:
        runs = [_timed(lambda f=form: export(given, f)) for _ in range(REPEATS)]
        print(
            f"{form:8}     {median(run[0] for run in runs):5.2f} s  {runs[0][1] / 1024:21.0f} KiB"
        )
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
