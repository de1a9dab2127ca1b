"""Judging and correcting incidents in a real browser, on the seeds."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.server import ROOT, serve

pytestmark = pytest.mark.browser

DESERT = (41.5, 34.5)
NEW_ARTICLE = "قال مصدر أمني إن طائرتين مسيرتين استهدفتا مطار أربيل الدولي يوم 3 آذار 2023."


@pytest.fixture
def store(tmp_path):
    return tmp_path / "marsad.sqlite"


@pytest.fixture
def address(store):
    with serve([ROOT / "seeds"], store) as server:
        yield server.address


def _points(page, incident, query=""):
    """Lon-lat of the incident's symbols, as the map draws them close by."""
    found = page.evaluate(
        """async (query) => {
            const answer = await fetch(`/api/view?bbox=20,10,65,45&zoom=18&${query}`);
            return (await answer.json()).features;
        }""",
        query,
    )
    return [
        tuple(round(x, 3) for x in f["geometry"]["coordinates"])
        for f in found
        if f["properties"].get("kind") == "marker" and incident in f["properties"]["ids"]
    ]


def _first(page):
    """Select the first incident of the list; gives its id."""
    page.locator(".ms-card").first.click()
    page.wait_for_url("**incident=**")
    return re.search(r"incident=([^&]+)", page.url)[1].replace("%3A", ":")


def _total(page):
    return int(page.locator(".ms-tile b").first.inner_text())


def _place(page, words):
    page.get_by_role("button", name="Correct").click()
    field = page.get_by_label("Name, coordinates or MGRS")
    field.fill(words)
    field.press("Enter")
    page.get_by_role("button", name="Correct it").click()
    expect(page.locator(".st-key-review-marks")).to_contain_text("Place")


def test_who_did_it_and_the_killed_can_be_corrected(address, open_page):
    page = open_page(address)
    _first(page)
    page.get_by_role("button", name="Correct").click()
    for field, label, value in (("By whom", "By whom", "Group A"), ("Killed", "Killed", "7")):
        page.get_by_role("combobox", name="Field").click()
        page.get_by_role("option", name=field, exact=True).click()
        role = "combobox" if label == "By whom" else "spinbutton"
        entry = page.get_by_role(role, name=label)
        entry.fill(value)
        entry.press("Enter")
        page.get_by_role("button", name="Correct it").click()
        expect(page.locator(".st-key-review-marks")).to_contain_text(f"{field}: {value}")
        expect(page.locator(".ms-facts")).to_contain_text(value)
        page.get_by_role("button", name="Correct").click()


def test_a_corrected_place_moves_and_outlives_new_articles(address, store, open_page, picture):
    page = open_page(address)
    incident = _first(page)
    _place(page, f"{DESERT[1]}, {DESERT[0]}")
    assert DESERT in _points(page, incident)
    page.screenshot(path=picture("corrected"))

    page.get_by_role("link", name="Review").click()
    page.get_by_text("History", exact=True).click()
    expect(page.locator(".ms-decision")).to_contain_text("34.5, 41.5")
    page.screenshot(path=picture("history"))

    article = store.with_name("new.txt")
    article.write_text(NEW_ARTICLE, encoding="utf-8")
    marsad = "import sys; from dashboard.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", marsad, "ingest", "--store", str(store)]
    subprocess.run([*command, str(article), str(ROOT / "seeds")], check=True, cwd=ROOT)
    again = open_page(address, query=f"?incident={incident}")
    expect(again.locator(".st-key-review-marks")).to_contain_text("Place")
    assert DESERT in _points(again, incident)

    again.locator(".st-key-review-marks").get_by_role("button", name="Undo").click()
    expect(again.locator(".st-key-review-marks")).to_have_count(0)
    assert DESERT not in _points(again, incident)


def test_a_rejected_incident_leaves_the_map_and_comes_back(address, open_page):
    page = open_page(address)
    total, incident = _total(page), _first(page)
    page.get_by_role("button", name="Reject").click()
    page.get_by_label("Why").fill("told of a film")
    page.get_by_role("button", name="Reject the incident").click()
    expect(page.locator(".ms-state--rejected")).to_be_visible()
    expect(page.locator(".ms-tile b").first).to_contain_text(f"{total - 1} of {total}")
    assert not _points(page, incident)
    assert _points(page, incident, "rejected=1")
    expect(page.locator(".st-key-review-marks")).to_contain_text("told of a film")
    page.get_by_role("button", name="Take back").click()
    expect(page.locator(".ms-state--suggested")).to_be_visible()
    expect(page.locator(".ms-tile b").first).to_have_text(str(total))


def test_two_incidents_are_merged_and_split(address, open_page):
    page = open_page(address)
    total = _total(page)
    _first(page)
    page.get_by_role("button", name="Relate").click()
    page.get_by_label("The other incident").click()
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Merge the two").click()
    expect(page.locator(".ms-tile b").first).to_have_text(str(total - 1))
    page.get_by_role("button", name="Relate").click()
    page.get_by_text("Split", exact=True).click()
    page.locator('[class*="st-key-split-"] label').first.click()
    page.get_by_role("button", name="Split them off").click()
    expect(page.locator(".ms-tile b").first).to_have_text(str(total))


def test_the_queue_brings_the_least_certain_and_then_the_next(address, open_page, picture):
    page = open_page(address)
    page.get_by_role("link", name="Review").click()
    current = page.locator('.ms-card[aria-pressed="true"] .ms-card-title')
    expect(current).to_be_visible()
    before = page.locator(".st-key-queue .ms-card").count()
    page.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.locator(".st-key-queue .ms-card")).to_have_count(before - 1)
    page.screenshot(path=picture("queue"))
    page.get_by_text("Since the last brief").click()
    page.get_by_role("button", name="Mark a brief now").click()
    expect(page.locator(".st-key-queue")).to_contain_text("Nothing has changed.")
    page.get_by_role("button", name="Confirm", exact=True).or_(
        page.get_by_role("button", name="Take back")
    ).first.click()
    expect(page.locator(".st-key-queue .ms-card")).to_have_count(1)
