"""A scan from beginning to end: what it gives, and that neither a kill nor a crash loses or doubles
anything.
"""

import logging
import signal
import struct
import time
import zlib

import psutil
import pytest
from django.utils import timezone

from fixtures_incident import NOW
from khien.core import ledger
from khien.core.ids import new_id
from khien.screening import child, looking, material
from khien.screening.actions import scans as actions
from khien.screening.actions.scans import Batch
from khien.screening.models import Hit, ScanState
from khien.screening.rules.material import Unread
from khien.screening.rules.scans import GIVE_UP_AFTER
from khien.screening.scanning import waiting
from khien_detect import images
from known_things import add_hashes, make_bank
from scan_cases import (
    LINK,
    PLAIN,
    THREAT,
    archive,
    picture,
    started,
    upload,
    words_of,
    worker,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    def run(scan):
        with django_capture_on_commit_callbacks(execute=True):
            waiting.run()
        scan.refresh_from_db()
        return scan

    return run


def counted(scan):
    return scan.total, scan.looked, scan.found, scan.unreadable


def test_what_was_found_stands_with_why_and_the_material_is_gone(new_scan, run, settings):
    bank = make_bank(category="intimate")
    add_hashes(bank, images.pdq(picture(1)).hash)
    files = [upload("a.png", picture(1)), upload("b.png", picture(2)), upload("c.exe", b"MZ\0")]
    scan = new_scan(f"{PLAIN}\n{THREAT}", files=files)
    path = settings.KHIEN_HOME / scan.source_path
    assert path.is_dir()
    run(scan)
    assert scan.state == ScanState.DONE
    assert counted(scan) == (5, 5, 2, 1)
    assert not path.exists()
    assert not scan.source_path
    known, said = scan.hits.order_by("bank")
    assert (known.bank, known.distance, known.content["file"]) == (bank, 0, "a.png")
    assert known.content["preview"]
    assert said.content["text"] == THREAT
    where = said.place
    assert THREAT[where["start"] : where["end"]]
    assert said.why[0]["words"]
    assert said.version
    (unread,) = scan.unreadable_items.all()
    assert (unread.item, unread.reason) == ("c.exe", Unread.UNKNOWN)
    verbs = dict.fromkeys(entry.verb for entry in ledger.history(scan.pk))
    assert list(verbs) == ["ScanAsked", "ScanBegun", "HitsFound", "ScanEnded"]


def test_nothing_that_repeats_what_was_written_stands_open(new_scan, run):
    from django.db import connection  # noqa: PLC0415  (what the database really holds)

    run(new_scan(f"{THREAT}\nhttps://vietcombank-vn.example.top/otp"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(h)::text FROM screening_hit h")
        rows = "".join(row[0] for row in cursor.fetchall())
    assert Hit.objects.count() >= 1
    assert "đánh mày" not in rows
    assert "vietcombank" not in rows


def test_of_abuse_no_picture_is_kept_though_another_bank_knows_it_too(new_scan, run):
    look = images.pdq(picture(1)).hash
    add_hashes(make_bank(category="abuse"), look)
    add_hashes(make_bank(category="other"), look)
    scan = run(new_scan(files=[upload("a.png", picture(1))]))
    assert scan.hits.count() == 2
    assert all("preview" not in hit.content for hit in scan.hits.all())


def test_a_harmless_bank_clears_a_picture(new_scan, run):
    look = images.pdq(picture(1)).hash
    add_hashes(make_bank(), look)
    add_hashes(make_bank(harmless=True), look)
    scan = run(new_scan(files=[upload("a.png", picture(1))]))
    assert (scan.state, scan.found) == (ScanState.DONE, 0)


def test_broken_and_vast_pictures_are_listed_and_the_scan_goes_on(new_scan, run):
    head = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    vast = picture(2)[:12] + head + struct.pack(">I", zlib.crc32(head)) + picture(2)[33:]
    inside = archive(**{"a.png": picture(1)[:300], "b.png": vast, "c.txt": THREAT})
    scan = run(new_scan(files=[upload("z.zip", inside)]))
    assert counted(scan) == (3, 3, 1, 2)
    assert set(scan.unreadable_items.values_list("reason", flat=True)) == {"broken", "too_vast"}


def test_lost_material_and_our_own_mistakes_are_said(new_scan, run, monkeypatch, caplog):
    caplog.set_level(logging.CRITICAL)
    lost = new_scan(PLAIN)
    material.remove(lost.source_path)
    assert (run(lost).state, lost.trouble) == (ScanState.FAILED, "lost")
    broken = new_scan(PLAIN)
    monkeypatch.setattr(looking, "in_texts", lambda _texts: 1 / 0)
    assert (run(broken).state, broken.trouble) == (ScanState.FAILED, "broke")


def test_one_that_was_cancelled_stops_at_the_next_batch(new_scan, run, scanner, monkeypatch):
    scan = new_scan("\n".join([THREAT] * 5))
    monkeypatch.setattr(waiting, "_MOST_ITEMS", 2)
    monkeypatch.setattr(waiting, "_MOST_SECONDS", 60)
    keep = actions.keep

    def cancelled_meanwhile(found, batch, **more):
        if found.looked == 0:
            actions.cancel(found, by=scanner, now=NOW)
        return keep(found, batch, **more)

    monkeypatch.setattr(actions, "keep", cancelled_meanwhile)
    assert run(scan).state == ScanState.CANCELLED
    assert counted(scan) == (5, 2, 2, 0)
    assert not scan.source_path
    assert scan.hits.count() == 2, "what was found stays"


def test_two_that_look_at_once_never_both_write(new_scan):
    scan = new_scan(f"{THREAT}\n{PLAIN}")
    mine, theirs = (actions.begin(scan.pk, now=NOW) for _ in range(2))
    assert actions.keep(theirs, Batch(2, hits=[]), now=NOW)
    assert not actions.keep(mine, Batch(1, hits=[Hit(kind="threat", score=1)]), now=NOW)
    assert Hit.objects.count() == 0


def test_an_item_that_brings_the_looking_down_is_left_out(new_scan, run, monkeypatch):
    """As a decoder does that takes the process with it: nothing is stored of the batch."""
    scan = new_scan(f"{PLAIN}\nGIẾT\n{THREAT}")

    class Killed(BaseException):
        pass

    def die(messages):
        if "GIẾT" in [each.text for each in messages]:
            raise Killed
        yield from look(messages)

    look = waiting._look_at_messages
    monkeypatch.setattr(waiting, "_look_at_messages", die)
    for _ in range(GIVE_UP_AFTER):
        try:
            run(scan)
            break
        except Killed:
            continue
    scan.refresh_from_db()
    assert scan.state == ScanState.DONE
    assert counted(scan) == (3, 3, 1, 1)
    assert scan.unreadable_items.get().reason == "brings_down"


def test_where_every_start_dies_the_scan_has_failed(new_scan, run):
    scan = new_scan(PLAIN)
    for _ in range(GIVE_UP_AFTER):
        assert actions.begin(scan.pk, now=NOW)
    run(scan)
    assert (scan.state, scan.trouble) == (ScanState.FAILED, "falls")


MANY = 20_000


def many():
    """Every hundredth is a threat, each another one."""
    return "\n".join(f"{THREAT} số {n}" if n % 100 == 0 else f"{PLAIN} {n}" for n in range(MANY))


def until(holds, seconds=90):
    deadline = time.monotonic() + seconds
    while not (answer := holds()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return answer


def under_way(scan):
    scan.refresh_from_db()
    return scan.total and 0 < scan.looked < scan.total


def check_whole(scan):
    assert counted(scan) == (MANY, MANY, MANY // 100, 0)
    found = words_of(scan.hits.all())
    assert len(found) == len(set(found)) == MANY // 100


@pytest.mark.faults
@pytest.mark.usefixtures("processes_see_the_tests")
def test_a_child_that_is_killed_goes_on_where_it_stood(new_scan):
    scan = new_scan(many())
    killed = 0
    while killed < 3:
        with started("look_through_scans") as running:
            before = scan.looked
            until(lambda before=before: under_way(scan) and scan.looked > before)
            running.send_signal(signal.SIGKILL)
        killed += 1
    scan.refresh_from_db()
    assert scan.state == ScanState.RUNNING
    assert scan.hits.count() == scan.found
    assert child.run("look_through_scans") == 0
    scan.refresh_from_db()
    assert scan.state == ScanState.DONE
    check_whole(scan)


def children_of(process):
    return [
        each
        for each in psutil.Process(process.pid).children(recursive=True)
        if "look_through_scans" in each.cmdline()
    ]


@pytest.mark.faults
@pytest.mark.usefixtures("processes_see_the_tests")
def test_a_killed_worker_takes_its_child_along_and_the_next_one_goes_on(new_scan):
    scan = new_scan(many(), now=timezone.now())
    with worker() as first:
        until(lambda: under_way(scan))
        looking_ones = children_of(first)
        first.kill()
    assert looking_ones
    _gone, left = psutil.wait_procs(looking_ones, timeout=60)
    assert not left
    scan.refresh_from_db()
    assert scan.state == ScanState.RUNNING
    with worker():
        until(lambda: not scan.refresh_from_db() and scan.state == ScanState.DONE, 200)
    check_whole(scan)
    assert not list(material.folder().iterdir())


@pytest.mark.faults
@pytest.mark.usefixtures("processes_see_the_tests")
def test_a_worker_that_is_told_to_stop_stops_soon_in_the_middle_of_a_scan(new_scan):
    """It waits ten seconds for what it does, which here takes longer."""
    scan = new_scan("\n".join([many()] * 50), now=timezone.now())
    with worker() as one:
        until(lambda: under_way(scan))
        began = time.monotonic()
        one.terminate()
        one.wait(30)
    assert time.monotonic() - began < 18
    scan.refresh_from_db()
    assert scan.state == ScanState.RUNNING
    assert scan.hits.count() == scan.found
    assert scan.source_path, "it goes on later"


def test_the_same_scan_handed_in_twice_is_one(new_scan, scanner):
    key = new_id()
    first = actions.hand_in(key, name="a", files=[], text=LINK, by=scanner, now=NOW)
    again = actions.hand_in(key, name="a", files=[], text=LINK, by=scanner, now=NOW)
    assert first == again
