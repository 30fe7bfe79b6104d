"""May the cities start this? What a proposal must say before it can be assessed."""

from dataclasses import dataclass

NEW, DEEPENING = "new", "deepening"

# Problems are codes; the words for them stand where they are shown.
TITLE_MISSING = "title_missing"
SUMMARY_MISSING = "summary_missing"
NOTICE_MISSING = "notice_missing"
EXTRA_MISSING = "extra_missing"
GROUND_MISSING = "ground_missing"
ORIGIN_MISSING = "origin_missing"
RELATION_MISSING = "relation_missing"
ADDED_MISSING = "added_missing"
MEASURE_MISSING = "measure_missing"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rule looks at: texts count as present when one of the two languages has them."""

    title: str
    summary: str
    citizens_will_notice: str
    ground: str
    origin: str
    deepens: object | None
    extra_effort: str
    what_is_added: str = ""
    lowers_obstacle: bool = False  # one that is the cities' own
    obstacle_measure: str = ""


def problems(proposal: Proposal) -> list[str]:
    """Return the codes of what a proposal lacks before it can be submitted, in the order of the form; none: [].

    citizens_will_notice is asked for because the cities "ønsker … at gøre en forskel, hvor det kan mærkes" (S9, R-12);
    the extra effort because they make "en ekstra indsats" (S7, R-13); a ground because they start what is new (S10) or
    deepen "allerede etablerede samarbejdsrelationer" (S11), and then the relation and what is added to it must be named
    (R-19); the origin because ideas arise "både i privat og offentligt regi" (S6, R-09). Whoever promises to lower an
    obstacle says how it will be seen (S15, R-38).
    """
    checks = (
        (TITLE_MISSING, proposal.title),
        (SUMMARY_MISSING, proposal.summary),
        (NOTICE_MISSING, proposal.citizens_will_notice),
        (EXTRA_MISSING, proposal.extra_effort),
        (GROUND_MISSING, proposal.ground in (NEW, DEEPENING)),
        (RELATION_MISSING, proposal.ground != DEEPENING or proposal.deepens is not None),
        (ADDED_MISSING, proposal.ground != DEEPENING or proposal.what_is_added),
        (ORIGIN_MISSING, proposal.origin),
        (MEASURE_MISSING, not proposal.lowers_obstacle or proposal.obstacle_measure),
    )
    return [code for code, present in checks if not present]
