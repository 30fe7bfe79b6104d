"""Whether messages may go out from this database, and that the clock has looked."""

from datetime import datetime

from django.db import transaction

from cooperation.models import PostOffice


def open_post_office(*, now: datetime) -> bool:
    """Note that somebody looks for messages now, and return whether they may be sent.

    Not from a database that was restored: what had been sent since the copy was made stands in it as still to be sent.
    It is held until `resume_sending`.
    """
    here = PostOffice.this_database()
    with transaction.atomic():
        office, is_new = PostOffice.objects.select_for_update().get_or_create(
            pk=1, defaults={"identity": here, "ticked_at": now}
        )
        if not is_new:
            restored = office.identity != here
            office.held_since = (office.held_since or now) if restored else None
            office.ticked_at = now
            office.save(update_fields=["held_since", "ticked_at"])
    return office.held_since is None
