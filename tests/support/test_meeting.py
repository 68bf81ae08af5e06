"""Minutes of the needs meeting and of case conferences, and the actions assigned there."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.support.actions import meeting as actions
from khien.support.actions.meeting import Task
from khien.support.models import AssignedAction, Meeting, Safety
from khien.support.work_around import items
from people_around import DAY, carer

pytestmark = pytest.mark.usefixtures("this_morning")
WEEK = timedelta(days=7)
SOON = f"{today(NOW + WEEK):%Y-%m-%d}"
MINUTES = {
    "kind": "needs",
    "held_on": DAY,
    "took_part": "Bà Mẫu, Hội Phụ nữ\nCô giáo Mẫu",
    "discussed": "Em cần gì",
    "decided": "Tư vấn mỗi tuần",
}


def url(name, case, *more):
    return reverse(f"support:{name}", args=[case.pk, *more])


def assign(case, by, **said):
    task = Task(**{"what": "Gọi bà ngoại", "due_on": today(NOW + WEEK), "assignee": by.pk} | said)
    return actions.assign(case, task=task, by=by, now=NOW)


def test_minutes_and_what_was_assigned_are_saved_together(sign_in, officer, chair, case):
    sent = MINUTES | {
        "viec1-what": "Gặp gia đình",
        "viec1-assignee": chair.pk,
        "viec1-due_on": SOON,
        "viec2-what": "Kèm em học",
        "viec2-outside": "Cô giáo Mẫu",
        "viec2-due_on": SOON,
    }
    client = sign_in(officer)
    assert client.post(url("meeting", case), sent).status_code == 302
    (meeting,) = Meeting.objects.all()
    assert meeting.minutes["decided"] == "Tư vấn mỗi tuần"
    assert {(a.what, a.assignee, a.outside) for a in meeting.assigned_actions.all()} == {
        ("Gặp gia đình", chair, None),
        ("Kèm em học", None, "Cô giáo Mẫu"),
    }
    page = client.get(url("case", case)).content.decode()
    assert "Tư vấn mỗi tuần" in page
    assert client.post(url("meeting", case), sent).status_code == 422  # twice
    assert AssignedAction.objects.count() == 2


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"took_part": " "}, "took_part"),
        ({"decided": ""}, "decided"),
        ({"held_on": "2027-01-01"}, "held_on"),
        ({"kind": "x"}, "kind"),
    ],
)
def test_what_minutes_lack_is_said(sign_in, officer, case, said, field):
    answer = sign_in(officer).post(url("meeting", case), MINUTES | said)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["form"]["discussed"].value() == "Em cần gì"


def test_half_an_action_saves_nothing_and_keeps_what_was_typed(sign_in, officer, case):
    answer = sign_in(officer).post(url("meeting", case), MINUTES | {"viec1-what": "Gặp gia đình"})
    assert answer.status_code == 422
    assert "due_on" in answer.context["tasks"][0].errors
    assert answer.context["tasks"][0]["what"].value() == "Gặp gia đình"
    assert not Meeting.objects.exists()


def test_an_action_that_is_refused_takes_the_minutes_back_with_it(sign_in, officer, case):
    sent = MINUTES | {"viec1-what": "Gặp", "viec1-due_on": "2020-01-01", "viec1-outside": "Cô Mẫu"}
    answer = sign_in(officer).post(url("meeting", case), sent)
    assert "không thể ở quá khứ" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_the_suspect_does_not_sit_at_the_table(sign_in, officer, case):
    carer(case, officer, name="Lê Văn Mẫu", safety=Safety.UNSAFE, is_suspect=True)
    sent = MINUTES | {"took_part": "Ông Lê Văn Mẫu\nBà Mẫu"}
    answer = sign_in(officer).post(url("meeting", case), sent)
    assert list(answer.context["form"].errors) == ["took_part"]
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"what": " "}, "what"),
        ({"outside": "Cô Mẫu"}, "outside"),
        ({"assignee": None}, "outside"),
        ({"due_on": today(NOW - WEEK)}, "due_on"),
        ({"due_on": today(NOW + 60 * WEEK)}, "due_on"),
    ],
)
def test_what_an_action_lacks_is_said(officer, case, said, field):
    with pytest.raises(Refused) as refused:
        assign(case, officer, **said)
    assert refused.value.field == field


def test_only_people_of_the_commune_are_given_something(sign_in, officer, neighbour, case):
    with pytest.raises(Refused):
        assign(case, officer, assignee=neighbour.pk)
    sent = {"what": "Gọi", "assignee": neighbour.pk, "due_on": SOON}
    answer = sign_in(officer).post(url("assign", case), sent)
    assert list(answer.context["form"].errors) == ["assignee"]
    assert not AssignedAction.objects.exists()


def test_an_action_stands_in_the_work_of_whom_it_is_for_until_it_is_done(
    sign_in, officer, chair, case
):
    row = assign(case, officer, assignee=chair.pk)
    link = url("finish_action", case, row.pk)
    assert [item.level for item in items(chair, NOW) if item.url == link] == ["green"]
    assert [item.level for item in items(chair, NOW + 2 * WEEK) if item.url == link] == ["red"]
    assert not [item for item in items(officer, NOW) if item.url == link]
    client = sign_in(chair)
    assert client.post(link, {"done_on": "2027-01-01", "result": "x"}).status_code == 422
    assert client.post(link, {"done_on": DAY, "result": "Đã gặp"}).status_code == 302
    assert client.post(link, {"done_on": DAY}).status_code == 422  # twice
    assert not [item for item in items(chair, NOW) if item.url == link]
    row.refresh_from_db()
    assert (row.result, row.done_by) == ("Đã gặp", chair)


def test_for_somebody_outside_an_officer_asks_when_the_day_is_near(officer, case):
    row = assign(case, officer, assignee=None, outside="Cô giáo Mẫu")
    link = url("finish_action", case, row.pk)
    assert not [item for item in items(officer, NOW) if item.url == link]
    assert [item for item in items(officer, NOW + timedelta(days=5)) if item.url == link]


def test_nobody_finishes_what_was_given_to_somebody_else(officer, chair, case):
    row = assign(case, officer)
    with pytest.raises(Refused):
        actions.finish_action(row, done_on=today(NOW), result="", by=chair, now=NOW)
    assert AssignedAction.objects.get().done_on is None


def test_strangers_reach_neither_minutes_nor_actions(sign_in, officer, neighbour, leader, case):
    row = assign(case, officer)
    for name, more in (("meeting", ()), ("assign", ()), ("finish_action", (row.pk,))):
        assert sign_in(neighbour).get(url(name, case, *more)).status_code == 404
        assert sign_in(leader).get(url(name, case, *more)).status_code == 403
