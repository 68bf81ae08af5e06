"""`khien doctor` as it is typed: what it says, its exit code, and that it changes nothing."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.utils import timezone

import ready_tables
from khien.site import home as folders
from khien.site.cli import main
from khien.site.console import Stopped
from khien.site.doctor import command
from khien.site.doctor.examining import examine
from khien.site.doctor.facts import Database, Facts
from khien.site.doctor.finding import Words, day, note, now
from khien.site.doctor.looking import home, keys
from khien.site.doctor.showing import show, show_as_json
from khien.site.prepared import make_folders

ILL = now("disk.full", Words("Đĩa đầy.", "The disk is full."), Words("Dọn.", "Make room."))
TOLD = note("database.new", Words("Mới.", "New."), Words("Thử.", "Try."))


def test_each_finding_is_told_in_both_languages_with_what_to_do(capsys):
    show([ILL, TOLD])
    said = capsys.readouterr().out
    for words in ("[LÀM NGAY · NOW] disk.full", "Đĩa đầy.", "The disk is full.", "→ Dọn."):
        assert words in said
    assert "1 việc cần làm. · 1 to mend." in said


def test_what_is_only_to_be_known_leaves_it_healthy(capsys):
    show([TOLD])
    assert "Khiên khỏe" in capsys.readouterr().out
    show_as_json([TOLD])
    assert json.loads(capsys.readouterr().out)["healthy"] is True


def test_a_day_is_that_of_viet_nam():
    assert day(datetime(2026, 11, 26, 20, 0, tzinfo=UTC)) == "27/11/2026"


def test_another_word_after_it_is_refused(capsys):
    assert main(["doctor", "--xml"]) == 2
    assert "--json" in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.faults
def test_a_stopped_installation_is_examined_and_left_as_it_was(walkable):
    """In a process of its own, with a database of its own that only runs while it is looked at."""
    place = walkable("doctor")
    ready_tables.put_into(place)
    before = sorted(path.name for path in place.iterdir())
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environment |= {"KHIEN_HOME": str(place), "PORT": "abc", "PYTHONPATH": "src"}
    environment.pop("SECRET_KEY", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-m", "khien", "doctor", "--json"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    codes = [finding["code"] for finding in told["findings"]]
    assert codes == [
        "settings.wrong",
        "keys.missing",
        "people.no-administrator",
        "static.missing",
    ]
    assert told["healthy"] is False
    assert sorted(path.name for path in place.iterdir()) == sorted({*before, "run"})


def test_where_nothing_is_no_database_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("KHIEN_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL")
    with command._database({}) as trouble:
        assert "not there" in trouble
    assert list(tmp_path.iterdir()) == []


def test_of_a_place_where_nothing_is_only_that_is_told(tmp_path, settings, monkeypatch):
    """Not also that its database does not answer and its keys are lost."""
    settings.KHIEN_HOME = tmp_path
    monkeypatch.delenv("DATABASE_URL")
    facts = Facts(
        timezone.now(),
        home=home.look(),
        database=Database(trouble="not there"),
        keys=keys.look(reached=False),
    )
    assert [finding.code for finding in examine(facts)] == ["home.missing"]


@pytest.mark.parametrize(("owner", "called"), [(65534, "nobody"), (4_000_000, "4000000")])
def test_root_is_sent_away_from_a_home_of_another_account(monkeypatch, tmp_path, owner, called):
    """What root made there, the service could not read afterwards."""
    monkeypatch.setenv("KHIEN_HOME", str(tmp_path))
    monkeypatch.setattr(folders.os, "geteuid", lambda: 0)
    monkeypatch.setattr(folders, "_owner", lambda _folder: owner)
    for refused in (make_folders, lambda: command.doctor(as_json=False)):
        with pytest.raises(Stopped, match=f"runuser -u {called}"):
            refused()
    assert not list(tmp_path.iterdir())
    monkeypatch.setattr(folders.os, "geteuid", lambda: owner)
    folders.check_owner()
