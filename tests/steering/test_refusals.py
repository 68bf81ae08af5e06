"""Who may give, tell, verify, extend: each rule at its edge, each refusal beside its field."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest

from fixtures_steering import NOW
from khien.core.refusal import Refused
from khien.law.models import LegalDocument
from khien.steering.models import Repeats
from khien.steering.rules import plan as plans
from khien.steering.rules import progress
from khien.steering.rules import task as tasks
from khien.steering.rules.rounds import rounds

TODAY = date(2026, 9, 7)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
ONE, OTHER = UUID(int=1), UUID(int=2)
WHY = "Vì ạ."  # as few letters as do
NONE = object()  # nothing is refused

PLAN = SimpleNamespace(pk=ONE, starts=TODAY, ends=TODAY + DAY)
FAR = PLAN.ends + tasks.FURTHEST
NEW = {"number": "I.1", "title": "Tập huấn", "cited": "mục I", "due": TODAY}
OPEN = SimpleNamespace(cancelled_at=None, finished_at=None)
CANCELLED = SimpleNamespace(cancelled_at=NOW, finished_at=None)
FINISHED = SimpleNamespace(cancelled_at=None, finished_at=NOW)
STANDS = SimpleNamespace(cancelled_at=None, until=None, version=2)
ASK = {
    "assignment": OPEN,
    "until": TODAY + DAY,
    "due": TODAY,
    "today": TODAY,
    "ours": True,
    "waiting": False,
    "reason": WHY,
}
UNTIL = {"until": TODAY + DAY, "due": TODAY, "today": TODAY, "field": "until"}
ASKED = SimpleNamespace(decided_at=None, decided_by=None, asked_by_id=ONE, assignment=OPEN)
SOMEBODY = SimpleNamespace(get_full_name=lambda: "Trần Văn Mẫu")
DECIDE = {"extension": ASKED, "may": True, "by": OTHER, "granted": True, "answer": ""}
DONE = SimpleNamespace(by_id=ONE, done=True, assignment=OPEN)
VERIFY = {"progress": DONE, "may": True, "by": OTHER, "note": "", "accepted": True}
TELL = {"assignment": OPEN, "ours": True, "waiting": False, "files": 0}
SAID = {"text": "Đã làm xong.", "evidence": "12/BC", "done": True}
REST = {"since": TODAY, "until": TODAY + DAY, "today": TODAY, "resting": False}
OPENED = {"number": "1", "title": "Kế hoạch", "issuer": "Tỉnh", "issued": TODAY, "starts": TODAY}
VERSION = SimpleNamespace(number=2, holds_from=TODAY - DAY)
CHANGE = {"decision": "2/QĐ", "decided_on": TODAY - DAY, "holds_from": TODAY, "changes": WHY}


def new_task(**said):
    tasks.check_new_task(PLAN, tasks.NewTask(**NEW | said), taken=["I.2"])


def tell(*, new, **said):
    progress.check_can_tell(new=progress.NewProgress(**SAID | new), **said)


def open_plan(*, ends=TODAY + DAY, same=False, bases=(), **said):
    plans.check_new_plan(plans.NewPlan(**OPENED | {"ends": ends} | said), bases, same=same)


def change(*, last=VERSION, seen=2, **said):
    made = plans.Change(**CHANGE | said)
    plans.check_change(PLAN, made, last=last, seen=seen, today=TODAY)


def with_(row, **said):
    return SimpleNamespace(**vars(row) | said)


@pytest.mark.parametrize(
    ("check", "said", "changed", "field"),
    [
        (new_task, {}, {}, NONE),
        (new_task, {}, {"number": " "}, "number"),
        (new_task, {}, {"number": "I.2"}, "number"),
        (new_task, {}, {"title": "Họp."}, "title"),
        (new_task, {}, {"title": "Học ạ"}, NONE),
        (new_task, {}, {"cited": " "}, "cited"),
        (new_task, {}, {"due": None}, NONE),
        (new_task, {}, {"due": None, "repeats": Repeats.MONTH}, "due"),
        (new_task, {}, {"due": TODAY - DAY}, "due"),
        (new_task, {}, {"group": SimpleNamespace(plan_id=ONE)}, NONE),
        (new_task, {}, {"group": SimpleNamespace(plan_id=OTHER)}, "group"),
        (tasks.check_due, {"plan": PLAN}, {"due": FAR}, NONE),
        (tasks.check_due, {"plan": PLAN}, {"due": FAR + DAY}, "due"),
        (tasks.check_open, {"task": STANDS}, {"seen": 2}, NONE),
        (tasks.check_open, {"task": STANDS}, {"seen": 1}, ""),
        (tasks.check_open, {}, {"task": with_(STANDS, until=2)}, ""),
        (tasks.check_open, {}, {"task": with_(STANDS, cancelled_at=NOW)}, ""),
        (tasks.check_reason, {"text": "Không."}, {}, NONE),
        (tasks.check_reason, {"text": " Bỏ.   "}, {}, "reason"),
        (tasks.check_carried, {"words": "công an", "carried": True}, {}, NONE),
        (tasks.check_carried, {"words": "công an", "carried": False}, {}, "offices"),
        (tasks.check_suspension, REST, {}, NONE),
        (tasks.check_suspension, REST, {"until": None}, NONE),
        (tasks.check_suspension, REST, {"resting": True}, ""),
        (tasks.check_suspension, REST, {"since": TODAY - DAY}, "since"),
        (tasks.check_suspension, REST, {"until": TODAY}, "until"),
        (tasks.check_suspension, REST, {"until": TODAY + 366 * DAY}, NONE),
        (tasks.check_suspension, REST, {"until": TODAY + 367 * DAY}, "until"),
        (progress.check_can_ask, ASK, {}, NONE),
        (progress.check_can_ask, ASK, {"due": TODAY - 9 * DAY}, NONE),  # after the deadline
        (progress.check_can_ask, ASK, {"ours": False}, ""),
        (progress.check_can_ask, ASK, {"assignment": CANCELLED}, ""),
        (progress.check_can_ask, ASK, {"assignment": FINISHED}, ""),
        (progress.check_can_ask, ASK, {"due": None}, ""),
        (progress.check_can_ask, ASK, {"waiting": True}, ""),
        (progress.check_can_ask, ASK, {"reason": "Bận."}, "reason"),
        (progress.check_until, UNTIL, {"due": TODAY + DAY}, "until"),
        (progress.check_until, UNTIL, {"due": TODAY - 9 * DAY, "until": TODAY}, "until"),
        (progress.check_until, UNTIL, {"until": TODAY + progress.LONGEST}, NONE),
        (progress.check_until, UNTIL, {"until": TODAY + progress.LONGEST + DAY}, "until"),
        (progress.check_can_decide, DECIDE, {}, NONE),
        (progress.check_can_decide, DECIDE, {"may": False}, ""),
        (progress.check_can_decide, DECIDE, {"by": ONE}, ""),
        (progress.check_can_decide, DECIDE, {"granted": False}, "answer"),
        (progress.check_can_decide, DECIDE, {"granted": False, "answer": WHY}, NONE),
        (
            progress.check_can_decide,
            DECIDE,
            {"extension": with_(ASKED, decided_at=NOW, decided_by=SOMEBODY)},
            "",
        ),
        (progress.check_can_decide, DECIDE, {"extension": with_(ASKED, assignment=FINISHED)}, ""),
        (progress.check_can_verify, VERIFY, {}, NONE),
        (progress.check_can_verify, VERIFY, {"may": False}, ""),
        (progress.check_can_verify, VERIFY, {"by": ONE}, ""),
        (progress.check_can_verify, VERIFY, {"progress": with_(DONE, done=False)}, ""),
        (progress.check_can_verify, VERIFY, {"progress": with_(DONE, assignment=CANCELLED)}, ""),
        (progress.check_can_verify, VERIFY, {"accepted": False}, "note"),
        (progress.check_can_verify, VERIFY, {"accepted": False, "note": WHY}, NONE),
        (tell, TELL, {"new": {}}, NONE),
        (tell, TELL, {"new": {"text": "Xong"}}, "text"),
        (tell, TELL, {"new": {"evidence": " "}}, "evidence"),
        (tell, TELL, {"new": {"evidence": ""}, "files": 1}, NONE),
        (tell, TELL, {"new": {"evidence": "", "done": False}}, NONE),
        (tell, TELL, {"new": {}, "ours": False}, ""),
        (tell, TELL, {"new": {}, "waiting": True}, ""),
        (open_plan, {}, {}, NONE),
        (open_plan, {}, {"bases": [LegalDocument(effective=TODAY)]}, NONE),
        (open_plan, {}, {"bases": [LegalDocument(effective=TODAY - DAY, expires=TODAY)]}, "bases"),
        (open_plan, {}, {"same": True}, "number"),
        (open_plan, {}, {"ends": TODAY}, "ends"),
        (open_plan, {}, {"issued": TODAY + DAY}, "starts"),
        (change, {}, {}, NONE),
        (change, {}, {"last": None, "seen": 1}, NONE),
        (change, {}, {"seen": 1}, ""),
        (change, {}, {"holds_from": TODAY + DAY}, "holds_from"),
        (change, {}, {"holds_from": TODAY - 2 * DAY}, "holds_from"),
        (change, {}, {"holds_from": TODAY - DAY}, NONE),
        (change, {}, {"changes": "Sửa."}, "changes"),
        (change, {}, {"ends": (SimpleNamespace(until=None, plan_id=ONE),)}, NONE),
        (change, {}, {"ends": (SimpleNamespace(until=2, plan_id=ONE),)}, "ends"),
        (change, {}, {"ends": (SimpleNamespace(until=None, plan_id=OTHER),)}, "ends"),
    ],
)
def test_a_rule_lets_through_or_names_the_field(check, said, changed, field):
    if field is NONE:
        check(**said | changed)
        return
    with pytest.raises(Refused) as refused:
        check(**said | changed)
    assert refused.value.field == field


def test_machines_may_differ_by_minutes_and_a_clock_set_back_is_told():
    assert tasks.check_clock(None, now=NOW) == NOW
    assert tasks.check_clock(NOW - MINUTE, now=NOW) == NOW
    assert tasks.check_clock(NOW + 5 * MINUTE, now=NOW) == NOW + 5 * MINUTE, "never backwards"
    with pytest.raises(Refused, match="Đồng hồ máy chủ đang chậm"):
        tasks.check_clock(NOW + 6 * MINUTE, now=NOW)


def test_an_office_that_is_no_more_is_named_with_who_took_its_place():
    tasks.check_office("Phòng Cũ", [], exists=True, on=TODAY)
    with pytest.raises(Refused, match="Nay là: Xã Mới"):
        tasks.check_office("Phòng Cũ", ["Xã Mới"], exists=False, on=TODAY)
    with pytest.raises(Refused, match="chưa ghi nơi nào tiếp nhận"):
        tasks.check_office("Phòng Cũ", [], exists=False, on=TODAY)


def test_a_round_is_worked_at_from_the_day_after_the_one_before_was_due():
    found = list(rounds(date(2026, 1, 31), Repeats.MONTH, until=date(2026, 3, 1)))
    assert [(each.begins, each.due) for each in found] == [
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 3, 1), date(2026, 3, 31)),
    ]
    assert list(rounds(TODAY, Repeats.ONCE, until=TODAY)) == []
