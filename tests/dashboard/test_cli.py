import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.cli import COMMANDS, build_parser, main

ROOT = Path(__file__).parents[2]

HEAVY = ("folium", "gazetteer", "numpy", "pandas", "pydantic", "rich", "sqlalchemy", "streamlit")

ARTICLE = "Five rockets hit Ain al-Asad air base in Anbar on Monday, an Iraqi officer said."


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    shown = capsys.readouterr().out
    assert all(f"    {command.NAME}" in shown for command in COMMANDS)


@pytest.mark.parametrize("command", [command.NAME for command in COMMANDS])
def test_each_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"usage: marsad {command}" in capsys.readouterr().out


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("marsad 0.")


def test_help_loads_nothing_slow():
    script = "import sys, dashboard.cli; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert not loaded & set(HEAVY)


def test_a_terminal_without_arabic_letters_stops_nothing(tmp_path):
    missing = tmp_path / "خبر.txt"
    run = subprocess.run(
        [sys.executable, "-m", "dashboard", "extract", str(missing)],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        check=False,
    )
    assert run.returncode == 1
    assert b"\\u062e\\u0628\\u0631.txt: no such file" in run.stderr


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ([], {"command": "open", "paths": [], "port": None, "no_browser": False}),
        (["--port", "9000", "--no-browser"], {"command": "open", "port": 9000, "no_browser": True}),
        (["news", "a.txt"], {"command": "open", "paths": ["news", "a.txt"]}),
        (["--store", "x.sqlite3", "news"], {"store": "x.sqlite3", "paths": ["news"]}),
    ],
)
def test_without_a_command_the_dashboard_is_meant(given, named, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "dashboard.commands.open.run", lambda found: opened.append(vars(found)) or 0
    )
    assert main(given) == 0
    assert opened[0].items() >= named.items()


@pytest.mark.parametrize(
    "given",
    [
        ["--port", "0"],
        ["--port", "70000"],
        ["--port", "x"],
        ["extract"],
        ["ingest"],
        ["locate"],
        ["evaluate", "--gold"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_is_told_with_code_2(given, capsys):
    with pytest.raises(SystemExit) as stop:
        main(given)
    assert stop.value.code == 2
    assert "usage: marsad" in capsys.readouterr().err


def test_every_command_has_options_that_parse():
    parser = build_parser()
    assert parser.parse_args(["extract", "a", "--json"]).json
    assert parser.parse_args(["evaluate", "--corpus", "dev"]).corpus == ["dev"]


def test_extract_prints_one_object_and_names_failures(write, capfd):
    good = write("good.txt", ARTICLE)
    empty = write("empty.txt", b"")
    assert main(["extract", str(good), str(empty), "--json"]) == 1
    printed = capfd.readouterr()
    document = json.loads(printed.out)
    assert document.keys() >= {"articles", "clusters"}
    names = [name["text"] for name in document["articles"]["good"]["toponyms"]]
    assert any("Asad" in name for name in names)
    assert printed.err == f"marsad: {empty}: empty: expected an article's text\n"


def test_extract_for_people_shows_each_article(write, capsys):
    assert main(["extract", str(write("good.txt", ARTICLE))]) == 0
    assert "good" in capsys.readouterr().out


def test_locate_shows_places_and_reasons(capsys):
    assert main(["locate", "قصف قاعدة عين الأسد في الأنبار"]) == 0
    shown = capsys.readouterr().out
    assert "42.4" in shown
    assert "33.7" in shown


def test_locate_prints_json(capfd):
    text = "صواريخ على عين الأسد"
    assert main(["locate", text, "--json"]) == 0
    (name,) = json.loads(capfd.readouterr().out)
    assert text[name["start"] : name["end"]] == name["text"]


def test_locate_says_where_nothing_is_found(capsys):
    assert main(["locate", "nothing of note"]) == 0
    assert capsys.readouterr() == ("", "no place names found\n")


def test_locate_refuses_text_of_other_scripts(capsys):
    assert main(["locate", "12345"]) == 1
    assert "expected an Arabic or English article" in capsys.readouterr().err


def test_ingest_reads_into_the_store_once(write, tmp_path, capsys):
    store = str(tmp_path / "store.sqlite3")
    article = str(write("a.txt", ARTICLE))
    assert main(["ingest", "--store", store, article]) == 0
    assert "1 new, 0 changed, 0 unchanged, 0 failed" in capsys.readouterr().err
    assert main(["ingest", "--store", store, article, str(tmp_path / "none.txt")]) == 1
    told = capsys.readouterr().err
    assert "none.txt: no such file" in told
    assert "0 new, 0 changed, 1 unchanged, 1 failed" in told


def test_a_store_of_another_kind_is_told(write, capsys):
    article = str(write("a.txt", ARTICLE))
    assert main(["ingest", "--store", "mysql://host/name", article]) == 1
    assert "expected sqlite or postgresql" in capsys.readouterr().err


def test_gazetteer_show_counts_places(capsys):
    assert main(["gazetteer", "show"]) == 0
    shown = capsys.readouterr().out
    assert "curated" in shown
    assert "geonames" in shown


def test_evaluate_refuses_an_unknown_corpus(capsys):
    assert main(["evaluate", "--corpus", "nowhere"]) == 2
    assert "expected seeds, dev" in capsys.readouterr().err


def test_evaluate_refuses_a_folder_without_floors(tmp_path, capsys):
    assert main(["evaluate", "--gold", str(tmp_path)]) == 2
    assert "expected a floors file" in capsys.readouterr().err


def test_extract_explains_each_value(write, capsys):
    assert main(["extract", str(write("good.txt", ARTICLE)), "--explain"]) == 0
    assert "good: published" in capsys.readouterr().out
