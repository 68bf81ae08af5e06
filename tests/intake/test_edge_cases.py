"""No name, twins, nowhere, a commune that is no more, two homes: each is taken somewhere."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse

from desk_cases import contact_by, typed
from fixtures_directory import FIRST_DAY, organisation
from intake_cases import NOW, opening, seen
from khien.core import ledger
from khien.directory.models import ChangeEvent, Level, SuccessionEdge
from khien.intake.actions import incident as incidents
from khien.intake.actions import routing, triage
from khien.intake.models import Contact, Routing
from khien.intake.queries import incident as queries
from khien.people.roles import Role


@pytest.fixture
def opened(report, intake_officer):
    found = report(commune=0)
    return triage.decide(found, opening(), seen=seen(found), by=intake_officer, now=NOW).incident


def test_nobody_and_nothing_is_named_and_it_is_kept(sign_in, staff, province):
    key = uuid4()
    client = sign_in(staff(Role.COUNSELLOR))
    nameless = typed(child_name="", child_age="", place="", caller_phone="", do="end")
    client.post(reverse("intake:contact", args=[key]), nameless)
    kept = Contact.objects.get(pk=key)
    assert (kept.child, kept.child_age, kept.commune, kept.tokens) == (None, None, None, [])


def test_what_happened_nowhere_goes_to_the_province(report, province):
    found = report(commune=None)
    assert found.routings.get().organisation == province.office("child_affairs")


def test_a_commune_that_is_no_more_means_the_one_it_went_into(sign_in, staff, province):
    old = organisation(
        "Xã Suối Cũ",
        level=Level.COMMUNE,
        type="Xã",
        parent=province.province,
        first_day=date(2010, 1, 1),
    )
    old.versions.update(valid=DateRange(date(2010, 1, 1), FIRST_DAY))
    event = ChangeEvent.objects.create(kind="merge", organisation=old, date=FIRST_DAY)
    SuccessionEdge.objects.create(
        event=event, predecessor=old, successor=province.communes[0], extent="whole"
    )
    key = uuid4()
    client = sign_in(staff(Role.COUNSELLOR))
    client.post(reverse("intake:contact", args=[key]), typed(place="xa suoi cu"))
    assert Contact.objects.get(pk=key).commune == province.communes[0]
    beside = client.post(
        reverse("intake:known_contacts", args=[uuid4()]), {"place": "Suối Cũ"}
    ).content.decode()
    assert "trước là Xã Suối Cũ" in beside


def test_a_child_with_two_homes_is_told_to_both(opened, intake_officer, commune_officer, province):
    first, second = province.communes[1], province.communes[2]
    incidents.correct(
        opened,
        title="Hai nơi ở",
        summary="",
        kinds=[],
        commune_happened_id=opened.commune_happened_id,
        commune_residence_id=first.pk,
        commune_other_home_id=second.pk,
        seen=opened.version,
        by=intake_officer,
        now=NOW,
    )
    for index in (0, 1, 2):
        assert queries.visible_to(commune_officer(index)).filter(pk=opened.pk).exists()


def test_twins_of_one_report_are_two_contacts_and_one_incident(staff, province, report):
    counsellor = staff(Role.COUNSELLOR)
    twins = [contact_by(counsellor, child_name=n, child_age=8) for n in ("Đinh An", "Đinh Ân")]
    assert twins[0].tokens == twins[1].tokens
    assert twins[0].pk != twins[1].pk


def test_a_report_nobody_takes_up_is_seen_going_up_and_stays_with_whom_it_was(
    report, commune_officer, province, sign_in, intake_officer
):
    found = report(commune=1, danger_now="yes")
    late = found.routings.get().due_at + timedelta(seconds=1)
    assert routing.escalate_overdue(now=late - timedelta(seconds=2)) == 0
    assert routing.escalate_overdue(now=late) == 1
    assert routing.escalate_overdue(now=late + timedelta(days=3)) <= 1
    first = Routing.objects.get(report=found, escalated_to=province.office("child_affairs"))
    assert first.commune == province.communes[1]
    shown = sign_in(intake_officer).get(reverse("intake:report", args=[found.pk]))
    assert "Quá hạn, đã báo lên" in shown.content.decode()
    assert "RoutingEscalated" in [entry.verb for entry in ledger.history(found.pk)]
