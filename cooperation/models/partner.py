"""Who takes part in a project besides the two cities, and as what."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.models.stamp import renews_a_stamp

_SAME_PROJECT = """
    IF NOT EXISTS (
        SELECT 1 FROM cooperation_partner WHERE id = NEW.partner_id AND project_id = NEW.project_id
    ) THEN
        RAISE EXCEPTION 'the partner belongs to another project'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'partner_of_the_same_project';
    END IF;
    RETURN NEW;
"""


class Partner(models.Model):
    """One partner of a constellation; the lead may be anybody, the project stays the cities' own (R-10)."""

    class Role(models.TextChoices):
        LEAD = "lead", _("lead partner")
        PARTNER = "partner", _("partner")
        FINANCIER = "financier", _("financier")

    project = models.ForeignKey(
        "cooperation.Project", models.CASCADE, related_name="partners", verbose_name=_("project")
    )
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            models.UniqueConstraint(fields=["project", "name", "role"], name="partner_once_in_each_role"),
            models.UniqueConstraint(
                fields=["project"], condition=models.Q(role="lead"), name="one_lead_partner"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="partner_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(role__in=["lead", "partner", "financier"]), name="partner_role_is_known"
            ),
        ]
        triggers = [renews_a_stamp()]

    def __str__(self):
        return self.name


def partner_of_the_same_project():
    """A trigger for a table of a project's own that may name one of its partners."""
    return pgtrigger.Trigger(
        name="partner_of_the_same_project",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__partner__isnull=False),
        func=_SAME_PROJECT,
    )
