"""The pages of the declaration: in one language, and in both side by side."""

from collections import namedtuple

from django.db.models import Prefetch
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cooperation.declaration import Part
from cooperation.forms import part_label
from cooperation.models import ORIGINAL, OTHER, Adoption, Chapter, Edition, Paragraph

# cells: pairs of a language and the words in it, the reader's first
Row = namedtuple("Row", "part label cells commitments")


@require_safe
def vision(request):
    chapters = _chapters()
    context = {
        "chapters": chapters,
        "edition": Edition.objects.with_origin().by_language().get(get_language()),
        "original_title": chapters[0].heading(ORIGINAL) if chapters else "",
        "adoptions": Adoption.objects.select_related("council__city"),
    }
    return render(request, "cooperation/vision.html", context)


@require_safe
def declaration_compare(request):
    languages = [get_language(), OTHER[get_language()]]
    editions = Edition.objects.with_origin().by_language()
    context = {
        "editions": [editions[code] for code in languages if code in editions],
        "chapters": [_side_by_side(chapter, languages) for chapter in _chapters()],
    }
    return render(request, "cooperation/declaration_compare.html", context)


def _chapters():
    commitments = Prefetch("commitments", to_attr="commitment_list")
    paragraphs = Prefetch(
        "paragraphs", Paragraph.objects.prefetch_related(commitments), to_attr="paragraph_list"
    )
    return list(Chapter.objects.prefetch_related(paragraphs))


def _side_by_side(chapter, languages):
    """The heading of a chapter and its paragraphs, as rows."""
    heading = Part(chapter.number, 0, "")
    rows = [Row(heading, part_label(heading), [(code, chapter.heading(code)) for code in languages], [])]
    for paragraph in chapter.paragraph_list:
        part = Part(chapter.number, paragraph.number, "")
        cells = [(code, paragraph.words(code)) for code in languages]
        rows.append(Row(part, part_label(part), cells, paragraph.commitment_list))
    return rows
