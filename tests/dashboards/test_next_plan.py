"""The dashboard follows the plan of the day it is asked for."""

import json

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.actors import SYSTEM
from khien.steering.actions import SHIPPED, load_plans

pytestmark = pytest.mark.django_db


def test_from_its_first_day_the_dashboard_shows_it(sign_in, leader):
    (plan,) = json.loads(SHIPPED.read_text("utf-8"))
    dates = {"number": "12/KH-UBND", "starts": "2026-01-01", "ends": "2030-12-31"}
    load_plans(json.dumps([plan | dates]), by=SYSTEM, now=NOW)
    client = sign_in(leader)
    shown = client.get(reverse("dashboards:dashboard")).context["plan"]
    before = client.get(reverse("dashboards:dashboard"), {"ngay": "2025-12-31"}).context["plan"]
    assert (shown.number, before.number) == ("12/KH-UBND", "169/KH-UBND")
