"""Whether the files are still those that were stored: what is wrong is found and named."""

from contextlib import nullcontext

import pytest
from django.urls import reverse

from fixtures_evidence import HOLDER, NOW, OTHER, docx, mp4, pdf, picture, receive, upload
from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.evidence import access, actions, rules, store, wording, work
from khien.evidence.actions import checking
from khien.evidence.models import Exhibit, ExhibitKind, Fault, HolderKind
from khien.people.roles import Role
from khien.site import keeping

pytestmark = pytest.mark.django_db


def path_of(exhibit):
    return store.folder() / exhibit.path


def change(exhibit, how):
    path = path_of(exhibit)
    path.write_bytes(how(path.read_bytes()))


def what_is_wrong():
    return [(row.pk, found.fault) for row, found in checking.check_files(now=NOW, seconds=60)]


def test_untouched_files_are_whole():
    rows = [receive(content) for content in (pdf(), mp4(), picture())]
    assert what_is_wrong() == []
    assert not Exhibit.objects.exclude(checked_at=NOW).exists()
    assert len(rows) == 3


def test_a_file_cut_short_is_named():
    exhibit = receive(pdf())
    change(exhibit, lambda content: content[:-40])
    assert what_is_wrong() == [(exhibit.pk, Fault.CUT_SHORT)]


def test_a_single_changed_byte_is_named():
    exhibit = receive(pdf())
    change(exhibit, lambda content: content[:-1] + bytes([content[-1] ^ 1]))
    assert what_is_wrong() == [(exhibit.pk, Fault.CHANGED)]


def test_a_missing_file_is_named():
    exhibit = receive(pdf())
    path_of(exhibit).unlink()
    assert what_is_wrong() == [(exhibit.pk, Fault.MISSING)]


def test_a_swapped_file_is_named_with_the_one_that_lies_there():
    first, second = receive(pdf()), receive(mp4(), holder=OTHER, kind=HolderKind.CASE)
    path_of(second).replace(path_of(first))
    ((row, found), (_second, missing)) = checking.check_files(now=NOW, seconds=60)
    assert (row, found.fault, found.other) == (first, Fault.SWAPPED, second)
    assert missing.fault == Fault.MISSING
    assert rules.fault_in_words(found.fault, found.other) == (
        "Tệp trong kho đã bị tráo bằng tệp của chứng cứ khác. "
        f"Đó là tệp của chứng cứ số 1 trong hồ sơ trẻ em, mã {second.pk}."
    )


def test_a_fault_is_written_into_the_ledger_once():
    exhibit = receive(pdf())
    change(exhibit, lambda content: content[:-40])
    for _night in range(2):
        checking.note(exhibit, checking.look_at(exhibit), now=NOW)
    found = [entry for entry in ledger.history(exhibit.pk) if entry.verb == "FaultFound"]
    assert [entry.data["fault"] for entry in found] == ["cut_short"]


def test_of_the_oldest_exhibits_the_content_tells():
    """Of those stored before, no hash of the encrypted file was kept."""
    exhibit, other = receive(pdf()), receive(mp4())
    Exhibit.objects.update(file_sha256=None, file_size=None)
    assert what_is_wrong() == []
    path_of(other).replace(path_of(exhibit))
    exhibit.refresh_from_db()
    assert checking.look_at(exhibit).fault == Fault.CHANGED


def test_nothing_of_a_swapped_file_is_shown():
    exhibit, other = receive(picture(seed=1)), receive(picture(seed=2))
    path_of(other).replace(path_of(exhibit))
    with pytest.raises(store.StoreBroken, match="bị tráo bằng tệp của chứng cứ khác"):
        actions.open_exhibit(exhibit, by=SYSTEM, now=NOW)


@pytest.fixture
def police(staff, sign_in, monkeypatch):
    monkeypatch.setattr(access, "_registered", {})
    access.register(HolderKind.REPORT, lambda *_: True)
    return sign_in(staff(Role.CYBER_POLICE))


