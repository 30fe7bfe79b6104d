"""The demo's money and progress: rates that decisions froze, milestones, updates, figures and evaluations, all invented."""

from datetime import datetime, time
from decimal import Decimal
from functools import cache

import yaml
from django.utils import timezone

from cooperation import actions
from cooperation.models import Evaluation, Indicator, Measurement, Milestone, Project, Update
from cooperation.models.texts import columns
from oresund.declaration_text import CONTENT

CITY_OF = {"DKK": "cph", "SEK": "malmo"}
CONTRIBUTION = {"da": "Byens bidrag", "sv": "Stadens bidrag"}
TEXTS = ("title", "text", "name", "unit", "population", "obstacle", "noticed", "learnt", "inspired")
KINDS = {"milestones": Milestone, "updates": Update, "indicators": Indicator, "evaluations": Evaluation}


@cache
def read_progress():
    return yaml.load((CONTENT / "demo_progress.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def budget_lines(ref, sums):
    """The lines of a project's budget, as `register` takes them; sums: what it comes to in each currency."""
    for line in read_progress()["budgets"].get(ref, sums or ()):
        yield {
            "city_id": line.get("city", CITY_OF[line["currency"]]),
            "amount": Decimal(line["amount"]),
            "currency": line["currency"],
            **columns("what", line.get("what", CONTRIBUTION)),
        }


def tell_of_progress():
    """Freeze the rates of the decisions, and tell of the projects that have something to tell."""
    content = read_progress()
    source = {"source": content["source"]["name"], "source_url": content["source"]["url"]}
    for rate in content["rates"]:
        actions.enter_rate(by=None, on=rate["on"], sek_per_100_dkk=Decimal(rate["sek_per_100_dkk"]), **source)
    projects = Project.objects.in_bulk([*content["projects"], *content["frozen"]], field_name="ref")
    for ref in content["frozen"]:
        actions.freeze_rate(by=None, project=projects[ref])
    for ref, told in content["projects"].items():
        for name, kind in KINDS.items():
            for one in told.get(name, ()):
                _tell(projects[ref], kind, one)


def _tell(project, kind, one):
    fields = {name: value for name, value in one.items() if name not in (*TEXTS, "measurements")}
    if kind is Update:
        noon = datetime.combine(datetime.fromisoformat(one["happened_on"]), time(12))
        fields["published_at"] = timezone.make_aware(noon)
    for name in TEXTS:
        if name in one:
            fields |= columns(name, one[name])
    step = actions.tell(by=None, project=project, step=kind(**fields))
    for figure in one.get("measurements", ()):
        city, value = figure["city"], Decimal(figure["value"])
        same = {name: figure[name] for name in ("moment", "on")}
        measurement = Measurement(indicator=step, city_id=city, value=value, **same)
        actions.tell(by=None, project=project, step=measurement)
