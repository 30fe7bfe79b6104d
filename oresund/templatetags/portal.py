"""Tags for texts in two languages, dates, hours, numbers and money."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _

from oresund import formats, language

register = template.Library()


def words_of(owner, field):
    """The text of a field and the language it is in: the reader's, else the other one, else ("", "").

    `field` is a translated field ("title" for title_da and title_sv) or a method that takes a language; what the method
    reads may stand in its attribute `field`.
    """
    reader = formats.language()
    languages = [reader, *(code for code, _name in settings.LANGUAGES if code != reader)]
    # Of the class: to ask the object would look for the words in all languages.
    method = getattr(type(owner), field, None)
    for code in languages:
        words = method(owner, code) if callable(method) else getattr(owner, f"{field}_{code}")
        if words:
            return words, code
    return "", ""


@register.simple_tag(takes_context=True)
def text(context, owner, field, link=""):
    """A text with its language; a fallback carries `lang` and a visible note.

    So does a translation whose source has changed since. link: an address that the words, not the note, lead to.
    """
    words, code = words_of(owner, field)
    if not words:
        return words
    remark = "" if code == formats.language() else only_in(code)
    read = getattr(getattr(owner, field, None), "field", field)
    if not remark and (owner, read, code) in _outdated(context):
        remark = _("translated before the last change")
    lang = format_html(' lang="{}"', code) if code != formats.language() else ""
    if link:
        # An address that stands in the template itself counts as escaped there, but is not.
        words = format_html('<a href="{}"{}>{}</a>', escape(link), lang, words)
    elif lang:
        words = format_html("<span{}>{}</span>", lang, words)
    return format_html('{} <span class="only-in">({})</span>', words, remark) if remark else words


def _outdated(context):
    """The translations that are behind their source; asked for once a page, and only by one that shows texts."""
    return getattr(getattr(context, "request", None), "outdated_texts", ())


@register.simple_tag
def plain(owner, field):
    """The words where no element can stand, such as an attribute or a mail; of a fallback they say so themselves."""
    return remarked(*words_of(owner, field))


def spoken(owner, field):
    """The words of a choice in a form, in their own language; of a fallback they say so."""
    words, code = words_of(owner, field)
    if code == formats.language() or not words:
        return words
    return format_html(
        '<span lang="{}">{}</span> <span class="only-in">({})</span>', code, words, only_in(code)
    )


def remarked(words, code):
    """Words as `plain` gives them; code: the language they are in."""
    return f"{words} ({only_in(code)})" if words and code != formats.language() else words


def only_in(code):
    return {"da": _("Only in Danish"), "sv": _("Only in Swedish")}[code]


@register.simple_tag
def long_date(value):
    return _time(formats.local(value).strftime("%Y-%m-%d"), formats.long_date(value))


@register.simple_tag
def medium_date(value):
    return _time(formats.local(value).strftime("%Y-%m-%d"), formats.medium_date(value))


@register.simple_tag
def short_date(value):
    return _time(formats.local(value).strftime("%Y-%m-%d"), formats.short_date(value))


@register.simple_tag
def time_span(start, end):
    return _time(formats.local(start).isoformat(timespec="minutes"), formats.time_span(start, end))


register.simple_tag(formats.day_range)
register.simple_tag(formats.month)
register.simple_tag(formats.month_name)
register.simple_tag(formats.weekdays)
register.simple_tag(formats.clock)
register.simple_tag(formats.week)
register.simple_tag(formats.away)
register.simple_tag(formats.week_number)
register.simple_tag(formats.kroner)
register.simple_tag(formats.whole_kroner)
register.filter(formats.number)
register.filter(formats.percent)
register.filter(formats.rate)
register.filter(formats.signed)
register.filter(formats.signed_percent)
register.filter(formats.file_size)
# Where no element can stand.
register.simple_tag(formats.long_date, name="words_date")
register.simple_tag(formats.time_span, name="words_span")


@register.simple_tag(takes_context=True)
def page_in(context, code):
    """The address of this very page in another language."""
    request = context.get("request")
    return language.same_page(request, code) if request else language.home_in(code)


@register.simple_tag(takes_context=True)
def address_in(context, code):
    """The full address of this page in a language, for those who ask which address is the right one.

    Of the query stays what makes it another page; a view says so by `page_query`, a dictionary.
    """
    path = language.alternate(code, context["request"].path)
    query = urlencode(
        {name: value for name, value in context.get("page_query", {}).items() if value}, doseq=True
    )
    return settings.SITE_URL + (f"{path}?{query}" if query else path)


@register.filter
def kind_of(instance):
    """What sort of thing a row is, in the reader's language."""
    return instance._meta.verbose_name


@register.filter
def kind_in_address(instance):
    return instance._meta.model_name


def _time(machine, human):
    return format_html('<time datetime="{}">{}</time>', machine, human)
