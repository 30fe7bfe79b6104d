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
