"""
Build the articles and the gold of the development corpus from the marked-up sources.

Run it after every change of a source: `python tests/gold/own/build.py`. The markup, of which the
articles keep nothing:

`{surface=key}`
    A toponym; `key` names a row of `sources/places*.toml`, `~key` marks a metonym. They may nest.
`<1>...</1>`
    An excerpt of incident 1; the first one of a number is the excerpt, all make `all_excerpts`.
"""

import json
import re
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HELD_OUT = "articles_blind"  # sources whose name begins so are held out
TOKEN = re.compile(r"\{|=(~?)([\w-]+)\}|<(/?)(\d)>")

Record = dict[str, Any]


def parse(marked: str) -> tuple[str, list[Record], dict[int, list[tuple[int, int]]]]:
    """
    Take the markup out of a text.

    Returns
    -------
    tuple
        The plain text; its toponyms in text order, each with `start`, `end`, `key` and
        `metonym`; the excerpts of each incident number, in text order.
    """
    plain, position, length = [], 0, 0
    open_braces: list[int] = []
    open_tags: dict[int, int] = {}
    toponyms: list[Record] = []
    excerpts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for token in TOKEN.finditer(marked):
        plain.append(marked[position : token.start()])
        length += len(plain[-1])
        position = token.end()
        tilde, key, slash, number = token.groups()
        if token[0] == "{":
            open_braces.append(length)
        elif key:
            span = {"start": open_braces.pop(), "end": length}
            toponyms.append({**span, "key": key, "metonym": bool(tilde)})
        elif slash:
            excerpts[int(number)].append((open_tags.pop(int(number)), length))
        else:
            open_tags[int(number)] = length
    text = "".join([*plain, marked[position:]])
    if open_braces or open_tags or re.search(r"[{}<>]", text):
        raise ValueError(f"unbalanced markup in {marked[:60]!r}")
    return text, sorted(toponyms, key=lambda t: (t["start"], -t["end"])), excerpts


def gold_toponym(raw: Record, text: str, places: Record) -> Record:
    """Annotate one toponym with its place."""
    name, lat, lon, radius_km, kind = places[raw["key"]]
    return {
        "start": raw["start"],
        "end": raw["end"],
        "text": text[raw["start"] : raw["end"]],
        "name_en": name,
        "lat": lat,
        "lon": lon,
        "uncertainty_km": radius_km,
        "type": "metonym" if raw["metonym"] else kind,
    }


def gold_location(key: str | None, places: Record, prefix: str = "") -> Record:
    """Give the coordinates of a key under prefixed names; all `None` without a key."""
    _, lat, lon, radius_km, _ = places[key] if key else (None,) * 5
    return {f"{prefix}lat": lat, f"{prefix}lon": lon, f"{prefix}uncertainty_km": radius_km}


def gold_alternatives(raw: Record, places: Record) -> Record:
    """Give the further values that the same article supports."""
    alternatives = {
        name: [None if value == "none" else value for value in values]  # TOML has no null
        for name, values in raw.get("alt", {}).items()
    }
    if "location" in alternatives:
        alternatives["location"] = [
            {"name_en": places[key][0], **gold_location(key, places)}
            for key in alternatives["location"]
        ]
    return alternatives


def gold_incident(article: str, raw: Record, text: str, spans: list, places: Record) -> Record:
    """Annotate one report."""
    launch, place = raw.get("launch"), raw.get("place")
    answers = raw.get("answers")
    start, end = spans[0]
    return {
        "id": f"{article}#{raw['n']}",
        "role": raw["role"],
        "event_type": raw["type"],
        "target_place": raw.get("target") or (places[place][0] if place else None),
        **gold_location(place, places),
        "launch_place": raw.get("launch_words") or (places[launch][0] if launch else None),
        **gold_location(launch, places, "launch_"),
        "munition_count": raw.get("count"),
        "date": raw.get("date"),
        "date_precision": raw.get("precision", "day" if raw.get("date") else "unknown"),
        "time_of_day": raw.get("time"),
        "perpetrator": raw.get("by"),
        "attribution": raw.get("attribution", "unknown"),
        "killed": raw.get("killed"),
        "wounded": raw.get("wounded"),
        "optional": raw.get("optional", False),
        "alt": gold_alternatives(raw, places),
        "excerpt": {"start": start, "end": end, "text": text[start:end]},
        "all_excerpts": [list(span) for span in spans],
        "in_response_to": f"{article}#{answers}" if answers else None,
    }


def gold_article(source: Record, places: Record) -> tuple[Record, Record]:
    """Turn one source into the article file and its annotation."""
    text, toponyms, excerpts = parse(source["text"].strip("\n"))
    incidents = source.get("incident", [])
    if sorted(excerpts) != sorted(raw["n"] for raw in incidents):
        raise ValueError(f"{source['id']}: excerpts and incidents do not agree")
    published = source.get("published")
    article = {
        "id": source["id"],
        "lang": source["id"][-2:],
        "outlet": source.get("outlet"),
        "published": published.isoformat() if isinstance(published, date) else None,
        "title": source["title"],
        "text": text,
    }
    annotation = {
        "lang": article["lang"],
        "published": article["published"],
        "hard_negative": source.get("hard_negative", False),
        "toponyms": [gold_toponym(t, text, places) for t in toponyms],
        "incidents": [
            gold_incident(source["id"], raw, text, excerpts[raw["n"]], places) for raw in incidents
        ],
    }
    return article, annotation


def clusters(sources: list[Record]) -> list[list[str]]:
    """Group the reports that name the same `event`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        for raw in source.get("incident", []):
            if "event" in raw:
                groups[raw["event"]].append(f"{source['id']}#{raw['n']}")
    return [sorted(ids) for _, ids in sorted(groups.items()) if len(ids) > 1]


def dump(value: Record) -> str:
    """Write as indented JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def number(source: Record) -> int:
    """Give the number an article's id begins with."""
    return int(source["id"].partition("_")[0])


def read_tables(pattern: str) -> dict[str, Record]:
    """Read the source files of a name pattern, by file name."""
    paths = sorted((HERE / "sources").glob(pattern))
    return {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}


def read_sources() -> dict[str, list[Record]]:
    """Read the marked-up articles of each half, in order of number."""
    halves: dict[str, list[Record]] = {"tune": [], "held_out": []}
    for name, table in read_tables("articles_*.toml").items():
        halves["held_out" if name.startswith(HELD_OUT) else "tune"] += table["article"]
    return {half: sorted(sources, key=number) for half, sources in halves.items()}


def read_places() -> Record:
    """Read all places; a key may stand in one file only."""
    places: Record = {}
    for table in read_tables("places*.toml").values():
        if twice := places.keys() & table.keys():
            raise ValueError(f"places given twice: {sorted(twice)}")
        places |= table
    return places


def build() -> dict[Path, str]:
    """Give the content of every generated file."""
    places = read_places()
    files: dict[Path, str] = {}
    for name, mine in read_sources().items():
        gold: Record = {"articles": {}, "clusters": clusters(mine)}
        for source in mine:
            article, gold["articles"][source["id"]] = gold_article(source, places)
            files[HERE / "articles" / f"{source['id']}.json"] = dump(article)
        files[HERE / f"{name}_gold.json"] = dump(gold)
    return files


if __name__ == "__main__":
    for path, content in build().items():
        path.write_text(content, encoding="utf-8")
