"""The local web server: guard, routes and what they serve (edge)."""

from dashboard.server.launch import run

__all__ = ["run"]
