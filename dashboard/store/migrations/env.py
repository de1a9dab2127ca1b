"""Run migrations on the connection that `dashboard.store.migration` hands over."""

from alembic import context

from dashboard.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite's tables do change within transactions, once the driver leaves those to us.
    transactional_ddl=True,
)
context.run_migrations()
