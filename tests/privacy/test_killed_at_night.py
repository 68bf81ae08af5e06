"""kill -9 of the nightly run at many moments: nothing half emptied, nothing twice."""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from fixtures_evidence import pdf, receive
from fixtures_incident import NOW
from khien.core import ledger
from khien.core.calendars import HANOI
from khien.core.models import LedgerEvent
from khien.core.retention import emptied, kept_for_a_time, rows_of, rule_of
from khien.evidence import actions as evidence
from khien.evidence import store
from khien.evidence.models import Exhibit, HolderKind
from khien.intake.models import Channel, Door, Incident, IncidentReport, Report, TriageDecision
from khien.privacy.models import KeepingNotice, KeepingRun
from khien.support.models import Case
from web_processes import environment

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]
LATER = NOW + timedelta(days=30)
CLOSED = datetime(2006, 3, 1, 9, tzinfo=HANOI)
NIGHT = Path(__file__).with_name("night_process.py")
FILES = 14
KILLED_AFTER = (1, 20, 50, 75, 95, 66, 110, 85)  # statements of a run that begins anew each time


@pytest.fixture
def files(province_with_communes, deadlines, officer, triager):
    """Closed long ago: a report with a letter, its incident, the child's case, a file of it."""
    return [_file(n, province_with_communes.communes[0], officer, triager) for n in range(FILES)]


def _file(number, commune, officer, triager):
    report = Report.objects.create(
        code_hash=bytes([number] * 32),
        content_hash=bytes([number] * 32),
        received_at=CLOSED,
        channel=Channel.WEB,
        door=Door.TEEN,
        language="vi",
        narrative={"what_happened": f"Bị trêu chọc {number}."},
        state="decided",
        commune=commune,
    )
    report.messages.create(from_reporter=True, text="Cảm ơn.", at=CLOSED)
    ended = {"closed_at": CLOSED, "closed_by": triager}
    incident = Incident.objects.create(
        opened_at=CLOSED, opened_by=triager, title=f"Việc {number}", **ended
    )
    joined = {"joined_at": CLOSED, "joined_by": triager}
    IncidentReport.objects.create(incident=incident, report=report, **joined)
    TriageDecision.objects.create(
        report=report,
        outcome="incident_opened",
        incident=incident,
        why="Rõ",
        decided_at=CLOSED,
        decided_by=triager,
    )
    case = Case.objects.create(
        incident=incident,
        commune=commune,
        officer=officer,
        opened_at=CLOSED,
        closed_at=CLOSED,
        state="closed",
        child={"name": f"Trẻ {number}"},
        circumstances={"what_happened": "Bị trêu chọc."},
    )
    receive(pdf(padding=number), holder=case.pk, kind=HolderKind.CASE)
    return case


def everything():
    """What each row that is emptied some day holds: model, key and the fields that go."""
    return {
        (model._meta.label, row["pk"]): tuple(row[name] for name in rule_of(model).scrub)
        for model in kept_for_a_time()
        for row in rows_of(model).values("pk", *rule_of(model).scrub)
    }


def nothing_of(label):
    model = next(m for m in kept_for_a_time() if m._meta.label == label)
    return tuple(emptied(model).values())


def night(moment, *, killed_after=None):
    """True where the run came to its end before it was killed."""
    line = [sys.executable, str(NIGHT), moment.isoformat()]
    with subprocess.Popen(line, env=environment(), stdout=subprocess.PIPE, bufsize=0) as process:
        sent = 0
        while process.stdout.read(1):
            sent += 1
            if sent == killed_after:
                process.kill()
        process.wait(60)
    _until_its_session_is_gone()
    assert process.returncode in ({0} if killed_after is None else {0, -9})
    return process.returncode == 0


def _until_its_session_is_gone():
    until = time.monotonic() + 30
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'"
    )
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.02)
    raise AssertionError("the killed run still works")


def check_whole(before):
    """Each row is as it was or wholly empty, and exactly the empty ones were counted."""
    now = everything()
    changed = {key for key, held in before.items() if now.get(key) != held}
    halves = {key for key in changed if key in now and now[key] != nothing_of(key[0])}
    assert halves == set()
    told = sum(KeepingNotice.objects.values_list("emptied", flat=True))
    assert told == sum(KeepingRun.objects.values_list("emptied", flat=True)) == len(changed)
    for exhibit in Exhibit.objects.all():
        last = exhibit.steps.latest("position").kind
        assert (last == "destroyed") == (exhibit.path == "")
        if exhibit.path:
            assert b"".join(store.read(exhibit.path)).startswith(b"%PDF")
    assert ledger.verify().broken is None
    return len(changed)


def told(verb):
    rows = LedgerEvent.objects.filter(verb=verb).order_by("id").values_list("data", flat=True)
    return [json.loads(row) for row in rows]


def test_killed_at_many_moments_a_night_leaves_nothing_half_and_nothing_twice(files):
    for after in (2, 12, 30):
        night(NOW, killed_after=after)
    assert night(NOW)
    before = everything()
    announced = {n.subject: n.counted for n in KeepingNotice.objects.all()}
    assert announced["support.Case"] == announced["evidence.Exhibit"] == FILES
    assert len(told("EmptyingAnnounced")) == len(announced) == KeepingNotice.objects.count()

    reached = []
    for after in KILLED_AFTER:
        night(LATER, killed_after=after)
        reached.append(check_whole(before))
    assert len(set(reached)) >= 4, reached
    assert reached[-1] < sum(announced.values()), "some was left for the run that ends"
    assert night(LATER)

    done = {n.subject: n.emptied for n in KeepingNotice.objects.all()}
    assert done == announced
    assert check_whole(before) == sum(announced.values())
    assert {(e["of"], e["emptied"]) for e in told("RowsEmptied")} == set(done.items())
    assert len(told("RowsEmptied")) == len(done)
    assert [e["emptied"] for e in told("KeepingRan")] == [0, sum(done.values())]
    assert KeepingRun.objects.count() == 2
    evidence.sweep_orphans(now=datetime.now(UTC) + timedelta(days=2))
    assert not list(store.folder().glob("??/??/*.age")), "files that a killed run left lying"
