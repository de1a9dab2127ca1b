"""The panel of a place that is named without an incident: where it is and who names it."""

from markupsafe import Markup

from dashboard.components.dossier import outlet_name
from dashboard.components.evidence import excerpt_markup
from dashboard.components.markup import joined, tag
from dashboard.components.symbols import symbol_picture
from dashboard.components.wording import distance_words, left_to_right
from dashboard.map_view.mentions import Mention
from dashboard.map_view.symbols import SYMBOLS, Mark
from dashboard.model import Article, Span
from dashboard.provenance import Evidence, context_of
from dashboard.translation import direction, language, tr

__all__ = ["place_markup"]


def place_markup(mention: Mention, articles: dict[str, Article]) -> Markup:
    """Write the place's name, its point, and the passages that name it."""
    place = mention.place
    name = (language() == "ar" and place.name_ar) or place.name
    point = left_to_right(f"{place.point.lat:.4f}, {place.point.lon:.4f}")
    radius = tr("within {distance}", distance=distance_words(place.uncertainty_m))
    named = (
        _passage(articles[article_id], span)
        for article_id, span in mention.named
        if article_id in articles
    )
    kicker = tag(
        "div",
        symbol_picture(Mark.MENTION, size_px=22),
        tag("span", tr(SYMBOLS[Mark.MENTION].meaning)),
        class_="ms-kicker",
    )
    return tag(
        "section",
        kicker,
        tag("h2", tag("bdi", name), class_="ms-title"),
        tag("p", f"{radius} · {point}", class_="ms-note"),
        tag("h3", tr("Named in"), class_="ms-h3"),
        joined(named),
        dir=direction(),
        class_="ms-sources",
    )


def _passage(article: Article, span: Span) -> Markup:
    evidence = (Evidence(field="location", span=span),)
    passage = excerpt_markup(article, context_of(span, article.text), evidence)
    return tag("article", tag("h4", tag("bdi", outlet_name(article, article.id))), passage)
