"""The ledger as the auditor reads it: who, what, on what; filters; the check of the chain."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.urls import reverse

from khien.core import ledger
from khien.core.actors import REPORTER, SYSTEM
from khien.core.ledger import Event, Verdict
from khien.core.models import LedgerEvent
from khien.enforcement.events import ViolationRead
from khien.people.roles import ROLES, Permission, Role
from khien.site import ledger_words
from khien.site.ledger_page import ROWS_A_PAGE
from khien.site.reference.records import kinds_of_events

pytestmark = pytest.mark.django_db
URL = reverse("ledger")
CHECK = reverse("ledger_check")
NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
SUBJECT = UUID("01993a00-0000-7000-8000-00000000abcd")


@dataclass(frozen=True)
class Tried(Event):
    __module__ = "tests.core"  # told as of this room; the reference lists only our own
    count: int


@pytest.fixture
def auditor(staff):
    return staff(Role.AUDITOR)


@pytest.fixture
def note():
    """`note(7, by=…)`: so many entries, a minute apart."""

    def note(number, *, by=SYSTEM, subject=SUBJECT):
        for count in range(number):
            ledger.record(Tried(subject, count), by=by, now=NOW + timedelta(minutes=count))

    return note


def lines(answer):
    assert answer.status_code == 200
    return answer.context["lines"]


@pytest.mark.parametrize("role", Role)
def test_it_opens_for_whoever_may_read_the_ledger(sign_in, staff, role):
    client = sign_in(staff(role))
    allowed = Permission.LEDGER_READ in ROLES[role].permissions
    assert client.get(URL).status_code == (200 if allowed else 403)
    assert client.post(CHECK).status_code == (200 if allowed else 403)


def test_it_is_read_by_get_and_checked_by_post(sign_in, auditor):
    client = sign_in(auditor)
    assert client.post(URL).status_code == 405
    assert client.get(CHECK).status_code == 405


def test_nothing_that_matches_says_so(sign_in, auditor):
    answer = sign_in(auditor).get(URL, {"viec": "Tried"})
    assert "Không có việc nào khớp" in answer.content.decode()


def test_the_newest_stands_first_with_who_what_and_on_what(sign_in, auditor, note, staff):
    writer = staff(Role.COUNSELLOR)
    note(2, by=writer)
    answer = sign_in(auditor).get(URL, {"viec": "Tried"})
    first, second = lines(answer)
    assert first.id > second.id
    assert (first.who, first.verb, first.room) == (writer.username, "Tried", "Nền")
    assert (first.subject, first.data) == (SUBJECT, {"count": 1})
    shown = answer.content.decode()
    assert "09:31 23/11/2026" in shown
    assert Role.COUNSELLOR.label in shown
    assert writer.full_name not in shown


def test_what_was_done_is_told_in_words_with_its_code_name_beside_it(
    sign_in, auditor, staff, client
):
    officer = staff(Role.CYBER_POLICE)
    ledger.record(ViolationRead(SUBJECT), by=officer, now=NOW)
    client = sign_in(auditor)
    shown = client.get(URL, {"viec": "ViolationRead"}).text
    assert "Xem hồ sơ vi phạm" in shown
    assert "<code>ViolationRead</code>" in shown
    assert "Xử lý vi phạm" in shown
    assert "Công an phụ trách an ninh mạng" in shown
    assert "{}" not in shown
    client.cookies["django_language"] = "en"
    assert "A violation was read" in client.get(URL, {"viec": "ViolationRead"}).text


def test_every_kind_of_event_every_room_and_every_actor_has_words():
    assert set(ledger_words.EVENTS) == {kind.__name__ for kind in kinds_of_events()}
    assert {f"khien.{room}" for room in ledger_words.ROOMS} == {*settings.ROOMS, "khien.site"}
    assert set(ledger_words.ACTORS) == {REPORTER.actor_key, SYSTEM.actor_key}


def test_it_promises_only_what_it_keeps(sign_in, auditor, note, staff):
    note(1, by=staff(Role.COUNSELLOR))
    assert "tên đăng nhập của cán bộ" in sign_in(auditor).get(URL).text


def test_a_reporter_and_the_machine_are_no_accounts(sign_in, auditor, note):
    note(1, by=SYSTEM)
    note(1, by=REPORTER)
    seen = [line.who for line in lines(sign_in(auditor).get(URL, {"viec": "Tried"}))]
    assert seen == ["người báo tin", "hệ thống"]


def test_entries_are_chosen_by_verb_subject_and_account(sign_in, auditor, note, staff):
    writer = staff(Role.COUNSELLOR)
    other = uuid4()
    note(2, by=writer)
    note(3, subject=other)
    client = sign_in(auditor)

    def found(**chosen):
        return len(lines(client.get(URL, chosen)))

    assert found(viec="Tried") == 5
    assert found(viec="Nothing") == 0
    assert found(doi_tuong=str(other)) == 3
    assert found(nguoi=writer.username) == found(nguoi=writer.username.upper()) == 2
    assert found(nguoi=SYSTEM.actor_key) == 3
    assert found(nguoi="khong-co") == 0
    assert found(nguoi=writer.username, doi_tuong=str(other)) == 0


@pytest.mark.parametrize(
    "chosen",
    [
        {"doi_tuong": "khong-phai-ma"},
        {"doi_tuong": "' OR 1=1 --"},
        {"truoc": "9" * 30},
        {"truoc": "99999999999999999999"},
        {"truoc": "-9" * 20},
        {"truoc": "x"},
        {"viec": "\x00"},
        {"nguoi": "\x00"},
        {"nguoi": "x" * 5000},
        {"viec": "<script>alert(1)</script>"},
    ],
)
def test_nonsense_in_the_address_is_borne(sign_in, auditor, note, chosen):
    note(1)
    answer = sign_in(auditor).get(URL, chosen)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_what_an_entry_holds_is_never_markup(sign_in, auditor):
    LedgerEvent.objects.create(
        at=NOW,
        actor_key="<b>",
        actor_role="<i>x",
        room="core",
        verb="<script>alert(1)",
        subject=SUBJECT,
        data='{"a": "</code><img src=x>"}',
    )
    shown = sign_in(auditor).get(URL).content.decode()
    assert "<script>alert" not in shown
    assert "<img src=x>" not in shown


def test_older_entries_are_reached_page_by_page_with_their_filters(sign_in, auditor, note):
    note(2 * ROWS_A_PAGE + 1)
    client = sign_in(auditor)
    seen: list[int] = []
    address = f"{URL}?viec=Tried"
    sizes = []
    while address:
        answer = client.get(address)
        sizes.append(len(lines(answer)))
        seen += [line.id for line in lines(answer)]
        older = answer.context["older"]
        address = f"{URL}?viec=Tried&truoc={older}" if older else ""
        if older:
            assert f"viec=Tried&amp;truoc={older}" in answer.content.decode()
    assert sizes == [ROWS_A_PAGE, ROWS_A_PAGE, 1]
    assert seen == sorted(set(seen), reverse=True)


def test_exactly_one_page_has_nothing_older(sign_in, auditor, note):
    note(ROWS_A_PAGE)
    assert sign_in(auditor).get(URL, {"viec": "Tried"}).context["older"] is None


def test_its_cost_does_not_grow_with_the_ledger(sign_in, auditor, note, staff, costs_the_same):
    client = sign_in(auditor)
    costs_the_same(
        "site/ledger.html",
        lambda: client.get(URL, {"viec": "Tried"}),
        lambda: [note(4, by=staff(Role.COUNSELLOR)) for _ in range(3)],
        most=8,
    )


@pytest.mark.django_db(transaction=True)
def test_the_check_says_whole_with_how_many_entries(sign_in, auditor, note):
    note(3)
    shown = sign_in(auditor).post(CHECK).content.decode()
    assert "Sổ cái nguyên vẹn" in shown
    assert f"Đã kiểm tra {LedgerEvent.objects.count()} mục" in shown


def test_the_check_names_the_first_entry_that_was_changed(sign_in, auditor, monkeypatch):
    broken = Verdict(3, "ab", "event 7 (link 3) was changed")
    monkeypatch.setattr(ledger, "verify", lambda: broken)
    shown = sign_in(auditor).post(CHECK).content.decode()
    assert "Sổ cái không còn nguyên vẹn" in shown
    assert "event 7 (link 3) was changed" in shown
