"""What goes out: what counts today, in a form that is read back, as far as the terms allow."""

import json
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse

from fixtures_banks import MD5, MORNING, PDQ, SHA256
from khien.core import ledger
from khien.screening.actions import bank_entries, banks
from khien.screening.importing.reading import Wanted, read_lines
from khien.screening.models import ApiKey, PictureEntry
from khien.screening.models.banks import shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]
TODAY = date(2026, 11, 26)


def url(bank):
    return reverse("screening:bank_export", args=[bank.pk])


def taken(client, bank, form, **more):
    answer = client.post(url(bank), {"form": form, **more})
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return b"".join(answer.streaming_content)


def again(data, matter, *, harmless=False):
    wanted = Wanted(matter, harmless=harmless, today=TODAY)
    return [shown(line.kind, line.value) for line in read_lines(BytesIO(data), wanted)]


@pytest.fixture
def bank(open_bank, add, keeper):
    """Three that count; one withdrawn, one expired, one in quarantine."""
    bank = open_bank(sharing="public", terms="Dòng một\n=hai")
    add(bank, PDQ, f"md5 {MD5}", f"sha256 {SHA256}", note="mẫu, “a”")
    gone, over, aside = add(bank, *(f"{n:064x}" for n in range(3)))
    bank_entries.withdraw(gone, reason="mistake", note="", by=keeper, now=MORNING)
    bank_entries.set_expiry(over, expires_on=TODAY, by=keeper, now=MORNING)
    PictureEntry.objects.filter(pk=aside.pk).update(quarantined_at=MORNING)
    bank.refresh_from_db()
    return bank


@pytest.mark.parametrize("form", ["csv", "lines", "stix"])
def test_every_form_of_hashes_comes_back_as_what_counts(sign_in, keeper, bank, form):
    assert again(taken(sign_in(keeper), bank, form), "pictures") == [PDQ, MD5, SHA256]


def test_a_file_says_whose_it_is_and_on_what_terms(sign_in, keeper, bank):
    client = sign_in(keeper)
    head, first = taken(client, bank, "csv").decode().splitlines()[:2]
    assert head == "hash,kind,category,source,terms,expires,note"
    assert first == f'{PDQ},pdq,other,Dữ liệu mẫu,Dòng một =hai,,"mẫu, “a”"'
    (told, *_rest) = json.loads(taken(client, bank, "stix"))["objects"]
    assert (told["name"], told["indicator_types"]) == ("Dữ liệu mẫu", ["other"])


@pytest.mark.parametrize("form", ["plain", "hosts", "adguard"])
def test_every_form_of_addresses_comes_back(sign_in, keeper, open_bank, add, form):
    bank = open_bank(matter="addresses", sharing="public")
    add(bank, "1xau.example", "to.example/a?b=1", "8.8.8.8")
    hosts = ["1xau.example"]
    wanted = hosts if form == "hosts" else [*hosts, "to.example/a?b=1", "8.8.8.8"]
    assert again(taken(sign_in(keeper), bank, form), "addresses") == wanted


def test_a_harmless_bank_allows(sign_in, keeper, open_bank, add):
    bank = open_bank(matter="addresses", sharing="public", harmless=True)
    add(bank, "vui.example")
    text = taken(sign_in(keeper), bank, "adguard")
    assert text.decode().splitlines()[-1] == "@@||vui.example^"
    assert again(text, "addresses", harmless=True) == ["vui.example"]


def test_the_ledger_keeps_who_took_how_much_and_for_whom(sign_in, keeper, bank):
    taken(sign_in(keeper), bank, "csv")
    told = ledger.history(bank.pk)[-1]
    assert (told.verb, told.actor_key) == ("BankExported", keeper.actor_key)
    assert told.data == {"form": "csv", "entries": 3, "key": None}


def test_a_bank_for_here_alone_offers_nothing(sign_in, keeper, open_bank):
    bank, client = open_bank(), sign_in(keeper)
    assert "chỉ cho dùng trong hệ thống này" in client.get(url(bank)).content.decode()
    assert client.post(url(bank), {"form": "csv"}).status_code == 422
    assert [entry.verb for entry in ledger.history(bank.pk)] == ["BankOpened"]


def test_a_bank_for_partners_goes_to_one_who_holds_a_key(sign_in, keeper, open_bank, add):
    bank, client = open_bank(sharing="partners"), sign_in(keeper)
    add(bank, PDQ)
    common = {"uses": [], "per_day": 1, "created_by": keeper, "created_at": MORNING, "start": "k"}
    key = ApiKey.objects.create(name="a", holder="Đối tác mẫu", token_hash=b"1", **common)
    old = ApiKey.objects.create(
        name="b", holder="Đã thu", token_hash=b"2", revoked_at=MORNING, **common
    )
    page = client.get(url(bank)).content.decode()
    assert "Đối tác mẫu" in page
    assert "Đã thu" not in page
    for wrong in ("", str(old.pk)):
        answer = client.post(url(bank), {"form": "csv", "key": wrong})
        assert list(answer.context["form"].errors) == ["key"]
    assert again(taken(client, bank, "csv", key=str(key.pk)), "pictures") == [PDQ]
    assert ledger.history(bank.pk)[-1].data["key"] == str(key.pk)


def test_a_closed_bank_gives_nothing(sign_in, keeper, bank):
    banks.close_bank(bank, by=keeper, now=MORNING)
    assert sign_in(keeper).post(url(bank), {"form": "csv"}).status_code == 422


def test_an_empty_bank_is_a_heading(sign_in, keeper, open_bank):
    client = sign_in(keeper)
    assert taken(client, open_bank(sharing="public"), "csv").count(b"\n") == 1


def test_many_rows_pass_through_in_parts(sign_in, keeper, open_bank, hand_in):
    bank = open_bank(sharing="public")
    text = "\n".join(f"{number:064x}" for number in range(2_500))
    from khien.screening.actions.bank_files import confirm  # noqa: PLC0415  (needed once)

    confirm(hand_in(bank, text), by=keeper, now=MORNING)
    assert len(again(taken(sign_in(keeper), bank, "csv"), "pictures")) == 2_500
