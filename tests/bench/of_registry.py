"""The public registry: its list as fast with 100,000 projects as with 100, a search carried by an index."""

import gc
import io
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pgtrigger
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation import lifecycle, search_terms
from cooperation.models import ExistingInitiative, FocusArea, Project, RegistryEntry
from cooperation.models.registry_search import find, search_for
from cooperation.views.registry import PAGE
from tests.bench.of_schedule import copied_database, settle
from tests.bench.ratios import Ratio, ratio, ratio_at_95

FEW, SOME, MANY = 100, 1_000, 100_000
BATCH = 2_000
SEED = 20000406
FIRST = (
    "cykel",
    "kultur",
    "klima",
    "skole",
    "havne",
    "børne",
    "miljø",
    "trafik",
    "bro",
    "sund",
    "by",
    "musik",
    "børn",
)
LAST_DA = (
    "bro",
    "hus",
    "plan",
    "fest",
    "sti",
    "udvikling",
    "forbindelse",
    "uddannelse",
    "praktik",
    "samarbejde",
)
LAST_SV = (
    "bro",
    "hus",
    "plan",
    "fest",
    "stig",
    "utveckling",
    "förbindelse",
    "utbildning",
    "praktik",
    "samarbete",
)
PAGES = {
    "the whole list": "",
    "two areas": "area=a1&area=a3",
    "a city and a year": "city=malmo&year=2021",
    "rejected ones": "state=rejected",
    "much at once": "area=a2&city=cph&kind=deepening&origin=private&state=completed",
}
SEARCHES = (
    "bro",
    "kultur",
    "cykelbro",
    "miljö utveckling",
    "havn -fest",
    '"fælles plan"',
    "P-2021-04",
    "oresund",
    "ord17",
)


ROUNDS = 15


def measure() -> Iterator[Ratio]:
    """The smaller registries are copies of the database, made before the other projects come."""
    random.seed(SEED)
    areas = some_areas()
    add(range(FEW), areas)
    client = Client()
    with copied_database("few") as in_few:
        add(range(FEW, SOME), areas)
        with copied_database("some") as in_some:
            add(range(SOME, MANY), areas)
            yield from of_pages(client, in_few)
            yield from of_searches(client, in_some)


def of_pages(client: Client, in_few: Callable) -> Iterator[Ratio]:
    """Each beside the whole list of the few: that fills a page too."""

    def show(query: str) -> None:
        answer = client.get(f"/da/projekter/?{query}")
        assert len(answer.context["page"].rows) == PAGE

    for name, query in PAGES.items():
        yield ratio(
            f"{name}: {MANY} projects / the list of {FEW}",
            lambda query=query: show(query),
            lambda: in_few(lambda: show("")),
            at_most=1.6,
            rounds=20,
        )


def of_searches(client: Client, in_some: Callable) -> Iterator[Ratio]:
    def page(words: str) -> None:
        assert client.get("/sv/projekt/", {"q": words}).status_code == 200

    many, some = p95(look_up), in_some(lambda: p95(look_up))
    yield Ratio(f"a search, p95: {MANY} projects / {SOME}", many, some, 5)
    yield Ratio(
        f"the page of a search, p95: {MANY} projects / {SOME}", p95(page), in_some(lambda: p95(page)), 5
    )
    asked = {words: statements(words) for words in SEARCHES}
    yield ratio_at_95(
        "a search, p95, by its own SQL",
        look_up,
        lambda words: bare(asked[words]),
        SEARCHES * ROUNDS,
        at_most=1.5,
    )


def look_up(words: str) -> list[Project]:
    """A page of rows as the view loads them."""
    visible = RegistryEntry.objects.visible_to(AnonymousUser())
    found = find(visible, search_for(search_terms.terms(words)))
    return list(Project.objects.select_related("city", "focus_area").filter(pk__in=found.keys[:PAGE]))


