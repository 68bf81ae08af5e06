"""From content that was told of, over a request, to its being gone for good, or back again."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from fixtures_incident import NOW
from khien.core import clocks
from khien.core.clocks import ClockState
from khien.core.ledger import history
from khien.core.models import RunningClock
from khien.core.refusal import Refused
from khien.intake import extensions
from khien.takedown import queries
from khien.takedown.actions import checks, content, requests
from khien.takedown.models import Ask, ContentCheck, Found, ItemState, RequestState
from khien.takedown.rules.takedown import Changed

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def fresh(row):
    row.refresh_from_db()
    return row


def clock_of(row):
    return RunningClock.objects.select_related("rule").get(subject=row.pk)


def planned(item):
    return list(item.checks.filter(done_at=None, dropped_at=None).order_by("due_at"))


def test_a_request_runs_for_24_hours_from_when_it_went_out(draft, police, item):
    request = draft()
    assert not RunningClock.objects.filter(subject=request.pk).exists()
    requests.send(request, at=NOW - HOUR, way="trục liên thông", by=police, now=NOW)
    clock = clock_of(request)
    assert clock.due_at == NOW + 23 * HOUR
    assert clocks.state(clock, now=NOW + DAY) is ClockState.OVERDUE
    assert [entry.verb for entry in history(request.pk)] == ["TakedownDrafted", "TakedownSent"]


@pytest.mark.parametrize(("said", "hours"), [({"urgent": True}, 6), ({"ask": Ask.LOCK}, 24)])
def test_urgent_ones_run_for_6_hours_and_a_lock_for_24(send, said, hours):
    assert clock_of(send(**said)).due_at == NOW + hours * HOUR


def test_only_removal_can_be_urgent(draft):
    with pytest.raises(Refused) as refused:
        draft(ask=Ask.BLOCK, urgent=True)
    assert refused.value.field == "urgent"


def test_removed_it_stops_its_clock_and_is_looked_at_after_1_7_and_30_days(send, police, item):
    request = send()
    requests.acknowledge(request, at=NOW + HOUR, reference="A-7", by=police, now=NOW + HOUR)
    requests.remove(fresh(request), at=NOW + 2 * HOUR, by=police, now=NOW + 3 * HOUR)
    assert clock_of(request).stopped_at == fresh(request).removed_at == NOW + 2 * HOUR
    assert fresh(item).state == ItemState.DOWN
    days = [(check.due_at - NOW).days for check in planned(item)]
    assert days == [1, 7, 30]
    assert [clock_of(check).rule.code[-1] for check in planned(item)] == ["1", "2", "3"]


def test_gone_at_the_last_look_it_is_closed(send, police, item):
    requests.remove(send(), at=NOW + HOUR, by=police, now=NOW + HOUR)
    for days in (1, 7, 30):
        assert fresh(item).closed_at is None
        checks.check(item, found=Found.GONE, by=police, now=NOW + days * DAY)
    assert fresh(item).state == ItemState.GONE
    assert item.closed_at == NOW + 30 * DAY
    assert planned(item) == []


def test_seen_again_it_opens_again_and_is_asked_for_anew(send, draft, police, item):
    first = send()
    requests.remove(first, at=NOW + HOUR, by=police, now=NOW + HOUR)
    checks.check(item, found=Found.GONE, by=police, now=NOW + DAY)
    checks.check(item, found=Found.THERE, note="Cùng tài khoản.", by=police, now=NOW + 7 * DAY)
    assert fresh(item).state == ItemState.BACK
    assert item.closed_at is None
    assert fresh(first).back_at == NOW + 7 * DAY
    assert first.removed_at == NOW + HOUR, "that it went once stays a fact"
    assert planned(item) == []
    assert clocks.state(clock_of(item.checks.get(position=3)), now=NOW) is ClockState.CANCELLED
    assert "ContentReappeared" in [entry.verb for entry in history(item.pk)]
    again = draft(follows=first, now=NOW + 7 * DAY)
    requests.send(again, at=NOW + 7 * DAY, way="biểu mẫu", by=police, now=NOW + 7 * DAY)
    requests.remove(fresh(again), at=NOW + 8 * DAY, by=police, now=NOW + 8 * DAY)
    assert fresh(item).state == ItemState.DOWN
    assert len(planned(item)) == 3


def test_it_may_come_back_after_it_was_closed(send, police, item):
    requests.remove(send(), at=NOW, by=police, now=NOW)
    for days in (1, 7, 30):
        checks.check(item, found=Found.GONE, by=police, now=NOW + days * DAY)
    checks.check(item, found=Found.THERE, by=police, now=NOW + 90 * DAY)
    assert fresh(item).state == ItemState.BACK


def test_refused_with_a_reason_it_may_still_be_removed_late(send, police, item):
    request = send()
    with pytest.raises(Refused):
        requests.refuse(request, at=NOW + HOUR, answer=" ", by=police, now=NOW + HOUR)
    requests.refuse(
        request, at=NOW + HOUR, answer="Không vi phạm điều khoản.", by=police, now=NOW + HOUR
    )
    assert fresh(request).state == RequestState.REFUSED
    assert fresh(item).state == ItemState.UP
    requests.remove(request, at=NOW + 2 * DAY, by=police, now=NOW + 2 * DAY)
    assert fresh(request).removed_at == NOW + 2 * DAY
    assert request.answer == "Không vi phạm điều khoản."


def test_nobody_is_silent_before_their_time_is_over(send, police):
    request = send()
    with pytest.raises(Refused):
        requests.give_up_waiting(request, by=police, now=NOW + 24 * HOUR)
    requests.give_up_waiting(request, by=police, now=NOW + 24 * HOUR + timedelta(seconds=1))
    assert fresh(request).state == RequestState.SILENT
    assert clocks.state(clock_of(request), now=NOW) is ClockState.DONE_LATE


def test_found_gone_at_a_look_every_request_that_waits_is_answered(send, police, item):
    asked, host = send(), send(to="cloudflare")
    checks.check(item, found=Found.GONE, by=police, now=NOW + HOUR)
    assert {fresh(asked).state, fresh(host).state} == {RequestState.REMOVED}
    assert fresh(item).state == ItemState.DOWN


def test_once_one_has_removed_it_the_others_are_withdrawn(send, draft, police):
    asked, host, draft_ = send(), send(to="cloudflare"), draft(to="viettel", ask=Ask.BLOCK)
    requests.remove(asked, at=NOW + HOUR, by=police, now=NOW + HOUR)
    assert {fresh(host).state, fresh(draft_).state} == {RequestState.WITHDRAWN}
    assert clock_of(host).cancelled


def test_a_locked_account_is_gone_itself_but_not_what_it_posted(send, register, police, item):
    requests.remove(send(ask=Ask.LOCK), at=NOW, by=police, now=NOW)
    assert fresh(item).state == ItemState.UP
    [account] = register("@ke.mau")
    requests.remove(send(of=account, ask=Ask.LOCK), at=NOW, by=police, now=NOW)
    assert fresh(account).state == ItemState.DOWN


def test_blocked_it_is_still_there(send, police, item):
    requests.remove(send(to="viettel", ask=Ask.BLOCK), at=NOW, by=police, now=NOW)
    assert fresh(item).state == ItemState.UP


def test_once_it_is_gone_the_account_is_still_to_be_locked(send, police, item):
    post, lock, block = send(), send(ask=Ask.LOCK), send(to="viettel", ask=Ask.BLOCK)
    checks.check(item, found=Found.GONE, by=police, now=NOW + HOUR)
    assert fresh(post).state == RequestState.REMOVED
    assert fresh(lock).state == RequestState.SENT
    assert fresh(block).state == RequestState.WITHDRAWN


def test_given_up_it_withdraws_what_is_open_and_may_be_taken_up(send, police, item):
    request = send()
    with pytest.raises(Refused):
        content.leave(item, why="", by=police, now=NOW)
    content.leave(item, why="Không vi phạm gì.", by=police, now=NOW + HOUR)
    assert (fresh(item).state, item.closed_at) == (ItemState.LEFT, NOW + HOUR)
    assert fresh(request).state == RequestState.WITHDRAWN
    content.take_up(item, by=police, now=NOW + DAY)
    assert (fresh(item).state, item.closed_at) == (ItemState.UP, None)


@pytest.mark.parametrize("verb", ["acknowledge", "remove", "refuse", "give_up_waiting"])
def test_what_was_not_sent_cannot_be_answered(draft, police, verb):
    told = {"at": NOW, "reference": "", "answer": "vì vậy"}
    wanted = {
        "acknowledge": ("at", "reference"),
        "remove": ("at",),
        "refuse": ("at", "answer"),
        "give_up_waiting": (),
    }[verb]
    with pytest.raises(Refused, match="chưa gửi"):
        getattr(requests, verb)(
            draft(), **{name: told[name] for name in wanted}, by=police, now=NOW
        )


@pytest.mark.parametrize(
    "at", [NOW + HOUR, NOW - timedelta(days=61)], ids=["in the future", "long ago"]
)
def test_when_it_went_out_is_near_now(draft, police, at):
    with pytest.raises(Refused) as refused:
        requests.send(draft(), at=at, way="bưu điện", by=police, now=NOW)
    assert refused.value.field == "at"


def test_nothing_is_removed_before_it_was_asked_or_after_now(send, police):
    request = send()
    for at in (NOW - HOUR, NOW + 2 * DAY):
        with pytest.raises(Refused):
            requests.remove(request, at=at, by=police, now=NOW + DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(request).objects.filter(pk=request.pk).update(state="removed", removed_at=NOW - HOUR)


def test_the_same_is_not_asked_twice_of_one_place(send, draft):
    send()
    with pytest.raises(Refused) as refused:
        draft()
    assert refused.value.field == "addressee"


def test_a_law_not_in_force_that_day_is_refused(draft, provision):
    provision.document.effective = None
    provision.document.save()
    with pytest.raises(Refused, match="chưa rõ ngày"):
        draft()


def test_whoever_saves_second_is_told(send, police):
    request = send()
    seen = request.version
    requests.acknowledge(request, at=NOW, reference="", by=police, now=NOW, seen=seen)
    with pytest.raises(Changed):
        requests.remove(request, at=NOW, by=police, now=NOW, seen=seen)


def test_other_offices_write_nothing_here(send, other_office, item):
    request = send()
    with pytest.raises(Refused):
        requests.remove(request, at=NOW, by=other_office, now=NOW)
    with pytest.raises(Refused):
        checks.check(item, found=Found.GONE, by=other_office, now=NOW)
    assert not ContentCheck.objects.exists()


def test_an_incident_stays_open_while_its_content_is_online(send, police, incident, item):
    assert extensions.hindrances(incident) == [f"Nội dung số {item.number} còn trên mạng."]
    requests.remove(send(), at=NOW, by=police, now=NOW)
    assert extensions.hindrances(incident) == []
    assert extensions.hanging(incident) == [f"nội dung số {item.number}"]


def test_the_reporter_reads_that_it_was_asked_for_and_that_it_is_gone(send, police, incident, item):
    asked, gone = queries.public_steps([incident.pk])
    assert (asked.at, gone.at) == (None, None)
    request = send()
    requests.remove(request, at=NOW + HOUR, by=police, now=NOW + HOUR)
    asked, gone = queries.public_steps([incident.pk])
    assert (asked.at, gone.at) == (NOW, NOW + HOUR)
    checks.check(item, found=Found.THERE, by=police, now=NOW + DAY)
    assert queries.public_steps([incident.pk])[1].at is None
    assert queries.public_steps([]) == []
