"""What somebody chooses to follow by e-mail: bodies, initiatives, decisions; how often, and in which language."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions import Choice
from cooperation.addresses import NotAMailbox, mailbox
from cooperation.forms.choices import capitalized
from cooperation.models import Body, Project, Subscription
from cooperation.models.texts import LANGUAGE_CHOICES
from oresund.templatetags.portal import text

DECISIONS, BODY, PROJECT = "decisions", "body:", "project:"
MOST_PROJECTS = 50
REFERENCE = re.compile(r"[\w-]{1,20}")


class ChoiceForm(forms.Form):
    """Nothing is ticked beforehand but what somebody came here for."""

    topics = forms.MultipleChoiceField(
        label=_("What do you want to follow?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    rhythm = forms.ChoiceField(
        label=_("How often?"),
        help_text=_("Only when there is something new."),
        choices=capitalized(Subscription.Rhythm),
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("In which language?"),
        choices=[(code, capfirst(name)) for code, name in LANGUAGE_CHOICES],
        widget=forms.RadioSelect,
    )

    def __init__(self, data=None, *, projects=(), **options):
        super().__init__(data, **options)
        sent = _named(data.getlist("topics"), PROJECT) if data else []
        self.projects = _references([*projects, *sent])
        self.fields["topics"].choices = _offered(self.projects)

    @classmethod
    def of(cls, subscription, data=None):
        """As somebody follows now."""
        initial = {
            "topics": values(**subscription.topics),
            "rhythm": subscription.rhythm,
            "language": subscription.language,
        }
        return cls(data, projects=subscription.projects, initial=initial)

    @property
    def choice(self):
        topics = self.cleaned_data["topics"]
        return Choice(
            language=self.cleaned_data["language"],
            rhythm=self.cleaned_data["rhythm"],
            bodies=_named(topics, BODY),
            projects=_named(topics, PROJECT),
            decisions=DECISIONS in topics,
        )


class FollowForm(ChoiceForm):
    """The same from somebody whose address is not known to be theirs yet."""

    email = forms.CharField(
        label=_("E-mail"),
        max_length=320,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ["topics", "rhythm", "language", "email"]

    def clean_email(self):
        try:
            return mailbox(self.cleaned_data["email"])
        except NotAMailbox as error:
            words = _(
                "Write one e-mail address, such as name@example.org. Before the @ it has no letters but a to z."
            )
            raise ValidationError(words, "invalid") from error


def values(*, bodies=(), projects=(), decisions=False):
    """What is followed, as the form names it."""
    return [
        *(BODY + code for code in bodies),
        *([DECISIONS] if decisions else []),
        *(PROJECT + ref for ref in projects),
    ]


def _references(words):
    return [one for one in dict.fromkeys(words) if REFERENCE.fullmatch(one)][:MOST_PROJECTS]


def _offered(refs):
    found = Project.objects.public().filter(ref__in=refs).order_by("ref") if refs else ()
    return [
        *((BODY + body.pk, _name(body, "name")) for body in Body.objects.that_meet()),
        (DECISIONS, gettext("All decisions")),
        *((PROJECT + project.ref, _name(project, "title")) for project in found),
    ]


def _name(thing, field):
    """In one piece, whatever stands beside it."""
    return format_html("<span>{}</span>", text({}, thing, field))


def _named(topics, kind):
    return [one.removeprefix(kind) for one in topics if one.startswith(kind)]
