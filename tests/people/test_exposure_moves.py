"""An installation from before: exposures moved from the room of reports to the room of people."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from khien.people.exposure import budget_of
from khien.people.models import Exposure, ExposureSource
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


def test_what_people_met_before_the_upgrade_still_counts_today(staff):
    officer, now = staff(Role.CYBER_POLICE), timezone.now()
    Exposure.objects.create(user=officer, at=now, minutes=25, source=ExposureSource.REPORT)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE people_exposure RENAME TO intake_exposure")
    loader = MigrationLoader(connection)
    before = loader.project_state([("intake", "0011_caller_unknown"), ("people", "0006_exposure")])
    with connection.schema_editor() as editor:
        loader.get_migration("intake", "0012_exposure_to_people").apply(before, editor)
    assert budget_of(officer.pk, now=now).used == 25
    Exposure.objects.create(
        user=officer, at=now + timedelta(seconds=1), minutes=5, source=ExposureSource.EXHIBIT
    )
    assert Exposure.objects.filter(user=officer).count() == 2
