"""Indexes may lead to words by three letters at a time."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("cooperation", "0028_registry_filled"),
    ]

    operations = [
        TrigramExtension(),
    ]
