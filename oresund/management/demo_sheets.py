"""What some of the demo's proposals say beside their texts: an obstacle, potentials, partners, papers."""

import uuid

from django.core.files.base import ContentFile
from django.utils import timezone

from cooperation import actions
from cooperation.models import Partner, Project, User
from cooperation.models.texts import columns
from oresund.management.demo_obstacles import write_obstacles

MEASURE = {
    "da": "Hvor mange af byernes ti mest brugte selvbetjeninger en indbygger i nabobyen kan bruge, før og efter.",
    "sv": "Hur många av städernas tio mest använda e-tjänster en invånare i grannstaden kan använda, före och efter.",
}
EXTRA = {
    "da": "Ingen af byerne har pligt til at åbne sin selvbetjening for nabobyens indbyggere; det sker ud over driften.",
    "sv": "Ingen av städerna är skyldig att öppna sina e-tjänster för grannstadens invånare; det sker utöver driften.",
}
PARTNERS = (
    ("P-2025-04", "Øresunddirekt", Partner.Role.PARTNER),
    ("P-2022-02", "VA SYD", Partner.Role.LEAD),
    ("P-2022-02", "ARC", Partner.Role.PARTNER),
    ("P-2022-02", "Region Skåne", Partner.Role.FINANCIER),
)
DRAFT = "P-2026-03"
PAPER = "Havnebade og kallbadhus – oversigt.pdf"
# The least that is a page.
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def show_whole_proposals():
    """Obstacles with a proposal that lowers one, partners in their roles, and a draft with a paper."""
    obstacles = write_obstacles()
    Project.objects.filter(ref="P-2025-04").update(
        obstacle=obstacles[0],
        potentials=["human", "economic"],
        bridges=["digital", "regulatory"],
        **columns("obstacle_measure", MEASURE),
        **columns("extra_effort", EXTRA),
    )
    for ref, name, role in PARTNERS:
        Partner.objects.create(project=Project.objects.get(ref=ref), name=name, role=role)
    _attach_a_paper(Project.objects.get(ref=DRAFT))


def _attach_a_paper(project):
    by = User.objects.secretariats().filter(city=project.city_id).first()
    now = timezone.now()
    draft = actions.keep_draft(by=by, key=uuid_of(project), project=project, values={}, now=now)
    actions.attach(by=by, draft=draft, file=ContentFile(PDF, name=PAPER), language="da", now=now)
    actions.settle_draft(by=by, key=draft.key, project=project, languages={})


def uuid_of(project):
    return uuid.uuid5(uuid.NAMESPACE_URL, project.ref)
