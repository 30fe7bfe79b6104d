"""The administrator's tables: accounts, persons and seats. Everything else is written through the portal's pages."""

import secrets
from functools import wraps

from allauth.account.decorators import secure_admin_login
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import BadRequest
from django.db import models
from django.http import Http404
from django.template.defaultfilters import yesno
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cooperation.models import Person, PostOffice, Seat, Term, User
from oresund.alphabet import Alphabetical
from oresund.fields import DateField


# A site of its own: groups and addresses, which the libraries would add, mean nothing here.
class Administration(admin.AdminSite):
    def admin_view(self, view, cacheable=False):
        """Forbidden looks like absent; and the filters of Django's admin would hand NUL, which PostgreSQL refuses, on."""

        admitted = super().admin_view(view, cacheable)

        @wraps(admitted)
        def checked(request, *args, **kwargs):
            _look_absent_to_others(request)
            if "%00" in request.META["QUERY_STRING"]:
                raise BadRequest
            return admitted(request, *args, **kwargs)

        return checked

    def get_urls(self):
        """Without "view on site", which would need tables that the portal has not got."""
        return [one for one in super().get_urls() if getattr(one, "name", "") != "view_on_site"]

    def index(self, request, extra_context=None):
        if PostOffice.get().held_since:
            words = _("No message goes out: the database was restored from a copy. Say what is to be sent.")
            messages.warning(
                request, format_html('<a href="{}">{}</a>', reverse("meetings:post_office"), words)
            )
        return super().index(request, extra_context)

    def login(self, request, extra_context=None):
        """Log-in goes through the portal's own page, where tries are limited."""
        _look_absent_to_others(request)
        return secure_admin_login(super().login)(request, extra_context)


def _look_absent_to_others(request):
    if request.user.is_authenticated and not request.user.is_administrator:
        raise Http404


administration = Administration()
# Rows go one by one, on a page that says what hangs on them.
administration.disable_action("delete_selected")
administration.site_header = administration.site_title = _("Administration")


class NamedList(ChangeList):
    """Also after a click on the head of a column, names stand in the order of the reader's alphabet."""

    def get_ordering_field(self, field_name):
        names = {"name": Alphabetical("name"), "person": Alphabetical("person__name")}
        return names.get(field_name) or super().get_ordering_field(field_name)


class Table(admin.ModelAdmin):
    # With the admin's own calendar, which speaks the page's language; a browser's may show days the American way.
    formfield_overrides = {models.DateField: {"form_class": DateField}}

    def get_changelist(self, request, **kwargs):
        return NamedList


class UserForm(forms.ModelForm):
    """An account gets no password here: its owner chooses one through "forgotten password"."""

    class Meta:
        model = User
        fields = ("email", "name", "language", "role", "city", "person", "is_active")

    def clean_email(self):
        return self.cleaned_data["email"].lower()


@admin.register(User, site=administration)
class UserAdmin(Table):
    form = UserForm
    list_display = ("name", "email", "role", "city", "language", "may_log_in")
    list_filter = ("role", "city", "is_active")
    ordering = (Alphabetical("name"), "pk")
    list_select_related = ("city",)
    search_fields = ("name", "email")

    @admin.display(description=User._meta.get_field("is_active").verbose_name, ordering="is_active")
    def may_log_in(self, user):
        """In words: the picture that Django would draw is called "True" in every language."""
        return yesno(user.is_active)

    def save_model(self, request, obj, form, change):
        if not change:
            # A random one, so that the owner can ask for a link; an unusable one would refuse that.
            obj.set_password(secrets.token_urlsafe(32))
        super().save_model(request, obj, form, change)


@admin.register(Person, site=administration)
class PersonAdmin(Table):
    list_display = ("name",)
    search_fields = ("name",)
    ordering = (Alphabetical("name"), "pk")


# A page of its own, not rows under a person: only so does the form know the person, and refuse two seats at a time.
@admin.register(Seat, site=administration)
class SeatAdmin(Table):
    list_display = ("person", "body", "city", "role", "starts_on", "ends_on")
    list_filter = ("body", "city", "role")
    ordering = ("body", "city", "position", Alphabetical("person__name"), "pk")
    list_select_related = ("person", "body", "city")
    search_fields = ("person__name",)


@admin.register(Term, site=administration)
class TermAdmin(Table):
    list_display = ("council", "starts_on", "ends_on")
    list_select_related = ("council",)
