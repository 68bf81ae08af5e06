"""The same store in a bucket of a real S3 server on this machine."""

import io
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from socket import create_connection

import pytest

from fixtures_evidence import HOLDER, NOW, box, mp4, pdf, picture, receive
from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.evidence import actions, queries, store
from khien.evidence.actions import checking
from khien.evidence.models import Exhibit, Fault
from khien.evidence.store import bucket
from khien.site.bench.installation import free_port
from khien.site.environment import SETTINGS

pytestmark = pytest.mark.django_db

LARGE = mp4() + box(b"free", bytes(20_000_000))  # more than one part of an upload


class Server:
    """`rclone serve s3`: it checks signatures, and keeps objects as files below `folder`."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        (folder / "khien").mkdir()
        self.process = None

    def start(self):
        program = Path(sys.executable).with_name("rclone")
        where = ["--addr", f"127.0.0.1:{self.port}", "--auth-key", "khoa,bi-mat"]
        command = [program, "serve", "s3", *where, "--config", "", self.folder]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 30
        while not self._listens():
            assert self.process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)

    def _listens(self):
        try:
            with closing(create_connection(("127.0.0.1", self.port), timeout=1)):
                return True
        except OSError:
            return False

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def file(self, path):
        return self.folder / "khien" / path


@pytest.fixture
def server(tmp_path, settings):
    server = Server(tmp_path)
    server.start()
    settings.EXHIBIT_BUCKET = f"http://127.0.0.1:{server.port}/khien"
    settings.EXHIBIT_BUCKET_KEY, settings.EXHIBIT_BUCKET_SECRET = "khoa", "bi-mat"
    yield server
    server.stop()


@pytest.mark.parametrize("content", [pdf(), LARGE], ids=["small", "in parts"])
def test_a_file_comes_back_byte_for_byte(server, content):
    exhibit = receive(content)
    opened = b"".join(actions.open_exhibit(exhibit, by=SYSTEM, now=NOW))
    assert sha256(opened).digest() == bytes(exhibit.sha256) == sha256(content).digest()
    assert not (store.folder() / exhibit.path).exists()


def test_the_bucket_holds_what_the_age_tool_opens_and_nothing_readable(server):
    exhibit = receive("tên của một em nhỏ".encode())
    stored = server.file(exhibit.path)
    assert "em nhỏ".encode() not in stored.read_bytes()
    command = ["age", "--decrypt", "-i", store.key_path(), stored]
    opened = subprocess.run(command, capture_output=True, check=True)
    assert opened.stdout.decode() == "tên của một em nhỏ"


def test_a_picture_has_its_blurred_one_beside_it(server):
    exhibit = receive(picture())
    assert store.exists(exhibit.preview_path)
    assert b"".join(store.read(exhibit.preview_path)).startswith(b"\xff\xd8")


def test_destroyed_it_is_gone_from_the_bucket(server, django_capture_on_commit_callbacks):
    exhibit = receive(pdf())
    with django_capture_on_commit_callbacks(execute=True):
        actions.destroy(exhibit, why="retention", by=SYSTEM, now=NOW)
    assert not server.file(exhibit.path).exists()
    store.remove(exhibit.path)  # again: what is not there is no trouble


def test_a_server_that_is_away_is_a_sentence_and_no_fault(server):
    exhibit = receive(pdf())
    server.stop()
    with pytest.raises(Refused, match="đang trục trặc"):
        receive(mp4())
    with pytest.raises(store.StoreAway, match="không trả lời"):
        actions.open_exhibit(exhibit, by=SYSTEM, now=NOW)
    with pytest.raises(store.StoreAway):
        checking.check_files(now=NOW, seconds=5)
    exhibit.refresh_from_db()
    assert (exhibit.fault, Exhibit.objects.count()) == ("", 1)
    assert store.exists(exhibit.path)
    server.start()
    assert b"".join(actions.open_exhibit(exhibit, by=SYSTEM, now=NOW)) == pdf()


def test_a_wrong_secret_is_a_sentence(server, settings):
    settings.EXHIBIT_BUCKET_SECRET = "khac"
    with pytest.raises(Refused, match="đang trục trặc"):
        receive(pdf())


class Failing:
    """Breaks in the middle, as a connection does."""

    def __init__(self):
        self.left = 12_000_000

    def read(self, size=-1):
        if self.left <= 0:
            raise OSError("gone")
        self.left -= size
        return bytes(size)


def test_what_breaks_in_the_middle_leaves_no_object(server):
    with pytest.raises(store.NoRoom):
        store.save(Failing(), exhibit_id=HOLDER)
    assert not list(server.folder.rglob("*.age"))


def written_over(path, how):
    """By somebody with a key to the bucket."""
    with bucket.opened(path) as file:
        content = file.read()
    bucket.put(path, lambda sink: sink.write(how(content)))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda path: written_over(path, lambda content: content[:-1]), Fault.CUT_SHORT),
        (lambda path: written_over(path, lambda content: b"x" + content[1:]), Fault.CHANGED),
        (bucket.remove, Fault.MISSING),
    ],
    ids=["cut short", "changed", "removed"],
)
def test_what_is_wrong_with_an_object_is_found(server, change, fault):
    exhibit = receive(pdf())
    change(exhibit.path)
    ((found, what),) = checking.check_files(now=NOW, seconds=5)
    assert (found.pk, what.fault) == (exhibit.pk, fault)


def test_orphans_are_swept_and_nothing_else(server):
    kept = receive(pdf())
    orphan = store.save(io.BytesIO(mp4()), exhibit_id=HOLDER)
    later = NOW + timedelta(days=3650)
    assert actions.sweep_orphans(now=later) == 1
    assert store.exists(kept.path)
    assert not store.exists(orphan.path)
    assert queries.for_holder(HOLDER) == [kept]


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        ("https://s3.example.vn/khien", True),
        ("http://127.0.0.1:9000/khien/", True),
        ("", True),
        ("s3.example.vn/khien", False),
        ("https://s3.example.vn", False),
        ("https://khoa:bi-mat@s3.example.vn/khien", False),
        ("https://s3.example.vn/khien/them", False),
    ],
)
def test_the_setting_is_an_address_with_a_bucket_and_no_secret(value, holds):
    (setting,) = [each for each in SETTINGS if each.name == "EXHIBIT_BUCKET"]
    assert bool(setting.check.holds(value)) is holds
