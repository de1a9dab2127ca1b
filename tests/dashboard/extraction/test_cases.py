"""
Phrase tables: short news texts and what a careful analyst reads in them.

A case's `reports` are all reports of its text, in text order; a report lists the fields it is
judged by, "-" where a field must stay empty:

    role, type         as in the model
    place, launch      words of the text that name the place; several are targets of one event
    date, part         first day (or "from/to") and part of the day
    count, killed, wounded   3, "3+" (at least three), "2..4"
    by, attribution    the doer's name in the language pack, and who says so
    outcomes           outcomes that must be told, and with "not " before them those that must not
    answers            place in the list, from 0, of the report that this one answers
    aggregate          true for a sum

`off_map = true` judges drawn reports only, and leaves out those of history and sums.

`known_gaps.toml` holds cases that are not read right yet; its number of failures may only fall.
"""

import tomllib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from dashboard.model import Article, Role
from dashboard.pipeline import read_article

FOLDER = Path(__file__).parents[2] / "cases"
SUBJECTS = (
    "roles", "negation", "launch", "retaliation", "casualties", "targets", "attribution",
    "surroundings",
)  # fmt: skip
TABLES = sorted(path for subject in SUBJECTS for path in FOLDER.glob(f"{subject}_*.toml"))
GAPS = tomllib.loads((FOLDER / "known_gaps.toml").read_text("utf-8"))
KEYS = {"text", "published", "reports", "off_map"}
FIELDS = {
    "role", "type", "place", "launch", "date", "part", "count", "killed", "wounded", "by",
    "attribution", "outcomes", "answers", "aggregate",
}  # fmt: skip


def read_cases(path):
    table = tomllib.loads(path.read_text("utf-8"))
    return [{"language": table["language"], **case} for case in table["case"]]


CASES = [(path.stem, case) for path in TABLES for case in read_cases(path)]


def read_reports(case):
    text = case["text"]
    article = Article(
        id="case",
        text=text,
        digest=sha256(text.encode()).hexdigest(),
        language=case["language"],
        published=case["published"],
    )
    return read_article(article).reports


def disagreements(case):
    """Return what the reports read differ in from those expected, in words."""
    found = read_reports(case)
    expected = case["reports"]
    if case.get("off_map"):
        found = [report for report in found if is_drawn(report)]
    if len(found) != len(expected):
        told = [summary(case["text"], report) for report in found]
        return [f"{len(found)} reports instead of {len(expected)}: {told}"]
    return [
        f"report {number}, {name}: {got} instead of {wanted[name]}"
        for number, (report, wanted) in enumerate(zip(found, expected, strict=True))
        for name, got in fields(case["text"], found, report).items()
        if name in wanted and not agrees(name, got, wanted[name])
    ]


def is_drawn(report):
    return report.role.value is not Role.BACKGROUND and not report.aggregate


def agrees(name, got, wanted):
    if name in {"place", "launch"}:
        wanted = wanted if isinstance(wanted, list) else [wanted]
        if len(got) != len(wanted):
            return False
        return all(any(w in g for g in got) for w in wanted)
    if name == "outcomes":
        untold = {outcome.removeprefix("not ") for outcome in wanted if outcome.startswith("not ")}
        return untold.isdisjoint(got) and {o for o in wanted if not o.startswith("not ")} <= set(
            got
        )
    return got == str(wanted)


def fields(text, reports, report):
    """Return a report's fields as the tables write them."""
    ids = [r.id for r in reports]
    answered = report.in_response_to
    return {
        "role": str(report.role.value),
        "type": str(report.event_type.value),
        "place": words(text, report.location, *report.alternatives),
        "launch": words(text, report.launch),
        "date": days(report.date),
        "part": str(report.date.value.part_of_day or "-") if report.date else "-",
        "count": count(report.munition_count),
        "killed": count(report.killed),
        "wounded": count(report.wounded),
        "by": report.perpetrator.value if report.perpetrator else "-",
        "attribution": str(report.attribution.value),
        "outcomes": [str(claim.value) for claim in report.outcomes],
        "answers": str(ids.index(answered.value)) if answered else "-",
        "aggregate": str(report.aggregate),
    }


def summary(text, report):
    told = fields(text, [], replace(report, in_response_to=None))
    return {name: told[name] for name in ("role", "type", "place", "date")}


def words(text, *claims):
    """Return the evidence of places, or "-" where there is none."""
    told = [" ".join(text[s.start : s.end] for s in c.spans) for c in claims if c is not None]
    return told or ["-"]


def days(claim):
    if claim is None:
        return "-"
    start, end = claim.value.start, claim.value.end
    return str(start) if start == end else f"{start}/{end}"


def count(claim):
    if claim is None:
        return "-"
    number = claim.value
    if number.high is None:
        return f"{number.low}+"
    return str(number.best) if number.low == number.high else f"{number.low}..{number.high}"


@pytest.mark.parametrize(
    "case", [case for _, case in CASES], ids=[f"{table}: {case['text']}" for table, case in CASES]
)
def test_reports_are_read_as_an_analyst_reads_them(case):
    assert disagreements(case) == []


def test_known_gaps_only_become_fewer():
    failing = [case["text"] for case in GAPS["case"] if disagreements(case)]
    print(f"{len(failing)} of {len(GAPS['case'])} known gaps are still open")
    assert len(failing) <= GAPS["at_most"] <= len(GAPS["case"])


def test_every_subject_has_rows_in_both_languages():
    assert {path.stem for path in TABLES} == {
        f"{s}_{lang}" for s in SUBJECTS for lang in ("ar", "en")
    }


def test_every_gap_belongs_to_a_table():
    assert {case["table"] for case in GAPS["case"]} <= {path.stem for path in TABLES}


def test_rows_say_only_what_is_judged():
    for _, case in CASES:
        assert set(case) - {"language"} <= KEYS
    for case in [case for _, case in CASES] + GAPS["case"]:
        for report in case["reports"]:
            assert set(report) <= FIELDS


def test_no_row_is_written_twice():
    texts = [case["text"] for _, case in CASES] + [case["text"] for case in GAPS["case"]]
    assert len(texts) == len(set(texts))
