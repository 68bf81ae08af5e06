"""The signed daily heads as the auditor reads, prints and compares them."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core.ledger import heads
from khien.core.models import LedgerHead
from khien.people.roles import Role
from khien.site import keeping
from khien.site.console import Stopped

pytestmark = pytest.mark.django_db
URL = reverse("ledger_heads")


@pytest.fixture
def auditor(sign_in, staff):
    return sign_in(staff(Role.AUDITOR))


@pytest.fixture
def signed():
    return heads.sign_today(now=timezone.now())


def sheet_of(head):
    return reverse("ledger_head", args=[head.day.isoformat()])


def test_before_the_first_night_the_page_says_when_the_first_comes(auditor):
    assert "Chưa có dấu nào" in auditor.get(URL).text


def test_each_day_is_listed_with_whether_the_ledger_still_fits(auditor, signed):
    page = auditor.get(URL).text
    assert sheet_of(signed) in page
    assert "KHÔNG khớp" not in page
    later = signed.day + timedelta(days=1)
    LedgerHead.objects.create(
        number=2, day=later, entries=9, hash=b"9" * 32, key=signed.key, signature=b"9" * 64
    )
    assert "KHÔNG khớp" in auditor.get(URL).text


def test_the_list_costs_the_same_however_many_days(auditor, signed, costs_the_same):
    def another_day():
        newest = LedgerHead.objects.latest("number")
        for count in (1, 2):
            newest.pk, newest.day = newest.pk + 1, newest.day + timedelta(days=count)
            newest.save(force_insert=True)

    costs_the_same("site/ledger_heads.html", lambda: auditor.get(URL), another_day, most=9)


def test_the_sheet_of_a_day_has_all_that_the_command_prints(auditor, signed, monkeypatch, capsys):
    page = auditor.get(sheet_of(signed)).text
    monkeypatch.setattr(keeping, "site", nullcontext)
    keeping.show_ledger_head()
    printed = capsys.readouterr().out
    assert printed.strip() == heads.sheet(signed).strip()
    for line in printed.splitlines():
        assert line in page
    assert "data:image/svg+xml" in page


@pytest.mark.parametrize("day", ["2020-01-01", "hom-nay", "9999-99-99", "20261126x"])
def test_a_day_without_a_head_is_said_to_have_none(auditor, signed, day, monkeypatch):
    assert auditor.get(reverse("ledger_head", args=[day])).status_code == 404
    monkeypatch.setattr(keeping, "site", nullcontext)
    with pytest.raises(Stopped):
        keeping.show_ledger_head(day)
