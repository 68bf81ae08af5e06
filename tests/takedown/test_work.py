"""What waits for an office, what an incident shows, whom deadlines remind."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core import clock_subjects, clocks
from khien.core.models import Receiver, RunningClock
from khien.core.refusal import Refused
from khien.intake.models import ConflictOfInterest
from khien.takedown.actions import checks, preservation, requests
from khien.takedown.models import Found
from khien.takedown.rules.takedown import ALL_CLOCKS, PRESERVATION_CLOCK
from khien.takedown.sections import section
from khien.takedown.work import items

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def waits(user, now=NOW):
    return [(item.text.split(": ")[-1], item.level) for item in items(user, now)]


def test_each_step_waits_for_the_office_alone(
    police, other_office, officer, draft, item, directory
):
    request = draft()
    assert waits(police) == [("gửi đến TikTok", "orange")]
    requests.send(request, at=NOW, way="biểu mẫu", by=police, now=NOW)
    assert waits(police) == [("ghi kết quả", "green")]
    assert waits(police, NOW + 20 * HOUR) == [("ghi kết quả", "orange")]
    assert waits(police, NOW + 25 * HOUR) == [("ghi kết quả", "red")]
    requests.remove(request, at=NOW, by=police, now=NOW)
    assert waits(police) == []
    assert waits(police, NOW + DAY) == [("kiểm tra lại", "orange")]
    checks.check(item, found=Found.THERE, by=police, now=NOW + DAY)
    assert waits(police, NOW + DAY) == [("yêu cầu gỡ lần nữa", "red")]
    draft(now=NOW + DAY)
    assert waits(police, NOW + DAY) == [("gửi đến TikTok", "orange")]
    assert waits(other_office) == waits(officer) == items(None, NOW) == []


@pytest.fixture
def letter(item, police, directory, provision):
    made = preservation.draft(
        item,
        addressee=directory["tiktok"],
        provision=provision,
        what="Dữ liệu đăng ký.",
        by=police,
        now=NOW,
    )
    preservation.send(made, at=NOW, way="bưu điện", by=police, now=NOW)
    return made


def test_a_term_waits_once_its_end_is_near(letter, police):
    assert waits(police, NOW + DAY) == []
    assert [level for _, level in waits(police, NOW + 80 * DAY)] == ["orange"]
    assert [level for _, level in waits(police, NOW + 92 * DAY)] == ["red"]


def test_a_colleague_extends_the_term_and_who_wrote_the_letter_cannot(letter, police, colleague):
    clock = RunningClock.objects.get(subject=letter.pk)
    said = {"amount": 30, "reason": "Vụ án chưa xong.", "seen": 0, "now": NOW + 80 * DAY}
    with pytest.raises(Refused):
        clocks.extend(clock, **said, by=police)
    clocks.extend(clock, **said, by=colleague)
    clock.refresh_from_db()
    assert (clock.due_at - NOW).days == 120


def test_every_deadline_of_the_room_is_named_by_a_number(send, police, other_office, item, letter):
    requests.remove(send(), at=NOW, by=police, now=NOW)
    running = list(RunningClock.objects.select_related("rule"))
    assert {clock.rule.code for clock in running} <= set(ALL_CLOCKS)
    named = clock_subjects.named(police, running)
    assert len(named) == 5
    assert {each.url for each in named.values()} == {reverse("takedown:item", args=[item.pk])}
    assert clock_subjects.named(other_office, running) == {}


def test_who_wrote_it_is_reminded_then_the_office_but_nobody_kept_away(
    letter, police, colleague, incident
):
    keeper = clock_subjects.keeper_of(PRESERVATION_CLOCK)
    [told] = keeper.receivers([letter.pk], NOW).values()
    assert told.told(Receiver.OFFICER) == {police.pk}
    assert told.told(Receiver.HEAD) == {police.pk, colleague.pk}
    report = incident.reports.get()
    ConflictOfInterest.objects.create(report=report, person=police, noted_at=NOW)
    [told] = keeper.receivers([letter.pk], NOW).values()
    assert told.told(Receiver.OFFICER) == {colleague.pk}


def test_an_incident_shows_what_one_may_see(police, other_office, officer, incident, item):
    mine = section(incident, police)
    assert [row.url for row in mine.rows] == [reverse("takedown:item", args=[item.pk])]
    assert mine.action_url == reverse("takedown:register", args=[incident.pk])
    theirs = section(incident, other_office)
    assert (theirs.rows, theirs.action_url) == ([], "")
    assert section(incident, officer) is None
