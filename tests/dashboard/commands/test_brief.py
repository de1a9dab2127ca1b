from io import BytesIO

import pypdf
import pytest
from pptx import Presentation

from dashboard.cli import main
from dashboard.commands.exit_codes import ExitCode
from dashboard.store import Repository

TEXT = "Five rockets hit Ain al-Asad air base in Anbar on 3 January 2022, an Iraqi officer said."


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    (folder / "first.txt").write_text(TEXT, encoding="utf-8")
    path = folder / "marsad.sqlite3"
    assert main(["ingest", str(folder / "first.txt"), "--store", str(path)]) == 0
    return path


@pytest.mark.parametrize(
    ("form", "start"),
    [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("pptx", b"PK"), ("html", b"<!DOCTYPE html>")],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_form_is_made(store, tmp_path, form, start, language):
    target = tmp_path / f"brief.{form}"
    given = ["brief", "--format", form, "--language", language, "--store", str(store)]
    assert main([*given, "--output", str(target)]) == ExitCode.DONE
    assert target.read_bytes().startswith(start)


def test_title_and_banner_are_set(store, tmp_path):
    target = tmp_path / "brief.pptx"
    given = [
        "brief",
        "--format",
        "pptx",
        "--title",
        "Anbar",
        "--banner",
        "DRAFT",
        "--store",
        str(store),
    ]
    assert main([*given, "--output", str(target)]) == ExitCode.DONE
    slide = Presentation(str(target)).slides[0]
    assert slide.shapes.title.text == "Anbar"
    assert "DRAFT" in [s.text_frame.text for s in slide.shapes if s.has_text_frame]


def test_the_same_store_gives_the_same_bytes_and_is_noted(store, capsysbinary):
    made = []
    for _ in range(2):
        assert main(["brief", "--format", "pdf", "--store", str(store)]) == ExitCode.DONE
        made.append(capsysbinary.readouterr().out)
    assert made[0] == made[1]
    assert len(pypdf.PdfReader(BytesIO(made[0])).pages) == 1
    with Repository.open(store) as repository:
        assert repository.last_brief() is not None


def test_a_brief_of_a_view_tells_it_only(store, capsysbinary):
    given = ["brief", "--format", "pdf", "--store", str(store), "--where", "type=drone"]
    assert main(given) == ExitCode.DONE
    (page,) = pypdf.PdfReader(BytesIO(capsysbinary.readouterr().out)).pages
    assert "0 incidents" in page.extract_text()
