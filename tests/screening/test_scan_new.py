"""Handing in: what is taken, what is refused with its reason, and that a double tap makes one."""

import pytest
from django.conf import settings
from django.urls import reverse

from khien.core.ids import new_id
from khien.screening.models import Scan
from scan_cases import PLAIN, THREAT, archive, picture, upload

pytestmark = pytest.mark.django_db
URL = reverse("screening:scan_new")


@pytest.fixture
def send(sign_in, scanner, ready_to_look):
    def send(*files, text="", key=None, name="Nhóm lớp 7A"):
        data = {"key": key or new_id(), "name": name, "text": text, "uploads": list(files)}
        return sign_in(scanner).post(URL, data)

    return send


def test_the_page_says_the_limits_and_what_becomes_of_the_material(sign_in, scanner):
    page = sign_in(scanner).get(URL).content.decode()
    for words in ("200 tệp", "30 MB", "100 MB", "190 MB", "200.000 chữ", "bị xóa khi lượt"):
        assert words in page


def test_files_and_text_become_one_scan_whatever_they_are_called(send, scanner):
    answer = send(
        upload("a.txt", picture(1)),
        upload("b.png", f"text\n{PLAIN}"),
        upload("c", archive(**{"d.jpg": picture(2)})),
        text=THREAT,
    )
    scan = Scan.objects.get()
    assert answer["Location"] == reverse("screening:scan", args=[scan.pk])
    assert (scan.name, scan.asked_by, scan.state) == ("Nhóm lớp 7A", scanner, "waiting")
    assert scan.office in {duty.organisation for duty in scanner.duties.all()}
    assert scan.source_size > len(picture(1))
    kept = list((settings.KHIEN_HOME / scan.source_path).iterdir())
    assert len(kept) == 5


def test_a_hostile_zip_is_refused_with_its_name_and_nothing_is_kept(send):
    answer = send(upload("to.zip", archive(a=bytes(20_000_000))), text=PLAIN)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "to.zip: Tệp ZIP này không được nhận" in page
    assert PLAIN in page, "what was typed stays"
    assert not Scan.objects.exists()


def test_nothing_readable_is_refused_but_among_others_it_is_listed(send):
    program = upload("a.png", b"MZ\x90\x00")
    answer = send(program)
    assert answer.status_code == 422
    assert "a.png: Không phải ảnh" in answer.content.decode()
    assert "Chọn tệp hoặc dán" in send().content.decode()
    assert send(upload("a.png", b"MZ\x90\x00"), text=PLAIN).status_code == 302


def test_a_program_or_spreadsheet_is_no_archive(send):
    word = archive(**{"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<b/>"})
    assert "Không phải ảnh, phim, Word" in send(upload("a.zip", word)).content.decode()


def test_a_double_tap_makes_one(send):
    key = new_id()
    first, again = (send(text=PLAIN, key=key)["Location"] for _ in range(2))
    assert first == again
    assert Scan.objects.count() == 1


def test_a_disk_that_takes_nothing_is_said_and_leaves_nothing(send, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("khien.evidence.store.encrypt", full)
    answer = send(text=PLAIN)
    assert answer.status_code == 422
    assert "chưa lưu được" in answer.content.decode()
    assert not Scan.objects.exists()
