"""The page with the code, and reports above the soft limit."""

import pytest

from khien.intake.models import Report
from khien.portal import limits
from reporter_pages import challenge_on, code_on, hidden, solved

WHAT = {"what_happened": "Có người lạ nhắn tin.", "screen": 1, "go": "send"}


def report(client):
    page = client.get("/bao-tin/ban-be/")
    return client.post("/bao-tin/ban-be/", {"draft": hidden(page, "draft"), **WHAT})


def keep(client, page, **more):
    return client.post("/bao-tin/da-nhan/", {"receipt": hidden(page, "receipt"), **more})


@pytest.fixture
def above_the_limit(monkeypatch):
    monkeypatch.setattr(limits, "within", lambda *_, **__: False)


def test_the_code_is_shown_again_until_it_is_kept(client):
    page = report(client)
    again = keep(client, page)
    assert code_on(again) == code_on(page)
    assert "Hãy cất mã rồi đánh dấu" in again.content.decode()
    done = keep(client, again, kept="yes")
    assert (done.status_code, done["Location"]) == (303, "/bao-tin/xong/")
    assert client.get("/bao-tin/xong/").content.decode().count("<h1>") == 1


def test_another_language_keeps_the_code(client):
    page = report(client)
    english = keep(client, page, language="en", kept="yes")
    assert code_on(english) == code_on(page)
    assert 'lang="en"' in english.content.decode()
    assert "Hãy cất mã rồi" not in english.content.decode()


def test_without_a_receipt_there_is_nothing_to_see(client):
    assert client.get("/bao-tin/da-nhan/").status_code == 302
    assert client.post("/bao-tin/da-nhan/", {"receipt": "rác"}).status_code == 302


def test_the_deadline_stands_beside_the_code(client):
    due = Report.objects.get if (page := report(client)) else None
    assert due is not None
    assert f"{due().due_at:%Y}" in page.content.decode()


def test_below_the_limit_no_work_is_asked(client):
    page = report(client)
    assert "work.js" not in page.content.decode()
    assert not Report.objects.get().slow


@pytest.mark.usefixtures("above_the_limit")
def test_above_the_limit_a_report_is_taken_all_the_same(client):
    page = report(client)
    assert code_on(page)
    assert Report.objects.get().slow
    assert "gọi 111" in page.content.decode()
    assert keep(client, page, kept="yes").status_code == 303
    assert Report.objects.get().slow


@pytest.mark.usefixtures("above_the_limit")
def test_the_work_done_puts_it_into_the_ordinary_queue(client):
    page = report(client)
    keep(client, page, kept="yes", altcha=solved(challenge_on(page)))
    assert not Report.objects.get().slow


@pytest.mark.usefixtures("above_the_limit")
def test_work_done_for_another_report_does_not_count(client):
    first, second = report(client), report(client)
    keep(client, second, kept="yes", altcha=solved(challenge_on(first)))
    assert Report.objects.filter(slow=True).count() == 2


@pytest.mark.usefixtures("above_the_limit")
@pytest.mark.parametrize("payload", ["", "rác", "e30=", "W10=", "bnVsbA=="])
def test_work_that_is_none_does_not_count(client, payload):
    keep(client, report(client), kept="yes", altcha=payload)
    assert Report.objects.get().slow


def test_a_whole_school_behind_one_address_is_heard(client):
    for _ in range(25):
        assert code_on(report(client))
    assert Report.objects.count() == 25
    assert Report.objects.filter(slow=True).count() == 15
