from dashboard.articles import read_articles
from dashboard.pipeline import assemble, read, read_article

SENTENCES = {
    "b": "قال مصدر أمني إن ثلاثة صواريخ سقطت مساء الأحد 7 أيار 2023 قرب قاعدة عين الأسد في الأنبار.",
    "a": "Three rockets landed near Ain al-Asad air base in Anbar late on Sunday, May 7, 2023.",
}


def articles(write):
    paths = [write(f"{name}.txt", text) for name, text in SENTENCES.items()]
    return read_articles(paths).articles


def test_the_order_of_articles_changes_nothing(write):
    given = articles(write)
    analysis = read(given)
    assert analysis == read(reversed(given))
    assert [extraction.article_id for extraction in analysis.extractions] == ["a", "b"]


def test_reading_one_by_one_gives_the_same(write):
    given = articles(write)
    assert assemble(given, map(read_article, given)) == read(given)


def test_every_report_is_in_one_incident(write):
    analysis = read(articles(write))
    reports = [report.id for extraction in analysis.extractions for report in extraction.reports]
    members = [report.id for incident in analysis.incidents for report in incident.reports]
    assert sorted(members) == sorted(reports)


def test_nothing_gives_nothing():
    analysis = read(())
    assert (analysis.extractions, analysis.incidents, analysis.links) == ((), (), ())