def statements(words: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        look_up(words)
    return [one["sql"] for one in captured]


def bare(asked: list[str]) -> None:
    with connection.connection.cursor() as cursor:
        for sql in asked:
            cursor.execute(sql)
            cursor.fetchall()


def p95(call: Callable[[str], object]) -> float:
    """Of all searches, each so many times after one call to warm up."""
    for words in SEARCHES:
        call(words)
    seconds = []
    for _round in range(ROUNDS):
        for words in SEARCHES:
            gc.collect()
            start = time.perf_counter()
            call(words)
            seconds.append(time.perf_counter() - start)
    return statistics.quantiles(seconds, n=20)[-1]


def some_areas() -> list[FocusArea]:
    """And a cooperation that may be deepened."""
    ExistingInitiative.objects.create(code="bron", name="Broen", auspices="public")
    return [
        FocusArea.objects.create(code=f"a{number}", name_da=f"Område {number}", name_sv=f"Område {number}")
        for number in range(8)
    ]


def add(numbers: range, areas: list[FocusArea]) -> None:
    for start in range(numbers.start, numbers.stop, BATCH):
        copy(range(start, min(start + BATCH, numbers.stop)), areas)
    settle()


def copy(numbers: range, areas: list[FocusArea]) -> None:
    """Decided projects in the order of their days. What notes their texts and keeps their history has nothing to do here."""
    keys, deepened = [area.pk for area in areas], ExistingInitiative.objects.get().pk
    lines = io.StringIO("\n".join("\t".join(a_row(number, keys, deepened)) for number in numbers))
    known = [trigger.name for model, trigger in pgtrigger.registered() if model is Project]
    unneeded = [f"cooperation.Project:{name}" for name in known if "registry" not in name]
    with transaction.atomic(), pgtrigger.ignore(*unneeded), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '10min'")
        cursor.copy_expert(f"COPY cooperation_project ({', '.join(columns())}) FROM STDIN", lines)


def columns() -> dict[str, str]:
    """What stands in each column of a project that nothing is said of, as COPY reads it."""
    fields = (field for field in Project._meta.concrete_fields if not field.primary_key)
    return {field.column: copied(field.get_default()) for field in fields}


def copied(value: object) -> str:
    return {None: "\\N", False: "f"}.get(value) or str(value) if not isinstance(value, list) else "{}"


def a_row(number: int, areas: list[int], deepened: int) -> list[str]:
    day = date(2000, 4, 6) + timedelta(days=number * 9000 // MANY)
    texts = {
        f"{part}_{code}": words(code, length) for part, length in LENGTHS.items() for code in ("da", "sv")
    }
    ground = random.choices(["new", "deepening"], [9, 1])[0]
    fields = {
        **columns(),
        "ref": f"P-{day.year}-{number:05d}",
        "state": random.choices(sorted(lifecycle.PUBLIC - {"merged"}), [8, 30, 40, 20, 10])[0],
        "city_id": ["cph", "malmo"][number % 2],
        "original_language": "da",
        "ground": ground,
        "deepens_id": "\\N" if ground == "new" else str(deepened),
        "origin": random.choice(["public", "private", "mixed"]),
        "focus_area_id": str(random.choice(areas)),
        "submitted_on": f"{day}",
        "decided_on": f"{day}",
        "version": "1",
        "changed_at": f"{day} 12:00+00",
        **texts,
    }
    return list(fields.values())


LENGTHS = {"title": 4, "summary": 45, "citizens_will_notice": 12}


def words(code: str, length: int) -> str:
    return " ".join(a_word(code) for _place in range(length))


def a_word(code: str) -> str:
    """Some are in most texts, most in few."""
    kind = random.random()
    if kind < 0.3:
        return random.choice(
            {
                "da": ("fælles", "borgere", "over", "Øresund", "plan", "og"),
                "sv": ("gemensam", "invånare", "över", "Öresund", "plan", "och"),
            }[code]
        )
    if kind < 0.5:
        return random.choice(FIRST) + random.choice(LAST_DA if code == "da" else LAST_SV)
    if kind < 0.7:
        return random.choice(LAST_DA if code == "da" else LAST_SV)
    return f"ord{int(random.paretovariate(0.5)) % 20_000}"
