"""The course of a project read off its rows: what the cities sign and how far they are, and where what was merged ended."""

from collections import defaultdict

from django.db.models import prefetch_related_objects

from cooperation import signing
from cooperation.models.sign_off import SignOff
from cooperation.models.texts import LANGUAGE_CHOICES

_TOLD = ("noticed", "learnt", "inspired")
LANGUAGES = [code for code, _language in LANGUAGE_CHOICES]


def content_of(project, matter, reason=None):
    """The digest of what the cities sign, as it is now. reason: {"da": …, "sv": …} of a withdrawal."""
    if matter == signing.BUDGET:
        return signing.budget_digest(budget_lines(project))
    if matter == signing.WITHDRAWAL:
        return signing.digest([("reason", *((reason or {}).get(code) for code in LANGUAGES))])
    return signing.digest(_adoption(project) if matter == signing.ADOPTION else _completion(project))


def budget_lines(project):
    """What is to be paid, as plain rows: (city, partner, amount, currency, what)."""
    return [
        (line.city_id, line.partner_id or "", line.amount, line.currency, f"{line.what_da}\n{line.what_sv}")
        for line in project.budget_lines.all()
    ]


def signed_matters(project):
    """Each matter that is open now, or that somebody has signed: matter → (signing.Standing, its digest); one query."""
    return _signed(project, project.sign_offs.signatures())


def signed_matters_of(projects):
    """The same of several projects, by their keys; three queries, however many they are."""
    prefetch_related_objects(projects, "budget_lines", "evaluations")
    given = defaultdict(list)
    for row in SignOff.objects.filter(project__in=[one.pk for one in projects]).signatures():
        given[row.project_id].append(row)
    return {one.pk: _signed(one, given[one.pk]) for one in projects}


def _signed(project, signatures):
    given = defaultdict(list)
    for row in signatures:
        given[row.matter].append(row)
    is_open = signing.open_matters(project.state, has_budget=bool(budget_lines(project)))
    found = {}
    for matter in signing.MATTERS:
        if matter in is_open or given[matter]:
            digest = content_of(project, matter, _latest_reason(given[matter]))
            rows = [
                signing.Signature(one.city_id, one.digest, one.signed_at, one.is_taken_back)
                for one in given[matter]
            ]
            found[matter] = (signing.standing(rows, digest), digest)
    return found


def reasons_to_withdraw(project):
    """The reason of a withdrawal as it was signed last, {"da": …, "sv": …}; empty while nobody has signed one."""
    return _latest_reason(project.sign_offs.signatures().filter(matter=signing.WITHDRAWAL))


def chain_of(project, visible):
    """The project at the end of a chain of mergers, as far as it can be seen; None of one that was not merged."""
    found, seen, following = None, {project.pk}, project.merged_into_id
    while following and following not in seen:
        seen.add(following)
        one = visible.filter(pk=following).first()
        if one is None:
            return found
        found, following = one, one.merged_into_id
    return found


def gathered_in(project, visible):
    """All that was merged into a project, also by way of others, in the order in which it was proposed."""
    found, ends = {}, [project.pk]
    while ends:
        rows = visible.filter(merged_into__in=ends).exclude(pk__in=[project.pk, *found])
        rows = {one.pk: one for one in rows.select_related("city")}
        found |= rows
        ends = list(rows)
    return sorted(found.values(), key=lambda one: (one.submitted_on, one.pk))


def _latest_reason(signatures):
    standing = [one for one in signatures if not one.is_taken_back]
    return {code: getattr(standing[-1], f"reason_{code}") for code in LANGUAGES} if standing else {}


def _adoption(project):
    """What both cities adopt: what it is called and about, what will be noticed, on which ground, in which area."""
    texts = ("title", "summary", "citizens_will_notice")
    return [
        *((name, *(getattr(project, f"{name}_{code}") for code in LANGUAGES)) for name in texts),
        ("ground", project.ground, project.deepens_id),
        ("focus_area", project.focus_area_id),
    ]


def _completion(project):
    """What both cities say has been done: what they had adopted, and what came of it."""
    found = sorted(project.evaluations.all(), key=lambda one: one.pk)
    told = [
        (one.pk, *(getattr(one, f"{field}_{code}") for field in _TOLD for code in LANGUAGES)) for one in found
    ]
    return [("completed", project.pk), *_adoption(project), *told]
