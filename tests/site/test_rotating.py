"""`khien rotate-keys`: which key, cut short, and with keys that are not the right ones."""

from contextlib import nullcontext

import pytest

from khien.core import seal
from khien.core.models import LedgerEvent
from khien.intake.models import Report
from khien.site import keeping
from khien.site.console import Stopped
from khien.site.files import write_whole
from made_rows import make, without_conditions


@pytest.fixture(autouse=True)
def prepared(monkeypatch, tmp_path):
    monkeypatch.setattr(keeping, "site", nullcontext)
    monkeypatch.setattr(keeping, "installed", nullcontext)
    monkeypatch.setenv("KHIEN_HOME", str(tmp_path))
    (tmp_path / "keys").mkdir()


@pytest.fixture
def fresh_keyring():
    yield seal.keyring.cache_clear
    seal.keyring.cache_clear()


def test_the_site_key_is_replaced_at_once(monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("SECRET_KEY")
    path = tmp_path / "keys" / "site.key"
    write_whole(path, "cũ")
    keeping.rotate_keys("site")
    assert len(path.read_text()) == 96
    assert "đăng nhập lại" in capsys.readouterr().out


def test_a_site_key_of_the_environment_is_replaced_there(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "ở đây")
    with pytest.raises(Stopped, match="SECRET_KEY"):
        keeping.rotate_keys("site")


def test_another_word_rotates_nothing():
    with pytest.raises(Stopped, match="index"):
        keeping.rotate_keys("index")


def test_a_wrong_key_file_is_told(monkeypatch):
    def broken():
        raise seal.SealBroken(f"{LedgerEvent._meta.label} does not open")

    monkeypatch.setattr(seal, "rotate", broken)
    with pytest.raises(Stopped, match="thư mục keys"):
        keeping.rotate_keys()


@pytest.mark.django_db
def test_a_rotation_that_is_cut_short_is_completed_by_the_next(
    monkeypatch, tmp_path, settings, fresh_keyring
):
    settings.KHIEN_HOME = tmp_path
    seal.Keyring.make(tmp_path / "keys")
    fresh_keyring()
    without_conditions()
    reports = [make(Report) for _ in range(3)]
    real, done = seal.rewrap, []

    def cut_short(sealed, *, context):
        if done:
            raise KeyboardInterrupt
        done.append(context)
        return real(sealed, context=context)

    with monkeypatch.context() as once:
        once.setattr(seal, "rewrap", cut_short)
        with pytest.raises(KeyboardInterrupt):
            seal.rotate()
    assert seal.rotate() >= len(reports)
    for old in ("seal-00001.key", "seal-00002.key"):
        (tmp_path / "keys" / old).unlink()
    fresh_keyring()
    kept = Report.objects.filter(pk__in=[report.pk for report in reports])
    assert [report.narrative for report in kept] == [{"said": "điều riêng tư"}] * 3
