"""The page of the declaration."""

from django.db.models import Prefetch
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cooperation.models import Adoption, Chapter, Edition, Paragraph


@require_safe
def vision(request):
    commitments = Prefetch("commitments", to_attr="commitment_list")
    paragraphs = Prefetch(
        "paragraphs", Paragraph.objects.prefetch_related(commitments), to_attr="paragraph_list"
    )
    chapters = list(Chapter.objects.prefetch_related(paragraphs))
    edition = Edition.objects.filter(language=get_language()).first()
    working = edition is not None and edition.standing == Edition.Standing.WORKING_TRANSLATION
    adoptions = Adoption.objects.select_related("council__city")
    context = {
        "chapters": chapters,
        "working_translation": working,
        "original_title": chapters[0].heading("da") if chapters else "",
        "adoptions": adoptions,
    }
    return render(request, "cooperation/vision.html", context)
