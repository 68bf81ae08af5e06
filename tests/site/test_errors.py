"""Pages for when something went wrong: their status, 111, and that they need no database."""

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from khien.core.access import public
from khien.people.roles import Role
from khien.site import errors
from khien.site.urls import handler400, handler403, handler404, handler500

assert handler400
assert handler403
assert handler404
assert handler500


@public
def falls(request):
    raise {
        "db": OperationalError,
        "bug": RuntimeError,
        "big": RequestDataTooBig,
        "many": TooManyFilesSent,
    }[request.GET["how"]]


urlpatterns = [path("falls/", falls), path("api/v1/falls", falls)]
handlers_here = override_settings(ROOT_URLCONF=__name__)


@pytest.fixture
def broken() -> Client:
    """No test here has the database: touching it fails the test."""
    return Client(raise_request_exception=False)


@handlers_here
def test_the_database_away_says_that_nothing_was_saved(broken):
    response = broken.post("/falls/?how=db")
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "chưa được lưu" in response.content.decode()
    assert "tel:111" in response.content.decode()


@handlers_here
def test_a_fault_of_ours_is_no_fault_of_theirs(broken):
    response = broken.get("/falls/?how=bug")
    assert response.status_code == 500
    assert "Không phải lỗi của bạn" in response.content.decode()
    assert "RuntimeError" not in response.content.decode()


@handlers_here
def test_too_much_is_413(broken):
    assert broken.post("/falls/?how=big").status_code == 413


@handlers_here
@pytest.mark.parametrize(
    ("how", "said", "unsaid"),
    [("big", "Chữ gửi lên dài quá", "nhiều tệp"), ("many", "Gửi nhiều tệp quá", "Chữ gửi lên")],
)
def test_it_says_what_was_too_much(broken, how, said, unsaid):
    page = broken.post(f"/falls/?how={how}").content.decode()
    assert said in page
    assert unsaid not in page


@handlers_here
def test_the_api_hears_the_same_as_json(broken):
    response = broken.get("/api/v1/falls?how=db")
    assert response.status_code == 503
    assert response.json()["hotline"] == "111"


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (lambda r: errors.bad_request(r, SuspiciousOperation()), 400),
        (lambda r: errors.bad_request(r, RequestDataTooBig()), 413),
        (lambda r: errors.forbidden(r, PermissionError()), 403),
        (lambda r: errors.not_found(r, LookupError()), 404),
        (errors.csrf_failure, 403),
        (lambda r: errors.answer(r, errors.HTTPStatus.TOO_MANY_REQUESTS), 429),
        (errors.server_error, 500),
        (errors.database_away, 503),
    ],
)
def test_every_error_page_has_its_status_and_help(view, status):
    response = view(RequestFactory().get("/bao-tin/"))
    assert response.status_code == status
    text = response.content.decode()
    assert 'href="tel:111"' in text
    assert 'href="tel:113"' in text
    assert response["Cache-Control"] == "no-store"


def test_bare_words_stand_where_even_the_template_fails(monkeypatch):
    def fail(name):
        raise RuntimeError

    monkeypatch.setattr(errors, "render_to_string", fail)
    response = errors.database_away(RequestFactory().get("/"))
    assert response.status_code == 503
    assert "tel:111" in response.content.decode()


@pytest.mark.django_db
def test_an_address_that_only_takes_forms_leads_to_the_page_above_it(client, staff, sign_in):
    sign_in(staff(Role.AUDITOR))
    browser = {"Accept": "text/html,application/xhtml+xml"}
    for address in ("/lam-viec/so-cai/kiem-tra/", "/tai-khoan/phien/dang-xuat-noi-khac/"):
        above = address.rstrip("/").rpartition("/")[0] + "/"
        assert client.get(address, headers=browser)["Location"] == above
        assert client.get(above, headers=browser).status_code == 200
        assert client.get(address).status_code == 405
    assert client.put("/lam-viec/so-cai/", headers=browser).status_code == 405
