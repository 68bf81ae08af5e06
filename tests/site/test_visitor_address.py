"""Whose address a request has: the visitor's behind a proxy that is trusted, else the sender's."""

from http import HTTPStatus
from ipaddress import ip_network

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from khien.portal import limits
from khien.site.middleware import visitor_address

PROXY, SPOOFED, VISITOR = "127.0.0.1", "198.51.100.1", "203.0.113.7"


def seen(sender: str, forwarded: str | None) -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR=sender)
    visitor_address(lambda _request: HttpResponse())(request)
    return request.META["REMOTE_ADDR"]


@pytest.fixture
def behind_proxy(settings):
    settings.TRUSTED_PROXY = [ip_network("127.0.0.1"), ip_network("10.1.0.0/16")]


def test_without_a_proxy_the_header_is_ignored():
    assert seen(PROXY, VISITOR) == PROXY


@pytest.mark.parametrize(
    "forwarded", [VISITOR, f"{SPOOFED}, {VISITOR}", f"{SPOOFED},{PROXY},{VISITOR}", f" {VISITOR} "]
)
@pytest.mark.parametrize("sender", [PROXY, "10.1.2.3", "::ffff:127.0.0.1"])
def test_the_last_hop_is_believed_of_a_trusted_proxy(behind_proxy, sender, forwarded):
    assert seen(sender, forwarded) == VISITOR


@pytest.mark.parametrize("sender", ["192.0.2.9", "10.2.0.1", "::1", ""])
def test_whoever_reaches_the_site_past_the_proxy_is_not_believed(behind_proxy, sender):
    assert seen(sender, VISITOR) == sender


@pytest.mark.parametrize(
    "forwarded", [None, "", "unknown", f"{VISITOR}, x", f"{VISITOR},", "' OR 1"]
)
def test_what_is_no_address_leaves_the_proxys(behind_proxy, forwarded):
    assert seen(PROXY, forwarded) == PROXY


def test_an_address_of_version_6_is_taken(behind_proxy):
    assert seen(PROXY, "2001:db8::7") == "2001:db8::7"


@pytest.mark.django_db
def test_visitors_behind_one_proxy_have_limits_of_their_own(behind_proxy, client):
    def try_code(forwarded: str) -> int:
        headers = {"X-Forwarded-For": forwarded}
        return client.post("/tra-cuu/", {"code": "sai"}, headers=headers).status_code

    for number in range(limits.WRONG_CODES.burst):
        assert try_code(f"192.0.2.{number}, {VISITOR}") != HTTPStatus.TOO_MANY_REQUESTS
    spoofed = try_code(f"192.0.2.99, {VISITOR}")
    assert spoofed == HTTPStatus.TOO_MANY_REQUESTS, "inventing earlier hops does not help"
    assert try_code("203.0.113.8") != HTTPStatus.TOO_MANY_REQUESTS
