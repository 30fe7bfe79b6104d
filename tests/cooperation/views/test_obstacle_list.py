"""Border obstacles: everybody reads them, secretariats write them in both languages."""

import pytest

from cooperation.models import Obstacle
from tests.factories import a_project, an_area
from tests.oresund.views.reading import LANGUAGES, address, content, fields_with_errors, queries, words

WRITTEN = {"name_da": "eID", "name_sv": "E-legitimation", "owner": "state", "focus_area": ""}


def an_obstacle(owner="city", number=1, **fields):
    return Obstacle.objects.create(
        name_da=f"Hindring {number}", name_sv=f"Hinder {number}", owner=owner, **fields
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_reads_what_is_solved_and_what_is_referred(client, frame, language):
    a_project(obstacle=an_obstacle(focus_area=an_area()), title_da="Synlig", title_sv="Synlig")
    a_project(state="draft", obstacle=Obstacle.objects.get(), title_da="Skjult", title_sv="Skjult")
    an_obstacle("eu", 2)
    answer = client.get(address(language, "cooperation:obstacle_list"))
    assert {"da": "Hindring 2 Sendt videre til EU", "sv": "Hinder 2 Lämnat vidare till EU"}[
        language
    ] in words(answer)
    assert ("Synlig" in words(answer), "Skjult" in words(answer)) == (True, False)
    assert address(language, "cooperation:obstacle_new") not in content(answer)


def test_it_asks_as_often_for_one_as_for_thirty(client, frame):
    url = address("da", "cooperation:obstacle_list")
    a_project(obstacle=an_obstacle(focus_area=an_area()))
    first = queries(client, url)
    for number in range(30):
        a_project(obstacle=an_obstacle("state", number, focus_area=an_area(f"a{number}")))
    assert queries(client, url) == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_secretariat_enters_and_corrects_one(browse, language):
    client = browse("secretary-malmo")
    assert client.get(address(language, "cooperation:obstacle_new")).status_code == 200
    answer = client.post(address(language, "cooperation:obstacle_new"), WRITTEN)
    assert answer["Location"] == address(language, "cooperation:obstacle_list")
    obstacle = Obstacle.objects.get()
    assert (obstacle.name_da, obstacle.name_sv, obstacle.owner) == ("eID", "E-legitimation", "state")
    edit = address(language, "cooperation:obstacle_edit", obstacle.pk)
    assert 'value="E-legitimation"' in content(client.get(edit))
    client.post(edit, {**WRITTEN, "owner": "city"})
    obstacle.refresh_from_db()
    assert obstacle.is_solvable


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name_da", ""),
        ("name_sv", "\u200b"),
        ("name_sv", "x" * 201),
        ("name_da", "a\x00"),
        ("owner", "moon"),
        ("owner", ""),
        ("focus_area", "9" * 30),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(browse, field, value):
    answer = browse("secretary-cph").post(
        address("da", "cooperation:obstacle_new"), {**WRITTEN, field: value}
    )
    assert (answer.status_code, fields_with_errors(answer)) == (422, [field])
    assert not Obstacle.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("visitor", 302), ("member-cph", 404), ("administrator", 404)])
def test_nobody_else_writes(browse, role, status):
    obstacle = an_obstacle()
    pages = [("obstacle_new",), ("obstacle_edit", obstacle.pk)]
    for name, *arguments in pages:
        url = address("da", f"cooperation:{name}", *arguments)
        assert browse(role).get(url).status_code == status
        assert browse(role).post(url, WRITTEN).status_code == status
    assert Obstacle.objects.get().name_da == "Hindring 1"
