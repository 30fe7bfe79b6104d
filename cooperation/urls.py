"""Paths of the declaration, the bodies, and the project registry, in the reader's language."""

from django.urls import path
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods
from django.views.generic import RedirectView

from cooperation import views

app_name = "cooperation"


def read_or_write(*, get, post):
    """One address for a form: reading shows it, posting acts."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def by_method(request, *args, **kwargs):
        return (post if request.method == "POST" else get)(request, *args, **kwargs)

    return by_method


# Who comes by the language switch of a refused form finds the way back to the page that it stands on.
_to_moves = RedirectView.as_view(pattern_name="cooperation:project_moves")

urlpatterns = [
    path(pgettext_lazy("path", "vision/"), views.vision, name="vision"),
    path(
        pgettext_lazy("path", "vision/side-by-side/"), views.declaration_compare, name="declaration_compare"
    ),
    path(pgettext_lazy("path", "vision/versions/"), views.declaration_versions, name="declaration_versions"),
    path(
        pgettext_lazy("path", "vision/versions/new/"),
        read_or_write(get=views.declaration_enter, post=views.declaration_save),
        name="declaration_enter",
    ),
    path(
        pgettext_lazy("path", "vision/versions/<slug:language>/<int:number>/"),
        views.declaration_version,
        name="declaration_version",
    ),
    path(pgettext_lazy("path", "bodies/"), views.body_list, name="body_list"),
    path(pgettext_lazy("path", "projects/"), views.project_list, name="project_list"),
    path(pgettext_lazy("path", "projects/export.<slug:form>"), views.project_export, name="project_export"),
    path(pgettext_lazy("path", "projects/<slug:ref>/"), views.project_detail, name="project_detail"),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/budget/"),
        read_or_write(get=views.project_budget, post=views.budget_save),
        name="project_budget",
    ),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/budget/freeze/"),
        read_or_write(
            get=RedirectView.as_view(pattern_name="cooperation:project_budget"), post=views.budget_freeze
        ),
        name="budget_freeze",
    ),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/progress/"),
        read_or_write(get=views.project_progress, post=views.progress_save),
        name="project_progress",
    ),
    path(
        pgettext_lazy("path", "exchange-rates/"),
        read_or_write(get=views.rate_list, post=views.rate_enter),
        name="rate_list",
    ),
    path(
        pgettext_lazy("path", "exchange-rates/<int:pk>/"),
        read_or_write(get=views.rate_edit, post=views.rate_save),
        name="rate_edit",
    ),
    path(pgettext_lazy("path", "projects/<slug:ref>/course/"), views.project_moves, name="project_moves"),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/course/move/"),
        read_or_write(get=_to_moves, post=views.project_move),
        name="project_move",
    ),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/course/merge/"),
        read_or_write(get=_to_moves, post=views.project_merge),
        name="project_merge",
    ),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/course/sign/"),
        read_or_write(get=_to_moves, post=views.sign_off),
        name="sign_off",
    ),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/course/council/"),
        read_or_write(get=_to_moves, post=views.council_decision_save),
        name="council_decision_save",
    ),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/attachments/<int:pk>/"),
        views.attachment,
        name="attachment",
    ),
    path(pgettext_lazy("path", "border-obstacles/"), views.obstacle_list, name="obstacle_list"),
    path(
        pgettext_lazy("path", "border-obstacles/new/"),
        read_or_write(get=views.obstacle_new, post=views.obstacle_create),
        name="obstacle_new",
    ),
    path(
        pgettext_lazy("path", "border-obstacles/<int:pk>/"),
        read_or_write(get=views.obstacle_edit, post=views.obstacle_update),
        name="obstacle_edit",
    ),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/assessment/"),
        views.assessment_list,
        name="assessment_list",
    ),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/assessment/new/"),
        read_or_write(get=views.assessment_new, post=views.assessment_hand_in),
        name="assessment_new",
    ),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/assessment/decision/"),
        read_or_write(get=views.assessment_settle, post=views.assessment_decide),
        name="assessment_settle",
    ),
    path(
        pgettext_lazy("path", "projects/<slug:ref>/assessment/again/"),
        read_or_write(get=views.assessment_again, post=views.assessment_begin_again),
        name="assessment_again",
    ),
    path(pgettext_lazy("path", "worklist/"), views.worklist, name="worklist"),
    path(pgettext_lazy("path", "proposals/"), views.proposal_list, name="proposal_list"),
    path(
        pgettext_lazy("path", "proposals/new/"),
        read_or_write(get=views.proposal_new, post=views.proposal_create),
        name="proposal_new",
    ),
    path(
        pgettext_lazy("path", "proposals/<slug:ref>/edit/"),
        read_or_write(get=views.proposal_edit, post=views.proposal_update),
        name="proposal_edit",
    ),
    path(pgettext_lazy("path", "others-initiatives/"), views.initiative_list, name="initiative_list"),
    path(
        pgettext_lazy("path", "others-initiatives/new/"),
        read_or_write(get=views.initiative_new, post=views.initiative_create),
        name="initiative_new",
    ),
    path(
        pgettext_lazy("path", "others-initiatives/import/"),
        read_or_write(get=views.initiative_import, post=views.initiative_import_step),
        name="initiative_import",
    ),
    path(
        pgettext_lazy("path", "others-initiatives/<slug:code>/"),
        views.initiative_detail,
        name="initiative_detail",
    ),
    path(
        pgettext_lazy("path", "others-initiatives/<slug:code>/edit/"),
        read_or_write(get=views.initiative_edit, post=views.initiative_update),
        name="initiative_edit",
    ),
    path(
        pgettext_lazy("path", "others-initiatives/<slug:code>/check/"),
        # Who comes here by the language switch of a refused check finds the way back.
        read_or_write(
            get=RedirectView.as_view(pattern_name="cooperation:initiative_detail"),
            post=views.initiative_check,
        ),
        name="initiative_check",
    ),
    path(
        pgettext_lazy("path", "proposals/similar/"),
        read_or_write(get=views.similar_ideas, post=views.similar_find),
        name="similar_ideas",
    ),
    path(
        pgettext_lazy("path", "proposals/words/"),
        read_or_write(get=views.thesaurus, post=views.thesaurus_change),
        name="thesaurus",
    ),
    path(pgettext_lazy("path", "proposals/draft/<slug:ref>/"), views.proposal_draft, name="proposal_draft"),
    path(
        pgettext_lazy("path", "proposals/draft/<slug:ref>/discard/"),
        views.proposal_draft_discard,
        name="proposal_draft_discard",
    ),
    path(pgettext_lazy("path", "languages/"), views.parity, name="parity"),
    path(pgettext_lazy("path", "translations/"), views.translation_list, name="translation_list"),
    path(
        pgettext_lazy("path", "translations/draft/<int:pk>/"),
        views.translation_draft,
        name="translation_draft",
    ),
    path(
        pgettext_lazy("path", "translations/<slug:kind>/<slug:key>/"),
        read_or_write(get=views.translation_edit, post=views.translation_save),
        name="translation_edit",
    ),
    path(
        pgettext_lazy("path", "translations/<slug:kind>/<slug:key>/machine/"),
        # Who comes here by the language switch of a refused form finds the way back.
        read_or_write(
            get=RedirectView.as_view(pattern_name="cooperation:translation_edit"),
            post=views.translation_machine,
        ),
        name="translation_machine",
    ),
]
