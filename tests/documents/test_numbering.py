"""Numbers are consecutive in an office, a year and a kind of document: no gap, no double."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures_documents import CHAIR, issue, make
from fixtures_incident import NOW
from fixtures_people import make_staff
from khien.core.calendars import HANOI
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.documents import actions
from khien.documents.actions import papers
from khien.documents.models import Document, DocumentType, Register, RegisterNumber
from khien.people.roles import Role


def taken(**of):
    rows = RegisterNumber.objects.filter(**of).order_by("number")
    return list(rows.values_list("number", flat=True))


def new_draft(office, by, code="mau-05"):
    return make(office, by, DocumentType.objects.get(code=code), holder=new_id())


def test_each_kind_of_document_is_counted_by_itself(office, chair):
    for code in ("mau-05", "mau-04", "emergency-decision", "mau-01", "mau-02", "referral"):
        issue(new_draft(office, chair, code), chair)
    written = {number.written for number in RegisterNumber.objects.all()}
    assert written == {
        "01/QĐ-UBND",
        "02/QĐ-UBND",
        "01/KH-UBND",
        "01/BC-UBND",
        "02/BC-UBND",
        "01/UBND-BVTE",
    }


def test_each_year_and_each_office_begins_with_one(office, chair, province_with_communes):
    new_year = datetime(2026, 12, 31, 23, 59, 59, tzinfo=HANOI)
    other = province_with_communes.office(
        Function.COMMUNE_COMMITTEE, province_with_communes.communes[1]
    )
    for where, now in (
        (office, NOW),
        (office, new_year),
        (office, new_year + timedelta(seconds=1)),
        (other, new_year),
    ):
        issue(new_draft(where, chair), chair, now=now)
    assert taken(register__year=2026, register__office=office) == [1, 2]
    assert taken(register__year=2027) == [1]
    assert taken(register__office=other) == [1]


def test_what_is_not_issued_takes_no_number(office, chair, monkeypatch):
    draft = new_draft(office, chair)

    def broken(_paper):
        raise RuntimeError("the printer broke")

    monkeypatch.setitem(papers.RENDERERS, "pdf", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        issue(draft, chair)
    monkeypatch.undo()
    assert taken() == []
    assert Document.objects.get().state == "draft"


def test_a_voided_number_is_never_used_again(office, chair):
    first = issue(new_draft(office, chair), chair)
    actions.void(first, reason="Sai tên trẻ em.", by=chair, now=NOW)
    second = issue(new_draft(office, chair), chair)
    assert (first.number.number, second.number.number) == (1, 2)
    assert Document.objects.get(pk=first.pk).number == first.number


def test_numbers_used_outside_are_in_the_register_and_passed_over(office, chair):
    def use(up_to):
        actions.use_outside(
            office.pk,
            abbreviation="QĐ",
            symbol="QĐ-UBND",
            up_to=up_to,
            abstract="Việc khác của Ủy ban",
            by=chair,
            now=NOW,
        )

    use(57)
    assert issue(new_draft(office, chair), chair).number.written == "58/QĐ-UBND"
    assert taken() == list(range(1, 59))
    for wrong in (58, 3, 3_000):
        with pytest.raises(Refused):
            use(wrong)
    assert Register.objects.get().last == 58


@pytest.mark.parametrize(
    "way",
    ["DELETE FROM documents_registernumber", "UPDATE documents_registernumber SET number = 9"],
)
def test_the_database_lets_nobody_remove_or_change_a_number(issued, way):
    with (
        pytest.raises(DatabaseError, match="stays"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(way)
    assert taken() == [1]


STEPS = st.lists(
    st.tuples(st.sampled_from(["issue", "void", "outside", "fail"]), st.integers(1, 9)),
    max_size=14,
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_whatever_happens_the_register_is_one_to_last(office, chair, steps):
    """Issuing, voiding, numbers outside and failures, in any order."""
    with transaction.atomic():
        for step, amount in steps:
            _take(step, amount, office, chair)
        last = Register.objects.filter(abbreviation="QĐ").values_list("last", flat=True).first()
        assert taken() == list(range(1, (last or 0) + 1))
        transaction.set_rollback(True)


def _take(step, amount, office, chair):
    last = Register.objects.filter(office=office).values_list("last", flat=True).first() or 0
    if step == "outside":
        actions.use_outside(
            office.pk, abbreviation="QĐ", symbol="QĐ-UBND", up_to=last + amount, abstract="Khác",
            by=chair, now=NOW,
        )  # fmt: skip
        return
    document = new_draft(office, chair)
    point = transaction.savepoint()
    papers._take(document, "QĐ-UBND", day=NOW.date(), by=chair)
    if step == "fail":
        transaction.savepoint_rollback(point)
    if step == "void":
        actions.void(document, reason="Thử", by=chair, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_take_different_numbers_without_a_gap(province_with_communes):
    """Four people press the button at the same moment, three times."""
    actions.load_types()
    commune = province_with_communes.communes[0]
    office = province_with_communes.office(Function.COMMUNE_COMMITTEE, commune)
    chair = make_staff(Role.COMMUNE_CHAIR, territory=commune)
    chair.held_duties  # noqa: B018  (read once, before the threads share the row)
    drafts = [new_draft(office, chair) for _ in range(12)]
    start = Barrier(4)

    def press(mine):
        try:
            start.wait()
            return [issue(draft, chair).number.number for draft in mine]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(press, [drafts[n::4] for n in range(4)]))
    assert sorted(number for mine in got for number in mine) == list(range(1, 13))
    assert taken() == list(range(1, 13))


@pytest.mark.django_db(transaction=True)
def test_one_document_issued_twice_at_once_has_one_number(province_with_communes):
    actions.load_types()
    commune = province_with_communes.communes[0]
    office = province_with_communes.office(Function.COMMUNE_COMMITTEE, commune)
    chair = make_staff(Role.COMMUNE_CHAIR, territory=commune)
    chair.held_duties  # noqa: B018  (the same)
    draft = new_draft(office, chair)
    start = Barrier(4)

    def press(_n):
        try:
            start.wait()
            issue(draft, chair, signer=CHAIR)
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(press, range(4)))
    assert said.count("") == 1
    assert all("đã ban hành" in sentence for sentence in said if sentence)
    assert taken() == [1]
