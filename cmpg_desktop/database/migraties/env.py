"""Alembic's entry: always on a connection that the caller opened, in one transaction.

`migreren.py` hands over a connection from `engine.begin()`; a kill half-way leaves the whole old
version. A migration never imports today's tables.
"""

from alembic import context

from cmpg_desktop.database.tabellen.alles import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_server_default=True,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
