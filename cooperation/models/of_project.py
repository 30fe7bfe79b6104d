"""The words that everything belonging to a project shares: whose it is, and who may see it."""

from django.db import models

from cooperation.models.project import Project


class OfProjectQuerySet(models.QuerySet):
    """Rows that the public sees as soon as it sees their project; `path` leads from a row to it."""

    path = "project"

    def of_project(self, project):
        return self.filter(**{self.path: project})

    def public(self):
        return self.filter(**{f"{self.path}__in": Project.objects.public()})

    def for_translators(self, user):
        visible = Project.objects.visible_to(user)
        return self.filter(**{f"{self.path}__in": visible}).select_related(self.path)
