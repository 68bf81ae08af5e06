"""Who is said to have done it: one's own file in full, of others whom to call and no more."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.ledger import history
from khien.enforcement import actions
from khien.enforcement.rules import traces

pytestmark = pytest.mark.usefixtures("this_morning")


def url(violation, page="respondent"):
    return reverse(f"enforcement:{page}", args=[violation.pk])


def test_only_the_office_of_the_file_reads_it_and_each_reading_is_written(
    sign_in, police, other_office, officer, violation
):
    assert sign_in(other_office).get(url(violation)).status_code == 404
    assert sign_in(officer).get(url(violation)).status_code == 403
    shown = sign_in(police).get(url(violation)).text
    assert "Trần Văn Mẫu" in shown
    assert "0912345678" in shown
    assert history(violation.pk)[-1].verb == "ViolationRead"


def test_a_match_says_whom_to_call_and_not_what_is_in_the_other_file(
    sign_in, police, other_office, violation, theirs
):
    shown = sign_in(police).get(url(violation)).text
    for said in (f"Hồ sơ số {theirs.number}", "số điện thoại", other_office.full_name):
        assert said in shown
    for kept in ("Nguyễn Văn Khác", "Ở tổ 3", "Nhắn tin dọa.", url(theirs, "violation")):
        assert kept not in shown


def test_both_sides_are_told(sign_in, other_office, violation, theirs, police):
    shown = sign_in(other_office).get(url(theirs)).text
    assert f"Hồ sơ số {violation.number}" in shown
    assert police.full_name in shown
    assert "Trần Văn Mẫu" not in shown


def test_whoever_is_kept_away_from_the_other_incident_is_told_of_no_match(
    sign_in, police, violation, elsewhere, match, keep_away
):
    assert f"Hồ sơ số {elsewhere.number}" in sign_in(police).get(url(violation)).text
    keep_away(elsewhere.incident_id, police)
    assert f"Hồ sơ số {elsewhere.number}" not in sign_in(police).get(url(violation)).text
    address = reverse("enforcement:judge_match", args=[violation.pk, match.pk])
    assert sign_in(police).get(address).status_code == 404
    assert (
        f"Hồ sơ số {elsewhere.number}" not in sign_in(police).get(url(violation, "violation")).text
    )


def test_a_name_of_the_staff_is_pointed_out(sign_in, police, staff, open_one):
    somebody = staff("counsellor")
    somebody.rename("Lê Thị Trùng")
    somebody.save()
    violation = open_one(act="threat", name="le thi trung")
    assert "Lê Thị Trùng" in sign_in(police).get(url(violation)).text


def test_what_was_said_is_kept_and_reasons_are_for_their_own_side(
    sign_in, police, other_office, violation, theirs, match
):
    say = actions.judge
    say(violation, match, "same", why="Bà ngoại xác nhận.", by=police, now=NOW)
    say(theirs, match, "same", why="Thuê bao trùng.", by=other_office, now=NOW)
    shown = sign_in(police).get(url(violation)).text
    assert "Bà ngoại xác nhận." in shown
    assert "Thuê bao trùng." not in shown
    assert "Cùng một người trong các hồ sơ" in shown


def test_many_identifiers_and_matches_cost_as_much_as_few(
    sign_in, police, violation, open_theirs, costs_the_same
):
    client, numbers = sign_in(police), iter(range(10_000_000, 90_000_000))
    acts = iter(["threat", "scam", "hate", "other", "bullying", "grooming"])

    def grow():
        for act in (next(acts), next(acts)):
            number = f"09{next(numbers)}"
            actions.add_identifier(violation, traces.phone(number), by=police, now=NOW)
            open_theirs(act=act, phone=number)

    costs_the_same("enforcement/respondent.html", lambda: client.get(url(violation)), grow, most=24)
