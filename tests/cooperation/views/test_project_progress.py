"""The page on which secretariats tell how a project goes: small forms, in both languages, nothing lost."""

import pytest

from cooperation import actions
from cooperation.lifecycle import STATES, UNDER_WAY
from cooperation.models import Evaluation, Indicator, Measurement, Milestone, Update
from tests.factories import TODAY, a_project, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, fields_with_errors, queries, words

XSS = "<script>alert(1)</script>"
NAMED = {"name_da": "Hvor mange?", "name_sv": "Hur många?", "unit_da": "dage", "unit_sv": "dagar"}
FORMS = {
    "milestone": {"title_da": "Åbnet", "title_sv": "Öppnat", "due_on": "2026-11-23", "reached_on": ""},
    "update": {"text_da": "Åbnet", "text_sv": "", "happened_on": "2026-11-20", "is_public": "on"},
    "indicator": {**NAMED, "target": "12,5", "source": "", "source_url": ""},
    "measurement": {"moment": "before", "city": "cph", "on": "2026-11-01", "value": "1234,5"},
    "evaluation": {"evaluated_on": "2026-11-20", "noticed_da": "", "noticed_sv": "Mycket"},
}
MODELS = {
    "milestone": Milestone,
    "update": Update,
    "indicator": Indicator,
    "measurement": Measurement,
    "evaluation": Evaluation,
}


def url(project, language="da"):
    return address(language, "cooperation:project_progress", project.ref)


@pytest.fixture
def project(frame, time_machine):
    time_machine.move_to(TODAY)
    return a_project(ref="P-2026-01")


@pytest.fixture
def indicator(project):
    return Indicator.objects.create(project=project, **NAMED)


@pytest.fixture
def send(browse, project, indicator):
    def post(kind, role="secretary-cph", language="da", of=None, step="", action="save", version=1, **fields):
        typed = {**FORMS[kind], **({"indicator": indicator.pk} if kind == "measurement" else {}), **fields}
        prefixed = {f"{kind}-{name}": value for name, value in {**typed, "version": version}.items()}
        rest = {"kind": kind, "step": step, "action": action}
        return browse(role).post(url(of or project, language), {**rest, **prefixed})

    return post


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("visitor", 302),
        ("member-cph", 404),
        ("member-malmo", 404),
        ("administrator", 404),
        ("secretary-cph", 200),
        ("secretary-malmo", 200),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_sees_the_page(browse, send, project, role, status, language):
    client = browse(role)
    assert client.get(url(project, language)).status_code == status
    assert send("milestone", role, language).status_code == (302 if status == 200 else status)
    assert Milestone.objects.count() == (status == 200)


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_under_way_has_the_page(browse, send, state):
    project = a_project_in(state)
    client = browse("secretary-cph")
    assert client.get(url(project)).status_code == (200 if state in UNDER_WAY else 404)
    assert send("milestone", of=project).status_code == (302 if state in UNDER_WAY else 404)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FORMS)
def test_each_kind_is_entered_changed_and_removed(browse, send, project, language, kind):
    before = MODELS[kind].objects.count()
    assert send(kind, language=language).status_code == 302
    step = MODELS[kind].objects.order_by("pk").last()
    assert MODELS[kind].objects.count() == before + 1
    page = browse("secretary-malmo").get(url(project, language), {"kind": kind, "step": step.pk})
    assert f'name="step" value="{step.pk}"' in page.content.decode()
    assert send(kind, language=language, step=step.pk).status_code == 302
    step.refresh_from_db()
    assert step.version == 2
    assert send(kind, language=language, step=step.pk, version=2, action="remove").status_code == 302
    assert MODELS[kind].objects.count() == before


