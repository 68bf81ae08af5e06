"""Administrators are told once, again each day, and when it is over; over a real mail server."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from khien.site.doctor.facts import Backups, Facts, Running, Volume
from khien.site.models import Trouble
from khien.site.watching import keeping, telling
from khien.site.watching.work import _items

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 2, tzinfo=UTC)
MINUTES, HOURS = timedelta(minutes=10), timedelta(hours=1)
FULL = (Volume("/srv/khien", 100, 3),)


def seen(*, full: bool, now: datetime) -> list[Trouble]:
    return keeping.keep(Facts(now=now, volumes=FULL if full else ()), now=now)


def test_a_trouble_is_told_once_by_each_way_and_its_end_too(mail, webhook, administrator):
    seen(full=True, now=NOW)
    assert telling.tell(now=NOW) == 2
    seen(full=True, now=NOW + MINUTES)
    assert telling.tell(now=NOW + MINUTES) == 0
    ((whom, subject, said),) = mail.mails
    assert whom == "quan-tri@example.vn"
    assert "1 trục trặc" in subject
    assert "97 %" in said
    assert "[MỚI · NEW] disk.full" in said
    assert [(told["code"], told["state"]) for told in webhook] == [("disk.full", "new")]
    seen(full=False, now=NOW + 3 * MINUTES)
    assert telling.tell(now=NOW + 3 * MINUTES) == 2
    assert "ĐÃ HẾT" in mail.mails[-1][2]
    assert webhook[-1]["state"] == "over"
    assert telling.tell(now=NOW + 4 * MINUTES) == 0


def test_what_stays_is_told_again_after_a_day(mail, administrator):
    for hours in range(0, 50, 2):
        seen(full=True, now=NOW + hours * HOURS)
        telling.tell(now=NOW + hours * HOURS)
    assert len(mail.mails) == 3
    assert "VẪN CÒN" in mail.mails[-1][2]


def test_what_flickers_is_one_trouble(mail, administrator):
    seen(full=True, now=NOW)
    seen(full=False, now=NOW + MINUTES)
    seen(full=True, now=NOW + 2 * MINUTES)
    assert Trouble.objects.count() == 1
    seen(full=False, now=NOW + 3 * MINUTES)
    seen(full=False, now=NOW + 4 * MINUTES)
    assert not Trouble.objects.filter(ended_at=None).exists()


def test_while_the_mail_server_is_down_the_webhook_tells_and_mail_follows(
    mail, webhook, administrator
):
    mail.controller.stop()
    seen(full=True, now=NOW)
    assert telling.tell(now=NOW) == 1
    assert len(webhook) == 1
    mail.controller = mail.again()
    mail.controller.start()
    assert telling.tell(now=NOW + MINUTES) == 1
    assert len(mail.mails) == len(webhook) == 1


def test_a_trouble_over_before_anybody_was_told_is_not_told(mail, administrator):
    seen(full=True, now=NOW)
    seen(full=False, now=NOW + 2 * MINUTES)
    assert telling.tell(now=NOW + 2 * MINUTES) == 0


def test_many_troubles_are_one_letter(mail, administrator, settings):
    settings.ALERT_MAIL = ["truc-may@example.vn"]
    begun = Running(begun_at=NOW - 99 * 24 * HOURS, last_head=NOW, night_at=NOW)
    facts = Facts(now=NOW, volumes=FULL, backups=Backups(), running=begun)
    keeping.keep(facts, now=NOW)
    assert telling.tell(now=NOW) == 2
    assert [whom for whom, *_rest in mail.mails] == ["quan-tri@example.vn", "truc-may@example.vn"]
    assert all("disk.full" in said and "backup.never" in said for *_to, said in mail.mails)


def test_it_stands_on_the_list_of_work_of_administrators_alone(administrator, staff):
    seen(full=True, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")  # one of another test left its mark
    told = [item.text for item in _items(administrator, NOW)]
    assert any("97 %" in text for text in told)
    assert any("worker" in text for text in told), "nobody runs one here"
    assert _items(staff(), NOW) == []
