"""For programs: alive, ready, and figures that Prometheus reads."""

import re

import pytest
from django.db import OperationalError, connection
from django.test import Client

from khien.site.models import BackupRun
from khien.site.watching import counting

pytestmark = pytest.mark.django_db
URL = "/suc-khoe/so-lieu/"


@pytest.fixture(autouse=True)
def _counts_of_its_own(tmp_path, settings):
    settings.KHIEN_HOME = tmp_path
    counting._opened.clear()
    yield
    counting._opened.clear()


def test_a_process_lives_and_is_ready_only_while_the_database_answers(client, monkeypatch):
    assert client.get("/suc-khoe/song/").json() == {"alive": True}
    assert client.get("/suc-khoe/san-sang/").json() == {"ready": True}

    def away(*_words):
        raise OperationalError("mật khẩu trong lời báo lỗi")

    monkeypatch.setattr(connection, "cursor", away)
    answer = client.get("/suc-khoe/san-sang/")
    assert (answer.status_code, answer.json()) == (503, {"ready": False})
    assert client.get("/suc-khoe/song/").status_code == 200
    figures = client.get(URL).content.decode()
    assert "khien_database_up 0.0" in figures
    assert "khien_disk_free_bytes" in figures


# The grammar of the text format 0.0.4, each line alone.
NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*"'
HELP = re.compile(rf"# HELP ({NAME}) [^\n]+")
TYPE = re.compile(rf"# TYPE ({NAME}) (counter|gauge)")
VALUE = re.compile(rf"({NAME})(\{{{LABEL}(?:,{LABEL})*\}})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)")


def parsed(text: str) -> dict[str, dict[str, float]]:
    """Family → labels → value; raises where a line or an order is not as the format wants it."""
    assert text.endswith("\n")
    found: dict[str, dict[str, float]] = {}
    lines = iter(text.splitlines())
    family = ""
    for line in lines:
        if line.startswith("# HELP"):
            family = HELP.fullmatch(line)[1]
            assert family not in found
            kind = TYPE.fullmatch(next(lines))
            assert kind[1] == family
            assert (kind[2] == "counter") is family.endswith("_total")
            found[family] = {}
            continue
        name, labels, value = VALUE.fullmatch(line).groups()
        assert name == family
        assert labels not in found[family]
        found[family][labels or ""] = float(value)
    assert all(found.values())
    return found


def test_the_figures_are_in_the_format_of_prometheus(client):
    client.get("/suc-khoe/song/")
    client.get("/khong-co/")
    BackupRun.objects.create(at="2026-11-20T00:00Z", kind="full", where="/b", outcome="made")
    answer = client.get(URL)
    assert answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    found = parsed(answer.content.decode())
    counts = found["khien_requests_total"]
    assert counts['{kind="public",status="2xx"}'] == 1
    assert counts['{kind="public",status="4xx"}'] == 1
    assert found["khien_backup_age_seconds"][""] > 0
    wanted = {
        "khien_jobs_waiting",
        "khien_jobs_failed_day",
        "khien_reports_waiting",
        "khien_deadlines_overdue",
        "khien_disk_free_bytes",
        "khien_ledger_position",
    }
    assert wanted <= found.keys()


def test_figures_are_for_this_machine_or_whoever_has_the_token(settings):
    here, elsewhere = Client(REMOTE_ADDR="127.0.0.1"), Client(REMOTE_ADDR="203.0.113.9")
    assert here.get(URL).status_code == 200
    assert elsewhere.get(URL).status_code == 404
    assert here.get(URL, headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 404
    settings.METRICS_TOKEN = "token"
    assert here.get(URL).status_code == 404
    assert elsewhere.get(URL, headers={"Authorization": "Bearer token"}).status_code == 200


def test_counts_of_several_processes_are_summed(tmp_path):
    counting.count("staff", 200, 0.5)
    own = next((tmp_path / "run").glob("requests-*"))
    (tmp_path / "run" / "requests-1").write_bytes(own.read_bytes())
    counts, seconds = counting.counted()
    assert counts["staff", "2xx"] == 2
    assert seconds["staff"] == pytest.approx(1.0)
    counting.forget()
    assert not list((tmp_path / "run").glob("requests-*"))
