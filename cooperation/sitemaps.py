"""What search engines are told of the declaration, the bodies and the initiatives."""

from django.urls import reverse

from cooperation.models import Edition, ExistingInitiative, Project
from oresund.sitemaps import InBothLanguages, Pages


class Projects(InBothLanguages):
    def items(self):
        return Project.objects.public().newest_first()

    def lastmod(self, project):
        return project.changed_at


class Initiatives(InBothLanguages):
    """Of others, as the register has them."""

    def items(self):
        return ExistingInitiative.objects.order_by("pk")

    def lastmod(self, initiative):
        return initiative.changed_at


class Versions(InBothLanguages):
    """Of the declaration; what was entered never changes."""

    def items(self):
        return Edition.objects.defer("chapters")

    def location(self, edition):
        return reverse("cooperation:declaration_version", args=[edition.language, edition.number])

    def lastmod(self, edition):
        return edition.entered_at


SITEMAPS = {
    "cooperation": Pages(
        "cooperation:vision",
        "cooperation:declaration_compare",
        "cooperation:declaration_versions",
        "cooperation:body_list",
        "cooperation:project_list",
        "cooperation:initiative_list",
        "cooperation:obstacle_list",
        "cooperation:parity",
    ),
    "declaration": Versions(),
    "others": Initiatives(),
    "projects": Projects(),
}
