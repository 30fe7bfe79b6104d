"""The papers of a project, for whoever may see it."""

from urllib.parse import quote

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cooperation.models import Attachment


@require_safe
def attachment(request, ref, pk):
    """Always to be saved, never opened as a page of the portal."""
    paper = get_object_or_404(Attachment.objects.visible_to(request.user), project__ref=ref, pk=pk)
    try:
        file = paper.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type=paper.content_type)
    response["Content-Disposition"] = _disposition(paper.name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _disposition(name):
    """Both names of RFC 6266: a plain one for old programs, and the real one."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace("\\", "_").replace('"', "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
