"""A resolver that follows our lists sends browsers here under names that are not ours."""

import pytest
from django.test import Client

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def led(settings):
    settings.BLOCK_PAGE = "192.0.2.80"
    settings.SITE_URL = "https://khien.example.vn"
    settings.ALLOWED_HOSTS = ["khien.example.vn"]


def ask(host, path="/", *, method="get", headers=HTML):
    return getattr(Client(), method)(path, headers={**headers, "Host": host})


@pytest.mark.usefixtures("led")
@pytest.mark.parametrize("path", ["/", "/bao-tin/", "/lam-viec/", "/x/y.php?a=1", "/api/v1/", "//"])
@pytest.mark.parametrize("method", ["get", "head", "post", "put"])
def test_a_browser_is_led_to_the_page_on_our_own_address(path, method):
    answer = ask("Lua.example.com:80", path, method=method)
    assert answer.status_code == 303
    assert answer["Location"] == "https://khien.example.vn/bi-chan/?dia-chi=lua.example.com"
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "Content-Security-Policy" in answer


@pytest.mark.usefixtures("led")
@pytest.mark.parametrize("accept", ["image/avif,image/webp,*/*", "*/*", ""])
def test_what_no_person_reads_gets_a_short_refusal(accept):
    answer = ask("lua.example.com", headers={"Accept": accept})
    assert answer.status_code == 403
    assert answer.content == b"https://khien.example.vn/bi-chan/?dia-chi=lua.example.com\n"


@pytest.mark.usefixtures("led")
@pytest.mark.parametrize("host", ["203.0.113.9", "[2001:db8::1]", "evil<x>.com", "a..b", "com", ""])
def test_what_no_list_could_block_is_refused_as_ever(host):
    answer = ask(host)
    assert answer.status_code == 400
    assert "bi-chan/?dia-chi" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("led")
def test_our_own_names_are_answered_as_ever():
    assert ask("khien.example.vn", "/hoc/").status_code == 200


def test_without_the_setting_strange_hosts_are_refused():
    assert ask("lua.example.com").status_code == 400
