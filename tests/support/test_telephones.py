"""Telephone numbers in free text stand on no paper and no page of whoever need not reach people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures_incident import NOW
from khien.core.permissions import FieldGroup
from khien.core.refusal import Refused
from khien.documents import actions as documents
from khien.documents.models import DocumentType
from khien.people.need import EVERYTHING
from khien.support import actions
from khien.support.actions import Registration, referral
from khien.support.around import people
from khien.support.case_sections import Looking
from khien.support.documents.registering import mau_01
from khien.support.need import show_only
from khien.support.queries.forms import Reader
from khien.support.rules.telephones import numbers_in, put_back, without
from people_around import agree, carer, draft

pytestmark = pytest.mark.usefixtures("this_morning")
WRITTEN = "Bố 0912.000.002, mẹ +84 912 000 001"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gọi 0912 000 001 nhé", "Gọi […01] nhé"),
        ("(0210) 3846 123", "[…23]"),
        ("0084912000001 hoặc +84 912.000.002", "[…01] hoặc […02]"),
        ("Quyết định 12/QĐ-UBND ngày 02/03/2012, gọi 111", None),
        ("Sinh 02.03.2012, nhà số 0912, 1.500.000 đồng", None),
    ],
)
def test_numbers_are_left_out_and_nothing_else(text, told):
    assert without(text) == (told or text)


DIGITS = st.integers(0, 9_999_999).map(lambda n: f"091{n:07d}")


@given(st.lists(DIGITS, unique=True, max_size=6))
def test_what_was_left_out_comes_back_whole(numbers):
    text = "; ".join(f"người {n} số {number}" for n, number in enumerate(numbers))
    short = without(text)
    assert not numbers_in(short)
    assert put_back(short, text) == text


@pytest.fixture
def told(case, officer):
    registration = Registration(
        name="Nguyễn Thị Mẫu", carers=WRITTEN, contact="0912 000 009", what_happened="Bị dọa."
    )
    actions.correct(case, registration=registration, seen=case.version, by=officer, now=NOW)
    case.refresh_from_db()
    return case


def test_whoever_is_not_told_how_people_are_reached_reads_no_number_anywhere(told, officer):
    groups = EVERYTHING - {FieldGroup.CONTACT}
    lines = [
        line.answer
        for part in Reader(told, groups=groups).register(None).sections
        for line in part.lines
    ]
    assert "Bố […02], mẹ […01]" in lines
    carer(told, officer, phone="0912 000 001", notes="Ca đêm gọi 0912 000 008")
    ((_carer, who),) = people(told, Looking(officer, NOW, groups))["carers"]
    assert (who.get("phone"), who["notes"]) == (None, "Ca đêm gọi […08]")
    show_only(told, groups)
    assert told.child["carers"] == "Bố […02], mẹ […01]"


def test_whoever_works_with_the_family_reads_them_all(told):
    lines = [line.answer for part in Reader(told).register(None).sections for line in part.lines]
    assert WRITTEN in lines


def test_no_paper_has_them(told):
    documents.load_types()
    made = mau_01(DocumentType.objects.get(code="mau-01"), told, places={})
    assert not numbers_in(str(made))
    assert "Bố […02]" in str(made)


def test_a_referral_takes_along_nobodys_number_who_is_not_safe(told, officer):
    carer(told, officer, name="Lê", relationship="bố", safety="unsafe", phone="0912000002")
    with pytest.raises(Refused, match="không an toàn cho trẻ: hãy bỏ số đó") as refused:
        draft(told, officer, background="Bố: 0912 000 002")
    assert refused.value.field == "background"
    draft(told, officer, background="Mẹ: 0912 000 001")


def test_nor_where_it_turns_out_after_it_was_written(told, officer):
    agree(told, officer, carer(told, officer))
    row = draft(told, officer, background="Bố: 0912 000 002")
    carer(told, officer, name="Lê", relationship="bố", safety="unsafe", phone="0912000002")
    with pytest.raises(Refused, match="hãy bỏ số đó"):
        referral.send(row, by=officer, now=NOW)
