"""The proposal form: what it asks of a draft and of a submission, beside which field, in which language."""

import pytest
from django.utils.translation import gettext, override

from cooperation.forms import PAIRS, ProposalForm
from cooperation.models import User
from tests.factories import a_project, an_area, an_initiative, proposal_texts

WORDS = {
    "title": "Write a title in Danish or Swedish.",
    "summary": "Write a summary in Danish or Swedish before you submit.",
    "citizens_will_notice": "Say what citizens will notice, in Danish or Swedish, before you submit.",
    "extra_effort": "Say what is extra, in Danish or Swedish, before you submit.",
    "ground": "Choose whether the proposal is new or deepens existing cooperation.",
    "deepens": "Choose the existing cooperation that the proposal deepens.",
    "origin": "Choose under whose auspices the idea arose.",
}
TRANSLATED = ("title", "summary", "citizens_will_notice", "extra_effort")


def empty(field):
    return {f"{field}_da": "", f"{field}_sv": ""} if field in TRANSLATED else {field: ""}


def a_form(language="da", *, submitting=True, instance=None, **fields):
    return ProposalForm(
        proposal_texts(**fields), proposer=User(language=language), submitting=submitting, instance=instance
    )


def codes(form):
    return {field: [error.code for error in errors.as_data()] for field, errors in form.errors.items()}


@pytest.mark.parametrize("submitting", [True, False])
def test_a_complete_proposal_is_valid(frame, submitting):
    assert a_form(submitting=submitting).is_valid()


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("field", [field for field in WORDS if field != "deepens"])
def test_what_is_missing_is_said_beside_its_field_in_the_proposers_language(frame, language, field):
    with override(language):
        form = a_form(language, **empty(field))
        place = f"{field}_{language}" if field in TRANSLATED else field
        assert form.errors == {place: [gettext(WORDS[field])]}


def test_everything_that_is_missing_is_said_at_once(frame):
    blank = dict.fromkeys(proposal_texts(), "")
    assert set(a_form("sv", **blank).errors) == {
        "title_sv",
        "summary_sv",
        "citizens_will_notice_sv",
        "extra_effort_sv",
        "ground",
        "origin",
    }


@pytest.mark.parametrize("language", ["da", "sv"])
def test_one_language_is_enough_whichever_it_is(frame, language):
    blank = {f"{field}_{language}": "" for field in TRANSLATED}
    assert a_form(language, **blank).is_valid()


def test_a_draft_needs_only_a_title(frame):
    blank = dict.fromkeys(proposal_texts(), "")
    assert a_form(submitting=False, **{**blank, "title_sv": "Brygga"}).is_valid()
    assert codes(a_form(submitting=False, **blank)) == {"title_da": ["title_missing"]}


def test_spaces_are_no_title(frame):
    assert codes(a_form(title_da="   ", title_sv="\t")) == {"title_da": ["title_missing"]}


def test_a_deepening_names_what_it_deepens(frame):
    added = {"what_is_added_sv": "En stege"}
    assert codes(a_form(ground="deepening", **added)) == {"deepens": ["relation_missing"]}
    assert a_form(ground="deepening", deepens=an_initiative().pk, **added).is_valid()


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_deepening_says_what_is_added(frame, language):
    form = a_form(language, ground="deepening", deepens=an_initiative().pk)
    assert codes(form) == {f"what_is_added_{language}": ["added_missing"]}


def test_a_draft_deepening_may_name_it_later(frame):
    assert a_form(submitting=False, ground="deepening").is_valid()


@pytest.mark.parametrize(
    "field", ["title_da", "title_sv", "summary_da", "inspiration_and_motor_sv", "focus_area"]
)
def test_a_nul_byte_is_refused_beside_its_field(frame, field):
    assert codes(a_form(**{field: "a\x00b"})) == {field: ["null_characters_not_allowed"]}


@pytest.mark.parametrize(
    ("field", "longest"),
    [("title", 200), ("summary", 5000), ("citizens_will_notice", 2000), ("inspiration_and_motor", 2000)],
)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_text_that_is_too_long_is_refused_and_not_called_missing(frame, field, longest, language):
    name = f"{field}_{language}"
    assert a_form(language, **{name: "ø" * longest}).is_valid()
    assert codes(a_form(language, **{name: "ø" * (longest + 1)})) == {name: ["max_length"]}


