"""A phone enrolled for the commune's officer, and the case it carries."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_incident import NOW
from khien.field.actions.devices import enrol
from khien.support import actions
from khien.support.actions import Registration

TOKEN = "5" * 64


@pytest.fixture(autouse=True)
def _this_morning(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def case(incident, officer):
    return actions.open_case(
        incident,
        registration=Registration(
            name="Nguyễn Thị Mẫu", address="Xóm Một", contact="", what_happened="Bị dọa."
        ),
        commune=incident.commune_happened_id,
        by=officer,
        now=NOW,
    )


@pytest.fixture
def device(officer):
    return enrol(name="Máy của tôi", token=TOKEN, by=officer, now=NOW)


@pytest.fixture
def phone(sign_in, officer, device):
    """`phone(what, body=None)`: as the page on the phone asks, signed in."""
    client = sign_in(officer)

    def ask(what, body=None, *, token=TOKEN, client=client):
        address = reverse(f"field:{what}", args=[device.pk])
        headers = {"X-Khien-Token": token}
        if body is None and what not in {"wiped", "send"}:
            return client.get(address, headers=headers)
        return client.post(
            address, json.dumps(body), content_type="application/json", headers=headers
        )

    return ask


@pytest.fixture
def correction(case):
    """`correction(was, now)`: an entry that changes words of the case."""

    def correction(was, now, **more):
        return {
            "id": str(uuid4()),
            "kind": "correction",
            "case": str(case.pk),
            "written_at": NOW.isoformat(),
            "content": {"was": was, "now": now},
        } | more

    return correction


@pytest.fixture
def visit(case):
    def visit(**content):
        return {
            "id": str(uuid4()),
            "kind": "visit",
            "case": str(case.pk),
            "written_at": NOW.isoformat(),
            "content": {
                "on": "2026-11-23",
                "safe_now": "yes",
                "wellbeing": "3",
                "met": "bà của trẻ",
                "childs_words": "Em đỡ sợ.",
                "seen": "",
            }
            | content,
        }

    return visit
