"""The demo's register of others' initiatives: sources and checks, some of them long ago, one still to be made."""

import yaml
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from cooperation import actions
from cooperation.models import ExistingInitiative, User
from oresund.declaration_text import CONTENT

_CHECK = ("checked", "by")


def check_register(now):
    """Write what is known of each entry, and the check that a secretariat made of it some months ago."""
    said = yaml.safe_load((CONTENT / "demo_initiatives.yaml").read_text(encoding="utf-8"))
    secretaries = {one.city_id: one for one in User.objects.secretariats().order_by("-pk")}
    for initiative in ExistingInitiative.objects.filter(code__in=said):
        about = said[initiative.code]
        by, day = secretaries[about["by"]], timezone.localdate(now) - relativedelta(months=about["checked"])
        actions.revise_initiative(
            by=by,
            initiative=initiative,
            version=initiative.version,
            entry={field: value for field, value in about.items() if field not in _CHECK},
            checked=True,
            today=day,
        )
