"""
How the dashboard bears many incidents: made-up ones, in a real Chromium.

    python tests/benchmarks/dashboard_scale.py [COUNT ...]

For each count (default 5000 and 1000000) prints the time to the visible map, and medians of a
click on a marker until its excerpt is shown, of a pan and of a change of filter until the map has
drawn what they ask for; and whether the map's element survived all of it.
"""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from playwright.sync_api import Error, Page, sync_playwright

from dashboard.facets import Category, Facets
from dashboard.map_view.columns import MARKS, TYPES, Columns
from dashboard.map_view.mercator import project
from dashboard.map_view.symbols import ROLE_MARKS
from dashboard.model import Incident, Role
from dashboard.server.snapshot import Snapshot
from tests.browser.chromium import launch
from tests.fixtures.incidents import (
    FakeRecords,
    make_article,
    make_date,
    make_incident,
    make_location,
)

REPEATS = 11
TARGETS = {
    5_000: {"click": 150, "pan": 60, "filter": 300},
    1_000_000: {"click": 250, "pan": 60, "filter": 300},
}
ROLES = (Role.ATTACK, Role.RETALIATION, Role.THWARTED)

DRAWN = """(selector) => new Promise((resolve, reject) => {
    const map = document.querySelector('.leaflet-container');
    const begin = performance.now();
    const watch = new MutationObserver(() => {
        watch.disconnect();
        resolve(performance.now() - begin);
    });
    watch.observe(map, { attributeFilter: ['data-incidents'] });
    setTimeout(() => reject(new Error('nothing drawn')), 8000);
    document.querySelector(selector).click();
})"""
CLICK = """(marker) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no excerpt')), 8000);
    const panel = document.querySelector('.st-key-panel');
    const title = () => panel.querySelector('h2.ms-title')?.textContent;
    const before = title();
    const begin = performance.now();
    const look = () => {
        if (title() && title() !== before && panel.querySelector('blockquote')) resolve(performance.now() - begin);
        else requestAnimationFrame(look);
    };
    marker.click();
    requestAnimationFrame(look);
})"""


