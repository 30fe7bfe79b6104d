"""How well like ideas are found across the two languages: recall on pairs that people have labelled."""

import json
from pathlib import Path

import yaml
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from cooperation import actions, lifecycle, similarity
from cooperation.models import City, Likeness, Project
from oresund import apertium

CITIES = {"da": "cph", "sv": "malmo"}
AT = (1, 5)


class Command(BaseCommand):
    help = (
        "Load the proposals of a YAML file alone, in a transaction that is rolled back, and print how often the partner of each "
        "is the best or among the five best in the other language."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, help="YAML: proposals with id, lang, title, summary, duplicate_of"
        )
        parser.add_argument(
            "--without-translation", action="store_true", help="as where there is no Apertium"
        )
        parser.add_argument(
            "--ranked", type=Path, metavar="OUT.json", help="write the ranked ids of all the others"
        )

    def handle(self, *args, **options):
        proposals = read(options["file"])
        engine = None if options["without_translation"] else apertium.engine()
        if not connection.introspection.table_names():
            call_command("migrate", verbosity=0, interactive=False)
        with transaction.atomic():
            ranked = rank(proposals, engine)
            transaction.set_rollback(True)
        if options["ranked"]:
            similar = {one: in_one_list(one, lists, proposals) for one, lists in ranked.items()}
            options["ranked"].write_text(json.dumps({"similar": similar}, ensure_ascii=False, indent=1))
        self.stdout.write(f"{len(proposals)} proposals, {'with' if engine else 'without'} translation")
        for line in report(proposals, ranked):
            self.stdout.write(line)


def read(path):
    """The proposals by their ids."""
    try:
        listed = yaml.safe_load(path.read_text(encoding="utf-8"))["proposals"]
        proposals = {str(one["id"]): {**one, "lang": str(one["lang"])} for one in listed}
        complete = all(isinstance(one[key], str) for one in listed for key in ("title", "summary"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        raise CommandError(f"{path} cannot be read: {error!r}") from error
    if not complete or len(proposals) != len(listed):
        raise CommandError("each proposal needs an id of its own, a title and a summary")
    if {one["lang"] for one in listed} - set(CITIES):
        raise CommandError("lang is da or sv")
    return proposals


def rank(proposals, engine):
    """The ids of all the others, those most like each proposal first, in two lists."""
    projects = load(proposals)
    while actions.prepare_texts():
        pass
    while engine and actions.translate_texts(engine):
        actions.prepare_texts()
    actions.count_texts()
    while actions.measure_crowds():
        pass
    ids = {project.pk: ref for ref, project in projects.items()}
    return {ref: ranking(proposals[ref], project, ids) for ref, project in projects.items()}


def load(proposals):
    """Nothing but these proposals is left to be compared, until all of it is rolled back."""
    if not City.objects.exists():
        call_command("load_declaration", verbosity=0)
    Likeness.objects.all().delete()
    return {
        ref: Project.objects.create(
            ref=f"S-{number}",
            state=lifecycle.DRAFT,
            city_id=CITIES[one["lang"]],
            original_language=one["lang"],
            **{f"title_{one['lang']}": one["title"], f"summary_{one['lang']}": one["summary"]},
        )
        for number, (ref, one) in enumerate(proposals.items())
    }


def ranking(proposal, project, ids):
    found = similarity.find_similar(
        title=proposal["title"],
        summary=proposal["summary"],
        language=proposal["lang"],
        limit=len(ids),
        besides=project,
    )
    return similarity.Similar(*([ids[hit.project.pk] for hit in listed] for listed in found))


def in_one_list(ref, found, proposals):
    """All the others: the other language first, and last those that have nothing in common with it."""
    ordered = [*found.other_language, *found.same_language]
    return ordered + [one for one in proposals if one != ref and one not in ordered]


def report(proposals, ranked):
    """A line for each direction, and one for the pairs that are marked as hard, from both sides."""
    pairs = [(ref, str(one["duplicate_of"])) for ref, one in proposals.items() if one.get("duplicate_of")]
    if unknown := {partner for _, partner in pairs} - set(proposals):
        raise CommandError(f"duplicate_of names nothing in the file: {', '.join(sorted(unknown))}")
    asked = [way for pair in pairs for way in (pair, pair[::-1])]
    places = {way: place(*way, ranked) for way in asked}
    across = [way for way in asked if proposals[way[0]]["lang"] != proposals[way[1]]["lang"]]
    for source, target in (("da", "sv"), ("sv", "da")):
        yield line(
            f"{source} → {target}", [places[way] for way in across if proposals[way[0]]["lang"] == source]
        )
    yield line("both ways", [places[way] for way in across])
    hard = {ref for ref, one in proposals.items() if one.get("hard")}
    yield line("hard ones", [places[way] for way in across if hard.intersection(way)])


def place(ref, partner, ranked):
    """At which place of the other language's list the partner is, from 1; None when it is not there."""
    found = ranked[ref].other_language
    return found.index(partner) + 1 if partner in found else None


def line(name, places):
    shares = [
        f"recall at {at}: {100 * sum(one is not None and one <= at for one in places) / len(places):5.1f} %"
        for at in AT
        if places
    ]
    return f"{name:10} {', '.join(shares) or '–'} (of {len(places)})"
