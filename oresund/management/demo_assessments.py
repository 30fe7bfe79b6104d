"""The demo's assessments: one that waits for the other city, one both cities agree about, and one they disagree about."""

from django.utils import timezone

from cooperation import actions, agreement, assessing
from cooperation.models import ExistingInitiative, Project, User
from cooperation.models.texts import columns

NO_TO_ALL = dict.fromkeys(assessing.QUESTIONS, assessing.NO) | {
    assessing.EXTRA: assessing.YES,
    assessing.REACH: assessing.YES,
}
# Project, city of the assessor, what was compared, answers other than in NO_TO_ALL, and the texts in both languages.
ASSESSMENTS = (
    (
        "P-2026-02",
        "malmo",
        ("E-05", "E-01"),
        {"outcome": assessing.ADDITIONAL, "known": assessing.YES},
        {
            "extra_evidence": (
                "Ingen af byernes erhvervsservice tilbyder plads i nabobyen.",
                "Ingen av städernas näringslivskontor erbjuder plats i grannstaden.",
            ),
            "known_evidence": (
                "Lignende gæstepladser findes i andre grænseregioner.",
                "Liknande gästplatser finns i andra gränsregioner.",
            ),
            "reason": (
                "Kontorfællesskaber findes, men ingen forbinder plads og rådgivning på begge sider af sundet.",
                "Kontorshotell finns, men ingen förenar plats och rådgivning på båda sidor av sundet.",
            ),
        },
    ),
    (
        "P-2025-01",
        "cph",
        ("P-2022-02",),
        {"outcome": assessing.DUPLICATE, "repeated": assessing.YES, "repeats": "P-2022-02"},
        {
            "extra_evidence": (
                "Byernes egne byttedage er ikke åbne for nabobyens borgere.",
                "Städernas egna bytesdagar är inte öppna för grannstadens invånare.",
            ),
            "repeated_evidence": (
                "Samme dage, samme genbrugsstationer og samme formål.",
                "Samma dagar, samma återvinningscentraler och samma syfte.",
            ),
            "reason": (
                "Forslaget svarer til P-2022-02, som allerede er i gang. De to bør lægges sammen.",
                "Förslaget motsvarar P-2022-02, som redan är i gång. De två bör slås samman.",
            ),
        },
    ),
    (
        "P-2025-01",
        "malmo",
        ("P-2022-02",),
        {"outcome": assessing.DUPLICATE, "repeated": assessing.YES, "repeats": "P-2022-02"},
        {
            "extra_evidence": (
                "Det rækker ud over den almindelige affaldsindsamling.",
                "Det går utöver den vanliga avfallsinsamlingen.",
            ),
            "repeated_evidence": (
                "Bytte af møbler, tøj og legetøj to gange om året er det, vi allerede gør.",
                "Byte av möbler, kläder och leksaker två gånger om året är det vi redan gör.",
            ),
            "reason": (
                "Det samme er vedtaget i 2022. Forslagsstillernes idé om flere stationer kan tages med dér.",
                "Detsamma antogs 2022. Förslagsställarnas tanke om fler stationer kan tas med där.",
            ),
        },
    ),
    (
        "P-2025-03",
        "cph",
        ("P-2025-02",),
        {"outcome": assessing.DUPLICATE, "repeated": assessing.YES, "repeats": "P-2025-02"},
        {
            "extra_evidence": (
                "Stationerne har i dag intet særligt tilbud til rejsende.",
                "Stationerna har i dag inget särskilt utbud för resenärer.",
            ),
            "repeated_evidence": (
                "Begge forslag handler om roligere rejser via de samme stationer.",
                "Båda förslagen handlar om lugnare resor via samma stationer.",
            ),
            "reason": (
                "P-2025-02 er vedtaget og har næsten samme titel og de samme steder.",
                "P-2025-02 är antaget och har nästan samma titel och samma platser.",
            ),
        },
    ),
    (
        "P-2025-03",
        "malmo",
        ("P-2025-02", "E-03"),
        {"outcome": assessing.ADDITIONAL},
        {
            "extra_evidence": (
                "Legehjørner og højtlæsning hører ikke til trafikselskabernes opgaver.",
                "Lekhörnor och högläsning hör inte till trafikbolagens uppgifter.",
            ),
            "reason": (
                "Det svenske »roligare« betyder sjovere, ikke mere stille. P-2025-02 er stillezoner, dette er leg for børn.",
                "Svenskans ”roligare” betyder danskans ”sjovere”. P-2025-02 är tysta zoner, detta är lek för barn.",
            ),
        },
    ),
)


def assess_demo(now):
    """Through the same actions as on the page, by the secretariats at work."""
    today = timezone.localdate(now)
    assessors = {
        city: User.objects.secretariats().filter(city=city).order_by("pk").first()
        for city in ("cph", "malmo")
    }
    projects = {one.ref: one for one in Project.objects.all()}
    known = projects | {one.code: one for one in ExistingInitiative.objects.all()}
    for ref, city, compared, answers, words in ASSESSMENTS:
        texts = {}
        for field, (danish, swedish) in words.items():
            texts |= columns(field, {"da": danish, "sv": swedish})
        fields = {**NO_TO_ALL, **answers, **texts, "review_on": agreement.review_after(today)}
        if "repeats" in fields:
            fields["repeats"] = projects[fields["repeats"]]
        actions.hand_in(
            by=assessors[city],
            project=projects[ref],
            fields=fields,
            compared=[known[one] for one in compared],
            round=1,
            version=0,
            today=today,
        )
