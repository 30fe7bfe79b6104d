"""The page on which a secretariat enters a version of the Swedish text."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cooperation import actions
from cooperation.models import Edition
from oresund.declaration_text import read_declaration
from tests.cooperation.database import at_once
from tests.factories import NOW, an_entry
from tests.oresund.views.reading import (
    LANGUAGES,
    address,
    content,
    errors_beside,
    fields_with_errors,
    queries,
    words,
)

SECRETARIES = ["secretary-cph", "secretary-malmo"]


@pytest.fixture(autouse=True)
def on_that_day(frame, time_machine):
    time_machine.move_to(NOW)


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def url(language):
    return address(language, "cooperation:declaration_enter")


def typed(**fields):
    """What the form sends: an adopted text with the words that are read now."""
    texts = {}
    for number, chapter in enumerate(read_declaration("sv")):
        texts[f"title_{number}"] = chapter.title
        texts |= {f"text_{number}_{at}": text for at, text in enumerate(chapter.paragraphs, start=1)}
    return {
        **texts,
        "version": 1,
        "standing": "adopted",
        "council": "kf",
        "adopted_on": "2026-10-29",
        "reference": "STK-2026-414",
        "comment": "",
        **fields,
    }


@pytest.fixture
def send(browse):
    def post(language="sv", role="secretary-malmo", **fields):
        return browse(role).post(url(language), typed(**fields))

    return post


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_for_anybody_else_there_is_no_such_page(browse, role, method):
    answer = getattr(browse(role), method)(url("sv"), typed())
    assert answer.status_code == 404
    assert Edition.objects.count() == 2


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_visitor_is_asked_to_log_in(client, method):
    answer = getattr(client, method)(url("sv"), typed())
    assert answer.status_code == 302
    assert answer["Location"].startswith(address("sv", "account_login"))
    assert Edition.objects.count() == 2


@pytest.mark.parametrize("role", SECRETARIES)
def test_each_part_is_filled_in_beside_the_danish(browse, language, role):
    answer = browse(role).get(url(language))
    form = answer.context["form"]
    danish = [text.strip('"') for one in read_declaration("da") for text in [one.title, *one.paragraphs]]
    assert [source for source, _field in form.rows] == danish
    assert {field.name: field.value() for _source, field in form.rows}.items() <= typed().items()
    html = content(answer)
    assert all(f'lang="da">{source}</p>' in html for source in danish)
    assert len(re.findall(r'<(?:input|textarea)[^>]*name="(?:text|title)_[^>]* lang="sv"', html)) == 11


def test_malmos_council_is_proposed_and_only_councils_are_offered(browse):
    html = content(browse("secretary-cph").get(url("sv")))
    offered = re.search(r'<select name="council".*?</select>', html, re.S)[0]
    assert re.findall(r'<option value="(\w*)"( selected)?>', offered) == [("br", ""), ("kf", " selected")]
    assert re.search(r'<input type="date" name="adopted_on"[^>]* max="2026-11-23"', html)
    assert not re.search(r'name="standing"[^>]* checked', html)  # a choice of this weight is nobody's default


def test_an_adopted_text_is_entered(send):
    answer = send(title_1="Visionen", comment=" Från protokollet. ")
    assert answer["Location"] == address("sv", "cooperation:declaration_version", "sv", 2)
    edition = Edition.objects.by_language()["sv"]
    assert (edition.number, edition.standing, edition.city_id) == (2, "adopted", "malmo")
    assert (edition.council_id, str(edition.adopted_on), edition.reference) == (
        "kf",
        "2026-10-29",
        "STK-2026-414",
    )
    assert (edition.comment, edition.comment_language) == ("Från protokollet.", "sv")
    assert edition.words[1].title == "Visionen"


def test_a_better_working_translation_is_entered(send):
    answer = send(
        "da", "secretary-cph", standing="working_translation", adopted_on="", reference="", title_1="Visionen"
    )
    assert answer.status_code == 302
    edition = Edition.objects.by_language()["sv"]
    assert (edition.standing, edition.council, edition.city_id) == ("working_translation", None, "cph")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", ["2026-10-29", "29.10.2026"])
def test_a_date_is_understood_as_it_is_written_here(send, language, written):
    assert send(language, adopted_on=written).status_code == 302
    assert str(Edition.objects.by_language()["sv"].adopted_on) == "2026-10-29"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("written", ["10/29/2026", "10/11/2026", "i går", "2026-13-01"])
def test_a_date_in_another_order_is_not(send, language, written):
    answer = send(language, adopted_on=written)
    assert fields_with_errors(answer) == ["adopted_on"]
    assert f'value="{written}"' in content(answer)


MESSAGES = [
    ({"adopted_on": ""}, "adopted_on", "Angiv, hvilken dag", "Ange vilken dag"),
    ({"adopted_on": "2026-11-24"}, "adopted_on", "ikke ligger i fremtiden", "inte ligger i framtiden"),
    ({"reference": " "}, "reference", "det journalnummer", "det diarienummer"),
    ({"council": ""}, "council", "Vælg den kommunalbestyrelse", "Ange vilken kommuns fullmäktige"),
    ({"title_2": "\u200b"}, "title_2", "ingen må udelades", "ingen får utelämnas"),
    ({"text_1_1": ""}, "text_1_1", "ingen må udelades", "ingen får utelämnas"),
    (
        {"text_1_1": "Ett. Två."},
        "text_1_1",
        "på dansk: 1. Du har skrevet 2.",
        "på danska: 1. Du har skrivit 2.",
    ),
    (
        {"standing": "working_translation", "adopted_on": ""},
        "reference",
        "»vedtaget tekst«",
        "”antagen text”",
    ),
]


@pytest.mark.parametrize(("fields", "place", "danish", "swedish"), MESSAGES)
def test_what_stands_in_the_way_is_said_beside_the_field(send, language, fields, place, danish, swedish):
    answer = send(language, text_2_1="Nya ord.", comment="Behåll mig", **fields)
    assert answer.status_code == 200
    assert fields_with_errors(answer) == [place]
    assert (danish if language == "da" else swedish) in errors_beside(answer, place)
    html = content(answer)
    assert "Nya ord.</textarea>" in html
    assert "Behåll mig</textarea>" in html
    assert f'href="#id_{place}"' in html
    assert Edition.objects.count() == 2


def test_nothing_changed_is_nothing_to_enter(send):
    answer = send(standing="working_translation", adopted_on="", reference="")
    assert "Inget har ändrats i texten ännu." in words(answer)
    assert Edition.objects.count() == 2


@pytest.mark.parametrize("standing", ["", "original", "x"])
def test_what_the_text_is_must_be_chosen(send, standing):
    answer = send(standing=standing)
    assert list(answer.context["form"].errors) == ["standing"]


def test_only_a_council_adopts(send):
    assert fields_with_errors(send(council="working_group")) == ["council"]


@pytest.mark.parametrize(("field", "length"), [("text_1_1", 5001), ("title_1", 201), ("reference", 101)])
def test_what_is_too_long_is_kept_and_told_once(send, field, length):
    answer = send(**{field: "a" * length})
    assert fields_with_errors(answer) == [field]
    assert "a" * length in content(answer)


def test_what_was_pasted_becomes_one_legible_paragraph(send):
    pasted = "København\r\noch  Malmö\x07 förbinder sig."
    assert send(text_1_1=pasted).status_code == 302
    assert Edition.objects.by_language()["sv"].words[1].paragraphs[0] == "København och Malmö förbinder sig."


def colleague_enters(people, **fields):
    return actions.enter_edition(
        by=people["secretary-cph"],
        entry=an_entry("växelvis", "turvis", **fields),
        version=1,
        language="da",
        now=timezone.now() - timedelta(minutes=5),
    )


def test_whoever_read_an_older_version_is_told_and_loses_nothing(send, people, language):
    colleague_enters(people)
    answer = send(language, title_1="Visionen")
    assert answer.status_code == 409
    shown = words(answer)
    assert {"da": "Sekretariatet i København", "sv": "Sekretariatet i Köpenhamn"}[language] in shown
    notice = content(answer).split('role="alert"')[1].split("</section>")[0]
    assert re.findall(r"<(?:del|ins)>.*?</span>\s*(\w+)</(?:del|ins)>", notice) == ["växelvis", "turvis"]
    assert 'value="Visionen"' in content(answer)
    assert 'name="version" value="2"' in content(answer)
    assert Edition.objects.filter(language="sv").count() == 2


def test_entering_it_again_is_then_a_choice(send, people):
    colleague_enters(people)
    assert send(version=2).status_code == 302
    assert Edition.objects.by_language()["sv"].number == 3


def test_a_stale_form_with_errors_is_told_both(send, people):
    colleague_enters(people)
    answer = send(title_1="")
    assert answer.status_code == 409
    assert fields_with_errors(answer) == ["title_1"]


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "99"])
def test_a_form_that_does_not_know_what_was_read_is_stale(send, version):
    assert send(version=version).status_code == 409
    assert Edition.objects.count() == 2


def test_an_adopted_text_gives_way_only_for_a_reason(send):
    send()
    later = {"version": 2, "standing": "working_translation", "adopted_on": "", "reference": ""}
    assert errors_beside(send(**later), "comment") == "Skriv varför den antagna texten inte längre gäller."
    assert send(**later, comment="Beslutet gällde en annan text.").status_code == 302


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_the_form_is_read_or_posted_to(browse, method):
    assert getattr(browse("secretary-malmo"), method)(url("sv")).status_code == 405


def test_the_number_of_queries_is_small(browse):
    client = browse("secretary-malmo")
    client.get(url("da"))
    assert queries(client, url("da")) <= 6


@pytest.mark.django_db(transaction=True)
def test_of_two_who_enter_at_the_same_moment_one_is_told(people):
    def enter(role, title):
        client = Client()
        client.force_login(people[role])
        return client.post(url("sv"), typed(title_1=title))

    answers = at_once(
        lambda: enter("secretary-cph", "Den ena"), lambda: enter("secretary-malmo", "Den andra")
    )
    assert sorted(one.status_code for one in answers) == [302, 409]
    assert Edition.objects.filter(language="sv").count() == 2
