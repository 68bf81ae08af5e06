import io
import os
import resource
import subprocess
import sys
import textwrap
import threading
import time
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection

from fixtures_evidence import HOLDER, NOW, pdf, picture, receive
from khien.core.ids import new_id
from khien.evidence import actions, store
from khien.evidence.models import Exhibit


class Endless:
    """A file of `size` bytes that is never whole in memory."""

    def __init__(self, size):
        self.left = size

    def read(self, size=-1):
        size = min(size, self.left)
        self.left -= size
        return b"a" * size


def test_memory_stays_flat_whatever_the_size():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    stored = store.save(Endless(300_000_000), exhibit_id=new_id())
    assert sum(map(len, store.read(stored.path))) == 300_000_000
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 20_000  # KB
    store.remove(stored.path)


def test_a_changed_file_does_not_open():
    stored = store.save(io.BytesIO(b"x" * 200_000), exhibit_id=new_id())
    path = store.folder() / stored.path
    content = bytearray(path.read_bytes())
    content[150_000] ^= 1
    path.write_bytes(content)
    with pytest.raises(store.StoreBroken, match="does not open"):
        list(store.read(stored.path))


def test_a_file_cut_short_does_not_open():
    stored = store.save(io.BytesIO(b"x" * 200_000), exhibit_id=new_id())
    path = store.folder() / stored.path
    path.write_bytes(path.read_bytes()[:-70_000])
    with pytest.raises(store.StoreBroken, match="does not open"):
        list(store.read(stored.path))


def test_a_missing_file_does_not_open():
    with pytest.raises(store.StoreBroken, match="does not open"):
        list(store.read("aa/bb/none.age"))


@pytest.mark.django_db
def test_a_file_put_in_place_of_another_is_noticed():
    """Anybody can encrypt to the public key; only the stored hash tells that it is another."""
    exhibit = receive(pdf())
    other = store.save(io.BytesIO(b"another"), exhibit_id=new_id())
    (store.folder() / other.path).replace(store.folder() / exhibit.path)
    with pytest.raises(store.StoreBroken, match="not the file"):
        list(store.read(exhibit.path, digest=sha256(pdf()).digest()))


def test_a_reader_that_goes_away_leaves_no_thread_behind():
    stored = store.save(Endless(5_000_000), exhibit_id=new_id())
    before = threading.active_count()
    pieces = store.read(stored.path)
    next(pieces)
    pieces.close()
    until = time.monotonic() + 60
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.01)
    assert threading.active_count() == before


def make_old(path):
    hours = timedelta(hours=30).total_seconds()
    os.utime(path, (NOW.timestamp() - hours, NOW.timestamp() - hours))


@pytest.mark.django_db
def test_orphans_are_swept_and_nothing_else():
    kept = receive(b"con day")
    orphan = store.save(io.BytesIO(b"orphan"), exhibit_id=new_id())
    young = store.save(io.BytesIO(b"young"), exhibit_id=new_id())
    partial = store.folder() / "partial" / f"{new_id()}.age"
    partial.write_bytes(b"half")
    for path in (kept.path, orphan.path, f"partial/{partial.name}"):
        make_old(store.folder() / path)
    actions.sweep_orphans(now=NOW)
    assert store.exists(kept.path)
    assert not store.exists(orphan.path)
    assert not partial.exists()
    assert store.exists(young.path)


@pytest.mark.django_db
def test_the_blurred_picture_goes_and_stays_with_its_exhibit():
    kept = receive(picture())
    for path in (kept.path, kept.preview_path):
        make_old(store.folder() / path)
    actions.sweep_orphans(now=NOW)
    assert store.exists(kept.path)
    assert store.exists(kept.preview_path)


RECEIVE_AND_DIE = """
    import os, sys
    sys.path.insert(0, {tests!r})
    import django
    django.setup()
    from django.conf import settings
    settings.DATABASES["default"]["NAME"] = {database!r}
    from fixtures_evidence import receive
    from khien.evidence import store
    from khien.evidence.actions import taking

    real = store.pyrage.encrypt_io
    def die(*_, **__):
        os.kill(os.getpid(), 9)
    def half(source, sink, recipients):
        real(source, sink, recipients)
        sink.flush()
        die()
    if {moment!r} == "while writing":
        store.pyrage.encrypt_io = half
    if {moment!r} == "before the rename":
        store.Path.replace = die
    if {moment!r} == "before the row":
        taking._next_number = die
    if {moment!r} == "before the commit":
        taking.take_step = die
    receive(b"x" * 500_000)
"""


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "moment", ["while writing", "before the rename", "before the row", "before the commit"]
)
def test_killed_at_any_moment_there_is_no_row_and_no_half_file(moment, own_home):
    program = textwrap.dedent(RECEIVE_AND_DIE).format(
        tests=str(Path(__file__).parent.parent),
        moment=moment,
        database=connection.settings_dict["NAME"],
    )
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "khien.site.settings",
        "KHIEN_HOME": str(own_home),
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=False
    )
    assert done.returncode == -9, done.stderr.decode()
    assert not Exhibit.objects.filter(holder=HOLDER).exists()
    for path in store.folder().glob("??/??/*.age"):
        whole = b"".join(store.read(str(path.relative_to(store.folder()))))
        assert whole == b"x" * 500_000
        make_old(path)
    for path in (store.folder() / "partial").iterdir():
        make_old(path)
    actions.sweep_orphans(now=NOW)
    assert not list(store.folder().glob("**/*.age"))
