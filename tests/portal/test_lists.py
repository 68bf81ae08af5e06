"""The page for whoever runs a resolver: what there is, for whom, and lines that can be copied."""

import re
import shutil
import subprocess

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from fixtures_lists import NOW, a_bank, a_keeper, a_list, in_this_process, publish
from khien.screening.actions import editions
from khien.screening.actions import lists as actions

pytestmark = pytest.mark.django_db
URL = reverse("portal:lists")


@pytest.fixture(autouse=True)
def _made_here(monkeypatch):
    monkeypatch.setattr(editions, "_made", in_this_process)


@pytest.fixture
def keeper(db):
    return a_keeper()


def page(**query):
    return Client().get(URL, query).content.decode()


def test_each_published_list_tells_for_whom_what_it_blocks_and_how_new_it_is(keeper):
    a_bank("a.example.com", by=keeper)
    publish(a_list(keeper, name="Cho lớp nhỏ", age="6-10", categories=["phishing", "gambling"]))
    shown = page()
    assert "Cho lớp nhỏ" in shown
    assert "từ 6-10 tuổi" in shown
    assert "lừa đảo, cờ bạc" in shown
    assert "1 tên miền, lần phát hành 2026112500" in shown
    assert "111" in shown


def test_addresses_are_whole_and_lead_to_the_files(keeper, settings):
    settings.SITE_URL = "https://khien.example.vn"
    publish(a_list(keeper))
    found = set(re.findall(r"https://khien\.example\.vn(/danh-sach-chan/[\w./-]+)", page()))
    assert len(found) == 4
    answers = [Client().get(each) for each in found]
    assert {answer.status_code for answer in answers} == {200}
    assert all(b"".join(answer.streaming_content) for answer in answers)


@pytest.mark.skipif(shutil.which("unbound-checkconf") is None, reason="unbound is not installed")
def test_what_is_shown_for_unbound_is_taken_by_unbound(keeper, tmp_path):
    publish(a_list(keeper))
    context = Client().get(URL).context["rows"][0]
    copied = next(way for way in context.ways if way.title == "Unbound").steps[0][1]
    assert escape(copied) in page()
    conf = tmp_path / "khien.conf"
    conf.write_text(copied.replace("/var/lib/unbound", str(tmp_path)).replace(" validator", ""))
    checker = shutil.which("unbound-checkconf")
    done = subprocess.run([checker, str(conf)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_list_that_stopped_is_not_offered(keeper):
    made = a_list(keeper, name="Đã dừng")
    actions.stop(made, by=keeper, now=NOW)
    shown = page()
    assert "Đã dừng" not in shown
    assert "Chưa công bố danh sách nào" in shown


def test_it_asks_the_database_as_often_for_twice_the_lists(keeper, costs_the_same):
    numbers = iter(range(100))

    def grow():
        for _ in range(2):
            a_list(keeper, slug=f"ds-{next(numbers)}")

    costs_the_same("portal/lists.html", lambda: Client().get(URL), grow, most=2)
