"""The folder BACKUP_TO: who opens what lies there, what is told of the unreadable, what goes."""

import io
import json
import shutil
import subprocess
import tarfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest

from khien.site.backups import container, exhibits, making, place, recovering, schedule, wal
from khien.site.backups.cluster_copy import Own
from khien.site.backups.contents import Manifest, Writer
from khien.site.backups.locks import Keys, Lock, keys, make_key
from khien.site.backups.moments import moment
from khien.site.backups.restoring import restore
from khien.site.console import Stopped
from khien.site.database import running

pytestmark = pytest.mark.faults
NOW = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)  # 10:00 in Viet Nam


@pytest.fixture
def identity(tmp_path, monkeypatch):
    """Made by our own command; its public half is what the installation has."""
    made = pyrage.x25519.Identity.generate()
    (tmp_path / "khóa").write_text(f"# public key: {made.to_public()}\n{made}\n")
    monkeypatch.setenv("BACKUP_RECIPIENTS", str(made.to_public()))
    return made


@pytest.fixture
def there(tmp_path, monkeypatch):
    folder = tmp_path / "đĩa ngoài"
    folder.mkdir()
    monkeypatch.setenv("BACKUP_TO", str(folder))
    return folder


@pytest.fixture
def empty(walkable, monkeypatch) -> Path:
    home = walkable("trống") / "khiên"
    monkeypatch.setenv("KHIEN_HOME", str(home))
    monkeypatch.delenv("DATABASE_URL")
    return home


def sealed(path, *recipients, manifest=None):
    def fill(tar):
        writer = Writer(tar, manifest or Manifest("dump", NOW))
        member = tarfile.TarInfo("database.dump")
        member.size = 9
        writer.add_stream(member, io.BytesIO(b"not a one"))
        writer.end()

    container.write(path, Lock(recipients), fill, squeezed=True)


def test_a_key_made_here_opens_what_its_public_half_closed(tmp_path, monkeypatch, capsys):
    make_key(str(tmp_path / "khóa"))
    public = capsys.readouterr().out.split("BACKUP_RECIPIENTS=")[1].strip()
    sealed(tmp_path / "a.age", pyrage.x25519.Recipient.from_str(public))
    monkeypatch.setenv("BACKUP_IDENTITY", str(tmp_path / "khóa"))
    (tmp_path / "opened").mkdir()
    container.unpack(tmp_path / "a.age", keys(), tmp_path / "opened")
    assert (tmp_path / "opened" / "database.dump").read_bytes() == b"not a one"
    with pytest.raises(Stopped, match="đã có"):
        make_key(str(tmp_path / "khóa"))  # never over another one


def test_the_standard_tools_open_it(tmp_path, identity):
    if shutil.which("age") is None:
        pytest.skip("age is not installed")
    sealed(tmp_path / "a.age", identity.to_public())
    opened = subprocess.run(
        ["age", "--decrypt", "-i", tmp_path / "khóa", tmp_path / "a.age"],
        check=True,
        capture_output=True,
    )
    listed = subprocess.run(
        ["tar", "--list", "--gzip"], input=opened.stdout, check=True, capture_output=True
    )
    assert listed.stdout.decode().split() == ["database.dump", "manifest.json"]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (lambda whole: whole[: len(whole) // 2], "không đọc được"),
        (lambda whole: whole[:-1], "không đọc được"),
        (lambda whole: whole[:-9] + b"\0" + whole[-8:], "không đọc được"),
        (lambda _whole: b"age-encryption.org/v1\n", "không đọc được"),
        (lambda _whole: b"", "không đọc được"),
    ],
)
def test_what_cannot_be_read_is_told_and_restores_nothing(
    tmp_path, identity, empty, monkeypatch, broken, told
):
    sealed(tmp_path / "a.age", identity.to_public())
    (tmp_path / "b.age").write_bytes(broken((tmp_path / "a.age").read_bytes()))
    monkeypatch.setenv("BACKUP_IDENTITY", str(tmp_path / "khóa"))
    with pytest.raises(Stopped, match=told):
        restore(str(tmp_path / "b.age"))
    assert not list(empty.rglob("*.dump"))
    assert not (empty / "restoring").exists()


def test_a_wrong_key_or_none_is_told(tmp_path, identity, empty, monkeypatch):
    sealed(tmp_path / "a.age", identity.to_public())
    with pytest.raises(Stopped, match="BACKUP_IDENTITY"):
        restore(str(tmp_path / "a.age"))
    other = tmp_path / "khác"
    make_key(str(other))
    monkeypatch.setenv("BACKUP_IDENTITY", str(other))
    with pytest.raises(Stopped, match="sai khóa"):
        restore(str(tmp_path / "a.age"))
    other.write_text("không phải khóa")
    with pytest.raises(Stopped, match="không phải là tệp khóa"):
        restore(str(tmp_path / "a.age"))


def test_a_backup_of_a_newer_khien_is_told(tmp_path, identity, empty, monkeypatch):
    newer = Manifest("dump", NOW, format=99)
    sealed(tmp_path / "a.age", identity.to_public(), manifest=newer)
    monkeypatch.setenv("BACKUP_IDENTITY", str(tmp_path / "khóa"))
    with pytest.raises(Stopped, match="bản Khiên mới hơn"):
        restore(str(tmp_path / "a.age"))


def test_an_interrupted_backup_leaves_nothing_under_its_name(tmp_path, identity):
    def fill(_tar):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        container.write(tmp_path / "a.age", Lock((identity.to_public(),)), fill)
    assert {path.name for path in tmp_path.iterdir()} == {"khóa"}


