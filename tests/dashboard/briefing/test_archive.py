import zipfile
from datetime import UTC, datetime
from io import BytesIO

from dashboard.briefing.archive import timed


def test_members_keep_order_and_content_and_lose_the_clock():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("b", b"first")
        archive.writestr("a", "ثانٍ".encode())
    moment = datetime(2022, 1, 5, 3, 4, 6, tzinfo=UTC)
    with zipfile.ZipFile(BytesIO(timed(stream.getvalue(), moment))) as made:
        assert made.namelist() == ["b", "a"]
        assert made.read("a").decode() == "ثانٍ"
        assert {one.date_time for one in made.infolist()} == {(2022, 1, 5, 3, 4, 6)}


def test_a_time_before_zip_is_its_first():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", b"")
    content = timed(stream.getvalue(), datetime(1970, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(BytesIO(content)) as made:
        assert made.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
