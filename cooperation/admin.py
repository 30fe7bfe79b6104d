"""The administrator's tables: accounts, persons and seats. Everything else is written through the portal's pages."""

import secrets

from allauth.account.decorators import secure_admin_login
from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperation.models import Person, Seat, Term, User

# A site of its own: groups and addresses, which the libraries would add, mean nothing here.
administration = admin.AdminSite()
# Log-in goes through the portal's own page, where tries are limited.
administration.login = secure_admin_login(administration.login)
administration.site_header = administration.site_title = _("Administration")


class UserForm(forms.ModelForm):
    """An account gets no password here: its owner chooses one through "forgotten password"."""

    class Meta:
        model = User
        fields = ("email", "name", "language", "role", "city", "person", "is_active")

    def clean_email(self):
        return self.cleaned_data["email"].lower()


@admin.register(User, site=administration)
class UserAdmin(admin.ModelAdmin):
    form = UserForm
    list_display = ("name", "email", "role", "city", "language", "is_active")
    list_filter = ("role", "city", "is_active")
    list_select_related = ("city",)
    search_fields = ("name", "email")

    def save_model(self, request, obj, form, change):
        if not change:
            # A random one, so that the owner can ask for a link; an unusable one would refuse that.
            obj.set_password(secrets.token_urlsafe(32))
        super().save_model(request, obj, form, change)


class SeatInline(admin.TabularInline):
    model = Seat
    extra = 0


@admin.register(Person, site=administration)
class PersonAdmin(admin.ModelAdmin):
    inlines = (SeatInline,)
    search_fields = ("name",)


@admin.register(Term, site=administration)
class TermAdmin(admin.ModelAdmin):
    list_display = ("council", "starts_on", "ends_on")
    list_select_related = ("council",)
