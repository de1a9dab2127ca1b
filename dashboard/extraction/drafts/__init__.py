"""Mentions of one event put together, told apart from those of others."""
