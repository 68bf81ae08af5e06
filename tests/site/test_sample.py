"""The sample province's reports hang together."""

from random import Random

from fixtures_incident import NOW
from khien.intake.models import Door, Report
from khien.site.sample import protection
from khien.site.sample.protection import Team


def test_a_child_has_the_age_that_its_door_names(
    deadlines, province_with_communes, officer, chair, police
):
    commune = province_with_communes.communes[0]
    team = Team(commune, officer, chair, police)
    protection.work([team], Random(7), count=60, now=NOW)
    ages = {
        door: set(Report.objects.filter(door=door).values_list("child_age", flat=True))
        for door in (Door.CHILD, Door.TEEN)
    }
    assert len(ages[Door.CHILD]) > 1
    assert ages[Door.CHILD] <= set(range(6, 11))
    assert ages[Door.TEEN] <= set(range(11, 16))
