"""Reports of many articles to incidents: same-incident scoring, clustering, independence, links."""

from dashboard.corroboration.assembly import Corroboration, corroborate

__all__ = ["Corroboration", "corroborate"]
