"""A meeting: written, approved by a second person, its decisions tasks, its minutes on paper."""

from datetime import timedelta
from itertools import count

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.coordination.actions import meetings as actions
from khien.coordination.actions.meetings import Minutes, Whom
from khien.coordination.models import Meeting
from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.core.work import items
from khien.directory.models import Function
from khien.documents.actions import load_types
from khien.documents.models import Document
from khien.people.roles import Role
from khien.steering.actions import SHIPPED, load_plans
from khien.steering.models import Assignment, Task

URL = reverse("coordination:meetings")
DUE = NOW.date() + timedelta(days=10)
BEGAN = NOW - timedelta(hours=3)


def office_of(person):
    return next(iter(person.scope("coordination_work").organisations))


def page(name, row):
    return reverse(f"coordination:{name}", args=[row.pk])


@pytest.fixture
def plan(db):
    load_plans(SHIPPED.read_text("utf-8"), by=SYSTEM, now=NOW)


@pytest.fixture
def colleague(works_at):
    return works_at(Role.STEERING_OFFICER, Function.STEERING_OFFICE)


@pytest.fixture
def meet(steering, health):
    """`meet(title="…")`: the steering office met the health office."""

    def meet(**said):
        told = {
            "title": "Giao ban quý IV",
            "held_at": BEGAN,
            "place": "Phòng họp số 2",
            "chair": "Trần Văn Mẫu, Phó Chủ tịch",
            "secretary": "Lê Thị Mẫu",
            "agenda": "Kết quả quý\nViệc quý tới",
            "office": office_of(steering),
            "offices": [office_of(health)],
            "concluded": "Các đơn vị làm đúng hạn.",
        } | said
        return actions.write(Minutes(**told), by=steering, now=NOW)

    return meet


def test_from_minutes_to_tasks_and_paper_through_the_pages(
    client, plan, meet, steering, colleague, health, province_with_communes
):
    load_types()
    row = meet()
    client.force_login(steering)
    early = client.post(page("meeting_approve", row), {"seen": row.version}, follow=True)
    assert "Người ghi không tự thông qua" in early.content.decode()
    came = {f"people_{office_of(health)}": "Bà Mẫu, Phó Giám đốc", "seen": row.version}
    assert client.post(page("meeting_people", row), came).status_code == 302
    province = province_with_communes.province.pk
    key = f"{office_of(health)}:child_affairs:{province}"
    given = {"words": "Báo cáo số trẻ được hỗ trợ", "whom": key, "due_on": DUE}
    assert client.post(page("meeting_action_new", row), given).status_code == 302
    assert client.post(page("meeting_action_new", row), given).status_code == 302
    row.refresh_from_db()
    second = row.actions.last()
    assert client.post(page("meeting_action_remove", second)).status_code == 302
    client.force_login(health)
    assert client.get(page("meeting", row)).status_code == 404, "a draft"

    client.force_login(colleague)
    assert [each for each in items(colleague, NOW) if "thông qua biên bản" in each.text]
    row.refresh_from_db()
    client.post(page("meeting_approve", row), {"seen": row.version})
    task, assignment = Task.objects.get(), Assignment.objects.get()
    assert (task.source, task.origin, task.title) == ("meeting", row.pk, given["words"])
    assert (assignment.function, assignment.role, assignment.due) == ("child_affairs", "lead", DUE)
    client.force_login(health)
    assert given["words"] in client.get(page("meeting", row)).content.decode()
    of_task = client.get(reverse("steering:task", args=[task.pk])).content.decode()
    assert f"viec=task:{task.pk}" in of_task, "a difficulty about it is one tap away"
    assert client.get(page("meeting_change", row)).context["page"].refusal

    client.force_login(colleague)
    made = client.post(page("meeting_paper", row), {"which": "bien-ban"})
    paper = Document.objects.get()
    assert made.status_code == 302
    text = str(paper.content)
    assert "Báo cáo số trẻ được hỗ trợ" in text
    assert "Phó Giám đốc" in text


def test_it_is_changed_while_it_is_a_draft(client, meet, steering, health):
    row = meet()
    client.force_login(steering)
    start = client.get(page("meeting_change", row)).context["form"].initial
    said = {key: value for key, value in start.items() if value is not None and key != "communes"}
    said |= {"held_at": "2026-11-23T06:00", "ended_at": "2026-11-23T05:00"}
    wrong = client.post(page("meeting_change", row), said)
    assert "sau giờ bắt đầu" in wrong.content.decode()
    assert client.post(page("meeting_change", row), said | {"ended_at": ""}).status_code == 302
    client.force_login(health)
    assert client.get(page("meeting_change", row)).status_code == 404


def test_what_cannot_be_is_said(client, meet, steering, colleague, school):
    with pytest.raises(Refused, match="chưa diễn ra"):
        meet(held_at=NOW + timedelta(days=1))
    row = meet(concluded="")
    with pytest.raises(Refused, match="đã được ghi"):
        meet()
    with pytest.raises(Refused, match="có trong cuộc họp"):
        actions.add_action(row, "Làm", Whom(school.pk), due_on=DUE, by=steering, now=NOW)
    with pytest.raises(Refused, match="ai dự họp"):
        actions.approve(row, by=colleague, now=NOW)
    came = {office_of(steering): "Ông Mẫu"}
    actions.say_who_came(row, came, by=steering, now=NOW)
    with pytest.raises(Refused, match="kết luận"):
        actions.approve(row, by=colleague, now=NOW)
    row.concluded = "Xong"
    row.save()
    actions.add_action(row, "Làm", Whom(office_of(steering)), due_on=DUE, by=steering, now=NOW)
    with pytest.raises(Refused, match="Chưa có kế hoạch"):
        actions.approve(row, by=colleague, now=NOW)
    assert Meeting.objects.get().state == "draft"
    client.force_login(steering)
    assert client.post(reverse("coordination:meeting_new"), {}).status_code == 422


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    client, meet, steering, costs_the_same
):
    numbers = count(1)

    def grow():
        for _row in range(4):
            meet(title=f"Họp mẫu {next(numbers)}")

    client.force_login(steering)
    costs_the_same("coordination/meetings.html", lambda: client.get(URL), grow, most=12)
