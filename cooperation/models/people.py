"""Persons who hold seats, and users who log in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperation.models.stamp import renews_a_stamp
from cooperation.models.texts import LANGUAGE_CHOICES

# The daily message to a secretariat, among the words for what somebody can do without.
DIGEST = "digest"


class Person(models.Model):
    """Somebody who holds or held a seat. The name stays in the minutes; contact data belong to the user."""

    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["name"]
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        triggers = [renews_a_stamp()]

    def __str__(self):
        return self.name


class UserQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def secretariats(self):
        return self.active().filter(role=User.Role.SECRETARIAT)

    def seated(self, seats):
        """The members who hold one of these seats."""
        return self.active().filter(role=User.Role.MEMBER, person__in=seats.values("person"))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, **{**fields, "role": User.Role.ADMINISTRATOR})


class User(AbstractBaseUser):
    """Somebody who logs in: a council member, an official of a secretariat, or an administrator."""

    class Role(models.TextChoices):
        MEMBER = "member", _("council member")
        SECRETARIAT = "secretariat", _("secretariat")
        ADMINISTRATOR = "administrator", _("administrator")

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, default="da")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    city = models.ForeignKey(
        "cooperation.City",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="users",
        verbose_name=_("city"),
    )
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="user", verbose_name=_("person")
    )
    calendar_token_digest = models.CharField(
        max_length=64, unique=True, null=True, blank=True, editable=False
    )
    calendar_renewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What they do without: purposes of reminders, or the digest. Nobody does without invitations and cancellations.
    declined = ArrayField(
        models.CharField(max_length=20), verbose_name=_("messages declined"), default=list, blank=True
    )
    calendar_attachments = models.BooleanField(_("attachments for calendar programs"), default=True)
    is_active = models.BooleanField(_("may log in"), default=True)
    date_joined = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role="administrator") | models.Q(city__isnull=False),
                name="members_and_secretariats_belong_to_a_city",
                violation_error_message=_("Choose the city that the person belongs to."),
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=["member", "secretariat", "administrator"]), name="known_role"
            ),
            models.CheckConstraint(condition=models.Q(language__in=["da", "sv"]), name="known_language"),
            models.CheckConstraint(
                condition=models.Q(
                    declined__contained_by=["agenda_call", "agenda", "papers", "meeting", DIGEST]
                ),
                name="only_known_messages_are_declined",
            ),
            models.CheckConstraint(
                condition=models.Q(email=models.functions.Lower("email")), name="email_in_lower_case"
            ),
        ]

    def __str__(self):
        return self.name or self.email

    @property
    def is_administrator(self):
        return self.is_active and self.role == self.Role.ADMINISTRATOR

    @property
    def is_secretariat(self):
        return self.is_active and self.role == self.Role.SECRETARIAT

    @property
    def is_member(self):
        return self.is_active and self.role == self.Role.MEMBER

    # What Django's admin asks: only administrators get in, and they may do all it offers.
    @property
    def is_staff(self):
        return self.is_administrator

    @property
    def is_superuser(self):
        return self.is_administrator

    def has_perm(self, perm, obj=None):
        return self.is_administrator

    def has_module_perms(self, app_label):
        return self.is_administrator
