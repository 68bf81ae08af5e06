"""Handing in a file: the dry run writes nothing of the bank; what is no list is refused whole."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fixtures_banks import MORNING, PDQ
from khien.core import ledger
from khien.core.refusal import Refused
from khien.screening.actions import bank_files, banks
from khien.screening.importing import store
from khien.screening.models import BankFile, FileState, PictureEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]


def url(bank):
    return reverse("screening:bank_import", args=[bank.pk])


def upload(content=PDQ):
    data = content if isinstance(content, bytes) else content.encode()
    return {"file": SimpleUploadedFile("a.txt", data)}


def test_a_small_file_is_looked_through_at_once(sign_in, keeper, open_bank):
    bank = open_bank()
    answer = sign_in(keeper).post(url(bank), upload())
    file = BankFile.objects.get()
    assert answer.url == reverse("screening:bank_file", args=[bank.pk, file.pk])
    assert (file.state, file.new, file.handed_in_by) == (FileState.CHECKED, 1, keeper)
    assert not PictureEntry.objects.exists()
    assert not store.path_of(file.pk).exists()
    assert ledger.history(bank.pk)[-1].data == {"file": str(file.pk), "size": 64}


def test_a_large_one_waits_for_the_worker_and_lies_where_nobody_else_reads(
    sign_in, keeper, open_bank, monkeypatch
):
    asked = []
    monkeypatch.setattr(bank_files, "AT_ONCE", 10)
    monkeypatch.setattr(bank_files.jobs.go_on, "defer", lambda **given: asked.append(given))
    page = sign_in(keeper).post(url(open_bank()), upload(), follow=True)
    file = BankFile.objects.get()
    assert file.state == FileState.WAITING
    assert asked == [{"file_id": str(file.pk)}]
    assert store.path_of(file.pk).read_bytes() == PDQ.encode()
    assert store.path_of(file.pk).stat().st_mode & 0o077 == 0
    assert "vẫn chạy tiếp" in page.content.decode()
    bank_files.go_on(file.pk, now=lambda: MORNING)
    file.refresh_from_db()
    assert file.state == FileState.CHECKED


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"\x1f\x8b\x08"])
def test_what_is_no_text_is_told_on_the_page_of_the_file(sign_in, keeper, open_bank, content):
    page = sign_in(keeper).post(url(open_bank()), upload(content), follow=True)
    assert BankFile.objects.get().state == FileState.FAILED
    assert "tệp nén" in page.content.decode()


def test_an_empty_or_too_large_file_is_refused_beside_its_field(
    sign_in, keeper, open_bank, monkeypatch
):
    bank, client = open_bank(), sign_in(keeper)
    assert list(client.post(url(bank), upload(b"")).context["form"].errors) == ["file"]
    monkeypatch.setattr(bank_files, "MOST_BYTES", 10)
    assert list(client.post(url(bank), upload()).context["form"].errors) == ["file"]
    assert list(client.post(url(bank), {}).context["form"].errors) == ["file"]
    assert not BankFile.objects.exists()


def test_a_closed_bank_takes_none_and_keeps_nothing_of_it(keeper, open_bank, hand_in):
    bank = open_bank()
    banks.close_bank(bank, by=keeper, now=MORNING)
    with pytest.raises(Refused):
        hand_in(bank, PDQ)
    assert not list(store.path_of(bank.pk).parent.glob("*"))


def test_the_files_of_the_week_are_listed(sign_in, keeper, open_bank, hand_in, costs_the_same):
    bank, client = open_bank(), sign_in(keeper)
    costs_the_same(
        "screening/bank_import.html",
        lambda: client.get(url(bank)),
        lambda: [hand_in(bank, PDQ) for _row in range(2)],
        most=9,
    )
