"""
How fast the dashboard is on the seeds, measured in a real Chromium.

    python tests/benchmarks/dashboard_speed.py

Prints the time from the start of `marsad` to the visible map (first start reads the articles,
second start finds them in the store: the median of five), the median from a click on a marker to
its excerpt, and the server's peak memory.
"""

import sys
import tempfile
import time
from itertools import chain
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch
from tests.browser.server import ROOT, serve

CLICKS = 15
STARTS = 5

TARGETS = {"second start": 4.0, "click": 0.2, "memory": 600.0}

# From the click to the first frame that shows a passage of the clicked incident.
CLICK_TO_EXCERPT = """(marker) => new Promise((resolve) => {
    const panel = document.querySelector('.st-key-panel');
    const before = panel.querySelector('.ms-report')?.textContent;
    const begin = performance.now();
    const look = () => {
        const shown = panel.querySelector('.ms-report');
        if (shown && shown.textContent !== before && shown.querySelector('blockquote')) {
            resolve(performance.now() - begin);
        } else requestAnimationFrame(look);
    };
    marker.click();
    requestAnimationFrame(look);
})"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        store = Path(folder) / "marsad.sqlite"
        first, _, _ = start(browser, store)
        tell("first start", first, "s", None)
        later = [start(browser, store) for _ in range(STARTS)]
        begun, clicks, memory = zip(*later, strict=True)
        tell("second start", median(begun), "s", TARGETS["second start"])
        tell("click", median(chain(*clicks)) / 1000, "s", TARGETS["click"])
        tell("memory", max(memory), "MB", TARGETS["memory"])
        browser.close()


def start(browser: Browser, store: Path) -> tuple[float, list[float], float]:
    """Start once: seconds to the visible map, milliseconds of clicks, peak MB of the server."""
    begin = time.monotonic()
    with serve([ROOT / "seeds"], store) as server:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(server.address)
        page.wait_for_selector(".leaflet-container[data-incidents][data-basemap]")
        visible = time.monotonic() - begin
        figures = visible, click_times(page), peak_mb(server.pid)
        page.close()
    return figures


def click_times(page: Page) -> list[float]:
    """Click markers in turn; milliseconds until each one's excerpt is shown."""
    markers = page.locator(".marsad-marker:not([data-ids^='place:'])")
    page.wait_for_timeout(1000)
    times = []
    for i in range(CLICKS):
        marker = markers.nth(i % markers.count())
        times.append(marker.evaluate(CLICK_TO_EXCERPT))
        page.wait_for_timeout(200)
    return times


def peak_mb(pid: int) -> float:
    """Read the peak resident memory of a process (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def tell(name: str, value: float, unit: str, target: float | None) -> None:
    """Print one figure beside its target."""
    beside = f"  (target < {target:g} {unit})" if target else ""
    print(f"{name:13} {value:8.3f} {unit}{beside}", flush=True)


if __name__ == "__main__":
    main()
