"""The tags for texts in two languages, dates, hours, numbers and money."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.translation import override

XSS = "<script>alert(1)</script>"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;"
ONLY = {"da": "Kun på svensk", "sv": "Endast på danska"}


def rendered(source, language="da", **context):
    with override(language):
        return Template("{% load portal %}" + source).render(Context(context))


def texts(da=None, sv=None):
    return SimpleNamespace(title_da=da, title_sv=sv)


@pytest.mark.parametrize(("language", "expected"), [("da", "Badebro"), ("sv", "Badbrygga")])
def test_a_text_is_shown_in_the_readers_language(language, expected):
    assert rendered('{% text one "title" %}', language, one=texts("Badebro", "Badbrygga")) == expected


@pytest.mark.parametrize("empty", ["", None])
@pytest.mark.parametrize(("language", "other"), [("da", "sv"), ("sv", "da")])
def test_a_text_in_the_other_language_has_its_lang_and_a_visible_note(language, other, empty):
    one = texts(**{language: empty, other: "Bro"})
    note = f' <span class="only-in">({ONLY[language]})</span>'
    assert rendered('{% text one "title" %}', language, one=one) == f'<span lang="{other}">Bro</span>{note}'


@pytest.mark.parametrize(("language", "lang"), [("da", ""), ("sv", ' lang="da"')])
def test_a_link_holds_the_words_and_not_the_note(language, lang):
    shown = rendered('{% text one "title" link=link %}', language, one=texts(da="Bro"), link="/a?b&c")
    note = "" if not lang else f' <span class="only-in">({ONLY["sv"]})</span>'
    assert shown == f'<a href="/a?b&amp;c"{lang}>Bro</a>{note}'


@pytest.mark.parametrize("tag", ["text", "plain"])
@pytest.mark.parametrize("empty", ["", None])
def test_a_text_that_is_missing_in_both_is_empty(tag, empty):
    assert rendered(f'{{% {tag} one "title" %}}', one=texts(empty, empty)) == ""


@pytest.mark.parametrize("one", [texts(da=XSS), texts(sv=XSS)])
@pytest.mark.parametrize("tag", ['text one "title"', 'plain one "title"'])
def test_a_text_is_never_markup(one, tag):
    shown = rendered(f"{{% {tag} %}}", one=one)
    assert ESCAPED in shown
    assert "<script" not in shown


@pytest.mark.parametrize("one", [texts(da=XSS), texts(sv=XSS)])
def test_a_text_that_is_kept_for_later_is_never_markup_either(one):
    shown = rendered('{% text one "title" as kept %}{{ kept }}', one=one)
    assert ESCAPED in shown
    assert "<script" not in shown


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_method_that_takes_a_language_is_asked(language):
    class Sentence:
        def words(self, code):
            return f"ord på {code}"

    assert rendered('{% text one "words" %}', language, one=Sentence()) == f"ord på {language}"


def test_plain_words_carry_no_element_and_say_themselves_that_they_are_in_the_other_language():
    assert rendered('{% plain one "title" %}', "sv", one=texts(sv="Å & Ö")) == "Å &amp; Ö"
    assert rendered('{% plain one "title" %}', "da", one=texts(sv="Å & Ö")) == "Å &amp; Ö (Kun på svensk)"


NIGHT = datetime(2027, 3, 7, 23, 30, tzinfo=UTC)  # the 8th in Copenhagen


@pytest.mark.parametrize("value", [NIGHT, date(2027, 3, 8)])
@pytest.mark.parametrize(
    ("tag", "language", "expected"),
    [
        ("long_date", "da", "mandag den 8.\u00a0marts 2027"),
        ("long_date", "sv", "måndag 8\u00a0mars 2027"),
        ("medium_date", "da", "8.\u00a0marts 2027"),
        ("short_date", "da", "8.\u00a0mar. 2027"),
        ("short_date", "sv", "8\u00a0mars 2027"),
    ],
)
def test_dates_are_for_people_and_machines(tag, language, expected, value):
    shown = rendered(f"{{% {tag} value %}}", language, value=value)
    assert shown == f'<time datetime="2027-03-08">{expected}</time>'


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize(
    ("month", "clock", "offset"), [(3, "13.00–16.00", "+01:00"), (7, "14.00–17.00", "+02:00")]
)
def test_a_span_says_its_offset_to_machines(language, month, clock, offset):
    start, end = (datetime(2027, month, 8, hour, tzinfo=UTC) for hour in (12, 15))
    shown = rendered("{% time_span start end %}", language, start=start, end=end)
    assert shown == f'<time datetime="2027-{month:02}-08T{clock[:2]}:00{offset}">kl.\u00a0{clock}</time>'


def test_dates_and_hours_in_words_have_no_element():
    shown = rendered(
        "{% words_date a %}|{% words_span a b %}|{% week a %}", a=NIGHT, b=NIGHT.replace(minute=45)
    )
    assert shown == "mandag den 8.\u00a0marts 2027|kl.\u00a000.30–00.45|uge\u00a010"


def test_an_hour_and_a_range_of_days_are_words():
    shown = rendered("{% clock a %}|{% day_range a b %}", "sv", a=NIGHT, b=date(2027, 3, 12))
    assert shown == "kl.\u00a000.30|8–12\u00a0mars 2027"


@pytest.mark.parametrize(
    ("language", "expected"), [("da", "1.234|26\u00a0%"), ("sv", "1\u00a0234|26\u00a0%")]
)
def test_numbers_and_percentages_are_grouped_for_the_reader(language, expected):
    assert rendered("{{ 1234|number }}|{{ 26|percent }}", language) == expected


def test_money_says_its_currency():
    assert rendered('{% kroner 1200000 "DKK" %}') == "1.200.000\u00a0DKK"


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        ("/da/vision/", "sv", "/sv/vision/"),
        ("/da/moeder/2026/?a=1&b=2", "sv", "/sv/moten/2026/?a=1&amp;b=2"),
        ("/sv/projekt/P-1/", "da", "/da/projekter/P-1/"),
        ("/da/vision/", "da", "/da/vision/"),
        ('/da/?q="><script>', "sv", "/sv/?q=%22%3E%3Cscript%3E"),
    ],
)
def test_the_same_page_in_the_other_language_keeps_the_query(rf, path, code, expected):
    request = rf.get(path)
    assert rendered(f'{{% page_in "{code}" %}}', path[1:3], request=request) == expected


def test_without_a_request_the_other_language_begins_at_its_home():
    assert rendered('{% page_in "sv" %}') == "/sv/"
