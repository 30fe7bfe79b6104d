"""Choices as a form shows them."""

from django.utils.text import capfirst


def capitalized(choices):
    """Pairs of a value and its words, which begin with a capital letter beside a button or in a list."""
    return [(one.value, capfirst(one.label)) for one in choices]
