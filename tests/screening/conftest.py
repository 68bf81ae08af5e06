"""The matcher as a WSGI application, asked with a key, its counts written when a test says so."""

import json
from types import SimpleNamespace

import pytest

from fixtures_keys import make_key
from khien.screening import admission, metering
from khien.screening.matcher import application, mounted
from known_things import forget
from wsgi_calls import call


def site(_environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"site"]


matcher = mounted(site)


@pytest.fixture
def matcher_alone(monkeypatch):
    """Over the connection of the test."""
    monkeypatch.setattr(application, "keep_writing", lambda: None)
    monkeypatch.setattr(application, "connection", SimpleNamespace(connection=None))
    monkeypatch.setattr(metering, "meter", metering.Meter())
    for module in ("application", "asking"):
        monkeypatch.setattr(f"khien.screening.matcher.{module}.meter", metering.meter)
    admission.forget()
    forget()


@pytest.fixture
def key():
    return make_key()


@pytest.fixture
def ask():
    """Whatever is asked, with or without a key."""

    def ask(*given, **more):
        return call(matcher, *given, **more)

    return ask


@pytest.fixture
def get(key, ask):
    def get(path, **query):
        return ask("GET", path, query, authorization=f"Bearer {key[1]}")

    return get


@pytest.fixture
def post(key, ask):
    def post(path, body=b"", kind="application/json", query=""):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return ask("POST", path, query, body=data, kind=kind, authorization=f"Bearer {key[1]}")

    return post
