"""The API for software with a key, against its own document."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from fixtures_keys import bearer, make_key
from khien.screening import admission

pytestmark = pytest.mark.django_db
TEXT, LINK, IMAGE, VIDEO = (f"/api/v1/scan/{part}" for part in ("text", "link", "image", "video"))


@pytest.fixture(autouse=True)
def _keys_read_anew():
    admission.forget()


def test_the_document_says_what_a_key_is_for(client):
    document = client.get("/api/v1/openapi.json").json()
    assert document["components"]["securitySchemes"]["Bearer"] == {
        "type": "http",
        "scheme": "bearer",
    }
    for address in (TEXT, LINK, IMAGE, VIDEO):
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
@pytest.mark.parametrize("address", [TEXT, LINK, IMAGE, VIDEO])
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
