"""Every public path, pinned in both languages; the switch on each page leads to the same page in the other one."""

import re
from html import unescape

import pytest
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.utils.translation import override

from tests.factories import NOW, a_meeting, a_project
from tests.oresund.views.reading import LANGUAGES, address, links

PATHS = {
    "home": ("/da/", "/sv/"),
    "cooperation:vision": ("/da/vision/", "/sv/vision/"),
    "cooperation:declaration_compare": ("/da/vision/side-om-side/", "/sv/vision/sida-vid-sida/"),
    "cooperation:declaration_versions": ("/da/vision/versioner/", "/sv/vision/versioner/"),
    "cooperation:declaration_version": ("/da/vision/versioner/sv/1/", "/sv/vision/versioner/sv/1/"),
    "cooperation:declaration_enter": ("/da/vision/versioner/ny/", "/sv/vision/versioner/ny/"),
    "cooperation:body_list": ("/da/organer/", "/sv/organ/"),
    "cooperation:project_list": ("/da/projekter/", "/sv/projekt/"),
    "cooperation:project_detail": ("/da/projekter/P-2026-01/", "/sv/projekt/P-2026-01/"),
    "cooperation:proposal_list": ("/da/forslag/", "/sv/forslag/"),
    "cooperation:proposal_new": ("/da/forslag/nyt/", "/sv/forslag/nytt/"),
    "cooperation:proposal_edit": ("/da/forslag/P-2026-01/rediger/", "/sv/forslag/P-2026-01/redigera/"),
    "cooperation:parity": ("/da/sprog/", "/sv/sprak/"),
    "cooperation:translation_list": ("/da/oversaettelser/", "/sv/oversattningar/"),
    "cooperation:translation_draft": ("/da/oversaettelser/udkast/7/", "/sv/oversattningar/utkast/7/"),
    "cooperation:translation_edit": ("/da/oversaettelser/project/7/", "/sv/oversattningar/project/7/"),
    "cooperation:translation_machine": (
        "/da/oversaettelser/project/7/maskine/",
        "/sv/oversattningar/project/7/maskin/",
    ),
    "meetings:meeting_list": ("/da/moeder/", "/sv/moten/"),
    "meetings:meeting_year": ("/da/moeder/2026/", "/sv/moten/2026/"),
    "meetings:meeting_month": ("/da/moeder/2026/11/", "/sv/moten/2026/11/"),
    "meetings:year_plan": ("/da/moeder/2026/aarsplan/", "/sv/moten/2026/arsplan/"),
    "meetings:changes": ("/da/moeder/aendringer/", "/sv/moten/andringar/"),
    "meetings:meeting_detail": ("/da/moeder/AG-2027-1/", "/sv/moten/AG-2027-1/"),
    "meetings:publication": ("/da/moeder/AG-2027-1/offentliggoer/", "/sv/moten/AG-2027-1/publicera/"),
    "meetings:participants": ("/da/moeder/AG-2027-1/deltagere/", "/sv/moten/AG-2027-1/deltagare/"),
    "meetings:participant": ("/da/moeder/AG-2027-1/deltagere/7/", "/sv/moten/AG-2027-1/deltagare/7/"),
    "meetings:call_next": (
        "/da/moeder/AG-2027-1/deltagere/7/naeste/",
        "/sv/moten/AG-2027-1/deltagare/7/nasta/",
    ),
    "meetings:settle_stray": (
        "/da/moeder/AG-2027-1/deltagere/mail/7/",
        "/sv/moten/AG-2027-1/deltagare/e-post/7/",
    ),
    "meetings:convene": ("/da/moeder/AG-2027-1/deltagere/indkald/", "/sv/moten/AG-2027-1/deltagare/kalla/"),
    "meetings:answer": ("/da/moeder/AG-2027-1/svar/", "/sv/moten/AG-2027-1/svar/"),
    "meetings:answer_by_link": ("/da/moeder/AG-2027-1/svar/token/", "/sv/moten/AG-2027-1/svar/token/"),
    "meetings:record_held": ("/da/moeder/AG-2027-1/afholdt/", "/sv/moten/AG-2027-1/genomfort/"),
    "meetings:rotation": ("/da/vaertskab/", "/sv/vardskap/"),
    "meetings:handover": (
        "/da/vaertskab/overdragelse/AG-2027-1/",
        "/sv/vardskap/overlamning/AG-2027-1/",
    ),
    "meetings:plan": ("/da/planlaegning/", "/sv/planering/"),
    "meetings:calendar_notes": ("/da/planlaegning/dage/", "/sv/planering/dagar/"),
    "meetings:calendar_note_edit": ("/da/planlaegning/dage/7/", "/sv/planering/dagar/7/"),
    "meetings:reminder_rules": ("/da/planlaegning/paamindelser/", "/sv/planering/paminnelser/"),
    "meetings:mail_templates": ("/da/planlaegning/breve/", "/sv/planering/brev/"),
    "meetings:mail_template": ("/da/planlaegning/breve/poll/", "/sv/planering/brev/poll/"),
    "meetings:mail_page": ("/da/planlaegning/breve/poll/sv/", "/sv/planering/brev/poll/sv/"),
    "meetings:meeting_confirm": (
        "/da/moeder/AG-2027-1/aendr/bekraeft/",
        "/sv/moten/AG-2027-1/andra/bekrafta/",
    ),
    "meetings:meeting_move": ("/da/moeder/AG-2027-1/aendr/flyt/", "/sv/moten/AG-2027-1/andra/flytta/"),
    "meetings:meeting_cancel": ("/da/moeder/AG-2027-1/aendr/aflys/", "/sv/moten/AG-2027-1/andra/stall-in/"),
    "meetings:meeting_replace": ("/da/moeder/AG-2027-1/aendr/erstat/", "/sv/moten/AG-2027-1/andra/ersatt/"),
    "meetings:meeting_swap": ("/da/moeder/AG-2027-1/aendr/byt/", "/sv/moten/AG-2027-1/andra/byt/"),
    "meetings:meeting_discard": ("/da/moeder/AG-2027-1/aendr/slet/", "/sv/moten/AG-2027-1/andra/ta-bort/"),
    "meetings:outbox": ("/da/planlaegning/udbakke/", "/sv/planering/utkorg/"),
    "meetings:post_office": ("/da/planlaegning/udbakke/standset/", "/sv/planering/utkorg/stoppad/"),
    "meetings:formal_mail": (
        "/da/planlaegning/udbakke/organer/working_group/",
        "/sv/planering/utkorg/organ/working_group/",
    ),
    "meetings:message": ("/da/planlaegning/udbakke/notice/7/", "/sv/planering/utkorg/notice/7/"),
    "meetings:person": ("/da/personer/7/", "/sv/personer/7/"),
    "meetings:meeting_new": ("/da/planlaegning/nyt-moede/", "/sv/planering/nytt-mote/"),
    "meetings:poll": ("/da/moeder/AG-2027-1/datoer/", "/sv/moten/AG-2027-1/datum/"),
    "meetings:poll_answer": ("/da/moeder/AG-2027-1/datoer/a:b:c/", "/sv/moten/AG-2027-1/datum/a:b:c/"),
    "meetings:obligations": ("/da/forpligtelser/", "/sv/ataganden/"),
    "meetings:my_meetings": ("/da/mine-moeder/", "/sv/mina-moten/"),
    "meetings:my_messages": ("/da/mine-beskeder/", "/sv/mina-meddelanden/"),
    "meetings:leave": ("/da/afmeld/a:b:c/", "/sv/avanmal/a:b:c/"),
    "meetings:body_calendar": ("/da/kalender/working-group.ics", "/sv/kalender/working-group.ics"),
    "meetings:all_calendar": ("/da/kalender/alle.ics", "/sv/kalender/alla.ics"),
    "meetings:personal_calendar": ("/da/kalender/p/token.ics", "/sv/kalender/p/token.ics"),
    "meetings:body_news": ("/da/nyt/working-group.atom", "/sv/nytt/working-group.atom"),
    "meetings:project_news": ("/da/nyt/projekt/P-2026-01.atom", "/sv/nytt/projekt/P-2026-01.atom"),
    "meetings:decision_news": ("/da/nyt/beslutninger.atom", "/sv/nytt/beslut.atom"),
    "meetings:follow": ("/da/foelg/", "/sv/folj/"),
    "meetings:follow_link": ("/da/foelg/a:b:c/", "/sv/folj/a:b:c/"),
    "account_login": ("/da/konto/log-ind/", "/sv/konto/logga-in/"),
    "account_logout": ("/da/konto/log-ud/", "/sv/konto/logga-ut/"),
    "account_inactive": ("/da/konto/inaktiv/", "/sv/konto/inaktivt/"),
    "account_change_password": ("/da/konto/adgangskode/skift/", "/sv/konto/losenord/byt/"),
    "account_set_password": ("/da/konto/adgangskode/vaelg/", "/sv/konto/losenord/valj/"),
    "account_reset_password": ("/da/konto/adgangskode/glemt/", "/sv/konto/losenord/glomt/"),
    "account_reset_password_done": (
        "/da/konto/adgangskode/glemt/sendt/",
        "/sv/konto/losenord/glomt/skickat/",
    ),
    "account_reset_password_from_key": ("/da/konto/adgangskode/ny/1-abc/", "/sv/konto/losenord/nytt/1-abc/"),
    "account_reset_password_from_key_done": (
        "/da/konto/adgangskode/ny/faerdig/",
        "/sv/konto/losenord/nytt/klart/",
    ),
    "admin:index": ("/da/administration/", "/sv/administration/"),
}
ARGUMENTS = {
    "cooperation:declaration_version": ["sv", 1],
    "cooperation:project_detail": ["P-2026-01"],
    "cooperation:proposal_edit": ["P-2026-01"],
    "cooperation:translation_draft": [7],
    "cooperation:translation_edit": ["project", "7"],
    "cooperation:translation_machine": ["project", "7"],
    "meetings:meeting_year": [2026],
    "meetings:meeting_month": [2026, 11],
    "meetings:year_plan": [2026],
    "meetings:meeting_detail": ["AG-2027-1"],
    "meetings:mail_template": ["poll"],
    "meetings:mail_page": ["poll", "sv"],
    "meetings:meeting_confirm": ["AG-2027-1"],
    "meetings:meeting_move": ["AG-2027-1"],
    "meetings:meeting_cancel": ["AG-2027-1"],
    "meetings:meeting_replace": ["AG-2027-1"],
    "meetings:meeting_swap": ["AG-2027-1"],
    "meetings:meeting_discard": ["AG-2027-1"],
    "meetings:publication": ["AG-2027-1"],
    "meetings:participants": ["AG-2027-1"],
    "meetings:participant": ["AG-2027-1", 7],
    "meetings:call_next": ["AG-2027-1", 7],
    "meetings:settle_stray": ["AG-2027-1", 7],
    "meetings:convene": ["AG-2027-1"],
    "meetings:answer": ["AG-2027-1"],
    "meetings:answer_by_link": ["AG-2027-1", "token"],
    "meetings:record_held": ["AG-2027-1"],
    "meetings:handover": ["AG-2027-1"],
    "meetings:calendar_note_edit": [7],
    "meetings:formal_mail": ["working_group"],
    "meetings:message": ["notice", 7],
    "meetings:person": [7],
    "meetings:poll": ["AG-2027-1"],
    "meetings:poll_answer": ["AG-2027-1", "a:b:c"],
    "meetings:leave": ["a:b:c"],
    "meetings:body_calendar": ["working-group"],
    "meetings:personal_calendar": ["token"],
    "meetings:body_news": ["working-group"],
    "meetings:project_news": ["P-2026-01"],
    "meetings:follow_link": ["a:b:c"],
    "account_reset_password_from_key": ["1", "abc"],
}
BEHIND_LOG_IN = {
    "cooperation:declaration_enter",
    "meetings:answer",
    "meetings:answer_by_link",
    "meetings:calendar_note_edit",
    "meetings:calendar_notes",
    "meetings:call_next",
    "meetings:changes",
    "meetings:convene",
    "meetings:handover",
    "meetings:mail_page",
    "meetings:mail_template",
    "meetings:mail_templates",
    "meetings:meeting_cancel",
    "meetings:meeting_confirm",
    "meetings:meeting_discard",
    "meetings:meeting_move",
    "meetings:meeting_new",
    "meetings:meeting_replace",
    "meetings:meeting_swap",
    "meetings:formal_mail",
    "meetings:message",
    "meetings:my_meetings",
    "meetings:my_messages",
    "meetings:outbox",
    "meetings:participant",
    "meetings:participants",
    "meetings:person",
    "meetings:plan",
    "meetings:poll",
    "meetings:post_office",
    "meetings:publication",
    "meetings:record_held",
    "meetings:reminder_rules",
    "meetings:settle_stray",
}
# Open to whoever has the link, and to nobody else.
BY_LINK = {"meetings:follow_link", "meetings:leave", "meetings:poll_answer"}
OPEN = [
    name
    for name in PATHS
    if name.startswith(("cooperation:", "meetings:", "home"))
    and not name.endswith(("_calendar", "_news"))
    and not name.startswith(("cooperation:proposal", "cooperation:translation"))
    and name not in BEHIND_LOG_IN | BY_LINK
]
ASIDE = {
    "healthz": "/healthz",
    "mailz": "/mailz",
    "readyz": "/readyz",
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
}


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_has_its_path_and_the_path_its_page(name, language):
    path = PATHS[name][LANGUAGES.index(language)]
    assert address(language, name, *ARGUMENTS.get(name, [])) == path
    with override(language):
        assert resolve(path).view_name == name


