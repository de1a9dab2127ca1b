"""What the page shows where the store can't be read."""

from markupsafe import Markup

from dashboard.components.markup import tag
from dashboard.errors import MarsadError
from dashboard.translation import direction, tr

__all__ = ["failure_markup"]


def failure_markup(error: MarsadError) -> Markup:
    """Say what failed in our own error's words, and what to do."""
    return tag(
        "section",
        tag("h2", tr("The records can't be read")),
        tag("p", tag("bdi", str(error))),
        tag("p", tr("Nothing is lost: mend what the message names, then reload this page.")),
        dir=direction(),
        class_="ms-empty",
    )
