import os
from hashlib import sha256

import pytest

from dashboard.articles import SUFFIXES, read_articles


def reasons(read):
    return {failure.path.name: failure.reason for failure in read.failures}


def test_a_folder_is_read_in_order_of_name_with_all_below_it(write, tmp_path):
    for name in ("b.txt", "a/z.md", "a/B.TXT", ".hidden/x.txt", "notes.rst", ".draft.txt"):
        write(name, f"Rockets fell, says {name}")
    read = read_articles([tmp_path])
    assert [article.id for article in read.articles] == ["b", "B", "z"]
    assert not read.failures


def test_text_is_kept_letter_for_letter(write):
    text = "  سقطت صواريخ\r\n\r\n\tعاجل \n\n"
    (article,) = read_articles([write("a.txt", text)]).articles
    assert article.text == text
    assert article.digest == sha256(text.encode()).hexdigest()
    assert article.language == "ar"
    assert (article.published, article.outlet, article.title) == (None, None, None)


def test_a_bad_file_is_named_and_the_rest_goes_on(write, tmp_path):
    write("empty.txt", b"")
    write("blank.txt", " \n\t ")
    write("binary.txt", bytes(range(256)))
    write("broken.json", '{"text": "a",\n  "id" "b"}')
    write("field.json", '{"text": 5}')
    write("good.txt", "Rockets fell")
    read = read_articles([tmp_path, tmp_path / "missing.txt", write("x/odd.xyz", "a")])
    assert [article.id for article in read.articles] == ["good"]
    told = reasons(read)
    assert told["empty.txt"] == "empty: expected an article's text"
    assert told["blank.txt"] == "only white space: expected an article's text"
    assert told["binary.txt"].startswith("not text")
    assert "line 2, column 8" in told["broken.json"]
    assert told["field.json"] == 'field "text": expected a string, got 5'
    assert told["missing.txt"] == "no such file"
    assert told["odd.xyz"].startswith("unknown kind of file '.xyz': expected .txt, .md")


def test_a_large_file_is_refused_by_size_and_limit(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert reasons(read_articles([path])) == {
        "large.txt": "50.0 MB is too large: the limit is 20.0 MB"
    }


def test_the_limit_can_be_set(write):
    path = write("a.txt", "Rockets fell")
    assert read_articles([path], size_limit_bytes=5).failures
    assert not read_articles([path], size_limit_bytes=12).failures


def test_the_second_of_two_equal_ids_fails(write, tmp_path):
    first = write("1/a.txt", "Rockets fell")
    write("2/a.txt", "Rockets fell again")
    read = read_articles([tmp_path])
    assert [article.text for article in read.articles] == ["Rockets fell"]
    assert [failure.reason for failure in read.failures] == [f"id 'a' is taken by {first}"]


def test_a_file_named_twice_is_read_once(write, tmp_path):
    path = write("a.txt", "Rockets fell")
    read = read_articles([tmp_path, path, str(path)])
    assert len(read.articles) == 1
    assert not read.failures


def test_an_empty_folder_is_named(tmp_path):
    (failure,) = read_articles([tmp_path]).failures
    assert failure.reason.startswith("no article in this folder: expected .txt")


def test_records_without_an_id_are_named_after_file_and_line(write):
    path = write(
        "feed.jsonl", '{"text": "Rockets fell"}\n{"text": " "}\n{"text": "x", "id": "own"}\n'
    )
    read = read_articles([path])
    assert [article.id for article in read.articles] == ["feed-1", "own"]
    assert [failure.reason for failure in read.failures] == [
        "line 2: only white space: expected an article's text"
    ]


def test_metadata_of_records_is_kept(write):
    path = write(
        "a.json", '{"id": "k", "lang": "ar-IQ", "title": "t", "text": "Rockets", "outlet": "o"}'
    )
    (article,) = read_articles([path]).articles
    assert (article.id, article.language, article.title, article.outlet) == ("k", "ar", "t", "o")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('{"text": "a", "lang": "fr"}', "lang: expected ar or en, got 'fr'"),
        ('{"text": "a", "id": "a\\nb"}', "expected one line"),
        ('{"text": "a\\u0000b"}', "zero character at offset 1"),
        ('{"text": "12 345"}', "no Arabic and no Latin letter"),
    ],
)
def test_unfit_values_are_named(write, content, told):
    (failure,) = read_articles([write("a.json", content)]).failures
    assert told in failure.reason


def test_half_a_surrogate_pair_is_refused(write):
    (failure,) = read_articles([write("a.json", '{"text": "a\\ud800b"}')]).failures
    assert failure.reason


def test_a_pipe_is_not_waited_for(tmp_path):
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert reasons(read_articles([path])) == {"pipe.txt": "not a regular file"}


def test_a_loop_of_links_ends(write, tmp_path):
    write("a/b.txt", "Rockets fell")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert len(read_articles([tmp_path]).articles) == 1


@pytest.mark.parametrize(
    "suffix", [".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".pdf", ".docx"]
)
def test_each_kind_of_file_is_read(suffix):
    assert suffix in SUFFIXES


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx", ".csv", ".jsonl"])
def test_rubbish_of_each_kind_is_named(write, suffix):
    (failure,) = read_articles([write(f"a{suffix}", b"\x01\x02rubbish\xff")]).failures
    assert failure.reason
