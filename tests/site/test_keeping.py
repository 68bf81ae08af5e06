"""`./khien plan load`: what it says, in both languages."""

from contextlib import nullcontext

import pytest

from khien.site import accounts, keeping
from khien.site.console import Stopped
from khien.steering.actions import SHIPPED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def prepared(monkeypatch):
    monkeypatch.setattr(keeping, "site", nullcontext)
    monkeypatch.setattr(accounts, "site", nullcontext)


def test_the_same_file_again_adds_nothing_and_says_so(capsys):
    keeping.load_plan(str(SHIPPED))
    assert "Đã thêm kế hoạch: 169/KH-UBND." in capsys.readouterr().out
    keeping.load_plan(str(SHIPPED))
    said = capsys.readouterr().out
    assert "Kế hoạch trong tệp đã có sẵn: không thêm gì." in said
    assert "They are there already: none added." in said


def test_a_file_that_does_not_fit_is_told_in_both_languages(tmp_path):
    wrong = tmp_path / "ke-hoach.json"
    wrong.write_text(SHIPPED.read_text("utf-8").replace('"2025-12-31"', '"2020-12-31"'), "utf-8")
    with pytest.raises(Stopped) as stopped:
        keeping.load_plan(str(wrong))
    assert "ngày kết thúc phải sau ngày bắt đầu. Chưa nạp gì." in str(stopped.value)
    assert "its last day must come after its first. Nothing was loaded." in str(stopped.value)


def test_what_is_refused_of_an_account_is_said_in_both_languages():
    """Where the rule spoke before anybody asked for English, too."""
    with pytest.raises(Stopped) as refused:
        accounts.invite_user("khong-co")
    vietnamese, english = str(refused.value).split(" · ")
    assert vietnamese == "“khong-co”: Không có tài khoản nào tên như vậy."
    assert english == "There is no account of that name."
