"""Both cities' assessments: who reads them, when, and what is to be done next."""

import pytest

from cooperation import actions
from cooperation.models import Project
from meetings.models import AgendaItem
from tests.cooperation.assessors import duplicate_of, fields, hand_in
from tests.cooperation.test_actions_assessments import ask, settle
from tests.cooperation.test_permissions import PROPOSERS, ROLES
from tests.factories import NOW, TODAY, a_meeting, a_project_in, a_user
from tests.oresund.views.reading import LANGUAGES, address, links, queries, words

SECRET = "Helt for sig selv"


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def project(frame):
    return a_project_in("under_review", ref="P-2026-90")


@pytest.fixture
def cph(people):
    return people["secretary-cph"]


@pytest.fixture
def malmo(people):
    return people["secretary-malmo"]


@pytest.fixture
def page(browse, project):
    return lambda role, language="da": browse(role).get(
        address(language, "cooperation:assessment_list", project.ref)
    )


@pytest.fixture
def disputed(project, cph, malmo):
    hand_in(cph, project, {**duplicate_of(a_project_in("adopted")), "reason_da": SECRET})
    hand_in(malmo, project)
    return project


def on_an_agenda(project, **meeting):
    item = AgendaItem.objects.create(
        meeting=a_meeting(**meeting), position=1, type="decision", title_da="Punkt", title_sv="Punkt"
    )
    item.projects.add(project)
    return item


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_secretariats_read_it_and_nobody_else(page, role, language):
    answer = page(role, language)
    if role == "visitor":
        assert answer.status_code == 302
        assert "log" in answer["Location"]
    else:
        assert answer.status_code == (200 if role in PROPOSERS else 404)


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "adopted", "withdrawn"])
def test_what_was_never_submitted_has_no_assessments(browse, state):
    project = a_project_in(state, "malmo")
    answer = browse("secretary-cph").get(address("da", "cooperation:assessment_list", project.ref))
    assert answer.status_code == (404 if state == "draft" else 200)


def test_the_other_citys_words_wait_until_the_own_are_there(page, project, cph, malmo):
    hand_in(malmo, project, fields(reason_da=SECRET, extra_evidence_da=SECRET))
    before = page("secretary-cph")
    assert SECRET not in before.content.decode()
    assert "Vurderingen fra København mangler stadig." in words(before)
    assert "Så vurderer hver by for sig." in words(before)
    assert SECRET in words(page("secretary-malmo"))
    detail = address("da", "cooperation:project_detail", project.ref)
    assert SECRET not in page("secretary-cph").client.get(detail).content.decode()
    hand_in(cph, project)
    assert SECRET in words(page("secretary-cph"))
    assert "De to byer er enige. Nyt: Ingen andre gør det." in words(page("secretary-cph"))


@pytest.mark.parametrize(
    ("language", "mark"), [("da", "Svarene er forskellige"), ("sv", "Svaren skiljer sig åt")]
)
def test_differences_are_said_in_words(page, disputed, language, mark):
    read = words(page("secretary-cph", language))
    assert read.count(mark) == 1


def test_what_is_to_be_done_next(page, project, cph, malmo):
    new, decide, again = (
        address("da", f"cooperation:assessment_{name}", project.ref) for name in ("new", "settle", "again")
    )

    def offered():
        return [one for one in (new, decide, again) if one in links(page("secretary-cph"))]

    assert offered() == [new]
    hand_in(cph, project, duplicate_of(a_project_in("adopted")))
    assert offered() == [new]
    hand_in(malmo, project)
    assert offered() == [decide, again]
    settle(cph, project)
    assert offered() == [again]
    ask(cph, project)
    assert offered() == [new]


def test_a_disagreement_says_where_it_is_dealt_with(page, disputed):
    assert "på en kommende dagsorden" in words(page("secretary-cph"))
    meeting = on_an_agenda(disputed).meeting
    assert meeting.get_absolute_url() in links(page("secretary-cph"))


def test_the_groups_members_read_what_differs_when_it_is_on_their_agenda(page, disputed, browse, cph):
    assert page("member-malmo").status_code == 404
    meeting = on_an_agenda(disputed).meeting
    assert SECRET in words(page("member-malmo"))
    assert address("da", "cooperation:assessment_settle", disputed.ref) not in links(page("member-malmo"))
    where = address("da", "cooperation:assessment_list", disputed.ref)
    for role in ("member-cph", "secretary-cph"):
        assert where in links(browse(role).get(meeting.get_absolute_url()))
    for role in ("visitor", "administrator"):
        assert where not in links(browse(role).get(meeting.get_absolute_url()))
        assert page(role).status_code != 200
    settle(cph, disputed)
    assert page("member-malmo").status_code == 404


def test_a_member_without_a_seat_in_the_group_reads_nothing(client, disputed):
    on_an_agenda(disputed)
    client.force_login(a_user("member", "malmo"))
    assert client.get(address("da", "cooperation:assessment_list", disputed.ref)).status_code == 404


@pytest.mark.parametrize("other", [{"visibility": "draft"}, {"body_id": "joint_council"}])
def test_another_meeting_opens_nothing_to_members(page, disputed, other):
    on_an_agenda(disputed, **other)
    assert page("member-cph").status_code == 404


def test_every_version_is_kept_with_who_and_when(page, project, cph, malmo):
    hand_in(cph, project, fields(reason_da="Første skøn"))
    hand_in(cph, project, fields(reason_da="Andet skøn"))
    read = words(page("secretary-cph"))
    assert "Første skøn" in read
    assert f"København, version 2 · 23. nov. 2026 · {cph.name}" in read
    hand_in(malmo, project)
    ask(cph, project)
    assert "Ny viden" in words(page("secretary-malmo", "sv"))


def test_old_rounds_are_read_by_both(page, project, malmo, cph):
    hand_in(malmo, project, fields(reason_da=SECRET))
    Project.objects.update(state="returned", extra_effort_da="Mere end driften")
    actions.submit(by=cph, project=project, today=TODAY)
    assert SECRET in words(page("secretary-cph"))


def test_html_is_shown_as_text(page, project, cph):
    hand_in(cph, project, fields(reason_da="<script>alert(1)</script>"))
    assert "<script>alert" not in page("secretary-cph").content.decode()


def test_more_versions_need_no_more_queries(browse, project, cph):
    url = address("da", "cooperation:assessment_list", project.ref)
    hand_in(cph, project)
    few = queries(browse("secretary-cph"), url)
    for _ in range(29):
        hand_in(cph, project, compared=[a_project_in("adopted")])
    assert queries(browse("secretary-cph"), url) == few
