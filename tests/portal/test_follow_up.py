"""Coming back with the code: the right one opens, a wrong one tells nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from khien.core import ledger
from khien.core.actors import REPORTER, SYSTEM
from khien.evidence import queries as exhibits
from khien.intake.actions import mailbox
from khien.intake.actions.submit import submit
from khien.intake.models import Door, Message, Report, SupportRequest
from khien.intake.rules.codes import CodeStyle
from khien.intake.rules.report import NewReport
from khien.portal import draft, limits
from reporter_pages import challenge_on, hidden, solved

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
WRONG = [
    "0000 0000 0000 0000",
    "sai",
    "meo meo meo meo meo meo",
    "'; DROP TABLE",
    "\x00sai\u202e",
    "𝟎" * 16,
]


@pytest.fixture
def sent():
    facts = NewReport(
        what_happened="Có người lạ nhắn tin.",
        code_style=CodeStyle.WORDS,
        contact_safe=True,
        contact_address="gọi bạn Mây",
    )
    return submit(facts, by=REPORTER, now=NOW)


def open_report(client, code):
    return client.post("/tra-cuu/", {"code": code})


def act(client, page, do, **more):
    sent = {"pass": hidden(page, "pass"), "key": hidden(page, "key"), "do": do, **more}
    return client.post("/tra-cuu/tin/", sent)


def text(page):
    return page.content.decode()


def test_the_form_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/tra-cuu/").status_code == 200


def test_the_right_code_shows_each_step_with_its_deadline(client, sent):
    page = open_report(client, sent.code.upper().replace(" ", "-"))
    assert "Tin đã đến nơi an toàn." in text(page)
    assert f"{sent.due:%Y}" in text(page)
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies


def test_the_code_stands_nowhere_on_the_status_page(client, sent):
    assert sent.code not in text(open_report(client, sent.code))


def test_every_wrong_code_gets_one_and_the_same_answer(client, sent):
    pages = [open_report(client, code) for code in WRONG]
    answers = {
        text(page).replace(code, "") for page, code in zip(pages[:2], WRONG[:2], strict=True)
    }
    assert len(answers) == 1
    assert {page.status_code for page in pages} == {422}
    assert all("không mở được tin nào" in text(page) for page in pages)
    assert not any(sent.report.pk.hex in text(page) for page in pages)


def test_right_and_wrong_codes_are_looked_up_by_one_query_each(
    client, sent, django_assert_max_num_queries
):
    with django_assert_max_num_queries(2) as asked:  # the soft limit and the look-up
        open_report(client, "0000 0000 0000 0000")
    assert "code_hash" in asked.captured_queries[1]["sql"]


@pytest.fixture
def crowded(client):
    """Somebody behind the same address tried so many wrong codes that the limit is reached."""
    for _ in range(limits.WRONG_CODES.burst + 1):
        page = client.post("/tra-cuu/", {"code": "sai"})
    assert page.status_code == 429


@pytest.mark.usefixtures("crowded")
def test_above_the_limit_nothing_is_looked_up_and_right_and_wrong_look_alike(client, sent):
    pages = [open_report(client, code) for code in (sent.code, "0000 0000 0000 0000")]
    assert [page.status_code for page in pages] == [429, 429]
    assert all("work.js" in text(page) and "Đợi 20 giây" in text(page) for page in pages)
    assert not any("Tin đã đến nơi" in text(page) for page in pages)


@pytest.mark.usefixtures("crowded")
def test_work_solved_for_this_code_opens_it_and_for_another_does_not(client, sent):
    proof = solved(challenge_on(open_report(client, sent.code)))
    opened = client.post("/tra-cuu/", {"code": sent.code, "altcha": proof})
    assert "Tin đã đến nơi an toàn." in text(opened)
    other = client.post("/tra-cuu/", {"code": "meo meo meo meo meo meo", "altcha": proof})
    assert other.status_code == 429


@pytest.mark.usefixtures("crowded")
def test_without_scripts_the_right_code_opens_after_a_short_wait(client, sent, monkeypatch):
    given = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: given)
    held = {"code": sent.code, "ticket": hidden(open_report(client, sent.code), "ticket")}
    monkeypatch.setattr(timezone, "now", lambda: given + timedelta(seconds=15))
    early = client.post("/tra-cuu/", held)
    assert early.status_code == 429
    assert hidden(early, "ticket") == held["ticket"]
    assert "Đợi 5 giây" in text(early) or "Đợi 6 giây" in text(early)
    monkeypatch.setattr(timezone, "now", lambda: given + timedelta(seconds=21))
    assert client.post("/tra-cuu/", held | {"code": "sai"}).status_code == 429
    assert "Tin đã đến nơi an toàn." in text(client.post("/tra-cuu/", held))
    monkeypatch.setattr(timezone, "now", lambda: given + timedelta(hours=3))
    assert "Tin đã đến nơi an toàn." in text(open_report(client, sent.code))


@pytest.mark.usefixtures("crowded")
@pytest.mark.parametrize("ticket", ["rác", "1-2", "-", "٣-a", "9" * 30 + "-x"])
def test_a_ticket_that_is_none_does_not_count(client, sent, ticket):
    assert client.post("/tra-cuu/", {"code": sent.code, "ticket": ticket}).status_code == 429


def test_right_codes_never_count_against_a_whole_school(client, sent):
    for _ in range(limits.WRONG_CODES.burst + 5):
        assert open_report(client, sent.code).status_code == 200


def test_wrong_codes_of_one_client_never_touch_another(client, sent):
    for _ in range(limits.WRONG_CODES.burst + 1):
        client.post("/tra-cuu/", {"code": "sai"}, REMOTE_ADDR="192.0.2.1")
    other = client.post("/tra-cuu/", {"code": "sai"}, REMOTE_ADDR="192.0.2.2")
    assert other.status_code == 422
    opened = client.post("/tra-cuu/", {"code": sent.code}, REMOTE_ADDR="192.0.2.2")
    assert opened.status_code == 200


def test_letters_go_both_ways(client, sent):
    page = open_report(client, sent.code)
    page = act(client, page, "write", text="Em nhớ thêm: tối thứ Bảy.")
    assert "Em nhớ thêm: tối thứ Bảy." in text(page)
    mailbox.answer(sent.report, text="Cảm ơn em.", by=SYSTEM, now=NOW)
    assert "Cảm ơn em." in text(open_report(client, sent.code))
    assert Message.objects.get(from_reporter=False).read_at is not None


def test_a_double_tap_writes_one_letter(client, sent):
    page = open_report(client, sent.code)
    for _ in range(2):
        act(client, page, "write", text="Một lần thôi.")
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "Hãy viết vài chữ"), ("a" * 5001, "Dài quá 5.000")]
)
def test_a_letter_that_cannot_be_is_given_back(client, sent, typed, sentence):
    page = act(client, open_report(client, sent.code), "write", text=typed)
    assert page.status_code == 422
    assert sentence in text(page)
    assert typed in text(page)
    assert not Message.objects.exists()


def test_another_language_keeps_the_open_page_and_every_letter_begun(client, sent):
    page = open_report(client, sent.code)
    english = act(client, page, "", language="en", text="Em nhớ thêm", **{"again-text": "Lại nữa"})
    assert 'lang="en"' in text(english)
    assert "Your report has arrived" in text(english) or "k-steps" in text(english)
    assert "Em nhớ thêm" in text(english)
    assert "Lại nữa" in text(english)
    assert not Message.objects.exists()
    act(client, english, "write", text="Em nhớ thêm")
    assert Message.objects.get().text == "Em nhớ thêm"


def test_another_language_keeps_a_code_half_typed_and_looks_nothing_up(
    client, django_assert_num_queries
):
    with django_assert_num_queries(0):
        page = client.post("/tra-cuu/", {"code": "1234 5678", "language": "en"})
    assert page.status_code == 200
    assert 'value="1234 5678"' in text(page)


def test_sending_one_letter_keeps_the_other_that_was_begun(client, sent):
    page = act(
        client, open_report(client, sent.code), "write", text="Xong.", **{"again-text": "Dở dang"}
    )
    assert "Dở dang" in text(page)
    assert Message.objects.get().text == "Xong."
    assert ">Xong.</textarea>" not in text(page)


def test_a_small_child_reads_em_on_the_open_page(client):
    facts = NewReport(what_happened="Có người lạ.", door=Door.CHILD)
    code = submit(facts, by=REPORTER, now=NOW).code
    page = act(client, open_report(client, code), "write", text="Dạ.")
    main = text(page).partition("<main")[2].partition("</main>")[0]
    assert "Em ·" in main
    assert "bạn" not in main.lower().partition("<template")[0]


def test_saying_it_happened_again_raises_the_urgency(client, sent):
    assert sent.report.priority == "green"
    page = act(client, open_report(client, sent.code), "again", **{"again-text": ""})
    assert "sẽ được xem sớm hơn" in text(page)
    assert Message.objects.get().again
    assert Report.objects.get().priority == "orange"


def test_danger_in_what_happened_again_makes_it_red(client, sent):
    act(client, open_report(client, sent.code), "again", **{"again-text": "Nó dọa tung ảnh."})
    assert Report.objects.get().priority == "red"


def test_more_files_come_to_the_same_report(client, sent):
    file = SimpleUploadedFile("anh.txt", b"loi nhan\n")
    page = act(client, open_report(client, sent.code), "files", attachments=file)
    assert "Đã nhận tệp" in text(page)
    assert len(exhibits.for_holder(sent.report.pk)) == 1


def test_a_file_that_is_refused_is_named(client, sent):
    file = SimpleUploadedFile("rỗng.txt", b"")
    page = act(client, open_report(client, sent.code), "files", attachments=file)
    assert "rỗng.txt" in text(page)
    assert not exhibits.for_holder(sent.report.pk)


def test_no_file_at_all_is_said(client, sent):
    assert "Hãy chọn ít nhất một tệp" in text(act(client, open_report(client, sent.code), "files"))


def test_withdrawing_contact_erases_how_to_reach_them(client, sent):
    page = act(client, open_report(client, sent.code), "withdraw_contact")
    report = Report.objects.get()
    assert "safe_contact" not in report.narrative
    assert report.narrative["what_happened"] == "Có người lạ nhắn tin."
    assert report.contact_withdrawn_at is not None
    assert "Đã xóa cách liên lạc" in text(page)
    again = act(client, page, "withdraw_contact")
    assert "Bạn đã rút lại từ trước" in text(again)


def test_support_is_asked_for_and_withdrawn_and_asked_for_again(client, sent):
    page = act(client, open_report(client, sent.code), "ask_support", asked_by="child")
    page = act(client, page, "ask_support", asked_by="child")
    assert SupportRequest.objects.count() == 1
    page = act(client, page, "withdraw_support")
    assert SupportRequest.objects.get().withdrawn_at is not None
    act(client, page, "ask_support", asked_by="relative")
    assert list(SupportRequest.objects.order_by("asked_at").values_list("asked_by", flat=True)) == [
        "child",
        "relative",
    ]


def test_what_the_reporter_does_is_in_the_ledger_without_words(client, sent):
    page = act(client, open_report(client, sent.code), "write", text="Bí mật của em.")
    act(client, page, "withdraw_contact")
    entries = ledger.history(sent.report.pk)
    assert {"ReporterWrote", "ContactWithdrawn"} <= {entry.verb for entry in entries}
    assert "Bí mật" not in str([entry.data for entry in entries])


@pytest.mark.parametrize("forged", ["", "rác", "AAAA"])
def test_without_the_pass_of_the_page_nothing_can_be_done(client, sent, forged):
    page = client.post("/tra-cuu/tin/", {"pass": forged, "do": "write", "text": "x"})
    assert "Hãy viết mã lại" in text(page)
    assert not Message.objects.exists()


def test_a_pass_is_good_for_half_an_hour(sent):
    made = draft.make_pass(sent.report.pk, now=NOW)
    assert draft.read_pass(made, now=NOW + timedelta(minutes=29)) == sent.report.pk
    assert draft.read_pass(made, now=NOW + timedelta(minutes=31)) is None


def test_a_pass_is_no_draft_and_a_draft_no_pass(sent):
    assert draft.read_pass(draft.Draft().seal(), now=NOW) is None


def test_another_site_cannot_act_even_with_a_pass(client, sent):
    page = open_report(client, sent.code)
    data = {"pass": hidden(page, "pass"), "do": "withdraw_contact"}
    answer = client.post("/tra-cuu/tin/", data, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert Report.objects.get().contact_withdrawn_at is None


def test_the_status_page_has_a_bounded_cost(client, sent, django_assert_max_num_queries):
    for number in range(30):
        mailbox.answer(sent.report, text=f"Thư {number}", by=SYSTEM, now=NOW)
    with django_assert_max_num_queries(12):
        open_report(client, sent.code)
