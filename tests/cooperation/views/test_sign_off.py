"""Signing for a city: what each page shows, which signatures count, and what is refused."""

import pytest

from cooperation.models import BudgetLine, Project, SignOff, signed_matters
from tests.cooperation.moving import WHY, both_sign, ready, signs
from tests.factories import a_line, a_user
from tests.oresund.views.reading import LANGUAGES, address, content, errors_beside, words


def page(client, project, language="da"):
    return client.get(address(language, "cooperation:project_moves", project.ref))


def sign(client, project, matter, **fields):
    project.refresh_from_db()
    _standing, digest = signed_matters(project).get(matter, (None, ""))
    data = {"matter": matter, "digest": digest, **fields}
    return client.post(address("da", "cooperation:sign_off", project.ref), data)


def final(project, matter="adoption"):
    return signed_matters(Project.objects.get(pk=project.pk))[matter][0].final


def test_it_is_final_when_both_cities_have_signed(browse):
    project = ready("adopted")
    for role, is_final in (("secretary-cph", False), ("secretary-malmo", True)):
        assert sign(browse(role), project, "adoption").status_code == 302
        assert final(project) is is_final


def test_pressed_twice_it_is_signed_once(browse):
    client, project = browse("secretary-cph"), ready("adopted")
    assert [sign(client, project, "adoption").status_code for _ in range(2)] == [302, 302]
    assert SignOff.objects.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_reads_how_each_city_stands(browse, people, language):
    project = ready("adopted")
    signs(people["secretary-malmo"], project, "adoption")
    url = address(language, "cooperation:project_detail", project.ref)
    text = words(browse("visitor").get(url))
    not_yet = {"da": "Ikke underskrevet endnu", "sv": "Inte undertecknat än"}[language]
    assert not_yet in text
    assert {"da": "Underskrevet", "sv": "Undertecknat"}[language] in text
    assert people["secretary-malmo"].name not in text
    both_sign(people, project, "adoption")
    assert not_yet not in words(browse("visitor").get(url))


def test_a_change_makes_an_earlier_signature_void_and_both_sign_anew(browse, people):
    project = ready("adopted")
    both_sign(people, project, "adoption")
    Project.objects.filter(pk=project.pk).update(title_da="Et andet navn")
    assert not final(project)
    assert words(page(browse("secretary-cph"), project)).count("Underskrev en tidligere udgave") == 2
    both_sign(people, project, "adoption")
    assert final(project)
    assert SignOff.objects.count() == 4


def test_what_was_not_read_is_not_signed(browse):
    client, project = browse("secretary-cph"), ready("adopted")
    for digest in ("", "x", "0" * 64):
        answer = sign(client, project, "adoption", digest=digest)
        assert (answer.status_code, "er ikke det, du læste" in words(answer)) == (409, True)
    assert not SignOff.objects.exists()


@pytest.mark.parametrize("matter", ["", "everything", "adoption\x00", "9" * 40])
def test_what_is_no_matter_is_absent(browse, matter):
    assert sign(browse("secretary-cph"), ready("adopted"), matter).status_code == 404


@pytest.mark.parametrize(
    ("state", "matter"),
    [
        ("recommended", "adoption"),
        ("adopted", "completion"),
        ("completed", "adoption"),
        ("adopted", "budget"),
    ],
)
def test_what_is_not_to_be_signed_now_is_refused(browse, state, matter):
    assert sign(browse("secretary-cph"), ready(state), matter).status_code == 409
    assert not SignOff.objects.exists()


def test_a_signature_is_taken_back_until_the_other_city_has_signed(browse, people):
    project, client = ready("adopted"), browse("secretary-cph")
    sign(client, project, "adoption")
    assert sign(client, project, "adoption", take_back="1").status_code == 302
    assert signed_matters(project)["adoption"][0].sides["cph"].state == "open"
    sign(client, project, "adoption")
    signs(people["secretary-malmo"], project, "adoption")
    assert sign(client, project, "adoption", take_back="1").status_code == 409
    assert final(project)
    assert SignOff.objects.count() == 4  # signed, taken back, signed again, and the other city


def test_nobody_takes_back_what_the_other_city_signed(browse, people):
    project = ready("adopted")
    signs(people["secretary-malmo"], project, "adoption")
    assert sign(browse("secretary-cph"), project, "adoption", take_back="1").status_code == 409


def test_who_has_moved_to_the_other_city_does_not_sign_for_both(browse, people):
    project, user = ready("adopted"), people["secretary-cph"]
    signs(user, project, "adoption")
    user.city_id = "malmo"
    user.save()
    assert sign(browse("secretary-cph"), project, "adoption").status_code == 404
    assert SignOff.objects.count() == 1


def test_a_colleague_signs_no_second_time_for_the_same_city(browse, people):
    project = ready("adopted")
    signs(people["secretary-cph"], project, "adoption")
    signs(a_user("secretariat", "cph"), project, "adoption")
    assert SignOff.objects.count() == 1


def test_a_withdrawal_is_signed_with_its_reason_and_another_one_is_signed_anew(browse):
    project = ready("adopted")
    cph, malmo = {"reason_da": "Nej", "reason_sv": "Nej"}, {"reason_da": "Nej", "reason_sv": "Tyvärr nej"}
    lacking = sign(browse("secretary-cph"), project, "withdrawal", reason_da="Nej", reason_sv="")
    assert (lacking.status_code, bool(errors_beside(lacking, "sign-withdrawal_reason_sv"))) == (422, True)
    sign(browse("secretary-cph"), project, "withdrawal", **cph)
    assert "Nej" in content(page(browse("secretary-malmo"), project))
    sign(browse("secretary-malmo"), project, "withdrawal", **malmo)
    assert not final(project, "withdrawal")
    sign(browse("secretary-cph"), project, "withdrawal", **malmo)
    assert final(project, "withdrawal")


def test_a_withdrawal_that_nobody_signed_is_not_spoken_of_in_public(browse, people):
    project = ready("adopted")
    url = address("da", "cooperation:project_detail", project.ref)
    assert "Tilbagetrækningen" not in words(browse("visitor").get(url))
    signs(people["secretary-cph"], project, "withdrawal", WHY)
    assert "Tilbagetrækningen" in words(browse("visitor").get(url))


@pytest.mark.parametrize("currency", ["DKK", "SEK"])
def test_another_budget_is_signed_anew(browse, people, currency):
    project = ready("adopted")
    line = a_line(project, currency=currency)
    both_sign(people, project, "budget")
    assert final(project, "budget")
    BudgetLine.objects.filter(pk=line.pk).update(amount=line.amount + 1)
    assert not final(project, "budget")
    assert not final(project, "adoption")
