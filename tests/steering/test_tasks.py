"""From a plan to a verified task through the pages, and who sees what."""

import pytest
from django.urls import reverse

from fixtures_steering import NOW, TODAY
from khien.directory.models import Function
from khien.people.roles import Role
from khien.steering.models import Assignment, Task

pytestmark = pytest.mark.usefixtures("this_monday")


def text(answer):
    return " ".join(answer.content.decode().split())


def test_a_task_is_written_given_told_and_verified(plan, steering, educator, sign_in):
    client = sign_in(steering)
    said = {"number": "I.1", "title": "Tập huấn giáo viên", "cited": "mục III.1"}
    said |= {"source": "plan", "repeats": "once", "due": "2026-09-30"}
    client.post(reverse("steering:task_new", args=[plan.pk]), said)
    task = Task.objects.get()
    page = text(client.get(reverse("steering:task", args=[task.pk])))
    assert "Chưa giao cho cơ quan nào." in page
    province = educator.duties.get().territory_id
    given = {"role": "lead", "offices": [f"f:education:{province}"]}
    client.post(reverse("steering:assign", args=[task.pk]), given)
    row = Assignment.objects.get()
    here = reverse("steering:assignment", args=[row.pk])

    client = sign_in(educator)
    assert "Tập huấn giáo viên" in text(client.get("/lam-viec/"))
    unproved = {"text": "Đã tập huấn 40 người.", "done": "on"}
    refused = client.post(reverse("steering:tell", args=[row.pk]), unproved)
    assert refused.status_code == 422
    assert "cần bằng chứng" in text(refused)
    assert "Đã tập huấn 40 người." in text(refused)
    client.post(reverse("steering:tell", args=[row.pk]), unproved | {"evidence": "12/BC"})
    assert "chờ xác nhận hoàn thành" in text(client.get(here))

    client = sign_in(steering)
    assert "Tập huấn giáo viên" in text(client.get(reverse("steering:waiting")))
    told = row.progress.get()
    client.post(reverse("steering:verify", args=[row.pk, told.pk]), {"accepted": "1"})
    assert "hoàn thành đúng hạn" in text(client.get(here))
    assert "1/1" in text(client.get(reverse("steering:offices")))
    row.refresh_from_db()
    assert row.finished_at == NOW


def test_a_stranger_sees_neither_the_task_nor_its_office(assigned, staff, sign_in, educator):
    row = assigned()
    away = staff(Role.COMMUNE_OFFICER, territory=None)
    client = sign_in(away)
    office = educator.duties.get().organisation_id
    for name, key in (("task", row.task_id), ("assignment", row.pk), ("office", office)):
        assert client.get(reverse(f"steering:{name}", args=[key])).status_code == 404


def test_more_time_is_asked_for_and_decided_by_another_person(
    assigned, educator, steering, sign_in
):
    row = assigned(due=TODAY.replace(day=4))
    client = sign_in(educator)
    page = text(client.get(reverse("steering:assignment", args=[row.pk])))
    assert "việc vẫn được tính là trễ" in page
    asked = {"until": "2026-09-25", "reason": "Chờ giảng viên."}
    client.post(reverse("steering:ask", args=[row.pk]), asked)
    client = sign_in(steering)
    assert "xin sau hạn" in text(client.get(reverse("steering:waiting")))
    extension = row.extensions.get()
    decided = {"granted": "1", "until": "2026-09-25"}
    client.post(reverse("steering:decide", args=[row.pk, extension.pk]), decided)
    page = text(client.get(reverse("steering:assignment", args=[row.pk])))
    assert "Đồng ý đến 25/09/2026" in page
    assert "1 ngày làm việc; gia hạn sau hạn không xóa được trễ" in page


def test_tasks_are_found_without_marks_and_by_state(plan, task, assigned, steering, sign_in):
    assigned(title="Rà soát quy chế", due=TODAY.replace(day=4))
    task(title="Mua máy tính")
    client = sign_in(steering)
    page = text(client.get(reverse("steering:tasks"), {"tim": "ra soat"}))
    assert "Rà soát quy chế" in page
    assert "Mua máy tính" not in page
    late = text(client.get(reverse("steering:tasks"), {"tinh": "overdue"}))
    assert "Rà soát quy chế" in late
    assert "Mua máy tính" not in late


def test_suspended_resumed_and_cancelled_on_its_page(assigned, steering, sign_in):
    row = assigned()
    client, key = sign_in(steering), [row.task_id]
    client.post(
        reverse("steering:suspend", args=key), {"since": "2026-09-07", "reason": "Chờ kinh phí."}
    )
    page = text(client.get(reverse("steering:task", args=key)))
    assert "Chờ kinh phí." in page
    assert "Làm tiếp từ hôm nay" in page
    client.post(reverse("steering:resume", args=key))
    cancelled = {"why": "Trùng với nhiệm vụ khác.", "seen": "1"}
    client.post(reverse("steering:cancel_task", args=key), cancelled)
    assert "Trùng với nhiệm vụ khác." in text(client.get(reverse("steering:task", args=key)))
    row.refresh_from_db()
    assert row.cancelled_at == NOW


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_lists_are_handed_over_as_files(plan, assigned, steering, sign_in, kind):
    assigned()
    client = sign_in(steering)
    for name in ("tasks", "offices"):
        answer = client.get(reverse(f"steering:{name}"), {"tep": kind})
        assert answer["Content-Disposition"].endswith(f'.{kind}"')
        assert answer.content


def test_the_offices_of_a_form_are_those_of_today(plan, task, steering, sign_in):
    page = text(sign_in(steering).get(reverse("steering:task", args=[task().pk])))
    assert f"f:{Function.EDUCATION}:" in page
    assert "Ủy ban nhân dân của mọi xã, phường" in page
