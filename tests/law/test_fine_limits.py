"""Limits of fines: kept by the legal officer, added up over provisions, never changed unseen."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.law.models import Fined, Provision
from khien.law.queries import fine_span
from khien.law.rules import Span, check_fine
from khien.people.roles import Role

amounts = st.integers(0, 10**12)


@pytest.fixture
def provision(register):
    return Provision.objects.get(document__code="nd-130-2021", kind="fine")


@pytest.fixture
def page(provision):
    return reverse("law:fine_limits", args=[provision.pk])


@pytest.fixture
def legal_officer(staff, sign_in):
    return sign_in(staff(Role.LEGAL_OFFICER))


SENT = {"person_least": "5000000", "person_most": "10000000", "certainty": "V2", "revision": "1"}


@given(amounts, amounts, amounts)
def test_a_fine_is_allowed_exactly_between_the_limits(least, most, fine):
    span = Span(min(least, most), max(least, most))
    if span.least <= fine <= span.most:
        check_fine(fine, span)
    else:
        with pytest.raises(Refused):
            check_fine(fine, span)


def test_limits_are_saved_shown_with_their_mark_and_in_the_ledger(page, provision, legal_officer):
    assert legal_officer.post(page, SENT).status_code == 302
    assert fine_span([provision], Fined.PERSON) == Span(5_000_000, 10_000_000)
    assert history(provision.pk)[-1].data["after"] == {"person": "5000000-10000000 [V2]"}
    shown = legal_officer.get(reverse("law:document", args=[provision.document_id])).text
    assert "5.000.000 – 10.000.000 đồng (mới đọc ở nguồn thứ cấp)" in shown


def test_a_minor_is_never_fined_more_than_an_adult(page, provision, legal_officer):
    assert fine_span([provision], Fined.MINOR) is None
    legal_officer.post(page, SENT)
    assert fine_span([provision], Fined.MINOR) == Span(0, 10_000_000)
    assert fine_span([provision], Fined.ORGANISATION) is None
    legal_officer.post(page, SENT | {"minor_least": "0", "minor_most": "5000000", "revision": "2"})
    assert fine_span([provision], Fined.MINOR) == Span(0, 5_000_000)


@pytest.mark.parametrize(
    "wrong",
    [
        {"person_most": "4999999"},
        {"person_most": ""},
        {"person_most": "-1"},
        {"person_most": "nhiều"},
        {"certainty": "X"},
    ],
)
def test_what_makes_no_sense_is_said_and_not_saved(page, provision, legal_officer, wrong):
    assert "Có chỗ cần sửa" in legal_officer.post(page, SENT | wrong).text
    assert not provision.fine_limits.exists()


def test_the_second_of_two_people_sees_what_is_saved(page, provision, legal_officer):
    legal_officer.post(page, SENT)
    shown = legal_officer.post(page, SENT | {"person_most": "20000000"}).text
    assert "Có người vừa sửa" in shown
    assert "10.000.000" in shown
    assert fine_span([provision], Fined.PERSON).most == 10_000_000


def test_saving_without_a_change_leaves_no_event(page, provision, legal_officer):
    legal_officer.post(page, SENT)
    legal_officer.post(page, SENT | {"revision": "2"})
    assert len(history(provision.pk)) == 1


@pytest.mark.parametrize("role", [Role.CYBER_POLICE, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_nobody_else_may(page, staff, sign_in, role):
    assert sign_in(staff(role)).post(page, SENT).status_code == 403
