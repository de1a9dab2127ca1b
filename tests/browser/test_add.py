"""Adding articles in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.server import ROOT, serve

pytestmark = pytest.mark.browser

ARTICLE = (
    "أربيل، 3 آذار 2023. قال مصدر أمني إن طائرتين مسيرتين استهدفتا مطار أربيل الدولي "
    "مساء الجمعة 3 آذار 2023، ولم تقع إصابات."
)
FILM = (
    "افتتح الوزير مهرجان السينما بفيلم يروي قصة جندي سقطت قذيفة على منزله في الموصل، وصفق الجمهور "
    "للممثلين في المسرح، ونالت بطلة الفيلم جائزة."
)
ATTACK = "<script>window.harmed=1</script> <img src=x onerror=window.harmed=2> **bold** $x$ ${1}"


@pytest.fixture
def address(tmp_path):
    with serve([ROOT / "seeds"], tmp_path / "marsad.sqlite") as server:
        yield server.address


@pytest.fixture
def add_page(address, open_page):
    page = open_page(address)
    page.get_by_role("link", name="Add").click()
    expect(page.get_by_role("heading", name="Add articles")).to_be_visible()
    return page


def _articles(page):
    return page.evaluate(
        "Array.from(document.querySelectorAll('.ms-tile')).at(-1).querySelector('b').textContent"
    )


def test_dropped_files_are_previewed_and_taken_in(add_page, picture):
    files = [
        {"name": "drones.txt", "mimeType": "text/plain", "buffer": ARTICLE.encode()},
        {"name": "broken.json", "mimeType": "application/json", "buffer": b'{"text": '},
    ]
    add_page.locator('input[type="file"]').set_input_files(files)
    found = add_page.locator(".st-key-found")
    expect(found.locator(".ms-problems")).to_contain_text("broken.json")
    expect(found.locator("blockquote mark").first).to_be_visible()
    add_page.screenshot(path=picture("preview"))
    add_page.get_by_role("button", name="Add 1 article").click()
    expect(found).to_contain_text("1 article taken in.")
    add_page.get_by_role("link", name="Map").click()
    expect(add_page.locator(".ms-card").filter(has_text="2023").first).to_be_visible()
    assert _articles(add_page) == "6"


def test_a_text_taken_for_no_attack_says_why(add_page, picture):
    add_page.get_by_text("Paste", exact=True).click()
    text = add_page.get_by_label("Text of the article")
    text.fill(FILM)
    expect(text).to_have_css("unicode-bidi", "plaintext")  # the full stop stands at its end
    add_page.get_by_role("button", name="Read it").click()
    found = add_page.locator(".st-key-found")
    expect(found).to_contain_text("the text as a whole tells of art or fiction")
    expect(found.locator("blockquote")).to_have_count(0)
    add_page.screenshot(path=picture("no-attack"))


def test_pasted_text_is_shown_as_the_text_that_it_is(add_page, picture):
    add_page.get_by_text("Paste", exact=True).click()
    add_page.get_by_label("Text of the article").fill(f"{ARTICLE[:-20]} {ATTACK} {ARTICLE}")
    add_page.get_by_label("Title").fill(ATTACK)
    add_page.get_by_label("Outlet").fill(ATTACK)
    add_page.get_by_role("button", name="Read it").click()
    found = add_page.locator(".st-key-found")
    expect(found.locator("blockquote").first).to_be_visible()
    expect(found.locator(".stCheckbox")).to_contain_text("<script>window.harmed=1</script>")
    add_page.screenshot(path=picture("pasted"))
    add_page.get_by_role("button", name="Add 1 article").click()
    expect(found).to_contain_text("1 article taken in.")
    assert add_page.evaluate("window.harmed") is None
    assert add_page.locator("img[src='x']").count() == 0


def test_nothing_is_fetched_before_it_is_allowed(add_page):
    add_page.get_by_text("Web", exact=True).click()
    expect(add_page.get_by_text("Off: nothing leaves this machine.")).to_be_visible()
    assert add_page.get_by_role("button", name="Fetch and read them").count() == 0


def test_a_watched_folder_is_read_as_it_fills(add_page, tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    add_page.get_by_text("Folder", exact=True).click()
    field = add_page.get_by_label("Folder on this machine")
    field.fill(str(folder))
    field.press("Enter")
    add_page.get_by_role("button", name="Watch it").click()
    expect(add_page.locator(".ms-watch")).to_contain_text("Watching")
    (folder / "drones.txt").write_text(ARTICLE, encoding="utf-8")
    expect(add_page.locator(".ms-watch")).to_contain_text("1 article taken in", timeout=30_000)
    add_page.get_by_role("button", name="Stop watching").click()
    expect(add_page.get_by_label("Folder on this machine")).to_be_visible()


def test_a_link_to_a_page_opens_it_on_a_server_that_just_started(address, browser):
    page = browser.new_page()
    page.goto(f"{address}add?ui=ar")
    expect(page.get_by_role("heading", name="إضافة مقالات")).to_be_visible()
    assert page.get_by_role("dialog").count() == 0
    page.close()


def test_long_work_can_be_stopped_and_keeps_what_was_read(add_page, picture):
    text = " ".join([ARTICLE] * 40)
    files = [
        {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": f"{n} {text}".encode()}
        for n in range(120)
    ]
    add_page.locator('input[type="file"]').set_input_files(files)
    expect(add_page.get_by_text(re.compile(r"[1-9]\d* of 120"))).to_be_visible(timeout=30_000)
    add_page.screenshot(path=picture("progress"))
    add_page.get_by_role("button", name="Stop").click()
    add = add_page.get_by_role("button", name="Add")
    expect(add).to_be_visible(timeout=30_000)
    assert 0 <= int(add.inner_text().split()[1]) < len(files)
