"""Sessions in the database, for keys that a cookie may hold."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """A cookie can carry characters that PostgreSQL refuses; such a key is simply not one of ours."""

    def _validate_session_key(self, key):
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()
