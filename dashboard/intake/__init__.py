"""
New articles on their way into the store: read, looked at, confirmed, kept (edge).

Long work runs in a thread that tells how far it is and can be stopped between two articles; each
article is a transaction of its own, so stopping loses nothing that was taken in.
"""

from dashboard.intake.candidates import Candidate, Preview, Standing, look_at, preview
from dashboard.intake.dropping import pasted, read_dropped
from dashboard.intake.found import Found, Problem
from dashboard.intake.job import Job, Progress
from dashboard.intake.online import read_online
from dashboard.intake.storing import Stored, store_articles
from dashboard.intake.watching import Watch, start_watch, stop_watch, watched

__all__ = [
    "Candidate",
    "Found",
    "Job",
    "Preview",
    "Problem",
    "Progress",
    "Standing",
    "Stored",
    "Watch",
    "look_at",
    "pasted",
    "preview",
    "read_dropped",
    "read_online",
    "start_watch",
    "stop_watch",
    "store_articles",
    "watched",
]
