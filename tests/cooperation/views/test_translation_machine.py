"""The button that asks for machine drafts: the worker makes them, and nothing is public by it."""

import pytest
from django.core.cache import cache

from cooperation.models import Translation
from cooperation.models.drafts import say_machine_is_there
from tests.cooperation.views.translating import OUTSIDERS, draft, everything, row_of
from tests.factories import a_project, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, words


@pytest.fixture
def project(frame):
    return a_project(title_sv="")


@pytest.fixture
def machine(frame):
    say_machine_is_there()


@pytest.fixture
def ask(browse):
    def post(instance, role="secretary-malmo", language="sv"):
        return browse(role).post(ordering(instance, language))

    return post


def ordering(instance, language="sv"):
    kind = instance._meta.model_name
    return address(language, "cooperation:translation_machine", kind, str(instance.pk))


def wanted(instance):
    return {row.field for row in Translation.objects.of(instance) if row.wanted_at}


@pytest.mark.parametrize(
    ("language", "said"),
    [("da", "Et maskinoversat udkast er bestilt."), ("sv", "Ett maskinöversatt utkast är beställt.")],
)
def test_what_is_missing_is_ordered(ask, client, machine, project, language, said):
    answer = ask(project, language=language)
    assert wanted(project) == {"title", "citizens_will_notice"}
    assert said in words(client.get(answer["Location"]))
    project.refresh_from_db()
    assert project.title_sv in ("", None)


def test_what_somebody_has_begun_is_left_alone(ask, people, machine, project):
    draft(row_of(project), people["secretary-cph"], "Mina ord")
    ask(project)
    assert wanted(project) == {"citizens_will_notice"}
    assert row_of(project).draft == "Mina ord"


def test_asking_twice_orders_once(ask, machine, project):
    ask(project)
    before = everything()
    assert ask(project).status_code == 302
    assert everything() == before


def test_without_a_machine_there_is_no_such_address(ask, project):
    cache.clear()
    assert ask(project).status_code == 404
    assert wanted(project) == set()


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_else_may(ask, machine, project, role, language):
    assert ask(project, role, language).status_code == 404
    assert wanted(project) == set()


def test_a_visitor_is_asked_to_log_in(ask, machine, project):
    assert ask(project, "visitor")["Location"].startswith(address("sv", "account_login"))
    assert wanted(project) == set()


def test_the_other_citys_draft_is_absent(ask, machine):
    hidden = a_project_in("draft", "cph", title_sv="")
    assert ask(hidden).status_code == 404
    assert wanted(hidden) == set()


def test_it_cannot_be_read(browse, machine, project):
    answer = browse("secretary-malmo").get(ordering(project))
    assert (answer.status_code, answer["Location"]) == (302, ordering(project).removesuffix("maskin/"))
    assert wanted(project) == set()
