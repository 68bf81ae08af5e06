from datetime import date

import pytest
from django.urls import reverse

from khien.people.roles import Role


@pytest.fixture
def document(register):
    return register["nd-333-2026"]


@pytest.fixture
def page(document):
    return reverse("law:change_document", args=[document.pk])


@pytest.fixture
def legal_officer(staff, sign_in):
    return sign_in(staff(Role.LEGAL_OFFICER))


SENT = {
    "title": "Thông tin trên không gian mạng",
    "issuer": "Chính phủ",
    "effective": "2026-07-01",
    "expires": "",
    "certainty": "V",
    "dates_certainty": "V",
    "revision": "1",
}


def test_dates_and_marks_are_changed(page, document, legal_officer):
    assert legal_officer.get(page).status_code == 200
    answer = legal_officer.post(page, SENT)
    assert answer.url == reverse("law:document", args=[document.pk])
    document.refresh_from_db()
    assert (document.effective, document.certainty) == (date(2026, 7, 1), "V")


def test_the_second_of_two_people_sees_both_and_loses_nothing(page, document, legal_officer):
    legal_officer.post(page, SENT)
    answer = legal_officer.post(page, SENT | {"effective": "2026-08-15"})
    shown = answer.content.decode()
    assert "Có người vừa sửa" in shown
    assert 'value="2026-08-15"' in shown
    assert "01/07/2026" in shown
    assert 'name="revision" value="2"' in shown
    legal_officer.post(page, SENT | {"effective": "2026-08-15", "revision": "2"})
    document.refresh_from_db()
    assert document.effective == date(2026, 8, 15)


@pytest.mark.parametrize(
    "wrong",
    [{"expires": "2026-01-01"}, {"effective": "mai"}, {"certainty": "X"}, {"revision": "x"}],
)
def test_what_makes_no_sense_is_said_and_not_saved(page, document, legal_officer, wrong):
    answer = legal_officer.post(page, SENT | wrong)
    assert answer.status_code == 200
    assert "Có chỗ cần sửa" in answer.content.decode()
    document.refresh_from_db()
    assert document.revision == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LEGAL_OFFICER])
def test_nobody_else_may(page, staff, sign_in, role):
    assert sign_in(staff(role)).post(page, SENT).status_code == 403
