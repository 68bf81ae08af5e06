"""Every address declares its audience, and every role gets exactly what its audience says."""

from collections.abc import Iterator
from itertools import product
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.auth import middleware as auth
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from khien.core.access import Audience, audience_of
from khien.people import middleware
from khien.people.audiences import third_party_audience
from khien.people.roles import ROLES, Role
from khien.site import errors


def patterns(resolver: URLResolver, prefix: str = "", spaces: tuple[str, ...] = ()) -> Iterator:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from patterns(entry, route, inner)
        elif isinstance(entry, URLPattern):
            yield route, ":".join([*spaces, entry.name or ""]), entry.callback


ADDRESSES = sorted(patterns(get_resolver()), key=lambda found: found[0])


def audience(name: str, view: object) -> Audience | None:
    return audience_of(view) or third_party_audience(name)


def test_an_address_declares_its_audience():
    assert [route for route, name, view in ADDRESSES if audience(name, view) is None] == []


def test_there_are_addresses_of_every_kind():
    kinds = [audience(name, view) for _, name, view in ADDRESSES]
    assert any(kind and kind.public for kind in kinds)
    assert any(kind and kind.permissions for kind in kinds)
    assert settings.ROOT_URLCONF == "khien.site.urls"


OURS = [
    (route, found)
    for route, name, view in ADDRESSES
    if (found := audience_of(view)) and not found.public and found.permissions
]


DRAWN: set[str] = set()
draw = Template.render


def drawn_once(page, context=None, request=None):
    if page.template.name in DRAWN:
        return ""
    DRAWN.add(page.template.name)
    return draw(page, context, request)


@pytest.fixture
def looked_up_once(monkeypatch):
    """Who asks, once instead of at each of a thousand addresses: `people` has tests of that."""

    def looked_up_once(user):
        monkeypatch.setattr(auth, "get_user", lambda _request: user)
        monkeypatch.setattr(middleware, "_current_session", lambda _request, _user: True)
        monkeypatch.setattr(middleware.queries, "has_second_factor", lambda _user: True)
        return user

    return looked_up_once


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_a_role_reaches_what_is_for_it_and_nothing_else(role, staff, looked_up_once, monkeypatch):
    """403 where the role lacks the permission; anything else (404 of a made-up row too) is in.

    The pages of errors, by the thousand here, are left empty: `site/test_errors.py` reads them.
    A page is drawn for the first role that is let in: what it shows to whom has tests of its own.
    """
    monkeypatch.setattr(errors, "render_to_string", lambda _template: "")
    monkeypatch.setattr(Template, "render", drawn_once)
    client = Client()
    client.force_login(looked_up_once(staff(role)), backend=settings.AUTHENTICATION_BACKENDS[0])
    held = ROLES[role].permissions
    wrong = []
    for route, found in OURS:
        status = client.get("/" + fill(route)).status_code
        admitted = bool(held & found.permissions)
        if (status == 403) is admitted or status >= 500:
            wrong.append((route, status, admitted))
    assert not wrong


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in():
    client = Client()
    for route, _ in OURS:
        answer = client.get("/" + fill(route))
        assert answer.status_code == 302, route
        assert answer["Location"].startswith("/tai-khoan/"), route


def fill(route: str) -> str:
    parts = route
    for start, kind in product(["<"], ["uuid", "int", "slug", "str", "path"]):
        while f"{start}{kind}:" in parts:
            before, _, rest = parts.partition(f"{start}{kind}:")
            after = rest.partition(">")[2]
            parts = before + (str(uuid4()) if kind == "uuid" else "1") + after
    return parts
