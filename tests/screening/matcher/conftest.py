"""The application as clients of hasher-matcher-actioner call it, its counts written on demand."""

import json
from types import SimpleNamespace

import pytest

from fixtures_keys import make_key
from khien.screening import admission, metering
from khien.screening.matcher import application
from known_things import forget
from matcher_things import matcher
from wsgi_calls import call


@pytest.fixture(autouse=True)
def _of_this_test_alone(monkeypatch):
    """Counts are written when a test says so, over the connection of the test."""
    monkeypatch.setattr(application, "keep_writing", lambda: None)
    monkeypatch.setattr(application, "connection", SimpleNamespace(connection=None))
    monkeypatch.setattr(metering, "meter", metering.Meter())
    for module in ("application", "asking", "matching"):
        monkeypatch.setattr(f"khien.screening.matcher.{module}.meter", metering.meter)
    admission.forget()
    forget()


@pytest.fixture
def key():
    return make_key()


@pytest.fixture
def get(key):
    def get(path, **query):
        return call(matcher, "GET", path, query, authorization=f"Bearer {key[1]}")

    return get


@pytest.fixture
def post(key):
    def post(path, body=b"", kind="application/json", query=""):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        bearer = f"Bearer {key[1]}"
        return call(matcher, "POST", path, query, body=data, kind=kind, authorization=bearer)

    return post
