"""The menu: one place is marked, the nearest, and the account leads to one's own sessions."""

import pytest
from django.template import engines
from django.urls import reverse
from django_cotton.compiler_regex import CottonCompiler

from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(staff, sign_in):
    return sign_in(staff(Role.ADMINISTRATOR))


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/lam-viec/", "/lam-viec/"),
        ("/lam-viec/cai-dat/", "/lam-viec/cai-dat/"),
        ("/lam-viec/cai-dat/lich/", "/lam-viec/cai-dat/"),
        ("/lam-viec/cai-dat/thoi-han/", "/lam-viec/cai-dat/thoi-han/"),
        ("/lam-viec/giao-dien/", None),
    ],
)
def test_the_nearest_item_is_marked_and_no_other(admin, address, marked):
    links = admin.get(address).context["navigation"]
    assert [link.href for link in links if link.here] == ([marked] if marked else [])


def test_the_account_leads_to_ones_own_sessions(admin):
    person = admin.get("/lam-viec/").context["person"]
    assert reverse("people:sessions") in [link.href for link in person.links]


@pytest.mark.parametrize(("role", "leads"), [(Role.ADMINISTRATOR, True), (Role.EDITOR, False)])
def test_a_crumb_leads_only_where_its_reader_may_go(rf, staff, role, leads):
    crumb = CottonCompiler().process('<c-crumb href="/lam-viec/nguoi-dung/?trang=2">Ai</c-crumb>')
    request = rf.get("/")
    request.user = staff(role)
    shown = engines["django"].from_string(crumb).render({}, request)
    assert ("<a href" in shown) is leads
    assert "Ai" in shown
