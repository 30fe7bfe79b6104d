"""What somebody had typed when their log-in ran out: it stays with the visit until they have handed it in."""

from django.contrib.auth.views import redirect_to_login

_KEY = "typed"
# A form of the portal is far smaller; nobody shall fill the table of visits.
_LARGEST = 200_000


def keep_and_log_in(request):
    """Answer a form that came without a log-in; `writer` in it says whose words they are."""
    typed = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if sum(len(word) for values in typed.values() for word in values) <= _LARGEST:
        request.session[_KEY] = {"path": request.path, "fields": typed}
    return redirect_to_login(request.get_full_path())


def kept(request):
    """The fields kept for this very page, each a list of words, when they are the reader's own; else None."""
    found = request.session.get(_KEY) or {}
    fields = found.get("fields", {})
    is_own = fields.get("writer") == [str(request.user.pk)]
    return fields if is_own and found.get("path") == request.path else None


def forget(request):
    request.session.pop(_KEY, None)
