"""What stands around every page: the navigation by role and language, and the notice of the demo."""

import re

import pytest

from tests.oresund.views.reading import LANGUAGES, address, links, words

PUBLIC = [
    "cooperation:vision",
    "meetings:meeting_list",
    "cooperation:project_list",
    "meetings:obligations",
    "cooperation:body_list",
]
WORK = [
    "meetings:my_meetings",
    "cooperation:worklist",
    "cooperation:proposal_list",
    "cooperation:translation_list",
]
MINE = {
    "visitor": [],
    "member-cph": ["meetings:my_meetings"],
    "member-malmo": ["meetings:my_meetings"],
    "secretary-cph": WORK,
    "secretary-malmo": WORK,
    "administrator": [],
}


@pytest.mark.parametrize("role", MINE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_role_has_its_navigation(browse, role, language):
    answer = browse(role).get(address(language, "cooperation:vision"))
    expected = [address(language, name) for name in PUBLIC + MINE[role]]
    assert [link.url for link in answer.context["nav"]] == expected
    assert set(expected) <= set(links(answer))


@pytest.mark.parametrize("role", ["member-cph", "secretary-malmo"])
def test_every_link_of_the_navigation_leads_somewhere(browse, role):
    client = browse(role)
    nav = client.get(address("sv", "home")).context["nav"]
    assert {link.url: client.get(link.url).status_code for link in nav} == {link.url: 200 for link in nav}


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_where_one_is_is_marked(client, frame, name, language):
    answer = client.get(address(language, name))
    assert [link.url for link in answer.context["nav"] if link.current] == [address(language, name)]
    assert answer.content.decode().count('aria-current="page"') == 1


def test_pages_about_meetings_describe_themselves_in_their_language(client, frame):
    pages = [
        address(lang, f"meetings:{name}")
        for lang in LANGUAGES
        for name in ("rotation", "obligations", "meeting_list")
    ]
    found = {
        re.search(r'name="description" content="([^"]+)"', client.get(url).content.decode())[1]
        for url in pages
    }
    assert len(found) == len(pages)


@pytest.mark.parametrize("name", ["rotation", "plan", "calendar_notes", "meeting_new"])
def test_pages_that_lie_elsewhere_mark_the_entry_they_belong_to(browse, name):
    nav = browse("secretary-cph").get(address("sv", f"meetings:{name}")).context["nav"]
    assert [link.url for link in nav if link.current] == [address("sv", "meetings:meeting_list")]


def test_on_the_home_page_no_entry_is_marked(client, frame):
    assert not [link for link in client.get(address("da", "home")).context["nav"] if link.current]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_are_different_words(browse, language):
    labels = [link.label for link in browse("secretary-cph").get(address(language, "home")).context["nav"]]
    assert len(set(labels)) == len(labels)


def test_a_visitor_may_log_in_and_a_user_sees_their_name_and_may_log_out(browse, people):
    visitor = browse("visitor").get(address("da", "home"))
    assert address("da", "account_login") in links(visitor)
    member = browse("member-cph").get(address("da", "home"))
    assert people["member-cph"].name in member.content.decode()
    assert f'action="{address("da", "account_logout")}" method="post"' in member.content.decode()


def test_a_name_is_only_text(browse, people):
    people["member-cph"].name = "<script>alert(1)</script>"
    people["member-cph"].save()
    html = browse("member-cph").get(address("da", "home")).content.decode()
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize(("language", "word"), [("da", "opdigtede"), ("sv", "påhittade")])
@pytest.mark.parametrize("demo", [True, False])
def test_only_the_demo_says_that_all_is_invented(client, frame, settings, language, word, demo):
    settings.IS_DEMO = demo
    for name in ("home", "cooperation:vision", "account_login"):
        assert (word in client.get(address(language, name)).content.decode()) is demo


def test_every_page_says_its_language_and_has_one_heading(client, frame):
    for language in LANGUAGES:
        for name in [*PUBLIC, "home", "account_login"]:
            answer = client.get(address(language, name))
            assert f'<html lang="{language}">' in answer.content.decode()
            assert answer.content.decode().count("<h1") == 1
            assert words(answer)
