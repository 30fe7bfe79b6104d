"""The page on which secretariats add words to the thesaurus by which ideas are compared."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.forms.concepts import ConceptForm
from cooperation.models import Concept
from cooperation.permissions import may_propose

PAGE = 40


@login_required
@require_safe
def thesaurus(request):
    _require_secretariat(request)
    return _page(request, ConceptForm())


@login_required
@require_POST
def thesaurus_change(request):
    """Words are added, or taken out again: `remove` names the entry."""
    _require_secretariat(request)
    if remove := request.POST.get("remove"):
        concept = get_object_or_404(Concept, pk=remove) if remove.isdecimal() and len(remove) < 16 else None
        if concept is None:
            raise Http404
        actions.remove_concept(by=request.user, concept=concept)
        messages.success(request, _("The words have been removed."))
        return redirect("cooperation:thesaurus")
    form = ConceptForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    actions.enter_concept(by=request.user, **form.cleaned_data)
    messages.success(request, _("The words have been added."))
    return redirect("cooperation:thesaurus")


def _page(request, form, status=200):
    entries = Concept.objects.select_related("changed_by")
    page = Paginator(entries, PAGE).get_page(request.GET.get("page"))
    return render(request, "cooperation/thesaurus.html", {"form": form, "page": page}, status=status)


def _require_secretariat(request):
    if not may_propose(request.user):
        raise Http404
