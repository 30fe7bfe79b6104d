"""No English on any page: the administration, and every form that refuses what was typed into it."""

import re
from html import unescape

import pytest
from django.utils.translation import gettext, override

from cooperation.models import Person, Seat, Term, User
from tests.factories import a_member
from tests.oresund.views.reading import LANGUAGES, address, in_words

# Words of nearly every English sentence or button that neither Danish nor Swedish has.
ENGLISH = re.compile(
    r"\b(the|this|these|of|is|are|was|been|you|your|please|not|and|with|from|which|its|add|change|delete|save|search|"
    r"select|choose|enter|view|history|home|show|hide|none|true|false|yes|no|required|valid|invalid|value|choice|"
    r"error|below|already|exists|today|cannot|must|password|users?|name|welcome|toggle|close|cancel|another|items?|"
    r"objects|constraint)\b",
    re.IGNORECASE,
)
# What the code calls a thing, such as working_group.
CODE = re.compile(r"\b[a-z]+_[a-z_]+\b")
SHOWN = re.compile(r'\b(?:alt|title|aria-label|placeholder)="([^"]*)"')
ROWS = {"user": User, "person": Person, "seat": Seat, "term": Term}
JUNK = {
    "email": "x",
    "language": "xx",
    "role": "zz",
    "city": "zz",
    "person": "999999",
    "body": "zz",
    "council": "zz",
    "starts_on": "i morgen",
    "ends_on": "31.02.2026",
    "position": "-1",
}


def english(answer):
    """What a reader sees or hears of a page, as far as it is English or a name of the code."""
    html = re.sub(r"(?s)<script.*?</script>", "", answer.content.decode())
    shown = in_words(html) + " · ".join(["", *map(unescape, SHOWN.findall(html))])
    return ENGLISH.findall(shown) + CODE.findall(shown)


@pytest.fixture
def admin(browse, frame):
    a_member("cph", name="Anna")
    Term.objects.get_or_create(council_id="br", starts_on="2030-01-01", ends_on="2033-12-31")
    return browse("administrator")


def test_english_would_be_seen(client, frame):
    answer = client.get("/da/")
    assert english(answer) == []
    answer.content = answer.content.replace(b"</main>", b'<img alt="Search">Please do working_group</main>')
    assert english(answer) == ["Please", "Search", "working_group"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ROWS)
def test_the_administration_speaks_the_readers_language(admin, language, name):
    def page(kind, *args):
        return address(language, f"admin:cooperation_{name}_{kind}", *args)

    row = ROWS[name].objects.first()
    for url in (
        address(language, "admin:index"),
        address(language, "admin:app_list", "cooperation"),
        address(language, "admin:password_change"),
        page("changelist"),
        f"{page('changelist')}?q=finnesikke",
        f"{page('changelist')}?_facets=True",
        page("add"),
        *(page(kind, row.pk) for kind in ("change", "delete", "history")),
    ):
        answer = admin.get(url)
        assert answer.status_code == 200
        assert english(answer) == [], url


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fields", [{}, JUNK], ids=["empty", "junk"])
@pytest.mark.parametrize("name", ROWS)
def test_a_table_refuses_in_the_readers_language(admin, language, name, fields):
    answer = admin.post(address(language, f"admin:cooperation_{name}_add"), fields)
    assert answer.context["errors"]
    assert english(answer) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_of_what_was_changed_names_the_fields_in_the_readers_language(admin, language):
    user = User.objects.get(email="medlem@kbh.example")
    labels = set()
    for name in ROWS:
        page = admin.get(address(language, f"admin:cooperation_{name}_add"))
        with override(None):
            labels |= {str(field.label) for field in page.context["adminform"].form.fields.values()}
    assert {"Name", "From"} <= labels
    with override(language):
        assert {label for label in labels if gettext(label) == label} <= {"Person"}
    fields = {
        "email": "ny@kbh.example",
        "name": "Ny",
        "language": "sv",
        "role": "secretariat",
        "city": "malmo",
    }
    admin.post(address(language, "admin:cooperation_user_change", user.pk), fields)
    history = admin.get(address(language, "admin:cooperation_user_history", user.pk))
    assert {"da": "Ændrede e-mail, navn", "sv": "Ändrade e-post, namn"}[language] in in_words(
        history.content.decode()
    )
    assert english(history) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_done_is_said_and_noted_in_the_readers_language(admin, language):
    person = Person.objects.create(name="Bo")
    for url, fields in (
        (address(language, "admin:cooperation_person_add"), {"name": "Cai"}),
        (address(language, "admin:cooperation_person_change", person.pk), {"name": "Bodil"}),
        (
            address(language, "admin:cooperation_person_change", person.pk),
            {"name": "Bodil", "_continue": "1"},
        ),
        (address(language, "admin:cooperation_person_add"), {"name": "Dan", "_addanother": "1"}),
    ):
        answer = admin.post(url, fields, follow=True)
        assert 'class="success"' in answer.content.decode()
        assert english(answer) == []
    assert english(admin.get(address(language, "admin:cooperation_person_history", person.pk))) == []
    gone = admin.post(
        address(language, "admin:cooperation_person_delete", person.pk), {"post": "yes"}, follow=True
    )
    assert english(gone) == []
    assert english(admin.get(address(language, "admin:index"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("role", "name", "fields"),
    [
        ("visitor", "account_login", {}),
        ("visitor", "account_login", {"login": "x", "password": "y"}),
        ("visitor", "account_login", {"login": "nobody@kbh.example", "password": "y"}),
        ("visitor", "account_reset_password", {}),
        ("visitor", "account_reset_password", {"email": "x"}),
        ("member-cph", "account_change_password", {}),
        ("member-cph", "account_change_password", {"oldpassword": "x", "password1": "1", "password2": "2"}),
        (
            "member-cph",
            "account_change_password",
            {"oldpassword": "x", "password1": "12345", "password2": "12345"},
        ),
        ("secretary-cph", "cooperation:proposal_new", {"action": "submit"}),
        (
            "secretary-cph",
            "cooperation:proposal_new",
            {
                "action": "submit",
                "title_da": "x" * 500,
                "kind": "zz",
                "origin": "zz",
                "deepens": "999999",
                "focus_area": "zz",
                "budget": "mange",
                "budget_currency": "EUR",
            },
        ),
    ],
)
def test_a_form_refuses_in_the_readers_language(browse, with_password, language, role, name, fields):
    answer = browse(role).post(address(language, name), fields)
    assert answer.context["form"].errors
    assert english(answer) == []
