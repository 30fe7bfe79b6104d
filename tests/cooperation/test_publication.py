"""What the public sees of projects has a title in both languages, or says why not."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from modeltranslation.translator import translator

from cooperation import actions, parity
from cooperation.actions import OneLanguageOnly
from cooperation.lifecycle import PUBLIC, STATES
from cooperation.models import Project, Waiver
from tests.factories import FROM_BEFORE, TODAY, a_project_in, an_area

pytestmark = pytest.mark.django_db

FIELDS = {
    "ref": "P-2026-77",
    "state": "adopted",
    "city_id": "cph",
    "original_language": "da",
    "title_da": "Badebro",
    "summary_da": "En bro",
    "citizens_will_notice_da": "Man kan bade",
    "ground": "new",
    "origin": "public",
    "submitted_on": TODAY,
    "decided_on": TODAY,
}


def immediately():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("state", STATES)
def test_the_database_asks_for_both_titles_of_what_is_public(frame, state):
    project = a_project_in(state, title_sv="Förslag")
    asked = pytest.raises(IntegrityError, match="public in one language only")
    with transaction.atomic():
        if state in PUBLIC:
            with asked, transaction.atomic():
                Project.objects.filter(pk=project.pk).update(title_sv="")
                immediately()
        else:
            Project.objects.filter(pk=project.pk).update(title_sv="")
            immediately()


def test_a_title_may_be_behind_and_longer_texts_may_lack(frame):
    a_project_in("adopted", summary_sv="", title_da="Ét", title_sv="Ett")
    Project.objects.update(title_da="To")
    immediately()


def test_what_is_taken_over_in_one_language_says_why(secretary_cph):
    with pytest.raises(OneLanguageOnly):
        actions.register(by=secretary_cph, **FIELDS)
    assert not Project.objects.exists()
    project = actions.register(by=secretary_cph, one_language=FROM_BEFORE, **FIELDS)
    immediately()
    [waiver] = Waiver.objects.in_force(project)
    assert waiver.officer_name == secretary_cph.name


def test_what_is_not_public_needs_no_reason(secretary_cph):
    fields = {**FIELDS, "state": "submitted", "decided_on": None}
    actions.register(by=secretary_cph, one_language=FROM_BEFORE, **fields)
    assert not Waiver.objects.exists()


@pytest.mark.parametrize("role", ["member-malmo", "administrator"])
def test_only_an_official_waives(people, role):
    project = a_project_in("submitted", title_sv="")
    with pytest.raises(PermissionDenied):
        actions.waive_both_languages(
            by=people[role], subject=project, instances=[project], reason=FROM_BEFORE
        )


def test_the_rule_names_texts_that_there_are():
    fields = {
        model._meta.label_lower: set(translator.get_options_for_model(model).all_fields)
        for model in translator.get_registered_models(abstract=False)
    }
    for kind, demanded in (parity.TITLES | parity.FORMAL).items():
        assert set(demanded) <= fields[kind]


@pytest.mark.parametrize("language", ["da", "sv"])
def test_an_area_is_named_in_both(frame, language):
    with pytest.raises(IntegrityError, match="focus_area_named_in_both_languages"), transaction.atomic():
        an_area(**{f"name_{language}": ""})


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_page_says_who_decided_and_why(client, secretary_cph, language):
    project = actions.register(by=secretary_cph, one_language=FROM_BEFORE, **FIELDS)
    path = {"da": "projekter", "sv": "projekt"}[language]
    page = client.get(f"/{language}/{path}/{project.ref}/").content.decode()
    assert FROM_BEFORE[language] in page
    assert secretary_cph.name in page
    Project.objects.update(title_sv="Badbrygga")
    assert FROM_BEFORE[language] not in client.get(f"/{language}/{path}/{project.ref}/").content.decode()
