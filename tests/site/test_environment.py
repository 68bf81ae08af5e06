"""Settings that cannot be are told at the start, by a sentence that names them."""

import errno
import os

import psycopg
import pytest

from khien.site import environment, prepared
from khien.site.address import site_url
from khien.site.cli import main
from khien.site.console import Stopped
from khien.site.database import running

UNREACHABLE = "postgres://khien:bí-mật@127.0.0.1:1/khien"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("SERVER", "apache"),
        ("WEB_PROCESSES", "0"),
        ("WORKER_JOBS", "-1"),
        ("LOG_LEVEL", "loud"),
        ("SITE_URL", "khien.example.vn"),
        ("SITE_URL", "https://khien.example.vn/site"),
        ("TRUSTED_PROXY", "nginx"),
        ("TRUSTED_PROXY", "127.0.0.1,300.0.0.1"),
        ("DATABASE_URL", "mysql://khien@/khien"),
    ],
)
def test_a_setting_that_cannot_be_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(Stopped, match=f"^{name}.*phải là .* · {name} must be "):
        environment.check_all()


def test_the_settings_of_the_table_are_themselves_allowed(monkeypatch):
    for setting in environment.SETTINGS:
        monkeypatch.setenv(setting.name, "")
        assert environment.read(setting.name) == setting.default
        assert setting.check is None or setting.check.holds(setting.default)


def test_a_slash_after_the_address_of_the_site_does_not_matter(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://khien.example.vn/")
    assert site_url() == "https://khien.example.vn"


def test_a_wrong_setting_ends_the_command_with_its_sentence(monkeypatch, capsys):
    monkeypatch.setenv("PORT", "abc")
    assert main(["serve"]) == 1
    assert "PORT=abc: phải là một số từ 1 đến 65535" in capsys.readouterr().err


@pytest.mark.parametrize("home", ["file", "file/below", "/sys/khien", "/proc/khien"])
def test_a_home_that_cannot_be_is_named(tmp_path, monkeypatch, capsys, home):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KHIEN_HOME", str(tmp_path / home))
    assert main(["serve"]) == 1
    assert str(tmp_path / home) in capsys.readouterr().err


def test_a_home_may_be_named_from_where_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHIEN_HOME", "nhà của tôi")
    assert prepared.make_folders() == tmp_path / "nhà của tôi"
    assert (tmp_path / "nhà của tôi" / "keys").is_dir()


def test_a_full_disk_is_said_and_other_faults_are_not_hidden(monkeypatch, capsys):
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr("khien.site.installing.setup", lambda: (_ for _ in ()).throw(full))
    assert main(["setup"]) == 1
    assert "Đĩa đã đầy" in capsys.readouterr().err
    ours = ValueError("a mistake of ours")
    monkeypatch.setattr("khien.site.installing.setup", lambda: (_ for _ in ()).throw(ours))
    with pytest.raises(ValueError, match="a mistake"):
        main(["setup"])


def test_a_database_out_of_reach_is_told_without_its_password(tmp_path, monkeypatch):
    monkeypatch.setenv("KHIEN_HOME", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", UNREACHABLE)
    with pytest.raises(Stopped, match="DATABASE_URL") as told, prepared.database():
        pass
    assert "bí-mật" not in str(told.value)


def test_a_database_too_old_or_of_another_encoding_is_refused(walkable, tmp_path, monkeypatch):
    with running(walkable("older"), thrown_away=True) as server:
        with psycopg.connect(server.url, autocommit=True) as connection:
            connection.execute(
                "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
            )
        monkeypatch.setenv("KHIEN_HOME", str(tmp_path))
        monkeypatch.setenv("DATABASE_URL", server.url)
        with prepared.database() as ours:
            assert ours is None
        monkeypatch.setenv("DATABASE_URL", server.url.removesuffix("khien") + "latin")
        with pytest.raises(Stopped, match="UTF8"), prepared.database():
            pass
        monkeypatch.setenv("DATABASE_URL", server.url)
        monkeypatch.setattr(prepared, "OLDEST_POSTGRESQL", 99)
        with pytest.raises(Stopped, match="PostgreSQL 99"), prepared.database():
            pass


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"EXHIBIT_BUCKET": "https://s3.example.vn/khien"}, "EXHIBIT_BUCKET_KEY"),
        ({"MAIL_SERVER": "mail.example.vn:587", "MAIL_USER": "khien"}, "MAIL_PASSWORD"),
        ({"SMS_WEBHOOK_SECRET": "x"}, "SMS_WEBHOOK"),
        ({"ALERT_MAIL": "truc@example.vn"}, "MAIL_SERVER"),
        (
            {
                "MAIL_SERVER": "mail.example.vn:25",
                "MAIL_USER": "khien",
                "MAIL_PASSWORD": "x",
                "MAIL_SECURITY": "none",
            },
            "MAIL_SECURITY=none",
        ),
    ],
)
def test_settings_that_contradict_each_other_are_told_before_anything_starts(
    monkeypatch, given, named
):
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Stopped, match=named):
        environment.check_all()


def test_a_name_that_only_looks_like_ours_is_told_and_stops_nothing(monkeypatch, capsys):
    monkeypatch.setenv("MAIL_SEVER", "mail.example.vn:587")
    monkeypatch.setenv("KHIEN_COLOUR", "green")
    monkeypatch.setenv("HOSTNAME", "may-chu")
    environment.check_all()
    said = capsys.readouterr().err
    assert "MAIL_SEVER" in said
    assert "MAIL_SERVER?" in said
    assert "KHIEN_COLOUR" in said
    assert "HOSTNAME" not in said