@pytest.mark.parametrize(("name", "path"), ASIDE.items())
def test_what_is_for_machines_has_no_language(name, path):
    assert reverse(name) == path


def names(resolver, inside=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield inside + pattern.name
        elif pattern.namespace != "admin":
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else inside)


def test_no_path_is_left_unpinned():
    assert set(names(get_resolver())) == set(PATHS) - {"admin:index"} | set(ASIDE)


@pytest.fixture
def rows(frame):
    a_project(ref="P-2026-01")
    a_meeting(ref="AG-2026-1", starts_at=NOW)
    a_meeting(ref="AG-2027-1", host="malmo")


@pytest.mark.parametrize("name", [*OPEN, "account_login", "account_reset_password"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_leads_to_the_same_page_and_back(client, rows, name, language):
    own, other = LANGUAGES if language == "da" else LANGUAGES[::-1]
    path = PATHS[name][LANGUAGES.index(own)]
    answer = client.get(path, {"a": "1"})
    assert answer.status_code == 200
    across = PATHS[name][LANGUAGES.index(other)] + "?a=1"
    assert re.search(
        rf'href="{re.escape(across)}" lang="{other}" hreflang="{other}"', answer.content.decode()
    )
    assert f"{path}?a=1" in links(client.get(across))


def alternates(answer):
    found = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', answer.content.decode())
    return {language: unescape(link) for language, link in found}


def canonical(answer):
    return unescape(re.search(r'<link rel="canonical" href="([^"]+)">', answer.content.decode())[1])


@pytest.mark.parametrize("name", OPEN)
def test_both_languages_of_a_page_name_each_other(client, rows, name, settings):
    """By the portal's own address, whatever host and query somebody came with."""
    danish, swedish = (client.get(path, {"x": "1"}) for path in PATHS[name])
    site = settings.SITE_URL
    expected = {"da": site + PATHS[name][0], "sv": site + PATHS[name][1]}
    default = site + "/" if name == "home" else expected["da"]
    assert alternates(danish) == alternates(swedish) == {**expected, "x-default": default}
    assert (canonical(danish), canonical(swedish)) == (expected["da"], expected["sv"])


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("state=adopted", "state=adopted"),
        ("utm_source=x&state=adopted&fbclid=y", "state=adopted"),
        ("after=P-2026-01&state=adopted", "state=adopted&after=P-2026-01"),
        ("state=nonsense", ""),
        ("q=1", ""),
    ],
)
def test_a_filter_and_a_page_make_another_page_and_what_others_hang_on_does_not(
    client, rows, settings, query, kept
):
    answer = client.get(f"{PATHS['cooperation:project_list'][1]}?{query}")
    danish, swedish = (f"{settings.SITE_URL}{path}" for path in PATHS["cooperation:project_list"])
    danish, swedish = (f"{one}?{kept}" if kept else one for one in (danish, swedish))
    assert canonical(answer) == swedish
    assert alternates(answer) == {"da": danish, "sv": swedish, "x-default": danish}


@pytest.mark.parametrize(
    ("path", "status"), [("/da/moten/", 404), ("/sv/moeder/", 404), ("/en/vision/", 404)]
)
def test_a_path_of_the_other_language_is_none_of_this_one(client, frame, path, status):
    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", ["/da/vision", "/sv/projekt"])
def test_a_missing_slash_is_added(client, frame, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (301, f"{path}/")


@pytest.mark.parametrize(
    "path",
    ["//da//", "/da/../admin/", "/da/%00", "/DA/vision/", "/da/vision/.", "/da/VISION/", "/da/%2e%2e/"],
)
def test_a_crooked_path_leads_nowhere_else(client, frame, path):
    answer = client.get(path)
    assert answer.status_code in (301, 302, 400, 404)
    assert answer.get("Location", "/da/").startswith("/")
    assert not answer.get("Location", "/da/").startswith("//")
