"""The public API: the same action as the form, errors in the caller's language, no oracle."""

import json
from datetime import timedelta

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from khien.intake.models import Report, ReportIdentifier, SupportRequest
from khien.portal import limits
from reporter_pages import solved

REPORTS, STATUS = "/api/v1/reports", "/api/v1/reports/status"
FIELDS = {
    *("what_happened", "kinds", "urls", "handles", "happened_at", "commune", "child_age"),
    *("asks_for_support", "asked_by", "language", "contact_safe"),
}
WHAT = {"what_happened": "Có người lạ nhắn tin."}


def post(client, address, body, **headers):
    return client.post(address, json.dumps(body), content_type="application/json", headers=headers)


def test_a_report_is_taken_and_followed(client, province_with_communes):
    body = WHAT | {
        "kinds": ["grooming"],
        "urls": ["https://vidu.vn/trang"],
        "handles": ["@nguoi.la"],
        "happened_at": "2025-11-20",
        "commune": "98002",
        "child_age": 12,
        "asks_for_support": True,
        "asked_by": "relative",
        "language": "vi",
        "contact_safe": True,
    }
    made = post(client, REPORTS, body)
    assert made.status_code == 201
    answer = made.json()
    assert set(answer) == {"code", "status_url", "deadline"}
    assert answer["deadline"].endswith("+07:00")
    assert answer["status_url"].endswith("/tra-cuu/")
    report = Report.objects.get()
    assert report.commune == province_with_communes.communes[1]
    assert (report.channel, report.child_age, str(report.happened_on)) == ("api", 12, "2025-11-20")
    assert SupportRequest.objects.get().asked_by == "relative"
    assert ReportIdentifier.objects.count() == 2
    followed = post(client, STATUS, {"code": answer["code"]})
    assert followed.status_code == 200
    assert followed.json()["status"] == "received"
    assert followed.json()["steps"][0]["text"] == "Tin đã đến nơi an toàn."
    assert followed.json()["deadlines"]


def test_the_same_key_gives_the_same_code(client):
    codes = [
        post(client, REPORTS, WHAT, **{"Idempotency-Key": "khoa-0001"}).json()["code"]
        for _ in range(2)
    ]
    assert codes[0] == codes[1]
    assert Report.objects.count() == 1


def test_the_same_key_with_other_words_is_a_conflict(client):
    key = {"Idempotency-Key": "khoa-0001"}
    post(client, REPORTS, WHAT, **key)
    assert post(client, REPORTS, {"what_happened": "Khác."}, **key).status_code == 409


def test_every_wrong_code_gets_one_and_the_same_answer(client):
    codes = ["0000 0000 0000 0000", "sai", "\u0000", "x" * 500]
    answers = {post(client, STATUS, {"code": code}).content for code in codes}
    assert len(answers) == 1
    assert post(client, STATUS, {"code": "sai"}).status_code == 404


def test_above_the_limit_right_and_wrong_codes_are_held_alike_and_the_right_one_opens(client):
    code = post(client, REPORTS, WHAT).json()["code"]
    for _ in range(limits.WRONG_CODES.burst):
        assert post(client, STATUS, {"code": "sai"}).status_code == 404
    held = [post(client, STATUS, {"code": each}) for each in (code, "sai")]
    assert [answer.status_code for answer in held] == [429, 429]
    first, second = (answer.json() for answer in held)
    assert (first["detail"], set(first)) == (second["detail"], set(second))
    work = solved(json.loads(first["challenge"]))
    assert post(client, STATUS, {"code": code, "altcha": work}).status_code == 200
    assert post(client, STATUS, {"code": "khác", "altcha": work}).status_code == 429


def test_without_work_the_right_code_opens_after_the_wait(client, monkeypatch):
    code = post(client, REPORTS, WHAT).json()["code"]
    for _ in range(limits.WRONG_CODES.burst):
        post(client, STATUS, {"code": "sai"})
    held = post(client, STATUS, {"code": code}).json()
    later = timezone.now() + timedelta(seconds=held["wait_seconds"])
    monkeypatch.setattr(timezone, "now", lambda: later)
    again = {"code": code, "ticket": held["ticket"]}
    assert post(client, STATUS, again).status_code == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"what_happened": ""}, "what_happened"),
        ({"what_happened": "\u200b \u0000"}, "what_happened"),
        ({"what_happened": "a" * 20_001}, "what_happened"),
        ({"what_happened": 5}, "what_happened"),
        ({"what_happened": "\ud800"}, "what_happened"),
        ({"kinds": ["bay"]}, "kinds.0"),
        ({"child_age": 121}, "child_age"),
        ({"child_age": "12"}, "child_age"),
        ({"happened_at": "2099-01-01"}, "happened_at"),
        ({"happened_at": "2026-02-31"}, "happened_at"),
        ({"language": "xx"}, "language"),
        ({"asks_for_support": "yes"}, "asks_for_support"),
        ({"urls": ["a"] * 21}, "urls"),
        ({"child_agee": 12}, "child_agee"),
    ],
)
def test_a_wrong_field_is_named_in_the_callers_language(client, change, field):
    answer = post(client, REPORTS, WHAT | change)
    assert answer.status_code == 422
    problem = answer.json()
    assert field in [found["field"] for found in problem["fields"]]
    assert problem["hotline"] == "111"
    assert not Report.objects.exists()
    english = post(client, REPORTS, WHAT | change, **{"Accept-Language": "en"})
    assert english.json()["detail"] != problem["detail"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 90_000])
