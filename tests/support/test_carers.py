"""Carers: who is safe, who is not, and that nobody is led to contact the wrong one."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.refusal import Refused
from khien.support.models import Carer, CaseState, Safety
from khien.support.rules.people import check_nobody_suspected
from people_around import carer

pytestmark = pytest.mark.usefixtures("this_morning")
STEPFATHER = {"name": "Lê Văn Mẫu", "relationship": "cha dượng", "is_representative": False}
SAID = {"name": "Trần Thị Mẫu", "relationship": "mẹ", "phone": "0900 000 001", "safety": "safe"}


def add(case):
    return reverse("support:add_carer", args=[case.pk])


def test_several_carers_are_written_down_sealed(sign_in, officer, case):
    client = sign_in(officer)
    assert client.post(add(case), SAID).status_code == 302
    client.post(add(case), SAID | {"name": "", "relationship": "bà ngoại", "safety": "unknown"})
    mother, grandmother = case.carers.order_by("id")
    assert mother.who["phone"] == "0900 000 001"
    assert grandmother.safety == Safety.UNKNOWN
    page = client.get(reverse("support:case", args=[case.pk])).content.decode()
    assert "Trần Thị Mẫu" in page
    assert "Không liên hệ" not in page


def test_nobody_is_called_safe_beforehand(sign_in, officer, case):
    form = sign_in(officer).get(add(case)).context["form"]
    assert not form["safety"].value()
    assert not form["is_suspect"].value()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": "", "relationship": " "}, "relationship"),
        ({"safety": ""}, "safety"),
        ({"is_suspect": "on"}, "safety"),
        ({"is_suspect": "on", "safety": "unknown"}, "safety"),
        ({"notes": "x" * 20_001}, "notes"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    sign_in, officer, case, said, field
):
    answer = sign_in(officer).post(add(case), SAID | said)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["form"]["phone"].value() == "0900 000 001"
    assert not case.carers.exists()


def test_pressed_twice_there_is_one(sign_in, officer, case):
    client = sign_in(officer)
    client.post(add(case), SAID)
    again = client.post(add(case), SAID | {"name": "TRAN THI MAU"})
    assert "đã có trong danh sách" in again.content.decode()
    assert case.carers.count() == 1


def test_the_database_itself_keeps_a_suspect_from_being_safe(officer, case):
    mother = carer(case, officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Carer.objects.filter(pk=mother.pk).update(is_suspect=True)
    assert not Carer.objects.get(pk=mother.pk).is_suspect


@pytest.mark.parametrize(
    "page",
    [
        "case",
        "correct",
        "add_carer",
        "hear",
        "consent",
        "write_referral",
        "meeting",
        "propose_transfer",
    ],
)
def test_every_page_with_a_way_of_contact_warns_of_the_unsafe_one(sign_in, officer, case, page):
    carer(case, officer, safety=Safety.UNSAFE, is_suspect=True, lives_with_child=True, **STEPFATHER)
    shown = sign_in(officer).get(reverse(f"support:{page}", args=[case.pk])).content.decode()
    assert "Không liên hệ, không nói cho biết" in shown
    assert "Lê Văn Mẫu" in shown


def test_who_is_gone_is_neither_shown_nor_warned_of(sign_in, officer, case):
    row = carer(case, officer, safety=Safety.UNSAFE, **STEPFATHER)
    client = sign_in(officer)
    url = reverse("support:carer_gone", args=[case.pk, row.pk])
    assert client.get(url).status_code == 405
    assert client.post(url).status_code == client.post(url).status_code == 302
    assert "Lê Văn Mẫu" not in client.get(reverse("support:case", args=[case.pk])).content.decode()
    assert client.get(reverse("support:carer", args=[case.pk, row.pk])).status_code == 404


def test_strangers_and_other_roles_write_nobody_down(sign_in, neighbour, chair, leader, case):
    assert sign_in(neighbour).post(add(case), SAID).status_code == 404
    assert sign_in(chair).post(add(case), SAID).status_code == 403
    assert sign_in(leader).get(add(case)).status_code == 403
    assert not case.carers.exists()


def test_a_closed_case_says_why_nobody_is_added(sign_in, officer, bring_to):
    case = bring_to(CaseState.CLOSED)
    client = sign_in(officer)
    assert "đã kết thúc" in client.get(add(case)).content.decode()
    assert client.post(add(case), SAID).status_code == 422
    assert not case.carers.exists()


@pytest.mark.parametrize("text", ["Bà Mẫu\nlê văn mẫu, cha dượng", "LE VAN MAU"])
def test_a_suspect_takes_part_in_no_meeting_tone_marks_or_not(officer, case, text):
    carer(case, officer, safety=Safety.UNSAFE, **STEPFATHER)
    carer(case, officer)
    with pytest.raises(Refused) as refused:
        check_nobody_suspected(text, case.carers.all())
    assert refused.value.field == "took_part"
    check_nobody_suspected("Trần Thị Mẫu, mẹ; cô giáo Lê Thị Văn", case.carers.all())


def test_a_carer_of_another_case_is_not_changed_from_here(sign_in, officer, case, incident):
    other = carer(case, officer)
    url = reverse("support:carer", args=[incident.pk, other.pk])
    assert sign_in(officer).post(url, SAID | {"name": "Ai đó"}).status_code == 404
    assert Carer.objects.get().recorded_at == NOW
