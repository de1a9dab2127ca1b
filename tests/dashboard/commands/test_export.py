import csv
import io
import json

import pyogrio
import pytest

from dashboard.cli import main, parse
from dashboard.commands import brief, export, ingest
from dashboard.commands.exit_codes import ExitCode

ARTICLES = {
    "first": "Five rockets hit Ain al-Asad air base in Anbar on 3 January 2022, an Iraqi officer said.",
    "second": "Two drones attacked Erbil International Airport on 9 February 2022, police said.",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = folder / "marsad.sqlite3"
    assert (
        main(
            ["ingest", str(folder / "first.txt"), str(folder / "second.txt"), "--store", str(path)]
        )
        == 0
    )
    return path


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_formats_are_those_of_the_libraries():
    from dashboard.briefing import BriefFormat
    from dashboard.export import Format

    assert tuple(Format) == export.FORMATS
    assert tuple(BriefFormat) == brief.FORMATS


def test_the_store_is_written_to_standard_output(store, capsysbinary):
    assert main(["export", "--format", "csv", "--store", str(store)]) == ExitCode.DONE
    found = rows(capsysbinary.readouterr().out)
    assert [row["article_ids"] for row in found] == ["first", "second"]
    assert [row["munition_best"] for row in found] == ["5", "2"]


def test_a_view_is_exported_and_nothing_else(store, tmp_path):
    target = tmp_path / "view.geojson"
    given = ["export", "--format", "geojson", "--store", str(store), "--where", "?type=drone"]
    assert main([*given, "--output", str(target)]) == ExitCode.DONE
    found = json.loads(target.read_bytes())["features"]
    assert {
        one["properties"]["event_type"] for one in found if "event_type" in one["properties"]
    } == {"drone"}


def test_articles_are_exported_without_a_store(tmp_path, write):
    path = write("news/third.txt", ARTICLES["first"])
    target = tmp_path / "out.gpkg"
    assert main(["export", "--format", "gpkg", str(path), "--output", str(target)]) == ExitCode.DONE
    assert len(pyogrio.read_dataframe(target, layer="incidents")) == 1


def test_the_same_store_gives_the_same_file(store, tmp_path):
    for name in ("one", "two"):
        target = str(tmp_path / name)
        assert main(["export", "--format", "kml", "--store", str(store), "--output", target]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_folder_that_is_not_there_is_told(store, tmp_path, capsys):
    target = tmp_path / "nowhere" / "x.csv"
    given = ["export", "--format", "csv", "--store", str(store), "--output", str(target)]
    assert main(given) == ExitCode.INCOMPLETE
    assert "No such file" in capsys.readouterr().err


def test_a_failed_write_leaves_nothing_behind(store, tmp_path, capsys):
    target = tmp_path / "folder"
    target.mkdir()
    assert main(["export", "--format", "csv", "--store", str(store), "--output", str(target)]) != 0
    assert capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_an_unknown_format_is_refused(capsys):
    with pytest.raises(SystemExit) as stop:
        parse(["export", "--format", "shp"])
    assert stop.value.code == ExitCode.USAGE
    assert "invalid choice" in capsys.readouterr().err


def test_modules_have_what_a_command_has():
    for module in (export, brief, ingest):
        assert module.NAME
        assert callable(module.add_parser)
        assert callable(module.run)
