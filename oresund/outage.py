"""How code tells that the database is away from everything else that may be wrong with it."""

from django.db import DatabaseError, InterfaceError, OperationalError


def is_away(error: BaseException | None) -> bool:
    """Return whether an error says that the database cannot be reached; of one that crashed psycopg2 says only DatabaseError."""
    return isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError
