"""What is backed up comes back as it was; anything doubtful restores nothing."""

import shutil
import stat
import subprocess
import tarfile
from pathlib import Path

import psycopg
import pyrage
import pytest

from khien.site.backups import dump
from khien.site.backups.making import backup
from khien.site.backups.restoring import restore
from khien.site.console import Stopped
from khien.site.database import running
from khien.site.prepared import unfinished_restore

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def made(walkable) -> Path:
    folder = walkable("made")
    with running(folder) as server, psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE told (words text); INSERT INTO told VALUES ('đã kể')")
        connection.execute("CREATE INDEX ON told USING gin (words gin_trgm_ops)")
    return folder


@pytest.fixture
def home(made, walkable, monkeypatch) -> Path:
    """An installation with a table, a key and an exhibit."""
    folder = walkable("one") / "khiên"
    monkeypatch.setenv("KHIEN_HOME", str(folder))
    monkeypatch.delenv("DATABASE_URL")
    subprocess.run(["cp", "-a", made, folder], check=True)
    (folder / "keys").mkdir(exist_ok=True)
    (folder / "keys" / "seal-00001.key").write_text("ab" * 32)
    (folder / "exhibits" / "01").mkdir(parents=True)
    (folder / "exhibits" / "01" / "ảnh").write_bytes(bytes(range(256)) * 1000)
    return folder


def contents(folder: Path) -> tuple[object, bytes, str]:
    with running(folder) as server, psycopg.connect(server.url) as connection:
        words = connection.execute("SELECT words FROM told").fetchall()
    exhibit = (folder / "exhibits" / "01" / "ảnh").read_bytes()
    return words, exhibit, (folder / "keys" / "seal-00001.key").read_text()


def test_a_mistyped_home_is_no_installation_and_stays_empty(home, tmp_path, monkeypatch):
    elsewhere = tmp_path / "nhầm"
    monkeypatch.setenv("KHIEN_HOME", str(elsewhere))
    with pytest.raises(Stopped, match="chưa có Khiên"):
        backup(str(tmp_path / "bản sao"))
    assert not elsewhere.exists()
    assert not (tmp_path / "bản sao").exists()


def test_a_folder_that_is_not_there_is_named(home, tmp_path):
    with pytest.raises(Stopped, match="Không có thư mục"):
        backup(str(tmp_path / "không có" / "bản sao"))


@pytest.mark.parametrize("passphrase", ["", "một câu dài mà dễ nhớ"])
def test_all_comes_back_after_the_folder_is_lost(home, tmp_path, monkeypatch, passphrase):
    monkeypatch.setenv("KHIEN_BACKUP_PASSPHRASE", passphrase)
    before = contents(home)
    backup(str(tmp_path / "bản sao"))
    assert stat.S_IMODE((tmp_path / "bản sao").stat().st_mode) == 0o600
    shutil.rmtree(home)
    restore(str(tmp_path / "bản sao"))
    assert contents(home) == before


def test_what_lies_in_a_bucket_is_not_in_it_and_that_is_said(home, tmp_path, monkeypatch, capsys):
    backup(str(tmp_path / "một"))
    assert "EXHIBIT_BUCKET" not in capsys.readouterr().out
    monkeypatch.setenv("EXHIBIT_BUCKET", "https://s3.example.vn/khien")
    monkeypatch.setenv("EXHIBIT_BUCKET_KEY", "khóa")
    monkeypatch.setenv("EXHIBIT_BUCKET_SECRET", "bí mật")
    backup(str(tmp_path / "hai"))
    assert "KHÔNG có trong bản sao lưu" in capsys.readouterr().out


def test_a_sealed_backup_shows_nothing_and_opens_only_with_its_passphrase(
    home, tmp_path, monkeypatch
):
    monkeypatch.setenv("KHIEN_BACKUP_PASSPHRASE", "đúng")
    backup(str(tmp_path / "sealed"))
    assert b"seal-00001" not in (tmp_path / "sealed").read_bytes()
    with tarfile.open(tmp_path / "sealed") as tar:
        assert tar.getnames() == ["identity.age", "backup.tar.age"]
    shutil.rmtree(home)
    for wrong in ("", "sai"):
        monkeypatch.setenv("KHIEN_BACKUP_PASSPHRASE", wrong)
        with pytest.raises(Stopped):
            restore(str(tmp_path / "sealed"))
    monkeypatch.setenv("KHIEN_BACKUP_PASSPHRASE", "đúng")
    restore(str(tmp_path / "sealed"))


def test_a_backup_cut_short_or_changed_restores_nothing(home, tmp_path):
    backup(str(tmp_path / "whole"))
    whole = (tmp_path / "whole").read_bytes()
    shutil.rmtree(home)
    changed = whole.replace(bytes(range(256)) * 2, bytes(512), 1)
    for broken in (whole[: len(whole) // 2], changed, b"", b"not a backup"):
        (tmp_path / "broken").write_bytes(broken)
        with pytest.raises(Stopped):
            restore(str(tmp_path / "broken"))
        assert not unfinished_restore(home).exists()
        assert not (home / "db").exists()
        assert not (home / "exhibits").exists()


@pytest.mark.parametrize("name", ["/khien-outside", "../khien-outside", "exhibits/../../outside"])
def test_a_backup_that_points_elsewhere_restores_nothing(home, tmp_path, name):
    shutil.rmtree(home)
    with tarfile.open(tmp_path / "hostile", "w") as tar:
        tar.addfile(tarfile.TarInfo(name))
    link = tarfile.TarInfo("exhibits")
    link.type, link.linkname = tarfile.SYMTYPE, str(tmp_path)
    with tarfile.open(tmp_path / "link", "w") as tar:
        tar.addfile(link)
    for hostile in ("hostile", "link"):
        with pytest.raises(Stopped):
            restore(str(tmp_path / hostile))
    assert not list(tmp_path.rglob("*outside"))
    assert not (home / "exhibits").exists()


def test_nothing_is_restored_over_what_is_there(home, tmp_path):
    before = contents(home)
    backup(str(tmp_path / "copy"))
    with pytest.raises(Stopped, match="KHIEN_HOME"):
        restore(str(tmp_path / "copy"))
    assert contents(home) == before


def test_the_standard_tool_opens_the_archive_inside(home, tmp_path, monkeypatch):
    """`age` reads its passphrase from a terminal alone, so the key is opened here."""
    if shutil.which("age") is None:
        pytest.skip("age is not installed")
    monkeypatch.setenv("KHIEN_BACKUP_PASSPHRASE", "đúng")
    backup(str(tmp_path / "sealed"))
    with tarfile.open(tmp_path / "sealed") as tar:
        for name in tar.getnames():
            (tmp_path / name).write_bytes(tar.extractfile(name).read())
    key = pyrage.passphrase.decrypt((tmp_path / "identity.age").read_bytes(), "đúng")
    (tmp_path / "key").write_bytes(key)
    command = ["age", "--decrypt", "-i", tmp_path / "key", "-o", tmp_path / "opened.tar"]
    subprocess.run([*command, tmp_path / "backup.tar.age"], check=True)
    with tarfile.open(tmp_path / "opened.tar") as inner:
        assert "exhibits/01/ảnh" in inner.getnames()


def told(url: str) -> object:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT words FROM told").fetchall()


@pytest.mark.parametrize("version", [150_000, 180_000])
def test_a_database_of_ones_own_is_backed_up_and_restored_by_its_address(
    made, walkable, tmp_path, monkeypatch, version
):
    """The server is the same; what is done for an older one must be right for it too."""
    monkeypatch.setattr(dump, "_version", lambda _url: version)
    first, second = walkable("own") / "first", walkable("own") / "second"
    subprocess.run(["cp", "-a", made, first], check=True)
    (tmp_path / "home" / "keys").mkdir(parents=True)
    (tmp_path / "home" / "keys" / "seal-00001.key").write_text("cd" * 32)
    with running(first) as old, running(second, thrown_away=True) as new:
        monkeypatch.setenv("KHIEN_HOME", str(tmp_path / "home"))
        monkeypatch.setenv("DATABASE_URL", old.url)
        backup(str(tmp_path / "copy"))
        monkeypatch.setenv("KHIEN_HOME", str(tmp_path / "again"))
        with pytest.raises(Stopped, match="DATABASE_URL"):
            restore(str(tmp_path / "copy"))  # into the database that holds everything already
        with psycopg.connect(new.url, autocommit=True) as connection:
            connection.execute("CREATE DATABASE bare TEMPLATE template0")  # without extensions
        bare = new.url.removesuffix("khien") + "bare"
        monkeypatch.setenv("DATABASE_URL", bare)
        restore(str(tmp_path / "copy"))
        assert told(bare) == told(old.url) == [("đã kể",)]
    assert not (tmp_path / "again" / "db").exists()
    assert (tmp_path / "again" / "keys" / "seal-00001.key").read_text() == "cd" * 32
