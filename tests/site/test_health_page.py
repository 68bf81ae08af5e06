"""The page of the installation's health, and its button."""

from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone

from khien.people.roles import Role
from khien.site.models import BackupRun, Trouble
from khien.site.watching import keeping

pytestmark = pytest.mark.django_db
_numbers = count(1)


def trouble(**said) -> Trouble:
    now = timezone.now()
    words = {"vi": "Đĩa sắp đầy.", "en": "The disk is filling."}
    return Trouble.objects.create(
        code="disk.filling",
        subject=f"/srv/{next(_numbers)}",
        severity="soon",
        said=words,
        advice={"vi": "Dọn bớt.", "en": "Make room."},
        began_at=now - timedelta(hours=2),
        seen_at=now,
        **said,
    )


def test_it_shows_what_is_wrong_what_to_do_and_the_backups(staff, sign_in):
    trouble()
    trouble(ended_at=timezone.now())
    BackupRun.objects.create(at=timezone.now(), kind="full", where="/media/b", outcome="made")
    client = sign_in(staff(Role.ADMINISTRATOR))
    page = client.get("/lam-viec/suc-khoe/").content.decode()
    assert page.count("Đĩa sắp đầy.") == 2
    assert "Dọn bớt." in page
    assert "/media/b" in page
    english = client.get("/lam-viec/suc-khoe/", headers={"Accept-Language": "en"})
    assert "The disk is filling." in english.content.decode()


def test_more_troubles_cost_no_more(staff, sign_in, costs_the_same):
    client = sign_in(staff(Role.ADMINISTRATOR))
    costs_the_same(
        "site/health.html",
        lambda: client.get("/lam-viec/suc-khoe/"),
        lambda: trouble(ended_at=timezone.now()),
        most=20,
    )


def test_examining_now_ends_what_was_mended(staff, sign_in, monkeypatch):
    row = trouble()
    monkeypatch.setattr(keeping, "examine", lambda _facts: [])
    client = sign_in(staff(Role.ADMINISTRATOR))
    answer = client.post("/lam-viec/suc-khoe/kham/", follow=True)
    assert "không có gì trục trặc" in answer.content.decode()
    row.refresh_from_db()
    assert row.ended_at is not None
