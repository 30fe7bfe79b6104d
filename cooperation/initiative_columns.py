"""Which column of somebody's table means what: headings in three languages, of keep.eu and of IATI, as data. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from cooperation import folding

# What each field is called, the best source of several first. Compared without accents, marks and capitals, so that
# "title/narrative", "title_narrative" and "Title narrative" are one; a language at the end is read apart.
HEADINGS = {
    "code": ("kode", "code", "kod", "E-nummer"),
    "identifier": (
        "identifikation", "identifier", "identifikator", "id", "løbenummer", "löpnummer",
        # IATI
        "iati-identifier", "activity identifier", "iati identifier ref", "aid",
        # keep.eu and lists of operations
        "keep id", "project id", "project number", "operation id", "operation unique identifier", "projekt-id",
        "project code", "projektnummer",
    ),
    "name": (
        "navn", "name", "namn", "initiativ", "initiative", "titel", "title", "betegnelse", "benämning", "projektnavn",
        "projektnamn", "projekttitel",
        "project name", "project title", "name of project", "operation name", "name of operation",
        "title narrative", "title narrative text", "activity title",
    ),
    "acronym": ("akronym", "acronym", "project acronym", "operation acronym", "kortnavn", "kortnamn", "short name"),
    "what": (
        "hvad gør det", "hvad", "vad gör det", "vad", "what it does", "what", "beskrivelse", "beskrivning",
        "description", "resumé", "sammanfattning", "sammendrag", "summary", "indhold", "innehåll",
        "project summary", "project description", "operation summary", "summary of operation", "abstract",
        "description of project", "summary of project", "objective", "project objective",
        "description narrative", "description narrative text", "activity description",
    ),
    "run_by": (
        "drives af", "drivs av", "run by", "hvem står bag", "vem står bakom", "ansvarlig", "ansvarig", "organisation",
        "organization", "organ", "ejer", "ägare", "huvudman", "i regi af", "i regi av", "by whom",
        "lead partner", "lead partner name", "lead partner organisation", "lead beneficiary", "beneficiary",
        "beneficiary name", "partner name",
        "reporting org narrative", "reporting org narrative text", "reporting org", "reporting org name",
        "reporting organisation", "reporting", "participating org narrative",
        "programme", "program", "programme name", "funder",
    ),
    "auspices": (
        "regi", "auspices", "ejerform", "ägarform", "offentlig eller privat", "public or private", "sektor", "sector type",
        "legal status", "lead partner legal status", "type of partner",
        "reporting org type", "reporting org type code", "organisation type",
    ),
    "status": (
        "status", "tilstand", "tillstånd", "project status", "operation status",
        "activity status", "activity status code", "status code",
    ),
    "since": (
        "siden", "sedan", "since", "startår", "start år", "start year", "start", "begyndt", "påbörjad", "fra", "från",
        "from", "startdato", "startdatum", "start date", "starting date", "fra år", "från år",
        "project start date", "project start", "operation start date", "date start",
        "activity date start actual", "activity date start actual iso date", "start actual", "actual start date",
        "actual start", "start date actual", "day start",
        "activity date start planned", "activity date start planned iso date", "start planned", "planned start date",
        "planned start",
    ),
    "until": (
        "til", "till", "until", "slutår", "slut år", "end year", "slut", "afsluttet", "avslutad", "slutdato", "slutdatum",
        "end date", "ending date", "ended", "til år", "till år",
        "project end date", "project end", "operation end date", "date end",
        "activity date end actual", "activity date end actual iso date", "end actual", "actual end date", "actual end",
        "end date actual", "day end",
        "activity date end planned", "activity date end planned iso date", "end planned", "planned end date",
        "planned end",
    ),
    "source": (
        "kilde", "källa", "source", "link", "länk", "url", "hjemmeside", "hemsida", "webside", "webbsida", "webbplats",
        "webadresse", "webbadress", "website", "web site", "webpage", "web page", "web", "www", "homepage", "web address",
        "project webpage", "project website", "project web page", "project url", "website of project",
        "link to project", "keep link", "link to keep",
        "activity website", "document link", "document link url", "contact info website",
    ),
    "last_checked_on": (
        "sidst tjekket", "senest tjekket", "senast kontrollerad", "senast kontrollerat", "last checked", "tjekket",
        "kontrollerad", "checked", "checked on", "kontrolleret", "sidst kontrolleret",
    ),
    "language": (
        "sprog", "språk", "language", "description narrative xml lang", "default language", "lang", "xml lang",
    ),
    # IATI's own table has all days in one cell, and what they are in another.
    "days": ("activity date iso date", "activity date"),
    "kinds_of_days": ("activity date type", "activity date type code"),
}  # fmt: skip

# A text may have a column for each language; one in a third language is no text of ours.
LANGUAGES = {
    "da": ("da", "dan", "dk", "dansk", "danska", "danish"),
    "sv": ("sv", "swe", "se", "svensk", "svenska", "swedish"),
    "other": ("en", "eng", "engelsk", "engelska", "english"),
}
WITH_LANGUAGE = ("name", "what")
_BETWEEN = frozenset(("in", "på", "pa", "i", "xml", "lang", "language"))

DUPLICATE, NO_NAME, UNKNOWN = "duplicate_heading", "no_name_column", "no_headings"
LOOKED_THROUGH = 10


class Column(NamedTuple):
    """A column that is read; language: of a text, "" where the heading does not say; rank: the lower is asked first."""

    place: int
    heading: str
    field: str
    language: str
    rank: int


class Unfit(Exception):
    """The headings do not tell what is what; `problem` is a code, `found` what they are."""

    def __init__(self, problem: str, found: Sequence[str]):
        super().__init__(problem)
        self.problem, self.found = problem, list(found)


_FIELDS = {
    folding.key(heading): (field, rank)
    for field, headings in HEADINGS.items()
    for rank, heading in enumerate(headings)
}
_LANGUAGE_OF = {folding.key(word): code for code, words in LANGUAGES.items() for word in words}


def column_of(place: int, heading: str) -> Column | None:
    """Return what a column with this heading means, None when nothing."""
    words = folding.key(heading).split()
    if known := _FIELDS.get(" ".join(words)):
        return Column(place, heading, known[0], "", known[1])
    language = _LANGUAGE_OF.get(words[-1], "") if words else ""
    if not language:
        return None
    words.pop()
    while words and words[-1] in _BETWEEN:
        words.pop()
    field, rank = _FIELDS.get(" ".join(words), ("", 0))
    return Column(place, heading, field, language, rank) if field in WITH_LANGUAGE else None


def columns(headings: Sequence[str]) -> list[Column]:
    """Return the columns of a row of headings that mean something, the best of each field first.

    Raises Unfit when two are headed alike, or none is the name.
    """
    found = [one for place, heading in enumerate(headings) if (one := column_of(place, heading))]
    same: dict[str, list[str]] = {}
    for one in found:
        same.setdefault(folding.key(one.heading), []).append(one.heading)
    if doubled := [heading for group in same.values() if len(group) > 1 for heading in group[:1]]:
        raise Unfit(DUPLICATE, doubled)
    if not any(one.field in ("name", "acronym") for one in found):
        raise Unfit(NO_NAME if found else UNKNOWN, [heading for heading in headings if heading])
    return sorted(found, key=lambda one: (one.field, one.rank, one.place))