def test_what_is_no_report_is_answered_clearly(client, body):
    answer = client.post(REPORTS, body, content_type="application/json")
    assert answer.status_code in {400, 415, 422}  # the test client declares nothing for nothing
    assert answer.json()["hotline"] == "111"


def test_a_body_far_too_large_is_refused_unread(client):
    answer = post(client, REPORTS, {"what_happened": "a" * 500_000})
    assert answer.status_code == 413


def test_ten_megabytes_are_refused_too(client):
    assert post(client, REPORTS, {"what_happened": "a" * 10_000_000}).status_code == 413


def test_hostile_links_are_kept_as_words_alone(client):
    urls = ["javascript:alert(1)", "http://[::1", "data:text/html,x", "http://a@evil.example/x"]
    assert post(client, REPORTS, WHAT | {"urls": urls}).status_code == 201
    assert [row.value for row in ReportIdentifier.objects.all()] == ["evil.example/x"]
    assert Report.objects.get().narrative["links"] == urls


def test_an_unknown_commune_is_kept_as_words(client, province_with_communes):
    assert post(client, REPORTS, WHAT | {"commune": "Xứ Không Có"}).status_code == 201
    assert Report.objects.get().narrative["commune"] == "Xứ Không Có"


def test_words_on_safe_contact_are_kept(client):
    post(client, REPORTS, WHAT | {"contact_safe": "sau 17 giờ, chỉ nhắn tin"})
    report = Report.objects.get()
    assert report.contact_safe is True
    assert report.narrative["safe_contact"] == {"how": "sau 17 giờ, chỉ nhắn tin"}


@pytest.mark.parametrize(
    "key", ["", "ngắn", "1234567", "a" * 201, "khóa-của-em-0001", "có dấu cách"]
)
def test_a_key_that_cannot_be_is_refused_and_never_dropped(client, key):
    answer = post(client, REPORTS, WHAT, **{"Idempotency-Key": key})
    assert answer.status_code == 422
    assert [found["field"] for found in answer.json()["fields"]] == ["idempotency_key"]
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://noi-khac.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "https://noi-khac.example"},
    ],
)
@pytest.mark.parametrize("address", [REPORTS, STATUS])
def test_no_other_origin_may_call_it_from_a_browser(client, address, headers):
    answer = post(client, address, WHAT, **headers)
    assert answer.status_code == 403
    assert answer.json()["hotline"] == "111"
    assert "Access-Control-Allow-Origin" not in answer
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "declared", ["text/plain", "text/plain; charset=utf-8", "application/x-www-form-urlencoded", ""]
)
def test_only_what_is_declared_as_json_is_read(client, declared):
    """What a page of another site may send without asking first is none of these."""
    answer = client.post(REPORTS, json.dumps(WHAT), content_type=declared)
    assert answer.status_code == 415
    assert answer.json()["hotline"] == "111"
    assert not Report.objects.exists()


def test_json_with_its_letters_declared_is_read(client):
    declared = "application/json; charset=utf-8"
    assert client.post(REPORTS, json.dumps(WHAT), content_type=declared).status_code == 201


@pytest.mark.parametrize("address", [REPORTS, STATUS])
def test_another_method_is_answered_in_the_apis_own_form(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert answer.json()["emergency"] == "113"
    english = client.get(address, headers={"Accept-Language": "en"})
    assert english.json()["detail"] != answer.json()["detail"]


def test_the_document_declares_what_it_answers(client):
    document = client.get("/api/v1/openapi.json").json()
    responses = document["paths"]["/api/v1/reports"]["post"]["responses"]
    assert {"201", "403", "409", "413", "415", "422", "503"} <= set(responses)
    body = document["components"]["schemas"]["ReportIn"]
    assert set(body["properties"]) == FIELDS
    assert body["additionalProperties"] is False
    assert document["components"]["schemas"]["CodeIn"]["additionalProperties"] is False


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
@pytest.mark.parametrize("address", [REPORTS, STATUS])
def test_the_api_keeps_to_its_document(db, address):
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
        headers = {"Accept-Encoding": "identity"}
        seen.add(case.call_and_validate(headers=headers, checks=checks).status_code)

    keeps()
    assert seen
    assert max(seen) < 500