@pytest.mark.parametrize("junk", ["999999", "1' OR 1=1", "99999999999999999999999", "<script>", "-1"])
@pytest.mark.parametrize("field", ["deepens", "focus_area"])
def test_a_row_that_does_not_exist_cannot_be_chosen(frame, field, junk):
    assert codes(a_form(**{field: junk})) == {field: ["invalid_choice"]}


@pytest.mark.parametrize("field", ["ground", "origin"])
def test_a_choice_that_is_not_offered_is_refused(frame, field):
    assert codes(a_form(**{field: "other"}))[field] == ["invalid_choice"]


def test_a_retired_area_cannot_be_chosen(frame):
    retired, adopted = an_area("old", state="retired"), an_area("new")
    assert codes(a_form(focus_area=retired.pk)) == {"focus_area": ["invalid_choice"]}
    assert a_form(focus_area=adopted.pk).is_valid()


def test_a_project_keeps_the_area_it_has_though_it_was_retired_since(frame):
    area = an_area(state="retired")
    project = a_project(state="draft", focus_area=area)
    assert a_form(instance=project, focus_area=area.pk).is_valid()


@pytest.mark.parametrize(
    ("junk", "code"), [("abc", "invalid"), ("0", "min_value"), ("-1", "min_value"), ("1.5", "invalid")]
)
def test_a_version_that_is_no_number_is_refused(frame, junk, code):
    assert codes(a_form(version=junk)) == {"version": [code]}


def test_the_page_knows_the_version_it_was_made_from(frame):
    project = a_project(state="draft", version=7)
    assert ProposalForm(instance=project, proposer=User())["version"].value() == 7
    assert ProposalForm(proposer=User())["version"].value() is None


def test_a_form_leaves_the_project_as_it_was_read(frame):
    project = a_project(state="draft", title_da="Før")
    assert a_form(instance=project, title_da="Efter").is_valid()
    assert project.title_da == "Før"


def test_danish_stands_left_and_swedish_right_each_with_its_language(frame):
    pairs = ProposalForm(proposer=User()).pairs
    assert len(pairs) == len(PAIRS)
    for pair in pairs:
        assert [field.name[-2:] for field in pair["fields"]] == ["da", "sv"]
        assert [field.field.widget.attrs["lang"] for field in pair["fields"]] == ["da", "sv"]


@pytest.mark.parametrize("language", ["da", "sv"])
def test_no_two_fields_have_the_same_label(frame, language):
    with override(language):
        labels = [str(field.label) for field in ProposalForm(proposer=User()).fields.values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("nothing", ["\u200b", "\u00a0", "\x01\x1b", "\u2060\ufeff \u200e", "\u00ad"])
def test_words_that_nobody_can_see_are_none(frame, nothing):
    form = a_form(title_da=nothing, title_sv=nothing, summary_da=nothing, summary_sv="")
    assert codes(form) == {"title_da": ["title_missing"], "summary_da": ["summary_missing"]}


def test_a_title_is_one_line_and_a_summary_keeps_its_lines(frame):
    form = a_form(title_da=" Fælles\r\n\tbade\x07bro\u2028👩‍🚒 ", summary_da="En\r\n\r\nto\x1b")
    assert form.is_valid()
    assert form.texts["title_da"] == "Fælles badebro 👩‍🚒"
    assert form.texts["summary_da"] == "En\r\n\r\nto"


@pytest.mark.parametrize(
    ("language", "initiatives", "areas"),
    [
        ("da", ["Greater Copenhagen", "Øresunddirekt", "Öresundskomiteen", "Aarhus"], ["Kultur", "Ældre"]),
        ("sv", ["Aarhus", "Greater Copenhagen", "Øresunddirekt", "Öresundskomiteen"], ["Kultur", "Åldrande"]),
    ],
)
def test_choices_stand_in_the_order_of_the_readers_alphabet(frame, language, initiatives, areas):
    for code, name in enumerate(("Øresunddirekt", "Aarhus", "Öresundskomiteen", "Greater Copenhagen")):
        an_initiative(f"i-{code}", name=name)
    an_area("aeldre", name_da="Ældre", name_sv="Åldrande")
    an_area("kultur", name_da="Kultur", name_sv="Kultur")
    with override(language):
        fields = ProposalForm(proposer=User()).fields
        assert [label for value, label in fields["deepens"].choices if value] == initiatives
        assert [label for value, label in fields["focus_area"].choices if value] == areas
