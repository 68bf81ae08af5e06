"""The letter that goes out with a violation, and the one that answers it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.documents import actions as papers
from khien.documents.actions import load_types
from khien.documents.content import Signer
from khien.documents.models import Document, DocumentState
from khien.documents.queries import for_holder, types_by_code
from khien.enforcement import letters
from khien.enforcement.models import Branch
from khien.enforcement.rules.states import Step

pytestmark = pytest.mark.usefixtures("this_morning", "kinds")
WORDS = {"words": "Có dấu hiệu cưỡng đoạt tài sản."}


@pytest.fixture
def kinds(db):
    load_types()


@pytest.fixture
def sent(verify, take, provision, other_office, province_with_communes):
    verify(Branch.CRIMINAL, provision)
    elsewhere = province_with_communes.office(Function.ELECTRONIC_INFORMATION)
    return take(Step.REFER, receiver=elsewhere.pk, days_later=0, **WORDS)


def url(violation):
    return reverse("enforcement:letter", args=[violation.pk])


def made(client, violation):
    page = client.get(url(violation))
    (offer,) = page.context["offers"]
    assert client.post(url(violation), {"which": offer.key}).status_code == 302
    return Document.objects.latest("made_at", "id")


def test_the_letter_says_what_who_and_by_which_law_and_is_numbered(sign_in, police, sent):
    letter = made(sign_in(police), sent)
    told = str(letter.content)
    assert letter.office_id == sent.office_id
    for said in ("Nhắn tin dọa đăng ảnh", "Trần Văn Mẫu", "0912345678", WORDS["words"]):
        assert said in told
    assert letter.content["to"]
    issued = papers.issue(
        letter, signer=Signer("", "Trưởng phòng", "Lê Mẫu"), recipients=(), by=police, now=NOW
    )
    assert (issued.state, issued.number.number) == (DocumentState.ISSUED, 1)


def test_what_is_not_read_in_public_is_not_printed_as_law(provision, sent, police):
    (code, row), *_rest = letters.possible(sent, police)
    assert code == "crime-report"

    def printed():
        return str(letters.referral(types_by_code()[code], sent, row, on=NOW.date()).as_data())

    sent.provisions.update(certainty="V")
    assert provision.heading in printed()
    sent.provisions.update(certainty="K")
    assert provision.heading not in printed()


def test_the_receiver_answers_with_a_letter_of_its_own(sign_in, sent, take, other_office, police):
    client = sign_in(other_office)
    assert client.get(url(sent)).context["offers"] == []
    take(Step.ACCEPT, number="15/2026", by=other_office, days_later=0)
    letter = made(client, sent)
    assert letter.office_id == sent.receiver_id
    assert "15/2026" in str(letter.content)
    assert [document.pk for document in for_holder(sent.pk)] == [letter.pk]
    assert sign_in(police).get(reverse("documents:document", args=[letter.pk])).status_code == 200


def test_strangers_neither_read_nor_make_them(sign_in, police, sent, take, other_office):
    letter = made(sign_in(police), sent)
    take(Step.DECLINE, words="Chưa đủ dấu hiệu.", by=other_office)
    stranger = sign_in(other_office)
    assert stranger.get(url(sent)).status_code == 404
    assert stranger.get(reverse("documents:document", args=[letter.pk])).status_code == 404
    with pytest.raises(Refused, match="đơn vị khác"):
        papers.void(letter, reason="x", by=other_office, now=NOW + timedelta(days=9))
