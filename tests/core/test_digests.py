"""Digests of reminders, to a real SMTP server: one mail at the chosen hour, whatever happens."""

import socket
from datetime import timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller

from fixtures_clocks import MONDAY, make_rule, make_step
from khien.core import clocks
from khien.core.actions import load_clock_rules
from khien.core.actors import SYSTEM
from khien.core.models import (
    Channel,
    ClockRule,
    Delivery,
    Digest,
    DigestLine,
    How,
    Notice,
    Reminder,
)
from khien.core.reminders import digests, posting, ways
from khien.core.reminders.choosing import choose
from khien.core.reminders.connecting import through
from khien.core.reminders.kinds import Kind, comes_at_once, kind_of
from khien.core.reminders.ways import Reached

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EIGHT_TUESDAY = MONDAY.replace(hour=8) + DAY  # MONDAY is nine o'clock


class Mailbox:
    def __init__(self):
        self.mails = []

    async def handle_DATA(self, _server, _session, envelope):
        self.mails.append(message_from_bytes(envelope.content))
        return "250 OK"

    @property
    def subjects(self):
        return [str(make_header(decode_header(mail["Subject"]))) for mail in self.mails]


def serving(box, port):
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    return controller


@pytest.fixture
def port(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.MAIL_SERVER, settings.MAIL_SECURITY = f"127.0.0.1:{port}", "none"
    return port


@pytest.fixture
def box(port):
    box = Mailbox()
    controller = serving(box, port)
    yield box
    controller.stop()


@pytest.fixture
def officer(monkeypatch):
    """Somebody with an address."""
    key = uuid4()
    to = Reached(None, "can-bo@example.vn")
    monkeypatch.setattr(ways, "_ways", [lambda _channel, keys: {k: to for k in keys if k == key}])
    return key


@pytest.fixture
def reminded(invented_room, officer):
    """`reminded("task_assignment")`: one more deadline of that kind the officer hears of."""
    make_rule("task_assignment", "hours", 500)
    make_rule("child_plan", "hours", 500)
    ClockRule.objects.filter(code="child_plan").update(law="Nghị định 56/2017/NĐ-CP")
    steps = {
        code: make_step(code, 0, "hours", "officer") for code in ("task_assignment", "child_plan")
    }

    def reminded(code, at=MONDAY):
        clock = clocks.start(code, subject=uuid4(), now=at)
        row, _made = Notice.objects.get_or_create(person=officer, at=at)
        reminder = Reminder.objects.create(
            clock=clock,
            step=steps[code],
            due_at=clock.due_at,
            owed_at=at,
            made_at=at,
            delivered=True,
        )
        Delivery.objects.create(notice=row, reminder=reminder)
        return clock

    return reminded


def wants(person, how, *, hour=8, weekday=0, language="vi"):
    choose(
        person,
        {Kind.TASKS: how},
        hour=hour,
        weekday=weekday,
        language=language,
        by=SYSTEM,
        now=MONDAY,
    )


def test_what_waits_is_one_mail_at_the_chosen_hour(box, officer, reminded):
    wants(officer, How.DAILY)
    for minute in range(3):
        reminded("task_assignment", MONDAY + timedelta(minutes=minute))
    assert posting.post(now=MONDAY + HOUR) == 0
    assert posting.post(now=EIGHT_TUESDAY - timedelta(minutes=1)) == 0
    assert posting.post(now=EIGHT_TUESDAY) == 1
    assert box.subjects == ["Khiên, thư tóm tắt: 3 việc cần để ý"]


def test_what_the_law_sets_comes_at_once_whatever_was_chosen(box, officer, reminded):
    wants(officer, How.NONE)
    reminded("child_plan")
    reminded("task_assignment")
    assert posting.post(now=MONDAY + HOUR) == 1
    assert box.subjects == ["Khiên: 1 việc cần để ý"]
    assert posting.post(now=EIGHT_TUESDAY) == 0


def test_run_twice_and_with_the_clock_set_back_it_leaves_once(box, officer, reminded):
    wants(officer, How.DAILY)
    reminded("task_assignment")
    posting.post(now=MONDAY + HOUR)
    assert [posting.post(now=EIGHT_TUESDAY) for _twice in range(2)] == [1, 0]
    reminded("task_assignment", MONDAY + 2 * HOUR)
    for now in (MONDAY + 3 * HOUR, EIGHT_TUESDAY - HOUR, EIGHT_TUESDAY + HOUR):
        assert posting.post(now=now) == 0, now
    assert posting.post(now=EIGHT_TUESDAY + DAY) == 1
    assert len(box.mails) == 2


def test_a_server_down_at_that_hour_gets_it_later_and_once(port, officer, reminded):
    wants(officer, How.DAILY)
    box = Mailbox()
    controller = serving(box, port)
    reminded("task_assignment")
    posting.post(now=MONDAY + HOUR)
    controller.stop()
    for hours in range(30):
        assert posting.post(now=EIGHT_TUESDAY + hours * HOUR) == 0
    assert not Digest.objects.exists()
    controller = serving(box, port)
    later = EIGHT_TUESDAY + 31 * HOUR
    sent = [posting.post(now=later + n * HOUR) for n in range(3)]
    controller.stop()
    assert sum(sent) == 1
    assert box.subjects == ["Khiên, thư tóm tắt: 1 việc cần để ý"]


def test_once_a_week_on_its_day_in_the_persons_language(box, officer, reminded):
    wants(officer, How.WEEKLY, weekday=3, language="en")
    reminded("task_assignment")
    reminded("task_assignment", MONDAY + DAY)
    days = [posting.post(now=EIGHT_TUESDAY + n * DAY) for n in range(9)]
    assert days == [0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert box.subjects == ["Khiên, digest: 2 matters need you"]


def test_what_is_done_known_or_no_longer_wanted_is_left_out(box, officer, reminded):
    wants(officer, How.DAILY)
    done, known = reminded("task_assignment"), reminded("task_assignment", MONDAY + HOUR)
    posting.post(now=MONDAY + 2 * HOUR)
    clocks.stop("task_assignment", subject=done.subject, now=MONDAY + 3 * HOUR)
    Notice.objects.filter(deliveries__reminder__clock=known).update(acknowledged_at=MONDAY)
    assert posting.post(now=EIGHT_TUESDAY) == 0
    assert not DigestLine.objects.filter(settled_at=None).exists()


def test_who_chose_nothing_is_told_as_before(box, officer, reminded):
    reminded("task_assignment")
    assert posting.post(now=MONDAY + HOUR) == 1
    assert box.subjects == ["Khiên: 1 việc cần để ý"]


def test_an_urgent_report_never_waits_even_where_its_rule_names_no_law():
    assert comes_at_once(ClockRule(code="acknowledge_urgent_report", law=""))
    assert comes_at_once(ClockRule(code="child_plan", law="Nghị định bịa ra, điều 1"))
    assert not comes_at_once(ClockRule(code="acknowledge_report", law=""))


def test_two_runs_that_read_the_same_send_it_once(box, officer, reminded):
    wants(officer, How.DAILY)
    reminded("task_assignment")
    posting.post(now=MONDAY + HOUR)
    read_by_another = digests._due(EIGHT_TUESDAY)
    assert posting.post(now=EIGHT_TUESDAY) == 1
    moment = EIGHT_TUESDAY + timedelta(seconds=1)
    assert (
        through(
            Channel.EMAIL,
            lambda sender: digests._send_all(sender, read_by_another, now=moment),
            now=moment,
        )
        == 0
    )
    assert len(box.mails) == 1


@pytest.mark.django_db
def test_every_deadline_that_ships_is_of_a_kind():
    load_clock_rules()
    rules = list(ClockRule.objects.all())
    assert [rule.code for rule in rules if kind_of(rule.code) is None] == []
    assert {rule.code for rule in rules if rule.law} <= {
        rule.code for rule in rules if comes_at_once(rule)
    }
