"""However incidents are regrouped, the store holds what was saved last and nothing else."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.model import Basis, IncidentLink, LinkKind
from dashboard.store import Repository

REPORTS = ("a:0", "a:1", "b:0", "b:1", "c:0", "c:1")
# For each report the number of its incident, or none where the article no longer tells it.
GROUPINGS = st.lists(
    st.lists(st.none() | st.integers(0, 3), min_size=len(REPORTS), max_size=len(REPORTS)),
    min_size=1,
    max_size=4,
)


def _clusters(grouping):
    parts: dict[int, list[str]] = {}
    for report_id, number in zip(REPORTS, grouping, strict=True):
        if number is not None:
            parts.setdefault(number, []).append(report_id)
    return [*parts.values(), ["a", "b", "c"]]


def _chained(analysis):
    """The same with a link from each incident to the next."""
    links = [
        IncidentLink(
            kind=LinkKind.RETALIATION,
            source_id=one.id,
            target_id=other.id,
            basis=Basis.INFERRED,
            reason="made up",
        )
        for one, other in zip(analysis.incidents, analysis.incidents[1:], strict=False)
    ]
    return replace(analysis, links=tuple(links))


def test_any_regrouping(analysis_of, article_of):
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(GROUPINGS)
    def holds(groupings):
        with tempfile.TemporaryDirectory() as folder, Repository.open(Path(folder) / "m") as store:
            store.add_articles(map(article_of, "abc"))
            for grouping in groupings:
                analysis = _chained(analysis_of(*_clusters(grouping)))
                saved = store.save_analysis(analysis)
                assert store.analysis() == saved
                assert store.incidents() == saved.incidents
                assert store.save_analysis(analysis) == saved

    holds()


def test_the_history_accounts_for_every_incident(analysis_of, article_of):
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(GROUPINGS)
    def holds(groupings):
        with tempfile.TemporaryDirectory() as folder, Repository.open(Path(folder) / "m") as store:
            store.add_articles(map(article_of, "abc"))
            before, moment = set(), store.history()[-1].at
            for grouping in groupings:
                now = {
                    one.id
                    for one in store.save_analysis(analysis_of(*_clusters(grouping))).incidents
                }
                changes = store.since(moment)
                assert set(changes.new) == now - before
                assert {gone for gone, _ in changes.gone} == before - now
                assert {heir for _, heir in changes.gone} <= now | {""}
                assert set(changes.changed) <= now & before
                before, moment = now, store.history()[-1].at

    holds()
