from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from fixtures_evidence import HOLDER, NOW, OTHER, pdf, receive
from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.evidence import actions, queries, rules, store
from khien.evidence.models import ExhibitStep, StepKind


@dataclass(frozen=True)
class Link:
    exhibit_id: UUID
    position: int
    kind: str
    at: datetime
    actor_key: str
    actor_role: str
    detail: str
    hash: bytes = b""


def chain(length):
    links, head = [], b""
    for position in range(1, length + 1):
        link = Link(
            HOLDER,
            position,
            "viewed",
            datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=position),
            f"user:{position}",
            "cyber_police",
            "",
        )
        head = rules.step_hash(head, link)
        links.append(replace(link, hash=head))
    return links


CHANGES = {
    "exhibit_id": OTHER,
    "kind": "copied",
    "at": NOW,
    "actor_key": "user:x",
    "actor_role": "auditor",
    "detail": "x",
    "hash": bytes(32),
}


@given(st.integers(1, 12))
def test_an_untouched_chain_is_whole(length):
    assert rules.verify_chain(chain(length)).broken is None


@given(st.data())
def test_a_changed_step_is_named(data):
    links = chain(data.draw(st.integers(1, 10)))
    at = data.draw(st.integers(0, len(links) - 1))
    field = data.draw(st.sampled_from(sorted(CHANGES)))
    links[at] = replace(links[at], **{field: CHANGES[field]})
    assert rules.verify_chain(links).broken == f"Bước lưu giữ số {at + 1} đã bị sửa."


@given(st.data())
def test_a_removed_step_is_named(data):
    links = chain(data.draw(st.integers(2, 10)))
    at = data.draw(st.integers(0, len(links) - 2))
    del links[at]
    assert rules.verify_chain(links).broken == f"Thiếu bước lưu giữ số {at + 1}."


def test_no_step_at_all_is_not_whole():
    assert rules.verify_chain([]).broken


@pytest.mark.django_db
def test_every_reading_is_a_step():
    exhibit = receive(pdf())
    list(actions.open_exhibit(exhibit, by=SYSTEM, now=NOW))
    list(actions.open_exhibit(exhibit, by=SYSTEM, now=NOW, kind=StepKind.COPIED))
    actions.hand_over(exhibit, to=OTHER, by=SYSTEM, now=NOW)
    steps = queries.custody(exhibit)
    assert [step.kind for step in steps] == ["received", "viewed", "copied", "handed_over"]
    assert steps[-1].detail == str(OTHER)
    assert queries.verify(exhibit, steps).broken is None


@pytest.mark.django_db
def test_a_reading_is_recorded_before_the_first_byte():
    exhibit = receive(pdf())
    actions.open_exhibit(exhibit, by=SYSTEM, now=NOW)
    assert len(queries.custody(exhibit)) == 2


def settle():
    """As at a commit: what is deferred to it is done now, so that the table may be altered."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def tamper(statement):
    """What somebody with full power over the database could do."""
    settle()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE evidence_exhibitstep DISABLE TRIGGER USER")
        cursor.execute(statement)
        cursor.execute("ALTER TABLE evidence_exhibitstep ENABLE TRIGGER USER")


@pytest.mark.django_db
def test_a_last_step_cut_off_is_found_through_the_ledger():
    exhibit = receive(pdf())
    actions.open_exhibit(exhibit, by=SYSTEM, now=NOW)
    tamper("DELETE FROM evidence_exhibitstep WHERE position = 2")
    verdict = queries.verify(exhibit, queries.custody(exhibit))
    assert verdict.broken == "Sổ cái có bước lưu giữ số 2 mà chuỗi không có."


@pytest.mark.django_db
def test_a_step_changed_in_the_database_is_named():
    exhibit = receive(pdf())
    tamper("UPDATE evidence_exhibitstep SET actor_key = 'user:x'")
    verdict = queries.verify(exhibit, queries.custody(exhibit))
    assert verdict.broken == "Bước lưu giữ số 1 đã bị sửa."


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evidence_exhibitstep SET actor_key = 'x'",
        "DELETE FROM evidence_exhibitstep",
        "TRUNCATE evidence_exhibitstep CASCADE",
    ],
)
def test_the_database_refuses_to_change_custody(statement):
    receive(pdf())
    settle()
    with (
        pytest.raises(ProgrammingError, match="custody only grows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert ExhibitStep.objects.count() == 1


@pytest.mark.django_db
def test_what_is_destroyed_keeps_its_proof_and_nothing_else(django_capture_on_commit_callbacks):
    exhibit = receive(pdf(), "ten.pdf", origin="nguồn")
    path = store.folder() / exhibit.path
    with django_capture_on_commit_callbacks(execute=True):
        actions.destroy(exhibit, why="retention", by=SYSTEM, now=NOW)
    exhibit.refresh_from_db()
    assert not path.exists()
    assert (exhibit.name, exhibit.origin, exhibit.path) == (None, None, "")
    assert queries.verify(exhibit, queries.custody(exhibit)).broken is None
    with pytest.raises(Refused, match="tiêu hủy"):
        actions.open_exhibit(exhibit, by=SYSTEM, now=NOW)


def test_nothing_follows_destruction_and_anything_else_does():
    for last in StepKind:
        for following in StepKind:
            allowed = last is not StepKind.DESTROYED and following is not StepKind.RECEIVED
            assert rules.can_follow(last, following) is allowed
