"""Default deny: a page that names no audience does not exist; then sign-in, factor, idleness."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.urls import include, path
from django.utils import timezone

from khien.core.access import public, signed_in, staff
from khien.core.permissions import Permission
from khien.people import actions
from khien.people.models import StaffSession
from khien.people.roles import Role
from khien.site import language

pytestmark = pytest.mark.django_db


def nothing_said(request):
    return HttpResponse("secret")


@public
def for_all(request):
    return HttpResponse("open")


@signed_in
def for_staff(request):
    return HttpResponse("staff")


@staff(Permission.LEDGER_READ)
def for_auditors(request):
    return HttpResponse("ledger")


urlpatterns = [
    path("quen/", nothing_said),
    path("mo/", for_all),
    path("can-bo/", for_staff),
    path("kiem-toan/", for_auditors),
    path("ngon-ngu/<str:code>/", language.choose, name="language"),
    path("", include("khien.people.urls")),
]
handler403, handler404 = "khien.site.errors.forbidden", "khien.site.errors.not_found"


@pytest.fixture(autouse=True)
def these_pages(settings):
    settings.ROOT_URLCONF = __name__


def test_a_page_that_names_no_audience_does_not_exist_for_anybody(client, staff, sign_in):
    assert client.get("/quen/").status_code == 404
    sign_in(staff(*Role))
    assert client.get("/quen/").status_code == 404


def test_a_public_page_opens_without_asking_who(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/mo/").content == b"open"


def test_who_is_not_signed_in_is_led_to_sign_in_and_back(client):
    answer = client.get("/can-bo/?trang=2")
    assert answer.status_code == 302
    assert answer["Location"] == "/tai-khoan/dang-nhap/?next=/can-bo/%3Ftrang%3D2"


def test_staff_without_a_second_factor_see_the_enrolment_and_nothing_else(client, staff, sign_in):
    sign_in(staff(Role.AUDITOR, second_factor=False))
    for address in ("/can-bo/", "/kiem-toan/", "/tai-khoan/lop-hai/", "/tai-khoan/phien/"):
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert answer["Location"] == "/tai-khoan/lop-hai/ung-dung/"


def test_only_those_a_page_is_for_may_open_it(client, staff, sign_in):
    sign_in(staff(Role.ADMINISTRATOR))
    assert client.get("/can-bo/").content == b"staff"
    assert client.get("/kiem-toan/").status_code == 403
    sign_in(staff(Role.AUDITOR))
    assert client.get("/kiem-toan/").content == b"ledger"


def test_twenty_idle_minutes_sign_out(client, staff, sign_in):
    user = staff(Role.AUDITOR)
    sign_in(user)
    assert client.get("/kiem-toan/").status_code == 200
    StaffSession.objects.update(seen_at=timezone.now() - timedelta(minutes=19))
    assert client.get("/kiem-toan/").status_code == 200
    assert StaffSession.objects.get().seen_at > timezone.now() - timedelta(minutes=1)
    StaffSession.objects.update(seen_at=timezone.now() - timedelta(minutes=21))
    answer = client.get("/kiem-toan/")
    assert answer["Location"].startswith("/tai-khoan/dang-nhap/")
    assert "_auth_user_id" not in client.session


def test_a_session_ended_elsewhere_is_signed_out(client, staff, sign_in):
    user = staff(Role.AUDITOR)
    sign_in(user)
    client.get("/kiem-toan/")
    assert actions.end_sessions(user, by=user, now=timezone.now()) == 1
    assert client.get("/kiem-toan/").status_code == 302


def test_a_stopped_account_is_out_at_once(client, staff, sign_in):
    user = staff(Role.AUDITOR)
    sign_in(user)
    assert client.get("/kiem-toan/").status_code == 200
    actions.deactivate(user, by=staff(Role.ADMINISTRATOR), now=timezone.now())
    assert client.get("/kiem-toan/").status_code == 302


def test_a_signed_in_page_costs_few_queries(client, staff, sign_in, django_assert_max_num_queries):
    sign_in(staff(Role.AUDITOR))
    client.get("/kiem-toan/")
    with django_assert_max_num_queries(5):
        client.get("/kiem-toan/")
