"""Where a blocked name leads: plain words, nobody in trouble, 111, and a way to object."""

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fixtures_lists import NOW, a_bank, a_keeper, a_list
from khien.core.models import LedgerEvent
from khien.portal import limits
from khien.portal.views import blocked as view
from khien.screening.actions import lists as actions
from khien.screening.models import Category, Correction, Sharing

pytestmark = pytest.mark.django_db
URL = reverse("portal:blocked")
HOST = "lua.example.com"


@pytest.fixture
def keeper(db):
    return a_keeper()


@pytest.fixture
def listed(keeper, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    a_bank(HOST, by=keeper)
    return a_list(keeper, name="Danh sách mẫu")


def shown(host="", **options):
    return Client().get(URL, {"dia-chi": host} if host else {}, **options).content.decode()


def sending(**changes):
    return {"address": HOST, "words": "Trang bài tập.", "key": "k1", **changes}


def test_it_says_that_nobody_is_in_trouble_what_to_do_and_whom_to_call(listed):
    page = shown(HOST)
    assert "Bạn không làm gì sai" in page
    assert "You did nothing wrong" in page
    assert 'lang="en"' in page
    assert 'href="tel:111"' in page
    assert reverse("portal:doors") in page
    assert "Đóng trang này lại" in page


def test_in_english_the_heart_of_it_stands_in_vietnamese_too(listed):
    page = shown(HOST, headers={"Accept-Language": "en"})
    assert "You did nothing wrong" in page
    assert "Bạn không làm gì sai" in page
    assert "Vì sao?" not in page


def test_it_names_the_list_and_the_kind(listed):
    page = shown(HOST)
    assert "“Danh sách mẫu”" in page
    assert "lừa đảo" in page
    assert "“Danh sách mẫu”" in shown(f"a.b.{HOST}")
    assert "“Danh sách mẫu”" not in shown("example.com")


def test_a_name_that_is_on_no_list_is_not_said_to_be(listed, keeper):
    a_bank("tot." + HOST, by=keeper, harmless=True, category=Category.OTHER)
    assert "“Danh sách mẫu”" not in shown("tot." + HOST)
    a_bank("kin.example.com", by=keeper, sharing=Sharing.HERE)
    assert "“Danh sách mẫu”" not in shown("kin.example.com")
    assert "vừa được gỡ ra" in shown("kin.example.com")
    actions.stop(listed, by=keeper, now=NOW)
    assert "“Danh sách mẫu”" not in shown(HOST)


@pytest.mark.parametrize("wrong", ["<script>", "1.2.3.4", "x" * 400, "a b.com", "com", "'"])
def test_what_is_no_host_is_not_shown(wrong):
    page = shown(wrong)
    assert "Bạn không làm gì sai" in page
    assert wrong not in page.replace('lang="en"', "") or wrong in {"com", "'"}
    assert "<strong>" not in page


def test_it_stands_when_the_database_is_away(monkeypatch):
    def away(*_):
        raise OperationalError

    monkeypatch.setattr(view, "blocked_by", away)
    assert "Bạn không làm gì sai" in shown(HOST)


def test_it_asks_little_of_the_database(listed, keeper, django_assert_max_num_queries):
    for number in range(5):
        a_bank(f"n{number}.example.com", by=keeper)
        a_list(keeper, slug=f"ds-{number}")
    with django_assert_max_num_queries(3):
        shown(HOST)
    with django_assert_max_num_queries(0):
        shown()


def test_no_cookie_is_set_and_nothing_stays_in_a_cache(listed):
    answer = Client().get(URL, {"dia-chi": HOST})
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_whoever_objects_is_heard_once_however_often_they_press(listed):
    client = Client()
    for _press in range(2):
        answer = client.post(URL, sending(address=f"https://{HOST}/bai-tap?x=1"))
        assert (answer.status_code, answer["Location"]) == (303, reverse("portal:blocked_sent"))
    row = Correction.objects.get()
    assert (row.host, row.words, row.decided_at) == (HOST, {"text": "Trang bài tập."}, None)
    assert LedgerEvent.objects.get(verb="CorrectionSent").data == "{}"
    assert "Đã nhận đề nghị" in client.get(answer["Location"]).content.decode()
    client.post(URL, sending(words="Khác"))
    assert Correction.objects.count() == 2


def test_each_page_has_a_key_of_its_own():
    keys = {re.search(r'name="key" value="([^"]+)"', shown())[1] for _ in range(2)}
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "Hãy ghi địa chỉ trang"),
        ("???", "Hãy ghi địa chỉ trang"),
        ("1.2.3.4", "Hãy ghi địa chỉ trang"),
        ("chinhphu.vn", "không có trong danh sách chặn nào"),
    ],
)
def test_what_is_not_ours_to_mend_is_told_and_not_kept(listed, address, sentence):
    answer = Client().post(URL, sending(address=address))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Trang bài tập." in answer.content.decode()
    assert not Correction.objects.exists()


def test_too_many_from_one_place_wait_and_lose_nothing(listed):
    client = Client()
    for number in range(limits.CORRECTIONS.burst):
        assert client.post(URL, sending(key=f"k{number}")).status_code == 303
    answer = client.post(URL, sending(key="more", words="Xin giữ lời này"))
    assert (answer.status_code, answer["Retry-After"]) == (429, "300")
    assert "Xin giữ lời này" in answer.content.decode()
    assert Client(REMOTE_ADDR="10.0.0.9").post(URL, sending(key="x")).status_code == 303


def test_what_is_refused_costs_nothing_of_the_limit(listed):
    client = Client()
    for _ in range(limits.CORRECTIONS.burst + 5):
        assert client.post(URL, sending(address="chinhphu.vn")).status_code == 422
    assert client.post(URL, sending()).status_code == 303


def test_the_limit_opens_again(listed, monkeypatch):
    client = Client()
    for number in range(limits.CORRECTIONS.burst):
        client.post(URL, sending(key=f"k{number}"))
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(minutes=10))
    assert client.post(URL, sending(key="later")).status_code == 303


def test_another_site_cannot_send_in_a_visitors_name(listed):
    other = {"Sec-Fetch-Site": "cross-site"}
    assert Client().post(URL, sending(), headers=other).status_code == 403


def test_choosing_a_language_keeps_what_was_typed_and_sends_nothing(listed):
    answer = Client().post(URL, sending(language="en"))
    page = answer.content.decode()
    assert "Which page is blocked by mistake?" in page
    assert "Trang bài tập." in page
    assert not Correction.objects.exists()


def test_all_that_a_browser_fetches_for_it_is_small(listed):
    page = shown(HOST)
    files = set(re.findall(r'(?:href|src)="/static/([^"]+)"', page))
    sizes = [len(gzip.compress((Path(finders.find(name))).read_bytes())) for name in files]
    assert len(files) > 4
    assert sum(sizes) + len(gzip.compress(page.encode())) < 30_000
