"""Many tasks at once: given to offices, and the offices urged; both are taken back."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_steering import NOW
from khien.core import reminders
from khien.core.models import Notice
from khien.directory.models import Function
from khien.steering import actions
from khien.steering.models import Assignment, AssignmentRole
from khien.steering.rules.progress import NewProgress


@pytest.fixture(autouse=True)
def this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def once_of(page):
    return re.search(r'name="once" value="([^"]+)"', page)[1]


def test_offices_are_urged_in_their_inbox_and_the_word_is_taken_back(
    sign_in, steering, educator, assigned, task
):
    had, free = assigned(), task()
    client, url = sign_in(steering), reverse("bulk", args=["don-doc"])
    rows = {"row": [str(had.task_id), str(free.pk)]}
    preview = client.post(url, rows).text
    assert "nhắc 1 cơ quan" in preview
    assert "không có cơ quan nào đang nợ" in preview
    sent = {"row": rows["row"][:1], "step": "do", "once": once_of(preview)}
    client.post(url, sent)
    assert reminders.count_open(educator.pk) == 1
    assert "theo lời đôn đốc" in sign_in(educator).get(reverse("inbox")).text
    sign_in(steering).post(reverse("bulk_undo", args=[sent["once"]]))
    assert reminders.count_open(educator.pk) == 0
    assert Notice.objects.get(person=educator.pk).withdrawn_at == NOW


def test_tasks_are_given_and_what_somebody_works_on_stays(
    sign_in, steering, educator, task, by_function
):
    one, other = task(), task()
    client, url = sign_in(steering), reverse("bulk", args=["giao-viec"])
    rows = {"row": [str(one.pk), str(other.pk)]}
    asked = client.post(url, rows)
    education = next(
        value
        for value, _label in asked.context["form"].fields["offices"].choices
        if Function.EDUCATION in value
    )
    said = {**rows, "role": AssignmentRole.COORDINATE, "offices": [education]}
    preview = client.post(url, {**said, "step": "preview"}).text
    once = once_of(preview)
    client.post(url, {**said, "step": "do", "once": once})
    given = {row.task_id: row for row in Assignment.objects.all()}
    assert given.keys() == {one.pk, other.pk}
    done = NewProgress("Đã bắt đầu.", evidence="", done=False)
    actions.tell(given[one.pk], done, by=educator, now=NOW)
    shown = client.post(reverse("bulk_undo", args=[once]), follow=True).text
    assert "Đã có cơ quan báo tiến độ." in shown
    left = Assignment.objects.filter(cancelled_at=None).values_list("task", flat=True)
    assert list(left) == [one.pk]
