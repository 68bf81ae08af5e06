"""Files for other systems: every number that may be told, none that may not."""

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khien.core.measures import Period
from khien.core.models import LedgerEvent
from khien.indicators.exchange.adx import NAMESPACE, period_of
from khien.indicators.exchange.dxf2 import period_code


def told(answer):
    rows = json.loads(answer.content)["dataValues"]
    return {(r["dataElement"], r["orgUnit"]): r["value"] for r in rows if r["value"] != "0"}


@pytest.mark.django_db
def test_both_standards_carry_the_same_numbers_and_no_small_ones(
    sign_in, leader, manager, province, ask
):
    ask(province.communes[0], 2, supported=1)
    ask(province.communes[1], 9, supported=3)
    ask(province.communes[2], 8, supported=8)
    client = sign_in(manager)
    dxf2 = told(client.get(reverse("dashboards:exchange", args=["dxf2"])))
    root = ET.fromstring(client.get(reverse("dashboards:exchange", args=["adx"])).content)
    adx = {
        (value.get("dataElement"), group.get("orgUnit")): value.get("value")
        for group in root.iter(f"{{{NAMESPACE}}}group")
        for value in group
    }
    assert {key: value for key, value in adx.items() if value != "0"} == dxf2
    whole = [value for (name, _unit), value in dxf2.items() if name == "objective_2_denominator"]
    assert sorted(whole) == ["19", "2", "8", "9"]
    hidden = told(sign_in(leader).get(reverse("dashboards:exchange", args=["dxf2"])))
    left = [value for (name, _unit), value in hidden.items() if name == "objective_2_denominator"]
    assert sorted(left) == ["19", "9"]
    assert LedgerEvent.objects.filter(verb="IndicatorsExported").count() == 3
    assert sign_in(leader).get(reverse("dashboards:exchange", args=["exe"])).status_code == 404


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 500))
def test_a_period_is_named_by_its_days_whatever_they_are(start, more):
    period = Period(start, date.fromordinal(start.toordinal() + more))
    assert period_code(period)
    assert period_of(period).startswith(start.isoformat())


def test_periods_are_named_as_dhis2_and_iso_do():
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    half = Period(date(2026, 7, 1), date(2026, 12, 31))
    official = Period(date(2025, 12, 15), date(2026, 12, 14))
    assert [period_code(p) for p in (year, half, official)] == [
        "2026",
        "2026S2",
        "20251215_20261214",
    ]
    assert [period_of(p) for p in (year, half, official)] == [
        "2026-01-01/P1Y",
        "2026-07-01/P6M",
        "2025-12-15/P1Y",
    ]
