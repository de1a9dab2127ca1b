"""
Measure how fast articles are read, places and reports, on one core.

    python tests/benchmarks/extraction_speed.py [--articles N] [--rounds N] [--bench ../shared/bench]

Articles of about 400 words are put together from the made-up texts of `tests/cases` and sentences
that tell nothing, each in another order, so that no cache of whole texts helps: "news" tells an
incident in every fifth sentence, "dense" in each. Cost at 1, 10 and 100 times that length is printed
as a ratio per character within the same run: linear growth stays near 1. A megabyte in one line is
read last. With the public sets, their news is cut into articles of 400 words, too, each read for the
first time: every fourth word of a text is then new to the process, which of a mixture of a few hundred
sentences soon none is. Where they hold a megabyte, it is read in one line, too, its words then known.
All times are the processor's; the best of the rounds counts, because whatever else runs
on the machine only ever makes a round slower.
"""

import argparse
import json
import random
import time
import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path

from dashboard.collection import uncollected
from dashboard.extraction import expected_places, extract
from dashboard.model import Article
from gazetteer import locate, tokens

WORDS = 400
TARGET = 100  # articles a second of locate and extract together
LENGTHS = (1, 10, 100)
LONG_LINE = 1_000_000  # bytes of UTF-8
LONG_LINE_TARGET_S = 5.0
PUBLISHED = date(2023, 5, 4)
NEWS = {"ar": "cleananercorp_train", "en": "geovirus"}
CASES = Path(__file__).parents[1] / "cases"
FILLER = Path(__file__).with_name("filler.toml")
DENSITIES = {"news": 0.2, "dense": 1.0}  # share of the texts that may tell an incident
SUBJECTS = ("roles", "negation", "launch", "retaliation", "casualties", "targets", "attribution")


def read_texts(language):
    """Return the texts of the phrase tables in one language."""
    tables = [tomllib.loads((CASES / f"{s}_{language}.toml").read_text("utf-8")) for s in SUBJECTS]
    return [case["text"] for table in tables for case in table["case"]]


def read_filler(language):
    return tomllib.loads(FILLER.read_text("utf-8"))[language]


def compose(language, density, words, seed):
    """Return a text of at least so many words, in paragraphs of three texts each."""
    texts, filler = read_texts(language), read_filler(language)
    chosen, total = [], 0
    order = random.Random(seed)
    while total < words:
        text = order.choice(texts if order.random() < DENSITIES[density] else filler)
        chosen.append(text)
        total += len(text.split())
    paragraphs = (" ".join(chosen[i : i + 3]) for i in range(0, len(chosen), 3))
    return "\n".join(paragraphs)


def read_news(folder, name):
    """Return the texts of a public set as one."""
    rows = (folder / f"{name}.docs.jsonl").read_text("utf-8").splitlines()
    return " ".join(" ".join(json.loads(row)["text"] for row in rows).split())


def make_article(text, language):
    digest = sha256(text.encode()).hexdigest()
    return Article(id="speed", text=text, digest=digest, language=language, published=PUBLISHED)


def seconds(articles):
    """Return seconds spent on finding places and on reading reports."""
    located = read = 0.0
    for article in articles:
        start = time.process_time()
        with uncollected:  # as `dashboard.pipeline.read_article` does
            expected = expected_places(article)
            toponyms = locate(article.text, language=article.language, expected=expected)
        middle = time.process_time()
        extract(article, toponyms)
        located += middle - start
        read += time.process_time() - middle
    return located, read


def measure_rate(language, density, count, rounds):
    """Print articles a second, the best of a few rounds over different articles."""
    best = None
    for number in range(rounds):
        seeds = range(number * count, (number + 1) * count)
        texts = [compose(language, density, WORDS, seed) for seed in seeds]
        located, read = seconds([make_article(text, language) for text in texts])
        if best is None or located + read < sum(best):
            best = (located, read)
    located, read = best
    rate = count / (located + read)
    print(
        f"{language} {density:5}: {rate:6.1f} articles/s of {WORDS} words"
        f" (locate {count / located:.1f}, extract {count / read:.1f}; target {TARGET})"
    )


def measure_first_readings(language, news):
    """Print articles a second of news of which nothing has been read before, once."""
    words = news.split(" ")
    texts = [" ".join(words[i : i + WORDS]) for i in range(0, len(words) - WORDS, WORDS)]
    located, read = seconds([make_article(text, language) for text in texts])
    rate = len(texts) / (located + read)
    print(
        f"{language} first: {rate:6.1f} articles/s of {WORDS} words"
        f" (locate {len(texts) / located:.1f}, extract {len(texts) / read:.1f}; {len(texts)} articles)"
    )


def measure_growth(language, rounds):
    """Print the cost per character of longer articles, relative to the shortest."""
    base = None
    for length in LENGTHS:
        article = make_article(compose(language, "dense", WORDS * length, length), language)
        repeats = max(1, LENGTHS[-1] // length // 10)
        cost = min(sum(seconds([article] * repeats)) for _ in range(rounds))
        per_character = cost / repeats / len(article.text)
        base = base or per_character
        print(
            f"{language} dense: {length:4d}x {len(article.text):8d} characters {cost / repeats:8.3f} s,"
            f" per character {per_character / base:.2f} of 1x"
        )


def measure_long_line(language, kind, line, rounds):
    """Print the seconds that a megabyte without a line break takes."""
    line = line.encode()[:LONG_LINE].decode(errors="ignore")
    article = make_article(line, language)
    cost = min(sum(seconds([article])) for _ in range(rounds))
    print(
        f"{language} {kind}: {len(line.encode())} bytes ({len(line)} characters) in one line"
        f" {cost:.2f} s (target {LONG_LINE_TARGET_S:.0f})"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--bench", type=Path, help="folder of the public sets")
    options = parser.parse_args()
    print("machine code" if not tokens.__file__.endswith(".py") else "Python, not compiled")
    for language in ("ar", "en"):
        seconds([make_article(compose(language, "dense", WORDS, -1), language)])  # load indexes
        if options.bench:
            news = read_news(options.bench, NEWS[language])
            measure_first_readings(language, news)
            if len(news.encode()) >= LONG_LINE:
                measure_long_line(language, "news ", news, 1)
        for density in DENSITIES:
            measure_rate(language, density, options.articles, options.rounds)
        measure_growth(language, options.rounds)
        words = LONG_LINE // 5  # more than enough: few words take less than five bytes
        line = compose(language, "dense", words, seed=-2).replace("\n", " ")
        measure_long_line(language, "dense", line, options.rounds)


if __name__ == "__main__":
    main()
