"""Practice beside the real installation: its own of everything, nothing out, anew each night."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

import ready_tables
from khien.core.models import LedgerEvent
from khien.people.models import User
from khien.site import practising
from khien.site.console import Stopped
from khien.site.home import ROOT

PROCESS = Path(__file__).with_name("practice_process.py")
OF_THE_REAL_ONE = {
    "DATABASE_URL": "postgres://real",
    "SECRET_KEY": "real",
    "MAIL_SERVER": "mail.example.vn:587",
    "SMS_WEBHOOK": "https://sms.example.vn/gui",
    "EXHIBIT_BUCKET": "https://s3.example.vn/khien",
    "TAKEDOWN_CHECK_HOSTS": "video.example.vn",
    "KHIEN_HOME": "/srv/khien",
    "PATH": "/usr/bin",
}


def test_nothing_of_the_real_one_is_handed_on(tmp_path):
    found = practising.environment(OF_THE_REAL_ONE, tmp_path)
    assert found["KHIEN_HOME"] == str(tmp_path)
    assert found["PRACTICE"] == "yes"
    assert found["PORT"] == "8001"
    assert found["PATH"] == "/usr/bin"
    real = set(OF_THE_REAL_ONE.values()) - {"/usr/bin"}
    assert not real & set(found.values())


@pytest.mark.parametrize(
    ("now", "night"),
    [
        ("2026-11-26T02:59+07:00", "2026-11-26T03:00+07:00"),
        ("2026-11-26T03:00+07:00", "2026-11-27T03:00+07:00"),
        ("2026-11-26T21:00+00:00", "2026-11-28T03:00+07:00"),
    ],
)
def test_it_begins_anew_at_night_in_viet_nam(now, night):
    assert practising.next_night(datetime.fromisoformat(now)) == datetime.fromisoformat(night)


def test_only_its_own_folder_is_emptied(tmp_path):
    home = practising.make_home(tmp_path)
    (home / "db").mkdir()
    (home / "db" / "rows").write_text("x")
    (tmp_path / "keys").mkdir()
    practising.begin_anew(home)
    assert [each.name for each in home.iterdir()] == ["practice-only"]
    assert (tmp_path / "keys").exists()
    with pytest.raises(Stopped):
        practising.begin_anew(tmp_path)


def test_a_folder_somebody_else_made_is_left_alone(tmp_path):
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "thesis.txt").write_text("x")
    with pytest.raises(Stopped):
        practising.make_home(tmp_path)


def counted():
    """Rows of every table, and how far the ledger is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
    return found, list(LedgerEvent.objects.order_by("id").values_list("id", flat=True))


@pytest.mark.faults
@pytest.mark.django_db
def test_what_is_done_there_leaves_the_real_database_as_it_was(staff):
    """The real environment is all around the process, and none of it is used."""
    staff()
    before = counted()
    home = practising.make_home(Path(settings.KHIEN_HOME))
    ready_tables.put_into(home)
    around = {**os.environ, "DJANGO_SETTINGS_MODULE": "khien.site.settings"}
    around["PYTHONPATH"] = str(ROOT / "src")
    told = subprocess.run(
        [sys.executable, "-W", "ignore", str(PROCESS)],
        env=practising.environment(around, home),
        capture_output=True,
        text=True,
        check=True,
    )
    said = json.loads(told.stdout.splitlines()[-1])
    assert said == {"people": 1, "ledger": 1, "practice": True, "mail": ""}
    assert counted() == before
    assert not User.objects.filter(username="nguoi-tap-thu").exists()


@pytest.mark.django_db
def test_each_page_says_what_it_is_and_the_real_one_leads_there(client, sign_in, staff, settings):
    settings.PRACTICE_URL = "https://tap-thu.example.vn"
    real = sign_in(staff()).get("/lam-viec/").text
    assert 'href="https://tap-thu.example.vn/lam-viec/"' in real
    assert "TẬP THỬ" not in real
    settings.PRACTICE = True
    for address in ("/lam-viec/", "/", "/bao-tin/"):
        assert "TẬP THỬ" in client.get(address, headers={"Accept-Language": "vi"}).text
