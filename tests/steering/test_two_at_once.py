"""Somebody else was quicker: a clear sentence, and the words of the second stay to be copied."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_steering import NOW, TODAY
from khien.steering import actions
from khien.steering.rules.progress import NewProgress

pytestmark = pytest.mark.usefixtures("this_monday")
WORDS = "Còn thiếu danh sách 12 giáo viên."


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def colleague(staff, educator):
    """Of the same office as who was quicker."""
    duty = educator.duties.get()
    return staff(duty.role, territory=duty.territory, organisation=duty.organisation)


def told(row, by):
    done = NewProgress("Đã tập huấn xong.", evidence="12/BC", done=True)
    return actions.tell(row, done, by=by, now=NOW - timedelta(hours=1))


def test_a_colleague_said_it_was_done_while_this_one_was_writing(
    assigned, educator, colleague, sign_in
):
    row = assigned()
    told(row, colleague)
    answer = sign_in(educator).post(reverse("steering:tell", args=[row.pk]), {"text": WORDS})
    assert answer.status_code == 422
    assert "Cơ quan bạn đã báo hoàn thành, đang chờ xác nhận." in text(answer)
    assert WORDS in text(answer)
    assert row.progress.count() == 1


def test_of_two_who_verify_the_second_keeps_the_words(assigned, educator, steering, staff, sign_in):
    row = assigned()
    progress = told(row, educator)
    duty = steering.duties.get()
    other = staff(duty.role, territory=duty.territory, organisation=duty.organisation)
    actions.verify(progress, accepted=True, note="", by=other, now=NOW)
    sent = {"accepted": "0", "note": WORDS}
    answer = sign_in(steering).post(reverse("steering:verify", args=[row.pk, progress.pk]), sent)
    assert "vừa xác nhận việc này rồi" in text(answer)
    assert WORDS in text(answer)


def test_a_task_that_was_cancelled_meanwhile(assigned, steering, sign_in):
    row = assigned()
    actions.cancel_task(row.task, why="Trùng việc khác.", seen=1, by=steering, now=NOW)
    sent = {"since": "2026-09-08", "reason": WORDS}
    answer = sign_in(steering).post(reverse("steering:suspend", args=[row.task_id]), sent)
    assert "Nhiệm vụ này đã hủy." in text(answer)
    assert WORDS in text(answer)


def test_what_was_asked_in_time_is_not_called_late_because_nobody_answered(
    assigned, educator, steering, sign_in
):
    before = NOW - timedelta(days=10)
    row = assigned(due=TODAY.replace(day=2), at=before)
    wanted = {"until": TODAY.replace(day=25), "reason": "Chờ giảng viên."}
    actions.ask_extension(row, **wanted, by=educator, now=before)
    client = sign_in(steering)
    for name, key in (("waiting", []), ("assignment", [row.pk])):
        page = text(client.get(reverse(f"steering:{name}", args=key)))
        assert "xin" in page
        assert "xin sau hạn" not in page
