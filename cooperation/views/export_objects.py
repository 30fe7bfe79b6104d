"""What a file says of each project to programs: an object with lasting keys, and what columns for people say as well."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from cooperation import money

# What a project says of itself, in the order of the files.
TEXTS = ("title", "summary", "citizens_will_notice", "inspiration_and_motor")


def as_object(project):
    """Keys are in English and stay; days as ISO 8601 has them, amounts as words that lose nothing; texts in both languages, null where there is none."""
    area = project.focus_area
    return {
        "ref": project.ref,
        "url": {code: page_of(project, code) for code in languages()},
        "state": project.state,
        "city": project.city_id,
        **{field: _in_both(project, field) for field in TEXTS},
        "kind": project.ground or None,
        "deepens": project.deepens.name if project.deepens else None,
        "origin": project.origin or None,
        "focus_area": {"code": area.code, "name": _in_both(area, "name")} if area else None,
        "partners": [{"name": one.name, "role": one.role} for one in project.partners.all()],
        "budget": {code: amount and str(amount) for code, amount in budget_of(project).items()},
        "submitted_on": _iso(project.submitted_on),
        "decided_on": _iso(project.decided_on),
    }


def page_of(project, code):
    with override(code):
        return settings.SITE_URL + reverse("cooperation:project_detail", args=[project.ref])


def budget_of(project):
    """What it costs in each money, None where nobody pays in it; never added up across them."""
    lines = project.budget_lines.all()
    return {
        code: sum(line.amount for line in lines if line.currency == code) or None for code in money.CURRENCIES
    }


def languages():
    return [code for code, _name in settings.LANGUAGES]


def _in_both(owner, field):
    return {code: getattr(owner, f"{field}_{code}") or None for code in languages()}


def _iso(day):
    return day.isoformat() if day else None
