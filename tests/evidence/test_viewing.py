"""Looking at evidence: nothing clear without a step, for a short time, for one person alone."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from fixtures_evidence import HOLDER, mp4, picture, receive, wav
from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.evidence import access, actions, queries, store
from khien.evidence.models import HolderKind
from khien.people.exposure import budget_of
from khien.people.models import Exposure, ExposureSource
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(staff, monkeypatch):
    monkeypatch.setattr(access, "_registered", {})
    access.register(HolderKind.REPORT, lambda user, holder: holder == HOLDER)
    return staff(Role.CYBER_POLICE)


@pytest.fixture
def police(officer, sign_in):
    return sign_in(officer)


def address(name, exhibit):
    return reverse(f"evidence:{name}", args=[exhibit.pk])


def body(answer):
    return b"".join(answer.streaming_content)


def kinds(exhibit):
    return [step.kind for step in queries.custody(exhibit)]


def text(answer):
    return answer.content.decode()


def late(monkeypatch, **later):
    then = timezone.now() + timedelta(**later)
    monkeypatch.setattr("khien.evidence.views.viewing.timezone.now", lambda: then)


@pytest.mark.parametrize("content", [picture(), mp4(), wav()])
def test_before_the_press_nothing_clear_is_anywhere(police, content):
    exhibit = receive(content)
    page = text(police.get(address("exhibit", exhibit)))
    assert address("clear", exhibit) not in page
    assert "<video" not in page
    assert "<audio" not in page
    assert "data:image" not in page
    assert police.get(address("clear", exhibit)).status_code == 404
    assert police.get(address("looking", exhibit)).url == address("exhibit", exhibit)
    assert kinds(exhibit) == ["received"]


def test_the_blur_has_nothing_of_the_picture_left(police):
    exhibit = receive(picture())
    clear = b"".join(store.read(exhibit.path))
    blurred = police.get(address("preview", exhibit)).content
    assert blurred != clear
    assert Image.open(io.BytesIO(blurred)).mode == "L"
    assert max(Image.open(io.BytesIO(blurred)).size) <= 320


def test_one_press_is_one_step_one_line_of_the_ledger_and_minutes_of_the_day(police, officer):
    exhibit = receive(picture("PNG"))
    answer = police.post(address("look", exhibit))
    assert answer.url == address("looking", exhibit)
    page = police.get(answer.url)
    assert address("clear", exhibit) in text(page)
    clear = police.get(address("clear", exhibit))
    assert clear["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(body(clear))).size == (240, 160)
    assert kinds(exhibit) == ["received", "viewed"]
    told = ledger.history(exhibit.pk)[-1]
    assert (told.verb, told.actor_key) == ("CustodyStepTaken", officer.actor_key)
    assert told.data["step"] == "viewed"
    assert budget_of(officer.pk, now=timezone.now()).used == 5
    assert "Cán Bộ Z" in text(police.get(address("exhibit", exhibit)))


def test_after_the_look_the_page_of_the_exhibit_is_blurred_again(police):
    exhibit = receive(picture())
    police.post(address("look", exhibit))
    assert address("clear", exhibit) not in text(police.get(address("exhibit", exhibit)))


def test_it_closes_by_itself_and_looking_again_is_another_step(police, monkeypatch):
    exhibit = receive(picture())
    police.post(address("look", exhibit))
    seconds, _, back = police.get(address("looking", exhibit))["Refresh"].partition("; url=")
    assert 0 < int(seconds) <= 61
    assert back == address("exhibit", exhibit)
    with monkeypatch.context() as clock:
        late(clock, seconds=61)
        assert police.get(address("clear", exhibit)).status_code == 404
        assert police.get(address("looking", exhibit)).url == back
    police.post(address("look", exhibit))
    assert kinds(exhibit) == ["received", "viewed", "viewed"]


def test_closed_by_hand_it_is_closed_also_for_who_goes_back(police):
    exhibit = receive(picture())
    police.post(address("look", exhibit))
    assert address("close", exhibit) in text(police.get(address("looking", exhibit)))
    assert police.post(address("close", exhibit)).url == address("exhibit", exhibit)
    assert police.get(address("clear", exhibit)).status_code == 404
    assert police.get(address("looking", exhibit)).url == address("exhibit", exhibit)
    police.post(address("look", exhibit))
    assert police.get(address("clear", exhibit)).status_code == 200, "another look, another step"
    assert kinds(exhibit) == ["received", "viewed", "viewed"]


def test_what_one_sees_another_does_not(police, staff):
    exhibit = receive(picture())
    police.post(address("look", exhibit))
    other = Client()
    other.force_login(staff(Role.CYBER_POLICE))
    assert other.get(address("clear", exhibit)).status_code == 404
    assert other.get(address("looking", exhibit)).url == address("exhibit", exhibit)
    assert kinds(exhibit) == ["received", "viewed"]


def test_a_machine_that_looked_opens_it_for_nobody(police):
    exhibit = receive(picture())
    actions.open_exhibit(exhibit, by=SYSTEM, now=timezone.now())
    assert police.get(address("clear", exhibit)).status_code == 404
    assert not Exposure.objects.exists()


@pytest.mark.parametrize(("content", "tag"), [(mp4(), "<video"), (wav(), "<audio")])
def test_films_and_sounds_are_muted_and_do_not_start(police, officer, content, tag):
    exhibit = receive(content)
    police.post(address("look", exhibit))
    page = text(police.get(address("looking", exhibit)))
    player = page[page.index(tag) :].partition(">")[0]
    assert "muted" in player
    assert 'preload="none"' in player
    assert "autoplay" not in page
    assert body(police.get(address("clear", exhibit))) == content
    assert budget_of(officer.pk, now=timezone.now()).used == 10


def test_a_player_may_wind_on(police):
    exhibit = receive(wav())
    police.post(address("look", exhibit))
    answer = police.get(address("clear", exhibit), headers={"Range": "bytes=8-11"})
    assert answer.status_code == 206
    assert body(answer) == b"WAVE"
    assert answer["Content-Range"] == f"bytes 8-11/{len(wav())}"


def test_a_lost_or_destroyed_file_is_said_and_never_shown(police):
    exhibit = receive(picture())
    police.post(address("look", exhibit))
    actions.destroy(exhibit, why="retention", by=SYSTEM, now=timezone.now())
    assert police.get(address("clear", exhibit)).status_code == 404
    assert police.post(address("look", exhibit)).url == address("exhibit", exhibit)


def test_a_long_day_is_said_and_a_rest_counts(police, officer):
    exhibit, now = receive(picture()), timezone.now()
    assert "5 trên" not in text(police.get(address("exhibit", exhibit)))
    Exposure.objects.create(user=officer, at=now, minutes=61, source=ExposureSource.CONTACT)
    assert "Đã đến lúc nghỉ một chút" in text(police.get(address("exhibit", exhibit)))
    police.post(address("rest", exhibit))
    assert "Đã đến lúc nghỉ" not in text(police.get(address("exhibit", exhibit)))
    Exposure.objects.create(user=officer, at=now, minutes=240, source=ExposureSource.REPORT)
    page = text(police.get(address("exhibit", exhibit)))
    assert "Hôm nay bạn đã xem đủ việc nặng" in page
    assert address("hand_on", exhibit) in page
