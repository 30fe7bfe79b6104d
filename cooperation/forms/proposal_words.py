"""What the proposal form asks, in which order, and how it says what lacks."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import additionality

# field, legend, help
PAIRS = (
    ("title", _("Title"), _("Short, and understandable without the summary.")),
    ("summary", _("Summary"), _("What will the two cities do together, for whom, and how?")),
    (
        "citizens_will_notice",
        _("What will citizens notice?"),
        _("One or two sentences. The cities want to make a difference where it can be felt."),
    ),
    (
        "inspiration_and_motor",
        _("Inspiration and motor"),
        _("Whom may it inspire, and what may it set going?"),
    ),
    (
        "extra_effort",
        _("What is extra?"),
        _("Say in a sentence what goes beyond ordinary operation and what the law demands anyway."),
    ),
    (
        "what_is_added",
        _("What is added?"),
        _("Only for a deepening: what comes on top of the cooperation that exists."),
    ),
    (
        "obstacle_measure",
        _("How will we see that it became easier?"),
        _("What is counted or asked, before and after."),
    ),
)

# anchor, heading, the pairs and fields of a part of the page
SECTIONS = (
    ("idea", _("The idea"), ("title", "summary", "potentials")),
    ("notice", _("What citizens notice"), ("citizens_will_notice", "inspiration_and_motor")),
    (
        "extra",
        _("New or deepening"),
        ("ground", "origin", "deepens", "what_is_added", "extra_effort"),
    ),
    (
        "area",
        _("Area and border obstacle"),
        ("focus_area", "obstacle", "obstacle_measure", "bridges"),
    ),
)
OTHER_SECTIONS = (
    ("partners", _("Partners")),
    ("attachments", _("Attachments")),
    ("send", pgettext_lazy("last part of a form", "Check and submit")),
)

# problem → the field it stands beside; the proposer's language where there are two
PLACES = {
    additionality.TITLE_MISSING: "title_{}",
    additionality.SUMMARY_MISSING: "summary_{}",
    additionality.NOTICE_MISSING: "citizens_will_notice_{}",
    additionality.EXTRA_MISSING: "extra_effort_{}",
    additionality.GROUND_MISSING: "ground",
    additionality.RELATION_MISSING: "deepens",
    additionality.ADDED_MISSING: "what_is_added_{}",
    additionality.ORIGIN_MISSING: "origin",
    additionality.MEASURE_MISSING: "obstacle_measure_{}",
}
WORDS = {
    additionality.TITLE_MISSING: _("Write a title in Danish or Swedish."),
    additionality.SUMMARY_MISSING: _("Write a summary in Danish or Swedish before you submit."),
    additionality.NOTICE_MISSING: _(
        "Say what citizens will notice, in Danish or Swedish, before you submit."
    ),
    additionality.EXTRA_MISSING: _("Say what is extra, in Danish or Swedish, before you submit."),
    additionality.GROUND_MISSING: _("Choose whether the proposal is new or deepens existing cooperation."),
    additionality.RELATION_MISSING: _("Choose the existing cooperation that the proposal deepens."),
    additionality.ADDED_MISSING: _("Say what is added to the cooperation that exists, before you submit."),
    additionality.ORIGIN_MISSING: _("Choose under whose auspices the idea arose."),
    additionality.MEASURE_MISSING: _("Say how you will see that it became easier, before you submit."),
}
