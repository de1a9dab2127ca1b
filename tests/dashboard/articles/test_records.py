from datetime import date

import pytest

from dashboard.articles.draft import Draft
from dashboard.articles.records import read_csv, read_json, read_jsonl
from dashboard.errors import ArticleError


def only(drafts):
    (draft,) = drafts
    return draft


def test_json_object_gives_all_fields():
    draft = only(
        read_json(
            '{"id": "a1", "lang": "ar", "outlet": "وكالة", "published": "2024-09-09",'
            ' "title": "خبر", "url": "https://example.org/1", "text": "نص", "more": 1}'
        )
    )
    assert draft == Draft(
        id="a1",
        language="ar",
        outlet="وكالة",
        published=date(2024, 9, 9),
        title="خبر",
        url="https://example.org/1",
        text="نص",
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ('"2024-09-09T23:50:00Z"', date(2024, 9, 9)),
        ('"2024-09-09T01:00:00+03:00"', date(2024, 9, 9)),
        ("null", None),
        ('""', None),
    ],
)
def test_published_takes_days_and_times(written, day):
    draft = only(read_json(f'{{"text": "x", "published": {written}}}'))
    assert draft.published == day


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("[]x", "broken JSON at line 1, column 3"),
        ('{"text": "a",\n "id": }', "broken JSON at line 2, column 8"),
        ('{"text": "a"', "broken JSON at line 1, column 13"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_broken_json_names_line_and_column(document, told):
    with pytest.raises(ArticleError, match=told):
        list(read_json(document))


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ('{"text": 12}', 'field "text": expected a string, got 12'),
        ('{"id": "a"}', 'field "text" is missing: expected a string'),
        ('{"text": "a", "id": 7}', 'field "id": expected a string, got 7'),
        ('{"text": "a", "title": ["b"]}', 'field "title": expected a string, got an array'),
        ('{"text": "a", "published": 1700000000}', 'field "published": expected a date such as'),
        (
            '{"text": "a", "published": "yesterday"}',
            'expected a date such as 2024-09-09, got "yesterday"',
        ),
        ('{"text": {"p": 1}}', 'field "text": expected a string, got an object'),
        ('"text"', 'expected a JSON object, got "text"'),
        ("null", "expected a JSON object, got null"),
    ],
)
def test_wrong_fields_are_named_with_what_was_expected(document, told):
    error = only(read_json(document))
    assert isinstance(error, ArticleError)
    assert told in str(error)


def test_json_array_gives_each_object_and_goes_on_after_a_bad_one():
    first, second, third = read_json('[{"text": "a"}, {"txt": "b"}, {"text": "c"}]')
    assert first.text == "a"
    assert str(second).startswith("item 2: ")
    assert third.text == "c"


def test_jsonl_gives_each_line_and_goes_on_after_a_bad_one():
    lines = '{"text": "a\\u2028b"}\n\nnot json\n{"text": "c"}\r\n'
    first, second, third = read_jsonl(lines)
    assert first.text == "a\u2028b"
    assert str(second).startswith("line 3: broken JSON at line 1, column 1")
    assert third == Draft(text="c", where="line 4: ")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_reads_rows_with_quoted_line_ends(delimiter):
    rows = [
        ["id", "Text", "language", "published"],
        ["a", '"أول\r\nثان"', "ar", "2024-01-02"],
        ["b", "two", "", ""],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    first, second = read_csv(text)
    assert (first.id, first.text, first.language) == ("a", "أول\r\nثان", "ar")
    assert first.published == date(2024, 1, 2)
    assert (second.id, second.text, second.language, second.published) == ("b", "two", None, None)


def test_csv_takes_long_articles():
    (draft,) = read_csv("text\n" + '"' + "م" * 300_000 + '"')
    assert len(draft.text) == 300_000


def test_csv_without_a_text_column_names_the_columns():
    with pytest.raises(ArticleError, match='expected a column "text", got id, body'):
        list(read_csv("id,body\n1,x\n"))


def test_csv_with_broken_quotes_names_the_line():
    with pytest.raises(ArticleError, match="broken CSV at line"):
        list(read_csv('text\n"open\n'))


def test_csv_row_with_too_few_cells_is_named():
    (error,) = read_csv("id,text\nonly\n")
    assert "row at line 2" in str(error)
    assert 'field "text"' in str(error)
