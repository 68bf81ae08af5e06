"""What was taken of a key's day comes back, though a process ends or the database goes away."""

import threading

import pytest
from django.db import OperationalError
from django.utils import timezone

from fixtures_keys import make_key
from khien.screening import admission, metering
from khien.screening.admission import admit
from khien.screening.models import KeyDay, Use

pytestmark = pytest.mark.django_db


@pytest.fixture
def meter():
    return metering.Meter()


@pytest.fixture
def opened():
    admission.forget()
    _row, secret = make_key(per_day=1_000_000)
    return admit(f"Bearer {secret}", Use.LOOK_UP, now=timezone.now())


def test_whoever_writes_last_waits_for_whoever_is_writing(meter, opened, monkeypatch):
    """The thread that writes each second dies with its process, in the middle of a write or not."""
    meter.take(opened, 1, now=timezone.now())
    meter.note(opened, "raw_lookup", items=1, hits=0, now=timezone.now())
    begun, go_on = threading.Event(), threading.Event()
    given_back = []
    monkeypatch.setattr(metering, "count_matches", lambda *_, **__: None)
    monkeypatch.setattr(metering.key_uses, "note", lambda _: begun.set() or go_on.wait(60))
    monkeypatch.setattr(metering.key_uses, "give_back", lambda *_, **__: given_back.append(1))
    writer = threading.Thread(target=meter.write)
    writer.start()
    assert begun.wait(60)
    last = threading.Thread(target=meter.write)
    last.start()
    last.join(0.3)
    waited = last.is_alive()
    go_on.set()
    writer.join(60)
    last.join(60)
    assert waited
    assert given_back == [1]


def test_what_could_not_be_given_back_is_given_back_the_next_time(meter, opened, monkeypatch):
    meter.take(opened, 1, now=timezone.now())
    with monkeypatch.context() as patch:
        patch.setattr(metering.key_uses, "give_back", _away)
        with pytest.raises(OperationalError):
            meter.write()
    meter.take(opened, 1, now=timezone.now())
    meter.write()
    assert KeyDay.objects.get().taken == 2


def _away(*_given, **_more):
    raise OperationalError