def test_a_full_disk_leaves_nothing_under_its_name(identity, tmp_path, monkeypatch):
    """As the kernel says it, in the middle of a large one."""

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("khien.site.backups.container.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        sealed(tmp_path / "a.age", identity.to_public())
    assert {path.name for path in tmp_path.iterdir()} == {"khóa"}


def test_without_recipients_or_disk_nothing_goes_there(there, empty, monkeypatch):
    (empty / "run").mkdir(parents=True)
    with pytest.raises(Stopped, match="BACKUP_RECIPIENTS"):
        making.to_place(empty, "postgres://khien@127.0.0.1:1/nowhere")
    monkeypatch.setenv("BACKUP_TO", str(there / "chưa gắn"))
    with pytest.raises(Stopped, match="đĩa đã gắn chưa"):
        making.to_place(empty, "postgres://khien@127.0.0.1:1/nowhere")
    assert not list(there.iterdir())


def made(folder, days, kind, life="dumps"):
    path = folder / life / place.entry_name(NOW + timedelta(days=days), kind)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")
    return path


def test_old_backups_go_and_what_kept_ones_build_on_stays(there, monkeypatch):
    monkeypatch.setenv("BACKUP_KEEP", "2")
    old = [made(there, 0, "full", "7-1"), made(there, 1, "incremental", "7-1")]
    kept = [made(there, days, "full", "7-1") for days in (7, 14)] + [
        made(there, 8, "incremental", "7-1")
    ]
    told = {"WAL-Ranges": [{"Timeline": 1, "Start-LSN": "0/3000028", "End-LSN": "0/3000120"}]}
    kept[0].with_suffix(".manifest").write_text(json.dumps(told))
    wal = there / "7-1" / "wal"
    wal.mkdir()
    for number in (2, 3, 4):
        (wal / f"00000001000000000000000{number}.gz.age").write_bytes(b"")
    place.prune(there)
    assert not [path for path in old if path.exists()]
    assert all(path.exists() for path in kept)
    assert sorted(path.name[23] for path in wal.iterdir()) == ["3", "4"]


def test_an_incremental_one_is_put_together_with_all_before_it(there):
    first = made(there, 0, "full", "7-1")
    made(there, 0.5, "full", "8-1")
    second = made(there, 1, "incremental", "7-1")
    third = made(there, 2, "incremental", "7-1")
    found = place.entries(there)
    chain = place.chain(found, next(each for each in found if each.path == third))
    assert [each.path for each in chain] == [first, second, third]


def test_an_exhibit_goes_once_and_goes_away_when_no_backup_is_older_than_its_end(
    there, empty, monkeypatch
):
    exhibit = empty / "exhibits" / "01" / "a.age"
    exhibit.parent.mkdir(parents=True)
    exhibit.write_bytes(b"sealed")
    assert exhibits.copy_new(empty, there) == 6
    assert exhibits.copy_new(empty, there) == 0
    checked = subprocess.run(
        ["sha256sum", "--check", "--status", "files.sha256"], cwd=there, check=False
    )
    assert checked.returncode == 0
    exhibit.unlink()  # by the rules of retention
    copy = there / "files" / "exhibits" / "01" / "a.age"
    made(there, -1, "dump")
    exhibits.forget_old(empty, there, now=NOW)
    assert copy.exists(), "the backup of yesterday speaks of it"
    made(there, 1, "dump")
    monkeypatch.setenv("BACKUP_KEEP", "1")
    place.prune(there)
    exhibits.forget_old(empty, there, now=NOW + timedelta(days=1))
    assert not copy.exists()
    assert (there / "files.sha256").read_text() == ""


def test_nothing_builds_on_what_another_key_opens(there, monkeypatch):
    """A key was lost or leaked: with the new one alone the next backup opens, whole."""
    own, soon = Own("postgres://nowhere", "7-1"), NOW + timedelta(days=1)
    made(there, 0, "full", "7-1").with_suffix(".manifest").write_text("{}")
    one, two, three = (str(pyrage.x25519.Identity.generate().to_public()) for _ in range(3))
    monkeypatch.setenv("BACKUP_RECIPIENTS", f"{one},{two}")
    place.note_for_whom(there / "7-1")
    monkeypatch.setenv("BACKUP_RECIPIENTS", f"{two},{one}")
    assert making._what_next(there, own, soon)[0] == "incremental"
    monkeypatch.setenv("BACKUP_RECIPIENTS", three)
    assert making._what_next(there, own, soon) == ("full", None)


def test_what_was_kept_for_replaced_keys_does_not_hold_up_a_restore_with_the_new_one(
    there, tmp_path
):
    """Changes and keys from before the whole backup that the new key opens."""
    old, new = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    life, home = there / "7-1", tmp_path / "nhà"
    (home / "keys").mkdir(parents=True)
    (home / "keys" / "index.key").write_text("ab" * 32)
    (home / "restoring").mkdir()
    for number, identity in enumerate((old, new)):
        lock = Lock((identity.to_public(),))
        segment = tmp_path / f"00000001000000000000000{number}"
        segment.write_bytes(b"changes")
        wal._seal(segment, life / "wal", lock)
        wal.keep_keys(home, life, lock, now=NOW)
        wal.keep_keys(home, life, lock, now=NOW)
    assert len([*life.glob("keys-*.age")]) == 2
    found = wal.bring_back(life, Keys((new,)), home / "restoring" / "wal")
    assert found == ["000000010000000000000001"]
    (home / "keys" / "index.key").unlink()
    recovering._bring_keys(life, home, Keys((new,)))
    assert (home / "keys" / "index.key").read_text() == "ab" * 32


@pytest.mark.parametrize(
    ("good", "bad", "due"),
    [
        (None, None, True),
        (NOW - timedelta(hours=8), None, False),  # 02:00 here
        (NOW - timedelta(hours=9), None, True),  # 01:00: before today's hour
        (NOW - timedelta(days=9), None, True),  # the machine was off
        (NOW - timedelta(days=1), NOW - timedelta(minutes=10), False),
        (NOW - timedelta(days=1), NOW - timedelta(minutes=61), True),
    ],
)
def test_when_the_worker_backs_up(good, bad, due):
    assert schedule.due(NOW, good=good, bad=bad) is due


def test_every_hour_where_it_is_asked_for(monkeypatch):
    monkeypatch.setenv("BACKUP_EVERY", "1")
    assert schedule.due(NOW, good=NOW - timedelta(minutes=61), bad=None)
    assert not schedule.due(NOW, good=NOW - timedelta(seconds=1) + timedelta(seconds=2), bad=None)


def test_a_moment_is_typed_as_people_write_it():
    assert moment("26/11/2026 10:00") == NOW
    assert moment("2026-11-26 10:00:00") == NOW
    with pytest.raises(Stopped, match="không phải là một thời điểm"):
        moment("hôm qua")


def test_a_second_backup_at_once_is_refused(there, identity, empty, walkable):
    with (
        running(empty) as server,
        making._alone(empty),
        pytest.raises(Stopped, match="sao lưu khác"),
    ):
        making.by_itself(empty, server.url)
    assert not list(there.iterdir())