def test_the_page_says_what_is_wrong_after_looking(police):
    exhibit = receive(pdf())
    page = reverse("evidence:exhibit", args=[exhibit.pk])
    check = reverse("evidence:check", args=[exhibit.pk])
    answer = police.post(check, follow=True).content.decode()
    assert "Tệp trong kho vẫn là tệp đã nhận." in answer
    change(exhibit, lambda content: content[:-40])
    assert "Tệp trong kho bị cắt ngắn." in police.post(check, follow=True).content.decode()
    assert "Tệp trong kho không còn là tệp đã nhận" in police.get(page).content.decode()


def test_who_downloads_a_broken_file_reads_why_not(police):
    exhibit = receive(pdf())
    change(exhibit, lambda content: content[:-40])
    address = reverse("evidence:download", args=[exhibit.pk])
    answer = police.post(address, follow=True).content.decode()
    assert "Tệp trong kho bị cắt ngắn." in answer
    assert [step.kind for step in exhibit.steps.all()] == ["received"]


@pytest.mark.parametrize(
    ("name", "content", "claimed"),
    [
        ("ảnh.jpg", pdf(), "jpg"),
        ("bao-cao.docx", pdf(), "docx"),
        ("phim.exe", mp4(), "exe"),
        ("anh.jpeg", picture("JPEG"), ""),
        ("anh.JPG", picture("JPEG"), ""),
        ("tep", pdf(), ""),
        ("tin nhắn 12.10", b"xin chao", ""),
        ("don.docx", docx(), ""),
    ],
)
def test_a_name_that_belies_the_content_is_said(name, content, claimed):
    exhibit = receive(content, name)
    assert exhibit.claimed == claimed
    assert bool(wording.belied(exhibit)) is bool(claimed)


def test_it_is_said_beside_the_file_and_on_its_page(police):
    exhibit = receive(pdf(), "ảnh.jpg")
    words = "Tên tệp có đuôi .jpg nhưng nội dung là Tài liệu PDF. Đã nhận theo nội dung."
    assert wording.belied(exhibit) == words
    assert words in police.get(reverse("evidence:exhibit", args=[exhibit.pk])).content.decode()


def test_a_file_brought_twice_is_named_by_the_number_it_has(staff, monkeypatch):
    monkeypatch.setattr(access, "_registered", {})
    access.register(HolderKind.REPORT, lambda *_: True, check_can_add=lambda *_: None)
    officer = staff(Role.CYBER_POLICE)
    files = [upload(pdf(), "a.pdf"), upload(mp4(), "b.mp4"), upload(pdf(), "c.pdf")]
    received = actions.add(
        files, holder=HOLDER, holder_kind=HolderKind.REPORT, origin="", by=officer, now=NOW
    )
    assert [row.kind for row in received.exhibits] == [ExhibitKind.PDF, ExhibitKind.MP4]
    assert [(file.name, file.sentence) for file in received.refused] == [
        ("c.pdf", "Tệp này đã có ở đây: chứng cứ 1.")
    ]


def test_a_fault_waits_for_those_who_may_see_it(staff, monkeypatch):
    monkeypatch.setattr(access, "_registered", {})
    access.register(HolderKind.REPORT, lambda *_: True)
    police, leader = staff(Role.CYBER_POLICE), staff(Role.LEADER)
    exhibit, hidden = receive(pdf()), receive(mp4(), kind=HolderKind.CASE)
    for row in (exhibit, hidden):
        change(row, lambda content: content[:-40])
    checking.check_files(now=NOW, seconds=60)
    assert [item.text for item in work.faults(police, NOW)] == [
        "Tệp của chứng cứ 1 không còn nguyên vẹn"
    ]
    assert work.faults(leader, NOW) == []


def test_the_command_names_what_is_wrong_and_fails(capsys, monkeypatch):
    monkeypatch.setattr(keeping, "site", nullcontext)
    exhibit = receive(pdf())
    assert keeping.verify_exhibits() == 0
    change(exhibit, lambda content: content[:-40])
    assert keeping.verify_exhibits() == 1
    told = capsys.readouterr().out
    assert f"{exhibit.pk}: Tệp trong kho bị cắt ngắn." in told
    assert "1 trong 1 tệp chứng cứ KHÔNG còn nguyên vẹn." in told
