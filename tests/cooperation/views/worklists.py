"""What tests of the worklist share: reading it for somebody, and the lines of its parts."""

from datetime import timedelta

from meetings import actions as meetings
from tests.factories import NOW, a_meeting
from tests.oresund.views.reading import address

NAME = "cooperation:worklist"
DONE = {"citizens_will_notice_sv": "Det märks."}


def reader(browse):
    """What opens the worklist as one of the people, with what stands in the address."""

    def read(role="secretary-cph", language="da", **query):
        answer = browse(role).get(address(language, NAME), query)
        assert answer.status_code == 200
        return answer

    return read


def part(answer, code):
    return next(one for one in answer.context["parts"] if one.code == code)


def shown(answer, code):
    """Titles and words of a part's lines."""
    return [(line.title or line.owner.title_da, line.said) for line in part(answer, code).lines]


def titles(answer, code):
    return [line.title or getattr(line.owner, "title_da", "") for line in part(answer, code).lines]


def numbers(answer):
    return {code: number for code, _label, number in answer.context["numbers"]}


def on_an_agenda(project, days=30, host="cph"):
    meeting = a_meeting(starts_at=NOW + timedelta(days=days), host=host)
    item = {"title_da": "Punkt", "title_sv": "Punkt", "type": "decision", "projects": [project]}
    meetings.write_agenda(by=None, meeting=meeting, items=[item])
