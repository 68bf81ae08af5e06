"""Sending a report to one more office by hand: its own clock, never to who is kept away."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intake_cases import NOW
from khien.core.calendars import today
from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.intake.actions import sending
from khien.intake.queries.offices import bindings_to_send_to
from khien.intake.queries.scope import reports_for


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def binding(province):
    """`binding(function, commune=None)`: how an office is chosen."""

    def find(function, commune=None):
        territory = province.province if commune is None else province.communes[commune]
        return bindings_to_send_to(today(NOW)).get(function=function, territory=territory).pk

    return find


def address(report):
    return reverse("intake:send", args=[report.pk])


def test_the_police_get_it_with_a_clock_of_their_own(
    sign_in, intake_officer, police, report, binding
):
    found = report(now=NOW - timedelta(hours=5))
    assert not reports_for(police).exists()
    client = sign_in(intake_officer)
    answer = client.post(address(found), {"office": binding(Function.CYBER_POLICE)})
    assert answer.status_code == 302
    made = found.routings.get(function=Function.CYBER_POLICE)
    assert made.due_at == NOW + timedelta(hours=24)
    assert list(reports_for(police)) == [found]
    entry = history(found.pk)[-1]
    assert (entry.verb, entry.actor_key) == ("ReportSent", intake_officer.actor_key)
    assert "Chuyển thêm cơ quan" in client.get(answer["Location"]).content.decode()


def test_another_commune_reads_what_was_sent_to_it(
    sign_in, intake_officer, commune_officer, report, binding
):
    found = report(commune=0)
    chosen = binding(Function.CHILD_AFFAIRS, 1)
    sign_in(intake_officer).post(address(found), {"office": chosen})
    assert list(reports_for(commune_officer(1))) == [found]
    assert list(reports_for(commune_officer(0))) == [found]


def test_an_office_that_has_it_or_must_not_know_is_not_offered_and_refused(
    sign_in, intake_officer, report, binding
):
    found = report(commune=2, must_not_know="cán bộ UBND xã Bến Hòa")
    has_it, away = binding(Function.CHILD_AFFAIRS), binding(Function.CHILD_AFFAIRS, 2)
    client = sign_in(intake_officer)
    page = client.get(address(found)).content.decode()
    for chosen in (has_it, away):
        assert str(chosen) not in page
        assert client.post(address(found), {"office": chosen}).status_code == 422
        with pytest.raises(Refused):
            sending.send(found, binding=chosen, by=intake_officer, now=NOW)
    assert found.routings.count() == 1


@pytest.mark.parametrize("chosen", ["", "rác", "00000000-0000-7000-8000-000000000000"])
def test_nothing_that_is_no_office_is_taken(sign_in, intake_officer, report, chosen):
    found = report()
    answer = sign_in(intake_officer).post(address(found), {"office": chosen})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["office"]


def test_only_who_reads_the_report_reaches_the_page(sign_in, commune_officer, police, report):
    found = report(commune=0)
    assert sign_in(commune_officer(0)).get(address(found)).status_code == 200
    assert sign_in(commune_officer(1)).get(address(found)).status_code == 404
    assert sign_in(police).get(address(found)).status_code == 404


def test_the_page_costs_the_same_with_every_commune(
    sign_in, intake_officer, report, django_assert_max_num_queries
):
    found = report()
    client = sign_in(intake_officer)
    with django_assert_max_num_queries(21):
        client.get(address(found))
