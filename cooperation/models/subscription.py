"""Who follows what by e-mail without an account. An address is kept for this only, and not longer than it is used."""

import uuid
from datetime import timedelta

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest, Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.addresses import LONGEST
from cooperation.models.body import Body
from cooperation.models.project import Project
from cooperation.models.texts import LANGUAGE_CHOICES

TIME_TO_CONFIRM = timedelta(days=7)
KEPT_AFTER_LEAVING = timedelta(days=30)


class SubscriptionQuerySet(models.QuerySet):
    def standing(self):
        """Confirmed by who reads the mailbox, and not left."""
        return self.filter(confirmed_at__isnull=False, left_at__isnull=True)

    def waiting(self):
        """Asked for, and not confirmed yet."""
        return self.filter(confirmed_at__isnull=True)

    def with_told(self):
        """With `told`: up to which moment the mailbox has the news; and with `failures`: bulletins lost since then."""
        bulletins = apps.get_model("cooperation", "Letter").objects.filter(
            subscription=OuterRef("pk"), kind="bulletin"
        )
        sent = bulletins.filter(state="sent").order_by("-until").values("until")[:1]
        failed = bulletins.filter(state="failed", due_at__gt=OuterRef("told")).order_by()
        return self.annotate(told=Greatest("last_told_at", Subquery(sent))).annotate(
            failures=Coalesce(Subquery(failed.values("kind").annotate(n=Count("pk")).values("n")), 0)
        )

    def outlived(self, now):
        """Those of which nothing is kept any longer."""
        never_confirmed = Q(confirmed_at__isnull=True, created_at__lte=now - TIME_TO_CONFIRM)
        return self.filter(never_confirmed | Q(left_at__lte=now - KEPT_AFTER_LEAVING))


class Subscription(models.Model):
    """What one mailbox follows, how often and in which language it is told.

    It has no history, where addresses would stay. Whoever has left follows nothing.
    """

    class Rhythm(models.TextChoices):
        DAILY = "daily", pgettext_lazy("how often one is told", "every day")
        WEEKLY = "weekly", pgettext_lazy("how often one is told", "every Monday")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.CharField(_("e-mail"), max_length=LONGEST)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm.choices)
    # Codes and references, which never change.
    bodies = ArrayField(models.CharField(max_length=20), verbose_name=_("bodies"), default=list, blank=True)
    projects = ArrayField(
        models.CharField(max_length=20), verbose_name=_("projects"), default=list, blank=True
    )
    decisions = models.BooleanField(_("all decisions"), default=False)
    created_at = models.DateTimeField(_("created"), editable=False)
    confirmed_at = models.DateTimeField(
        pgettext_lazy("subscription", "confirmed"), null=True, blank=True, editable=False
    )
    left_at = models.DateTimeField(
        pgettext_lazy("subscription", "left"), null=True, blank=True, editable=False
    )
    # Up to which moment there was nothing new for it, or it was told; of what bulletins told since their rows know.
    last_told_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(confirmed_at__isnull=False, left_at__isnull=True),
                name="one_subscription_for_a_mailbox",
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")) & Q(email__regex=r"^[!-~]+@[!-~]+$"),
                name="subscriber_is_one_plain_address",
            ),
            models.CheckConstraint(
                condition=Q(language__in=["da", "sv"], rhythm__in=["daily", "weekly"]),
                name="subscription_in_known_words",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True, decisions=True)
                | Q(left_at__isnull=True, bodies__len__gt=0)
                | Q(left_at__isnull=True, projects__len__gt=0)
                | Q(left_at__isnull=False, decisions=False, bodies__len=0, projects__len=0),
                name="follows_something_until_it_leaves",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=False, last_told_at__isnull=False)
                | Q(confirmed_at__isnull=True, last_told_at__isnull=True, left_at__isnull=True),
                name="only_who_confirmed_is_told_or_leaves",
            ),
        ]

    def __str__(self):
        return str(self.uid)

    @property
    def topics(self):
        """What it follows, in the words of whoever picks out the news."""
        return {"bodies": self.bodies, "projects": self.projects, "decisions": self.decisions}

    def followed_bodies(self):
        return Body.objects.that_meet().filter(pk__in=self.bodies)

    def followed_projects(self):
        """Of one that nobody may read of any more nothing is said."""
        return Project.objects.public().filter(ref__in=self.projects).order_by("ref")

    @property
    def kept_until(self):
        """When its address is deleted, once it has left or while it waits; None while it stands."""
        if self.left_at:
            return self.left_at + KEPT_AFTER_LEAVING
        return None if self.confirmed_at else self.created_at + TIME_TO_CONFIRM
