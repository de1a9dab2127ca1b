"""Alembic migrations, applied by `dashboard.store.migration` whenever a store is opened."""
