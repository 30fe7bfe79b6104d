"""The course of a project as a picture: the decision and the milestones on one line of time."""

from collections import namedtuple

from cooperation import timeline

# milestone: None where it is the decision itself; state: reached, ahead or late; x in percent, y in pixels
Moment = namedtuple("Moment", "number on milestone state x y")
# years: pairs of a year and its place; base: how deep the line lies
Picture = namedtuple("Picture", "moments years today base height reached count")

# In pixels: above the line there is room for the word "today" and one mark, and more for each further row of marks.
_LINE, _ROW, _YEARS = 48, 30, 44


def picture_of(project, milestones, today):
    """milestones: as they happened or are to happen. None where there are none, for the decision alone is no course."""
    if not milestones:
        return None
    days = [(project.decided_on, True), *((one.day, one.reached_on is not None) for one in milestones)]
    line = timeline.lay_out([timeline.Event(*day) for day in days], today)
    base = _LINE + _ROW * (line.lanes - 1)
    moments = [
        Moment(
            mark.number, on, milestone, _state(on, is_done, today), _percent(mark.at), base - _ROW * mark.lane
        )
        for mark, milestone, (on, is_done) in zip(line.marks, [None, *milestones], days, strict=True)
    ]
    return Picture(
        moments=moments,
        years=[(one.year, _percent(one.at)) for one in line.years],
        today=None if line.today is None else _percent(line.today),
        base=base,
        height=base + _YEARS,
        reached=sum(1 for one in milestones if one.reached_on),
        count=len(milestones),
    )


def _state(on, is_done, today):
    if is_done:
        return "reached"
    return "late" if on < today else "ahead"


def _percent(thousandths):
    return f"{thousandths / 10:.1f}%"
