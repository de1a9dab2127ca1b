"""
Measure articles a second on one core, side by side with flashgeotext.

    python tests/benchmarks/throughput.py ../shared/bench

Articles are 500 words of the public sets. Every reader reads all of them in turn, several times. The
time is the processor's, and of each article the quickest reading counts, because whatever else runs
on the machine only ever makes a reading slower. "cold" is the first round: no word has been met
before.
"""

import argparse
import json
import time
from pathlib import Path

from flashgeotext.geotext import GeoText

from gazetteer import locate

WORDS = 500
ARTICLES = 150
ROUNDS = 7
SETS = {"ar": "cleananercorp_train", "en": "geovirus"}
ARABIC_FLOOR = 400.0  # articles a second
ENGLISH_SHARE = 0.5  # of flashgeotext's


def read_articles(folder, name):
    """Return articles of `WORDS` words made of the set's documents in a row."""
    with (folder / f"{name}.docs.jsonl").open(encoding="utf-8") as file:
        words = " ".join(json.loads(line)["text"] for line in file).split()
    starts = range(0, len(words) - WORDS, WORDS)
    return [" ".join(words[start : start + WORDS]) for start in starts][:ARTICLES]


def time_round(read, articles):
    """Return the seconds that each article takes in one round."""
    seconds = []
    for article in articles:
        start = time.process_time()
        read(article)
        seconds.append(time.process_time() - start)
    return seconds


def speed(rounds):
    """Return articles a second, each article at its quickest."""
    return len(rounds[0]) / sum(map(min, zip(*rounds, strict=True)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    articles = {language: read_articles(folder, name) for language, name in SETS.items()}
    locate("warm up")
    flash = GeoText()
    readers = {
        "marsad ar": (lambda text: locate(text, language="ar"), articles["ar"]),
        "marsad en": (lambda text: locate(text, language="en"), articles["en"]),
        "flashgeotext en": (flash.extract, articles["en"]),
    }
    rounds = {name: [] for name in readers}
    for _ in range(ROUNDS):
        for name, (read, texts) in readers.items():
            rounds[name].append(time_round(read, texts))
    for name, timed in rounds.items():
        print(f"{name}: {speed(timed):.0f} articles/s (cold {speed(timed[:1]):.0f})")
    share = speed(rounds["marsad en"]) / speed(rounds["flashgeotext en"])
    print(f"English share of flashgeotext: {share:.2f} (floor {ENGLISH_SHARE})")
    print(f"Arabic floor: {ARABIC_FLOOR:.0f}")


if __name__ == "__main__":
    main()
