"""History kept by the database: both languages, who and why, bulk updates too, and no secrets."""

import pghistory.models
import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from cooperation import actions
from cooperation.models import (
    BudgetLine,
    Evaluation,
    ExchangeRate,
    Indicator,
    Measurement,
    Milestone,
    Paragraph,
    Person,
    Project,
    Seat,
    Term,
    Update,
    User,
)
from tests.factories import TODAY, a_project, a_user, proposal_texts

KEPT_OUT = {"password", "last_login", "calendar_token_digest", "email"}
TRANSLATED = ("title", "summary", "citizens_will_notice", "inspiration_and_motor")


def history(model):
    return apps.get_model("cooperation", f"{model.__name__}Event").objects.order_by("pgh_id")


@pytest.mark.parametrize("field", TRANSLATED)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_new_project_is_kept_in_both_languages(frame, field, language):
    a_project(**{f"{field}_{language}": "Ordene"})
    assert getattr(history(Project).get(), f"{field}_{language}") == "Ordene"


def test_an_update_of_many_rows_leaves_a_row_for_each(frame):
    projects = [a_project(), a_project()]
    Project.objects.update(title_da="Nyt", title_sv="Nytt")
    kept = history(Project).filter(pgh_label="update").values_list("pgh_obj", "title_da", "title_sv")
    assert sorted(kept) == [(one.pk, "Nyt", "Nytt") for one in projects]


def test_a_bulk_update_is_kept_with_who_and_why(frame, secretary_cph):
    project = a_project()
    project.title_sv = "Nytt"
    with actions.recorded(by=secretary_cph, why="correct a word"):
        Project.objects.bulk_update([project], ["title_sv"])
    kept = history(Project).last()
    assert kept.pgh_context.metadata == {"user": secretary_cph.pk, "why": "correct a word"}
    assert (kept.title_da, kept.title_sv) == (project.title_da, "Nytt")


def test_what_was_deleted_is_still_known(frame):
    project = a_project()
    Project.objects.all().delete()
    assert history(Project).get(pgh_label="delete").title_sv == project.title_sv


def test_what_nobody_does_says_so(frame):
    with actions.recorded(by=None, why="load"):
        a_project()
    assert history(Project).get().pgh_context.metadata == {"user": None, "why": "load"}


TOLD = [BudgetLine, ExchangeRate, Milestone, Update, Indicator, Measurement, Evaluation]


@pytest.mark.parametrize("model", [Person, Seat, Term, Paragraph, Project, User, *TOLD])
def test_what_matters_is_tracked(frame, model):
    columns = {field.name for field in history(model).model._meta.get_fields()}
    left_out = {field.name for field in model._meta.concrete_fields} - columns
    assert left_out == (KEPT_OUT if model is User else set())


def test_the_history_of_users_holds_no_secret_and_no_address(frame):
    """Nobody can delete history, so what must be forgotten after the term does not enter it (R-55)."""
    user = a_user("member", email="gemt@kbh.example")
    user.set_password("en lang adgangskode")
    user.name = "Anna"
    user.save()
    actions.renew_calendar_token(by=user)
    user.refresh_from_db()
    kept = str(list(history(User).values()))
    assert user.name in kept
    assert user.password not in kept
    assert user.email not in kept
    assert user.calendar_token_digest not in kept


def test_logging_in_is_no_change_of_an_account(frame, client):
    user = a_user("member")
    client.force_login(user)
    assert history(User).filter(pgh_label="update").count() == 0


def test_the_declaration_is_loaded_by_nobody_for_a_reason(frame):
    whys = {row.pgh_context.metadata["why"] for row in history(Paragraph).select_related("pgh_context")}
    assert whys == {"load the declaration"}
    assert pghistory.models.Context.objects.count() == 1


def test_history_survives_the_project_in_its_order(frame):
    project = a_project(state="draft")
    for title in ("Et", "To"):
        project.title_da = title
        project.save()
    assert list(history(Project).values_list("title_da", flat=True))[1:] == ["Et", "To"]


@pytest.mark.parametrize(
    "rewrite", [lambda rows: rows.update(metadata={"user": 999}), lambda rows: rows.delete()]
)
def test_who_and_why_are_never_rewritten(frame, rewrite):
    with actions.recorded(by=None, why="load"):
        a_project()
    with pytest.raises(IntegrityError, match="never rewritten"), transaction.atomic():
        rewrite(pghistory.models.Context.objects.all())


def test_of_several_verbs_in_one_request_each_is_told(frame, secretary_cph):
    with pghistory.context(url="/da/forslag/nyt/"):
        project = actions.propose(
            by=secretary_cph, texts=proposal_texts(deepens=None, focus_area=None), today=TODAY
        )
        actions.submit(by=secretary_cph, project=project, today=TODAY)
    told = history(Project).last().pgh_context.metadata
    assert told == {"url": "/da/forslag/nyt/", "user": secretary_cph.pk, "why": "propose, submit"}
