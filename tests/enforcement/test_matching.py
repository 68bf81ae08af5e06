"""Who is found by what is written down: bounded, for both files, and never of a mistake."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fixtures_incident import NOW
from khien.core.ids import new_id
from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.enforcement import actions
from khien.enforcement.actions.matching import hold
from khien.enforcement.models import Respondent, RespondentIdentifier, RespondentMatch
from khien.enforcement.queries.matching import MOST, known_by
from khien.enforcement.rules import traces

FACEBOOK = traces.handle("mau.123", "facebook")


def test_a_match_is_found_as_the_file_is_opened_and_written_down(violation, theirs, match):
    assert (match.one_id, match.other_id) == (violation.respondent_id, theirs.respondent_id)
    assert (match.kinds, match.strong) == (["phone"], True)
    assert "RespondentMatched" in [entry.verb for entry in history(theirs.pk)]


def test_a_name_alone_is_a_hint(violation, open_theirs):
    open_theirs(phone="0987654321", name="trần văn MẪU")
    match = RespondentMatch.objects.get()
    assert (match.kinds, match.strong) == (["name"], False)


def test_the_same_nickname_on_another_platform_is_a_hint(violation, open_theirs, police):
    open_theirs(phone="0987654321", more=(traces.handle("mau.123", "tiktok"),))
    actions.add_identifier(violation, FACEBOOK, by=police, now=NOW)
    assert not RespondentMatch.objects.get().strong
    actions.add_identifier(violation, traces.handle("mau_123", "tiktok"), by=police, now=NOW)
    assert RespondentMatch.objects.get().strong


def test_what_is_shared_later_is_added_to_the_match(violation, theirs, match, police):
    named = traces.name("Nguyễn Văn Khác")
    actions.add_identifier(violation, named, by=police, now=NOW)
    match.refresh_from_db()
    assert match.kinds == ["name", "phone"]


def test_nothing_is_written_down_twice(violation, police):
    with pytest.raises(Refused, match="đã có dấu hiệu"):
        actions.add_identifier(violation, traces.phone("+84912345678"), by=police, now=NOW)


def test_a_slip_of_the_pen_matches_nothing_any_more(violation, theirs, match, police):
    wrong = violation.respondent.identifiers.get(kind="phone")
    actions.withdraw_identifier(violation, wrong.pk, by=police, now=NOW)
    assert not RespondentMatch.objects.exists()
    assert not [
        f for f in known_by([traces.phone("0912345678")]) if f.respondent == violation.respondent_id
    ]
    with pytest.raises(Refused, match="trước đó"):
        actions.withdraw_identifier(violation, wrong.pk, by=police, now=NOW)
    actions.add_identifier(violation, traces.phone("0912345678"), by=police, now=NOW)
    assert RespondentMatch.objects.get().strong


def test_what_was_judged_stays_when_nothing_is_shared_any_more(judge, violation, match, police):
    judge("different")
    wrong = violation.respondent.identifiers.get(kind="phone")
    actions.withdraw_identifier(violation, wrong.pk, by=police, now=NOW)
    match.refresh_from_db()
    assert (match.kinds, match.strong) == ([], False)


def test_another_office_writes_nothing_here(violation, other_office):
    with pytest.raises(Refused, match="đơn vị khác"):
        actions.add_identifier(violation, FACEBOOK, by=other_office, now=NOW)


def test_a_common_name_gives_the_newest_alone_in_one_query(db):
    people = Respondent.objects.bulk_create(
        Respondent(id=new_id(), kind="person") for _ in range(3 * MOST)
    )
    name = traces.name("Nguyễn Văn Nam")
    RespondentIdentifier.objects.bulk_create(
        RespondentIdentifier(respondent=person, kind="name", token=name.token) for person in people
    )
    with CaptureQueriesContext(connection) as asked:
        found = known_by([name, FACEBOOK, traces.phone("0912345678")])
    assert len(asked) == 1
    assert {each.respondent for each in found} == {person.pk for person in people[-MOST:]}


def test_the_account_itself_is_found_behind_many_of_its_nickname(db):
    people = Respondent.objects.bulk_create(
        Respondent(id=new_id(), kind="person") for _ in range(3 * MOST)
    )
    RespondentIdentifier.objects.bulk_create(
        RespondentIdentifier(
            respondent=person,
            kind="handle",
            place="facebook" if nth == 0 else "tiktok",
            token=FACEBOOK.token,
        )
        for nth, person in enumerate(people)
    )
    strong = [each.respondent for each in known_by([FACEBOOK]) if each.strong]
    assert strong == [people[0].pk]


def test_whoever_writes_down_the_same_at_the_same_moment_waits(db):
    hold([FACEBOOK])
    with connection.copy().cursor() as elsewhere:
        for trace, free in ((FACEBOOK, False), (traces.phone("0912345678"), True)):
            elsewhere.execute("SELECT pg_try_advisory_xact_lock(%s)", [trace.token])
            assert elsewhere.fetchone() == (free,)
        elsewhere.connection.close()


def test_a_dump_tells_no_identifier(violation, police):
    actions.add_identifier(violation, FACEBOOK, by=police, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(t)::text FROM enforcement_respondentidentifier t")
        dump = " ".join(row for (row,) in cursor.fetchall())
    assert "0912345678" not in dump
    assert "mau" not in dump
