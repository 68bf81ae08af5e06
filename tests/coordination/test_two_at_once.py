"""Two people on one row: the second is told so, and their words stay."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.coordination.actions import difficulties, meetings, threads
from khien.coordination.actions.difficulties import Decision, To
from khien.coordination.actions.meetings import Minutes
from khien.coordination.actions.threads import NewPost, NewThread
from khien.coordination.models import MeetingState, Resolution
from khien.directory.models import Function
from khien.people.roles import Role

WORDS = "Ghi một buổi cho mỗi lớp, phiếu điểm danh ghi chung."


def page(name, row):
    return reverse(f"coordination:{name}", args=[row.pk])


def text(answer):
    return " ".join(answer.content.decode().split())


def office_of(person):
    return next(iter(person.scope("coordination_work").organisations))


@pytest.fixture
def colleague(works_at):
    return works_at(Role.EDUCATION_OFFICER, Function.EDUCATION)


@pytest.fixture
def minutes(education, health):
    told = Minutes(
        title="Giao ban quý IV",
        held_at=NOW - timedelta(hours=3),
        place="Phòng họp số 2",
        chair="Trần Văn Mẫu",
        secretary="Lê Thị Mẫu",
        agenda="Kết quả quý",
        office=office_of(education),
        offices=[office_of(health)],
    )
    return meetings.write(told, by=education, now=NOW)


def sent_from(answer):
    """What a browser would send of the form on the page, with what the page had shown."""
    context = answer.context
    said = {field.name: field.value() for field in context["form"] if field.value() is not None}
    said |= {"held_at": "2026-11-23T06:00", "communes": [], "seen": context["page"].version}
    was = {}
    for name, value in context["was"]:
        was.setdefault(name, []).append(value)
    return said | was


def test_of_two_who_answer_a_difficulty_the_second_keeps_the_words(
    client, raise_one, education, colleague
):
    row = raise_one()
    seen = row.version
    decision = Decision("explained", words="Ghi hai buổi.")
    difficulties.answer(row, decision, by=colleague, now=NOW)
    client.force_login(education)
    sent = {"outcome": "explained", "words": WORDS, "seen": seen}
    answer = client.post(page("difficulty_answer", row), sent)
    assert answer.status_code == 422
    assert "không làm được việc này" in text(answer)
    assert WORDS in text(answer)
    assert Resolution.objects.get().words == "Ghi hai buổi."


def test_what_was_sent_on_meanwhile_is_not_answered_by_who_had_it(
    client, raise_one, education, steering
):
    row = raise_one()
    seen = row.version
    on = To("province", Function.CHILD_AFFAIRS)
    difficulties.refer(row, on, why="Việc của ngành y tế", by=steering, now=NOW)
    client.force_login(education)
    sent = {"outcome": "explained", "words": WORDS, "seen": seen}
    answer = client.post(page("difficulty_answer", row), sent)
    assert answer.status_code == 409
    assert WORDS in text(answer)
    assert not Resolution.objects.exists()


def test_a_thread_that_was_closed_while_somebody_wrote(client, steering, health):
    post = NewPost("Xin gửi số liệu.")
    new = NewThread("Số liệu quý", None, [office_of(health)], post)
    row = threads.open_thread(new, office=office_of(steering), by=steering, now=NOW)
    threads.close(row, by=steering, now=NOW)
    client.force_login(health)
    answer = client.post(page("thread", row), {"office": office_of(health), "words": WORDS})
    assert answer.status_code == 422
    assert "đã khép lại trong lúc bạn viết" in text(answer)
    assert WORDS in text(answer)
    assert row.posts.count() == 1


def test_what_only_one_of_two_changed_in_minutes_is_taken_over(
    client, minutes, education, colleague
):
    client.force_login(education)
    first = sent_from(client.get(page("meeting_change", minutes)))
    client.force_login(colleague)
    second = sent_from(client.get(page("meeting_change", minutes)))
    client.post(page("meeting_change", minutes), second | {"place": "Hội trường lớn"})
    client.force_login(education)
    sent = first | {"concluded": WORDS}
    assert client.post(page("meeting_change", minutes), sent).status_code == 302
    minutes.refresh_from_db()
    assert (minutes.place, minutes.concluded) == ("Hội trường lớn", WORDS)


@pytest.mark.parametrize(("choice", "kept"), [("mine", WORDS), ("theirs", "Đã thống nhất.")])
def test_what_both_changed_in_minutes_is_asked(client, minutes, education, colleague, choice, kept):
    client.force_login(education)
    first = sent_from(client.get(page("meeting_change", minutes)))
    client.force_login(colleague)
    client.post(page("meeting_change", minutes), first | {"concluded": "Đã thống nhất."})
    client.force_login(education)
    asked = client.post(page("meeting_change", minutes), first | {"concluded": WORDS})
    assert asked.status_code == 409
    assert "Đã thống nhất." in text(asked)
    assert WORDS in text(asked)
    again = sent_from(asked) | {"concluded": WORDS, "choose_concluded": choice}
    assert client.post(page("meeting_change", minutes), again).status_code == 302
    minutes.refresh_from_db()
    assert minutes.concluded == kept


def test_minutes_are_approved_as_they_were_read(client, minutes, education, steering):
    seen = minutes.version
    came = {office_of(education): "Ông Mẫu"}
    meetings.say_who_came(minutes, came, by=education, now=NOW)
    client.force_login(steering)
    client.post(page("meeting_approve", minutes), {"seen": seen})
    minutes.refresh_from_db()
    assert minutes.state == MeetingState.DRAFT
    minutes.concluded = WORDS
    minutes.save()
    client.post(page("meeting_approve", minutes), {"seen": minutes.version})
    minutes.refresh_from_db()
    assert minutes.state == MeetingState.APPROVED


def test_of_two_versions_of_one_guidance_both_are_shown(client, publish, education, health):
    version = publish()
    client.force_login(education)
    change = reverse("coordination:guidance_revise", args=[version.guidance_id])
    client.post(change, sent_from(client.get(change)) | {"answer": "Ghi cho từng lớp riêng."})
    first = sent_from(client.get(change))
    client.force_login(health)
    client.post(change, sent_from(client.get(change)) | {"answer": "Ghi theo sổ của lớp."})
    client.force_login(education)
    asked = client.post(change, first | {"answer": WORDS})
    assert asked.status_code == 409
    assert "Ghi theo sổ của lớp." in text(asked)
    assert WORDS in text(asked)