class Made(Mapping[str, Incident]):
    """Incidents that are made when asked for, as a store would fetch them by key."""

    def __init__(
        self, columns: Columns, ids: np.ndarray, days: np.ndarray, order: np.ndarray
    ) -> None:
        self._columns, self._ids, self._days, self._order = columns, ids, days, order

    def __getitem__(self, key: str) -> Incident:
        try:
            number = int(key.removeprefix("i"))
            row = self._order[number]
        except (ValueError, IndexError):
            raise KeyError(key) from None
        place = make_location(
            f"Place {number}", lon=float(self._columns.lon[row]), lat=float(self._columns.lat[row])
        )
        return make_incident(
            key,
            title=f"Rockets on place {number}",
            location=place,
            role=ROLES[number % len(ROLES)],
            date=make_date(date.fromordinal(int(self._days[number]))),
        )

    def __iter__(self) -> Iterator[str]:
        return (i.decode() for i in self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def make_snapshot(count: int) -> Snapshot:
    """Scatter incidents over the region, one pin each, days ascending with the number."""
    rng = np.random.default_rng(7)
    lon, lat = rng.uniform(36, 50, count).round(4), rng.uniform(28, 38, count).round(4)
    days = np.sort(rng.integers(date(2015, 1, 1).toordinal(), date(2024, 1, 1).toordinal(), count))
    ids = np.char.add("i", np.char.zfill(np.arange(count).astype(str), 7)).astype(np.bytes_)
    role = np.array([list(Role).index(r) for r in ROLES], dtype=np.uint8)[
        np.arange(count) % len(ROLES)
    ]
    mark = np.array([MARKS.index(ROLE_MARKS[r]) for r in ROLES], dtype=np.uint8)[
        np.arange(count) % len(ROLES)
    ]
    by_lat = np.argsort(lat)
    x, y = project(lon[by_lat], lat[by_lat])
    columns = Columns(
        lat=lat[by_lat], lon=lon[by_lat], x=x, y=y,
        radius_m=np.full(count, 2000, np.float32), mark=mark[by_lat],
        event_type=np.full(count, TYPES.index("rocket"), np.uint8),
        first_day=days[by_lat].astype(np.int32), last_day=days[by_lat].astype(np.int32),
        ids=ids[by_lat], arcs=(), arcs_by_id={},
    )  # fmt: skip
    zeros, no = np.zeros(count, np.uint8), np.zeros(count, np.bool_)
    none = Category(names=(), rows=np.empty(0, np.int32), codes=np.empty(0, np.int32))
    facets = Facets(
        ids=ids, role=role, event_type=zeros, attribution=zeros, precision=zeros, review=zeros,
        claim=np.full(count, 3, np.uint8), first_day=days.astype(np.int32), last_day=days.astype(np.int32),
        lon=lon, lat=lat, disputed=np.arange(count) % 2 == 0, launched=no, placed=~no,
        actors=none, countries=none, provinces=none, outlets=none, languages=none,
    )  # fmt: skip
    order = np.empty(count, np.intp)
    order[by_lat] = np.arange(count)
    return Snapshot(
        revision=1, incidents=Made(columns, ids, days, order), links=(),
        articles={"a1": make_article()}, extractions={}, mentions={},
        columns=columns, facets=facets, owner=by_lat,
    )  # fmt: skip


def serve(count: int, port: int) -> None:
    """Run the server on made-up incidents; in a process of its own."""
    from dashboard.server import launch as launching
    from dashboard.server import workspace as shared

    class Prepared(shared.Workspace):
        def __init__(self) -> None:
            super().__init__(FakeRecords)
            self._latest = make_snapshot(count)

        def refresh(self) -> Snapshot:
            return self._latest

    shared._open[:] = [Prepared()]
    launching.open_workspace = lambda _open_records: shared.workspace()  # type: ignore[assignment]
    launching.run(FakeRecords, port=port, open_browser=False)


def measure(page: Page) -> dict[str, float]:
    """Give medians in milliseconds."""
    page.wait_for_timeout(1500)
    for _ in range(24):  # to where symbols stand alone
        if page.locator(".marsad-marker[data-ids]:not([data-ids=''])").count() > 10:
            break
        page.locator(".marsad-buttons button").first.click()
        page.wait_for_timeout(700)
    times: dict[str, list[float]] = {"click": [], "pan": [], "filter": []}
    for i in range(REPEATS):
        marker = page.locator(".marsad-marker:has(.marsad-pin):not(.is-selected)").nth(3 * i)
        times["click"].append(marker.evaluate(CLICK))
        page.wait_for_timeout(250)
    box = page.locator(".leaflet-container").bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
    for i in range(REPEATS):
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0] + (90 if i % 2 else -90), middle[1], steps=3)
        page.mouse.up()
        page.wait_for_timeout(700)
        times["pan"].append(float(page.locator(".leaflet-container").get_attribute("data-took-ms")))
    page.locator(".st-key-filters button").first.click()
    page.wait_for_timeout(700)
    for _ in range(REPEATS):
        times["filter"].append(page.evaluate(DRAWN, ".st-key-f-disputed input"))
        page.wait_for_timeout(500)
    return {name: median(values) for name, values in times.items()}


def main() -> None:
    """Measure each count."""
    counts = [int(text) for text in sys.argv[1:]] or list(TARGETS)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for port, count in enumerate(counts, start=8720):
            command = [sys.executable, __file__, "--serve", str(count), str(port)]
            with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
                try:
                    report(count, port, browser.new_page(viewport={"width": 1440, "height": 900}))
                finally:
                    server.terminate()
        browser.close()


def report(count: int, port: int, page: Page) -> None:
    """Open the page as soon as the server answers, measure, and print."""
    for _ in range(600):
        try:
            page.goto(f"http://127.0.0.1:{port}/_stcore/health")
            break
        except Error:  # not up yet
            time.sleep(0.1)
    begin = time.monotonic()
    page.goto(f"http://127.0.0.1:{port}/")
    page.wait_for_selector(".leaflet-container[data-incidents]", timeout=60_000)
    print(f"{count:9,} incidents: map visible {time.monotonic() - begin:5.2f} s", flush=True)
    page.evaluate("document.querySelector('.marsad-map').dataset.survivor = 'yes'")
    for name, value in measure(page).items():
        print(
            f"{name:>19} {value:6.0f} ms  (target < {TARGETS.get(count, {}).get(name, 0)} ms)",
            flush=True,
        )
    survived = page.locator(".marsad-map").get_attribute("data-survivor") == "yes"
    print(f"{'map survived':>19} {survived}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(int(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
