"""The demo's border obstacles: one of each kind of owner."""

from cooperation import actions
from cooperation.models import FocusArea
from cooperation.models.texts import columns

OBSTACLES = (
    {
        "owner": "city",
        "area": "service",
        "name": {
            "da": "Byernes selvbetjening kræver indbyggerens eget lands eID",
            "sv": "Städernas e-tjänster kräver invånarens eget lands e-legitimation",
        },
    },
    {
        "owner": "state",
        "area": "arbejde",
        "name": {
            "da": "Skat og social sikring, når man arbejder hjemme i det andet land",
            "sv": "Skatt och socialförsäkring när man arbetar hemma i det andra landet",
        },
    },
    {
        "owner": "eu",
        "area": "unge",
        "name": {
            "da": "Anerkendelse af uddannelser fra det andet land tager lang tid",
            "sv": "Erkännande av utbildningar från det andra landet tar lång tid",
        },
    },
    {
        "owner": "region",
        "area": "mobilitet",
        "name": {
            "da": "Billetter over sundet er dyrere end lige så lange rejser på den ene side",
            "sv": "Biljetter över sundet är dyrare än lika långa resor på den ena sidan",
        },
    },
)


def write_obstacles():
    areas = {area.code: area for area in FocusArea.objects.all()}
    return [
        actions.write_obstacle(
            by=None,
            fields={
                "owner": one["owner"],
                "focus_area": areas[one["area"]],
                **columns("name", one["name"]),
            },
        )
        for one in OBSTACLES
    ]
