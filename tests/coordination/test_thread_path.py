"""Offices write to each other: who must answer by when, and who may read what."""

from datetime import timedelta
from itertools import count

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.coordination.actions import threads as actions
from khien.coordination.actions.threads import NewPost, NewThread
from khien.coordination.models import Ask, SubjectKind, Thread
from khien.coordination.subjects import Subject
from khien.core import clocks
from khien.core.clocks import ClockState
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.core.work import items
from khien.directory.models import Function
from khien.intake.models import Routing
from khien.people.roles import Role

URL = reverse("coordination:threads")
DUE = NOW.date() + timedelta(days=5)


def office_of(person):
    return next(iter(person.scope("coordination_work").organisations))


def page(name, row):
    return reverse(f"coordination:{name}", args=[row.pk])


@pytest.fixture
def ask(steering, health):
    """`ask(title="…")`: the steering office asks the health office."""

    def ask(*, to=health, by=steering, about=None, now=NOW, due_on=DUE, title="Số liệu quý"):
        post = NewPost("Xin gửi số liệu.", [office_of(to)], due_on)
        new = NewThread(title, about, [], post)
        return actions.open_thread(new, office=office_of(by), by=by, now=now)

    return ask


def test_asked_reminded_answered_closed_through_the_pages(client, steering, health, education):
    client.force_login(steering)
    said = {
        "office": office_of(steering),
        "title": "Số liệu quý IV",
        "words": "Xin gửi số liệu.",
        "asked": [str(office_of(health))],
    }
    new = reverse("coordination:thread_new")
    assert "Ghi phải trả lời trước ngày nào" in client.post(new, said).content.decode()
    assert client.post(new, said | {"due_on": DUE}).status_code == 302
    row, owed = Thread.objects.get(), Ask.objects.get()
    closed = client.post(page("thread_close", row), follow=True)
    assert "Số câu hỏi chưa được trả lời: 1" in closed.content.decode()

    client.force_login(education)
    assert client.get(page("thread", row)).status_code == 404
    client.force_login(health)
    [item] = [each for each in items(health, NOW) if "Số liệu" in each.text]
    assert item.due_at.date() == DUE
    assert client.get(URL, {"buoc": "mine"}).context["rows"]
    answer = {"office": office_of(health), "words": "", "answers": [str(owed.pk)]}
    assert client.post(page("thread", row), answer).status_code == 422
    assert client.post(page("thread", row), answer | {"words": "Gửi kèm."}).status_code == 302
    owed.refresh_from_db()
    assert owed.answer.office_id == office_of(health)
    [ran] = clocks.of(owed.pk)
    assert clocks.state(ran, now=NOW) is ClockState.DONE_IN_TIME
    assert not client.get(URL, {"buoc": "mine"}).context["rows"]

    client.force_login(steering)
    assert client.post(page("thread_close", row)).status_code == 302
    assert client.get(page("thread", row)).context["form"] is None
    with pytest.raises(Refused, match="đã khép lại"):
        actions.write(row, NewPost("Thêm"), office=office_of(steering), by=steering, now=NOW)


def test_a_double_tap_is_one_word(ask, steering):
    row = ask()
    said = NewPost("Nhắc lại.")
    first, again = (
        actions.write(row, said, office=office_of(steering), by=steering, now=NOW)
        for _each in range(2)
    )
    assert first == again
    assert row.posts.count() == 2


def test_what_is_not_needed_any_more_is_asked_no_more(client, ask, steering):
    row = ask()
    owed = Ask.objects.get()
    client.force_login(steering)
    for _twice in range(2):
        assert client.post(page("thread_drop_ask", owed)).status_code == 302
    [ran] = clocks.of(owed.pk)
    assert clocks.state(ran, now=NOW) is ClockState.CANCELLED
    assert LedgerEvent.objects.filter(verb="AskDropped").count() == 1
    assert client.post(page("thread_close", row)).status_code == 302


@pytest.mark.parametrize(
    ("asked", "due_on", "sentence"),
    [
        ("health", NOW.date() - timedelta(days=1), "đã qua"),
        ("steering", DUE, "không tự hỏi"),
        ("", DUE, "Chọn đơn vị phải trả lời"),
    ],
)
def test_a_question_is_to_another_office_by_a_day_to_come(
    steering, health, asked, due_on, sentence
):
    people = {"health": [office_of(health)], "steering": [office_of(steering)], "": []}
    new = NewThread("Hỏi", None, [], NewPost("Xin trả lời.", people[asked], due_on))
    with pytest.raises(Refused, match=sentence):
        actions.open_thread(new, office=office_of(steering), by=steering, now=NOW)
    assert not Thread.objects.exists()


@pytest.fixture
def desk(works_at):
    """Sees every incident."""
    return works_at(Role.INTAKE_OFFICER, Function.CHILD_AFFAIRS)


def test_about_an_incident_only_offices_that_were_sent_it_read_along(
    client, ask, incident, desk, police, steering, education
):
    about = Subject(SubjectKind.INCIDENT, incident.pk)
    with pytest.raises(Refused, match="chưa được chuyển sự việc"):
        ask(to=education, by=desk, about=about)
    with pytest.raises(Refused, match="Không tìm thấy"):
        ask(to=police, by=steering, about=about)
    sent = {"function": Function.CYBER_POLICE, "sent_at": NOW, "due_at": NOW}
    Routing.objects.create(incident=incident, organisation_id=office_of(police), **sent)
    row = ask(to=police, by=desk, about=about)
    client.force_login(steering)
    assert client.get(page("thread", row)).status_code == 404, "leads read no incidents"
    client.force_login(desk)
    assert client.get(page("thread", row)).status_code == 200
    assert LedgerEvent.objects.filter(verb="ThreadRead", subject=row.pk).count() == 1
    shown = client.get(reverse("intake:incident", args=[incident.pk])).content.decode()
    assert "Số liệu quý" in shown
    assert "Mở trao đổi" in shown


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    client, ask, health, costs_the_same
):
    numbers = count(1)

    def grow():
        for _row in range(5):
            ask(title=f"Trao đổi mẫu {next(numbers)}")

    client.force_login(health)
    costs_the_same("coordination/threads.html", lambda: client.get(URL), grow, most=14)
    assert client.get(URL, {"tim": "mẫu 10"}).context["rows"]
    assert not client.get(URL, {"tim": "'%", "buoc": "closed", "page": "x"}).context["rows"]
