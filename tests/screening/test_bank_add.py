"""Adding by hand: one a line, all or nothing, nothing twice, nothing that was taken out."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from fixtures_banks import MD5, MORNING, PDQ, SHA256
from khien.core import ledger
from khien.core.refusal import Refused
from khien.people.roles import Role
from khien.screening.actions import bank_entries, banks
from khien.screening.actions.bank_entries import MOST_BY_HAND, Added
from khien.screening.models import AddressEntry, PictureEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]


def url(bank):
    return reverse("screening:bank_add", args=[bank.pk])


def by_hand(bank, text, keeper, now=MORNING):
    return bank_entries.add_by_hand(bank, text, expires_on=None, note="", by=keeper, now=now)


def test_hashes_come_in_with_who_and_when(sign_in, keeper, open_bank):
    bank = open_bank()
    said = {"entries": f"{PDQ}\r\nmd5 {MD5}\r\n", "note": "=mẫu", "expires_on": "2027-01-01"}
    answer = sign_in(keeper).post(url(bank), said, follow=True)
    assert "Đã thêm 2 mục" in answer.content.decode()
    rows = PictureEntry.objects.order_by("pk")
    assert [(row.kind, bytes(row.value).hex()) for row in rows] == [("pdq", PDQ), ("md5", MD5)]
    assert {(row.added_by, row.added_at, row.note, row.expires_on) for row in rows} == {
        (keeper, MORNING, "mẫu", date(2027, 1, 1))
    }
    bank.refresh_from_db()
    assert bank.revision == 1 == rows[0].revision
    assert ledger.history(bank.pk)[-1].data == {"added": 2, "renewed": 0}


def test_a_wrong_line_is_named_and_nothing_comes_in(sign_in, keeper, open_bank):
    bank = open_bank(matter="addresses")
    answer = sign_in(keeper).post(url(bank), {"entries": "tot.example\ncom.vn\nx*y\n"})
    assert answer.status_code == 422
    (told,) = answer.context["form"].errors["entries"]
    assert "dòng 2: Đây là đuôi tên miền" in told
    assert "dòng 3:" in told
    assert "tot.example" in answer.content.decode()
    assert not AddressEntry.objects.exists()


def test_the_same_twice_is_there_once(keeper, open_bank):
    bank = open_bank(matter="addresses")
    assert by_hand(bank, "a.example\nhttp://A.example/\nb.example", keeper) == Added(2, 0, 0, 0)
    assert by_hand(bank, "a.example\nc.example", keeper) == Added(1, 0, 1, 0)
    bank.refresh_from_db()
    assert bank.revision == 2
    assert by_hand(bank, "a.example", keeper) == Added(0, 0, 1, 0)
    bank.refresh_from_db()
    assert bank.revision == 2


def test_the_same_digits_as_another_kind_are_another_entry(keeper, open_bank):
    bank = open_bank()
    by_hand(bank, f"pdq {SHA256}", keeper)
    assert by_hand(bank, f"sha256 {SHA256}", keeper) == Added(1, 0, 0, 0)


def test_what_was_taken_out_does_not_slip_back(sign_in, keeper, open_bank, add):
    bank = open_bank()
    (entry,) = add(bank, PDQ)
    bank_entries.withdraw(entry, reason="mistake", note="", by=keeper, now=MORNING)
    assert by_hand(bank, PDQ, keeper) == Added(0, 0, 0, 1)
    answer = sign_in(keeper).post(url(bank), {"entries": PDQ}, follow=True)
    assert "đã bị gỡ trước đây" in answer.content.decode()


def test_what_has_expired_counts_again(keeper, open_bank, add):
    bank = open_bank()
    (entry,) = add(bank, PDQ, expires_on=date(2026, 11, 27))
    assert by_hand(bank, PDQ, keeper, MORNING + timedelta(days=1)) == Added(0, 1, 0, 0)
    entry.refresh_from_db()
    bank.refresh_from_db()
    assert (entry.expires_on, entry.revision) == (None, bank.revision)


def test_as_much_as_a_person_types(keeper, open_bank):
    bank = open_bank()
    with pytest.raises(Refused, match="nhập bằng tệp"):
        by_hand(bank, "\n".join(f"{n:064x}" for n in range(MOST_BY_HAND + 1)), keeper)
    with pytest.raises(Refused, match="ít nhất một dòng"):
        by_hand(bank, "# chỉ có ghi chú", keeper)


def test_only_into_an_open_bank_and_by_those_who_keep_it(sign_in, keeper, staff, open_bank):
    bank = open_bank()
    with pytest.raises(Refused):
        by_hand(bank, PDQ, staff(Role.LEADER))
    banks.close_bank(bank, by=keeper, now=MORNING)
    answer = sign_in(keeper).post(url(bank), {"entries": PDQ})
    assert "đã đóng" in answer.content.decode()
    assert not PictureEntry.objects.exists()
