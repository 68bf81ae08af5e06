"""What the API cannot be made to do, and that it keeps to its document."""

import io

import numpy as np
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from hypothesis import HealthCheck, given, settings
from PIL import Image
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api_calls import IMAGE, LINK, PLAIN, RISKY, TEXT, picture, post, sent
from fixtures_keys import bearer, counted, make_key
from khien.screening import admission
from khien.screening.models import KeyDay
from known_things import forget

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys_and_banks_read_anew():
    admission.forget()
    forget()


@pytest.mark.parametrize(
    ("address", "body", "field"),
    [
        (TEXT, {}, ""),
        (TEXT, {"message": "a", "messages": ["b"]}, ""),
        (TEXT, {"message": 5}, "message"),
        (TEXT, {"message": None}, ""),
        (TEXT, {"message": "\ud800"}, "message"),
        (TEXT, {"message": "a" * 20_001}, "message"),
        (TEXT, {"messages": []}, "messages"),
        (TEXT, {"messages": ["a"] * 1001}, "messages"),
        (TEXT, {"messages": "a"}, "messages"),
        (TEXT, {"messages": [["a"]]}, "messages.0"),
        (TEXT, {"turns": [{"who": "A", "text": "x"}]}, "turns.0.minutes"),
        (TEXT, {"turns": [{"who": "A", "minutes": "1", "text": "x"}]}, "turns.0.minutes"),
        (TEXT, {"turns": [{"who": "A", "minutes": 1e300, "text": "x"}]}, "turns.0.minutes"),
        (TEXT, {"mesage": "a"}, "mesage"),
        (LINK, {"url": ""}, "url"),
        (LINK, {"url": "a" * 8_001}, "url"),
        (LINK, {"urls": [None]}, "urls.0"),
        (IMAGE, {}, "image"),
        (IMAGE, {"image": ""}, "image"),
        (IMAGE, {"image": "không phải"}, "image"),
        (IMAGE, {"image": "abc"}, "image"),
        (IMAGE, {"image": "ab\ncd"}, "image"),
        (IMAGE, {"image": ["a"]}, "image"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_field_and_costs_nothing(
    client, key, address, body, field
):
    answer = post(client, address, body, key[1])
    assert answer.status_code == 422
    problem = answer.json()
    named = [found["field"] for found in problem["fields"]]
    assert any(name.startswith(field) for name in named) if field else problem["detail"]
    assert not KeyDay.objects.exists()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 90_000])
@pytest.mark.parametrize("address", [TEXT, LINK, IMAGE])
def test_what_is_no_json_is_answered_clearly(client, key, address, body):
    answer = client.post(address, body, content_type="application/json", headers=bearer(key[1]))
    assert answer.status_code in {400, 415, 422}
    assert answer.json()["hotline"] == "111"


@pytest.mark.parametrize(
    ("address", "body"),
    [
        (TEXT, {"message": "a" * 10_000_000}),
        (LINK, {"url": "a" * 10_000_000}),
        (IMAGE, {"image": "A" * 42_000_000}),
    ],
    ids=["10 MB of text", "10 MB of address", "a picture of 31 MB"],
)
def test_what_is_too_large_is_refused_unread(client, key, address, body):
    assert post(client, address, body, key[1]).status_code == 413
    assert not KeyDay.objects.exists()


def test_a_picture_of_many_megabytes_is_taken(client, key):
    array = np.random.default_rng(1).integers(0, 256, (1800, 1800, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(array).save(file, "PNG", compress_level=0)
    assert len(file.getvalue()) > 9_000_000
    assert post(client, IMAGE, sent(file.getvalue()), key[1]).status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        b"x",
        b"\xff\xd8\xff",
        picture()[:200],
        b"GIF89a" + bytes(20),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
    ],
    ids=["a byte", "cut JPEG", "cut PNG", "empty GIF", "SVG", "PDF"],
)
def test_an_unreadable_picture_is_said_to_be_so(client, key, data):
    answer = post(client, IMAGE, sent(data), key[1])
    assert answer.status_code == 422
    assert "không đọc được" in answer.json()["detail"]
    assert counted(key[0].pk) == (1, 1, 0)


def test_a_bomb_is_not_opened(client, key):
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    assert len(file.getvalue()) < 200_000
    answer = post(client, IMAGE, sent(file.getvalue()), key[1])
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "text",
    ["\u202e" * 5000, "\u200b".join(RISKY), "🙂" * 20_000, "a\x00b", "̃" * 20_000, " " * 20_000],
    ids=["turned around", "invisible", "emoji", "zero", "marks", "blanks"],
)
def test_odd_letters_are_looked_at_as_any(client, key, text):
    assert post(client, TEXT, {"message": text}, key[1]).status_code == 200


def test_nothing_that_was_sent_is_written_anywhere(client, key):
    mark = "dấu-riêng-của-bài-thử"
    post(client, TEXT, {"message": f"{RISKY} {mark}"}, key[1])
    post(client, LINK, {"url": f"https://{mark}.example"}, key[1])
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_live_tup FROM pg_stat_user_tables")
        tables = [name for name, _ in cursor.fetchall()]
        for name in tables:
            cursor.execute(
                f'SELECT count(*) FROM "{name}" AS row WHERE row::text LIKE %s', [f"%{mark}%"]
            )
            assert cursor.fetchone() == (0,), name


@pytest.mark.parametrize("headers", [{"Origin": "https://noi-khac.example"}])
def test_no_page_of_another_site_may_ask_even_with_a_key(client, key, headers):
    assert post(client, TEXT, {"message": PLAIN}, key[1], **headers).status_code == 403


def test_a_form_is_not_read(client, key):
    answer = client.post(IMAGE, {"image": io.BytesIO(picture())}, headers=bearer(key[1]))
    assert answer.status_code == 415


def test_the_document_says_what_a_key_is_for(client):
    document = client.get("/api/v1/openapi.json").json()
    assert document["components"]["securitySchemes"]["Bearer"] == {
        "type": "http",
        "scheme": "bearer",
    }
    for address in (TEXT, LINK, IMAGE):
        operation = document["paths"][address]["post"]
        assert operation["security"] == [{"Bearer": []}]
        assert {"200", "401", "403", "413", "422", "429"} <= set(operation["responses"])


@pytest.fixture
def _one_connection():
    """As Django's own test client: the end of a request does not close the test's connection."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("address", [TEXT, LINK, IMAGE])
def test_the_api_keeps_to_its_document(address):
    _key, secret = make_key(per_day=1_000_000)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    checks = [
        not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_schema_conformance,
    ]
    seen: set[int] = set()

    @given(case=schema[address]["POST"].as_strategy())
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    def keeps(case):
        headers = {"Accept-Encoding": "identity"} | bearer(secret)
        seen.add(case.call_and_validate(headers=headers, checks=checks).status_code)

    keeps()
    assert seen & {200, 422}
    assert max(seen) < 500
