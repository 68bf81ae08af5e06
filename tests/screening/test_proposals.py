"""Hashes of an exhibit for a bank: one person proposes, another lets them in; no picture leaves."""

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_evidence import HOLDER, pdf, picture, receive
from khien.core import ledger, work
from khien.core.refusal import Refused
from khien.evidence import access
from khien.evidence.models import HolderKind
from khien.people.roles import Role
from khien.screening.actions import proposals as actions
from khien.screening.models import HashProposal, PictureEntry, ProposalState
from khien.screening.rules.proposals import hashes_of

pytestmark = pytest.mark.django_db
ALL = reverse("screening:proposals")


@pytest.fixture
def bank(open_bank):
    return open_bank("Kho chung", category="abuse")


@pytest.fixture
def police(staff, monkeypatch):
    monkeypatch.setattr(access, "_registered", {})
    access.register(HolderKind.REPORT, lambda user, holder: holder == HOLDER)
    return staff(Role.CYBER_POLICE)


@pytest.fixture
def exhibit(police):
    return receive(picture("PNG", seed=7))


@pytest.fixture
def proposed(exhibit, bank, police):
    return actions.propose(exhibit, bank=bank, why="Lan truyền", by=police, now=timezone.now())


def page_of(proposal, verb=""):
    return reverse(f"screening:proposal{verb}", args=[proposal.pk])


def test_from_the_page_of_a_picture_its_hashes_are_proposed(sign_in, police, exhibit, bank):
    client = sign_in(police)
    address = reverse("screening:proposal_new", args=[exhibit.pk])
    assert address in client.get(reverse("evidence:exhibit", args=[exhibit.pk])).text
    shown = client.get(address).text
    assert exhibit.received_digest in shown
    assert "<img" not in shown[shown.index("<main") :]
    assert client.post(address, {"bank": bank.pk, "why": " "}).status_code == 422
    assert client.post(address, {"bank": bank.pk, "why": "Đang lan truyền"}).status_code == 302
    assert HashProposal.objects.get().state == ProposalState.WAITING
    assert not PictureEntry.objects.exists()
    again = client.post(address, {"bank": bank.pk, "why": "Lần nữa"})
    assert "đang chờ quyết định cho chính kho ấy" in again.text
    assert "đang chờ" in client.get(reverse("evidence:exhibit", args=[exhibit.pk])).text


def test_another_person_lets_them_in_and_the_ledger_knows_who(
    sign_in, keeper, police, proposed, exhibit, bank
):
    waiting = [item.url for item in work.items(keeper, timezone.now())]
    assert ALL in waiting
    client = sign_in(keeper)
    assert page_of(proposed) in client.get(ALL).text
    client.post(page_of(proposed, "_release"))
    rows = {(row.kind, bytes(row.value)) for row in PictureEntry.objects.filter(bank=bank)}
    assert rows == set(hashes_of(exhibit))
    assert {row.note for row in PictureEntry.objects.all()} == {""}
    told = [(e.verb, e.actor_key) for e in ledger.history(exhibit.pk)][-2:]
    assert told == [("HashesProposed", police.actor_key), ("HashesReleased", keeper.actor_key)]
    assert ALL not in [item.url for item in work.items(keeper, timezone.now())]


def test_nobody_lets_in_what_they_proposed(sign_in, police, proposed):
    client = sign_in(police)
    assert page_of(proposed, "_release") not in client.get(page_of(proposed)).text
    client.post(page_of(proposed, "_release"))
    assert client.post(page_of(proposed, "_refuse"), {"why": "Thôi"}).status_code == 422
    proposed.refresh_from_db()
    assert proposed.state == ProposalState.WAITING
    assert not PictureEntry.objects.exists()


def test_a_refusal_says_why_and_is_the_last_word(sign_in, keeper, proposed, exhibit):
    client = sign_in(keeper)
    assert client.post(page_of(proposed, "_refuse"), {"why": ""}).status_code == 422
    client.post(page_of(proposed, "_refuse"), {"why": "Ảnh bình thường"})
    assert "Ảnh bình thường" in client.get(page_of(proposed)).text
    assert ledger.history(exhibit.pk)[-1].verb == "HashesRefused"
    with pytest.raises(Refused, match="đã được quyết định"):
        actions.release(proposed, by=keeper, now=timezone.now())


def test_what_is_no_picture_or_no_bank_for_it_is_refused(sign_in, police, bank, open_bank, exhibit):
    text = receive(pdf())
    client = sign_in(police)
    assert client.get(reverse("screening:proposal_new", args=[text.pk])).status_code == 404
    for other in (open_bank("Địa chỉ", matter="addresses"), open_bank("Lành", harmless=True)):
        with pytest.raises(Refused, match="kho hình ảnh đang mở"):
            actions.propose(exhibit, bank=other, why="x", by=police, now=timezone.now())


def test_who_may_not_see_the_exhibit_or_keep_banks_does_nothing(sign_in, staff, exhibit, proposed):
    officer = sign_in(staff(Role.COMMUNE_OFFICER))
    address = reverse("screening:proposal_new", args=[exhibit.pk])
    assert officer.get(address).status_code == 403
    assert officer.get(page_of(proposed)).status_code == 403
    access.register(HolderKind.REPORT, lambda *_: False)
    other = sign_in(staff(Role.CYBER_POLICE))
    assert other.get(address).status_code == 404
    page = other.get(page_of(proposed)).text
    assert reverse("evidence:exhibit", args=[exhibit.pk]) not in page


def test_the_list_costs_the_same_however_many_wait(
    sign_in, keeper, police, exhibit, open_bank, costs_the_same
):
    def more():
        for _ in range(3):
            bank = open_bank(f"Kho {HashProposal.objects.count()}")
            actions.propose(exhibit, bank=bank, why="x", by=police, now=timezone.now())

    client = sign_in(keeper)
    costs_the_same("screening/proposals.html", lambda: client.get(ALL), more, most=12)