@pytest.mark.parametrize(
    ("kind", "fields", "beside"),
    [
        ("milestone", {"title_sv": ""}, ["title_sv"]),
        ("milestone", {"title_da": "x" * 201}, ["title_da"]),
        ("milestone", {"due_on": "31.02.2027"}, ["due_on"]),
        ("milestone", {"due_on": "0001-01-01"}, ["due_on"]),
        ("milestone", {"reached_on": "2026-11-24"}, ["reached_on"]),
        ("update", {"text_da": "", "text_sv": " \t"}, ["text_da"]),
        ("update", {"text_da": "x" * 3001}, ["text_da"]),
        ("update", {"text_da": "x\x00"}, ["text_da"]),
        ("update", {"happened_on": "2026-11-24"}, ["happened_on"]),
        ("indicator", {"unit_da": ""}, ["unit_da"]),
        ("indicator", {"target": "1e9"}, ["target"]),
        ("indicator", {"target": "1.5"}, ["target"]),
        ("indicator", {"source_url": "javascript:alert(1)"}, ["source_url"]),
        ("measurement", {"indicator": "999999999999999999999"}, ["indicator"]),
        ("measurement", {"city": "x\x00"}, ["city"]),
        ("measurement", {"moment": "now"}, ["moment"]),
        ("measurement", {"value": ""}, ["value"]),
        ("measurement", {"value": "NaN"}, ["value"]),
        ("measurement", {"value": "9" * 30}, ["value"]),
        ("measurement", {"on": "2027-01-01"}, ["on"]),
        ("evaluation", {"noticed_sv": ""}, ["noticed_da"]),
        ("evaluation", {"evaluated_on": ""}, ["evaluated_on"]),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(send, kind, fields, beside):
    before = MODELS[kind].objects.count()
    answer = send(kind, **fields)
    wrong = [name.replace(f"{kind}-", "") for name in errors(answer)]
    assert (answer.status_code, wrong) == (422, beside)
    assert MODELS[kind].objects.count() == before
    assert "<title>\n  Fejl:" in answer.content.decode() or "Fejl:" in answer.content.decode()


def errors(answer):
    """fields_with_errors knows no hyphens in names."""
    html = answer.content.decode().replace("-", "__")
    return [name.replace("__", "-") for name in fields_with_errors(_Page(html))]


class _Page:
    def __init__(self, html):
        self.content = html.encode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_typed_stands_in_the_form_again(send, language):
    answer = send("milestone", language=language, title_da=f"{XSS} & mere", title_sv="")
    html = answer.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; mere" in html
    assert "<script>alert" not in html
    assert '<details class="step-form" open>' in html


@pytest.mark.parametrize(
    "sent",
    [
        {"kind": "x"},
        {"kind": "milestone", "step": "x"},
        {"kind": "milestone", "step": "\x00"},
        {"kind": "milestone", "step": "٣"},
        {},
    ],
)
def test_what_there_is_not_is_absent(browse, project, sent):
    client = browse("secretary-cph")
    assert client.post(url(project), sent).status_code == 404
    if sent:
        assert client.get(url(project), sent).status_code == 404
    assert client.get(url(project), {"kind": "milestone", "step": "9" * 40}).status_code == 404


def test_something_of_another_project_is_absent(browse, send):
    other = actions.tell(by=None, project=a_project(), step=a_milestone())
    assert send("milestone", step=other.pk, action="remove").status_code == 404
    assert send("milestone", step=other.pk).status_code == 404
    assert Milestone.objects.get().version == 1


def a_milestone():
    return Milestone(due_on=TODAY, title_da="Åbnet", title_sv="Öppnat")


def test_what_a_colleague_has_changed_is_shown_and_stays(people, send, project):
    step = actions.tell(by=None, project=project, step=a_milestone())
    actions.tell_anew(by=people["secretary-malmo"], step=step, version=1, title_da="Deres ord")
    answer = send("milestone", step=step.pk, title_da="Mine ord")
    assert answer.status_code == 409
    assert "Deres ord" in words(answer)
    assert 'value="Mine ord"' in answer.content.decode()
    assert 'name="milestone-version" value="2"' in answer.content.decode()
    assert send("milestone", step=step.pk, action="remove").status_code == 409
    assert send("milestone", step=step.pk, version=2, title_da="Mine ord").status_code == 302


def test_what_a_colleague_has_removed_can_be_entered_anew(send, project):
    number = actions.tell(by=None, project=project, step=a_milestone()).pk
    Milestone.objects.all().delete()
    answer = send("milestone", step=number, title_da="Mine ord")
    assert answer.status_code == 409
    assert 'value="Mine ord"' in answer.content.decode()
    assert f'name="step" value="{number}"' not in answer.content.decode()
    assert send("milestone", step=number, action="remove").status_code == 302


def test_a_second_measurement_or_evaluation_of_a_day_is_refused(send):
    for kind in ("measurement", "evaluation"):
        assert send(kind).status_code == 302
        assert send(kind).status_code == 422
        assert MODELS[kind].objects.count() == 1


def test_an_indicator_that_was_measured_stays(send, indicator):
    send("measurement")
    answer = send("indicator", step=indicator.pk, action="remove")
    assert answer.status_code == 422
    assert "Fjern først målingerne" in words(answer)
    assert Indicator.objects.exists()


def test_an_update_is_public_when_it_says_so(send, client, project):
    send("update", text_da="Til alle")
    send("update", text_da="Kun et udkast", is_public="")
    page = client.get(address("da", "cooperation:project_detail", project.ref))
    client.logout()
    page = client.get(address("da", "cooperation:project_detail", project.ref))
    assert "Til alle" in words(page)
    assert "Kun et udkast" not in words(page)
    update = Update.objects.get(text_da="Til alle")
    first = update.published_at
    send("update", step=update.pk, text_da="Til os alle")
    update.refresh_from_db()
    assert (update.text_da, update.published_at) == ("Til os alle", first)


def test_without_an_indicator_nothing_is_measured(browse, project):
    page = browse("secretary-cph").get(url(project))
    assert "measurement-value" not in page.content.decode()


def test_more_of_everything_needs_no_more_queries(browse, project, indicator):
    counts, client = [], browse("secretary-cph")
    for days in (range(1, 2), range(2, 31)):
        for day in days:
            on = TODAY.replace(month=1, day=day)
            actions.tell(by=None, project=project, step=a_milestone())
            actions.tell(by=None, project=project, step=Update(text_da="x", happened_on=on))
            actions.tell(by=None, project=project, step=Evaluation(noticed_da="x", evaluated_on=on))
            figure = Measurement(indicator=indicator, moment="after", city_id="cph", on=on, value=day)
            actions.tell(by=None, project=project, step=figure)
            Indicator.objects.create(project=project, **NAMED)
        counts.append(queries(client, url(project)))
    assert counts[0] == counts[1]
