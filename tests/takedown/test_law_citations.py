"""A request or letter that rests on what holds no more raises an alarm."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.law.models import Provision
from khien.law.queries.alarms import alarms
from khien.people.roles import Role
from khien.takedown.actions import preservation, requests

TODAY = today(NOW)
WEEK = timedelta(days=7)


def repeal(provision, day):
    Provision.objects.filter(pk=provision.pk).update(valid_to=day)


def told(user, on=TODAY):
    found = [shown.alarm for shown in alarms(user, on)]
    return [(alarm.text, alarm.url) for alarm in found if alarm.kind == "repealed_provision"]


def test_what_is_still_asked_for_needs_its_ground_today(send, provision, police):
    request = send()
    repeal(provision, TODAY + WEEK)
    assert told(police) == []
    url = reverse("takedown:request", args=[request.pk])
    assert told(police, TODAY + WEEK) == [(f"Yêu cầu gỡ nội dung {request.number}", url)]


def test_what_was_done_needed_it_on_the_day_it_was_sent(send, provision, police):
    request = send()
    requests.remove(request, at=NOW, answer="Đã gỡ.", by=police, now=NOW)
    repeal(provision, TODAY + WEEK)
    assert told(police, TODAY + WEEK) == [], "it held when it was asked"
    repeal(provision, TODAY)
    assert len(told(police, TODAY + WEEK)) == 1, "it had ended before"


def test_what_was_never_sent_and_is_no_more_wanted_cites_nothing(draft, provision, police):
    row = draft()
    repeal(provision, TODAY)
    assert len(told(police)) == 1
    requests.withdraw(row, answer="Không cần nữa.", by=police, now=NOW)
    assert told(police) == []


def test_a_letter_that_asks_to_keep_data_too(item, directory, provision, police):
    letter = preservation.draft(
        item, addressee=directory["tiktok"], provision=provision, what="Nhật ký", by=police, now=NOW
    )
    repeal(provision, TODAY)
    assert told(police) == [
        (f"Đề nghị giữ dữ liệu {letter.number}", reverse("takedown:preservation", args=[letter.pk]))
    ]


@pytest.mark.parametrize(
    ("role", "reads"),
    [(Role.LEGAL_OFFICER, [("1 yêu cầu gỡ nội dung", "")]), (Role.EDITOR, [])],
)
def test_the_legal_officer_reads_how_many_and_nobody_else_of_it(
    send, provision, staff, role, reads
):
    send()
    repeal(provision, TODAY)
    assert told(staff(role)) == reads


def test_another_office_reads_nothing_of_it(send, provision, other_office):
    send()
    repeal(provision, TODAY)
    assert told(other_office) == []
