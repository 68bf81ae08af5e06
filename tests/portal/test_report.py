"""The report from a phone without script: three short screens, each of which can send."""

import os
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from khien.evidence import queries as exhibits
from khien.intake.models import Report, ReportIdentifier, SupportRequest
from khien.intake.queries import report as reports
from khien.people.roles import Role
from khien.portal.wording import DOOR_ADDRESS
from khien.site.home import ROOT
from reporter_pages import TEEN, WHAT, code_on, go_on, hidden, main_of, send, start

TEACHER = "/bao-tin/thay-co/"


@pytest.mark.parametrize("address", DOOR_ADDRESS)
def test_every_door_opens_without_asking_the_database(client, address, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get(f"/bao-tin/{address}/")
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert not page.cookies


def test_the_page_drawn_once_for_all_carries_nothing_of_its_first_visitor(sign_in, staff):
    """Somebody of the staff, signed in, opens it first; then a child: same page, another draft."""
    pages = [start(sign_in(staff(Role.INTAKE_OFFICER))), start(Client())]
    drafts = [hidden(page, "draft") for page in pages]
    assert drafts[0] != drafts[1]
    rest = [
        page.content.decode().replace(draft, "") for page, draft in zip(pages, drafts, strict=True)
    ]
    assert rest[0] == rest[1]
    assert not pages[1].cookies


def test_each_language_has_its_own_page(client):
    assert 'lang="vi"' in start(client).content.decode()
    client.cookies["django_language"] = "en"
    assert 'lang="en"' in start(client).content.decode()


def test_a_door_that_is_none_is_not_found(client):
    assert client.get("/bao-tin/khong-co/").status_code == 404


def test_three_screens_make_one_report(client, province_with_communes):
    first = start(client)
    second = go_on(client, first, "next", screen=1, danger_now="no", **WHAT)
    third = go_on(
        client, second, "next", screen=2,
        kinds=["grooming", "sexual_content"], child_age="13", commune="suoi ngoc",
        happened="20/11/2025", platform="Zalo", handles="@nguoi.la", phones="0901234567",
        bank_accounts="", offender_near="no",
    )  # fmt: skip
    done = send(
        client, third, screen=3, support="yes", contact_safe="yes", safe_contact="sau 17 giờ",
        contact_address="nhắn qua bạn Mây", must_not_know="chú Ba", code_style="words",
    )  # fmt: skip
    report = reports.by_code(code_on(done))
    assert report is not None
    assert (report.door, report.channel, report.child_age) == ("teen", "web", 13)
    assert report.kinds == ["grooming", "sexual_content"]
    assert report.commune == province_with_communes.communes[0]
    assert report.narrative["must_not_know"] == "chú Ba"
    assert report.narrative["safe_contact"] == {"how": "sau 17 giờ", "address": "nhắn qua bạn Mây"}
    assert report.contact_safe is True
    assert SupportRequest.objects.get().asked_by == "child"
    assert ReportIdentifier.objects.count() == 3
    assert not done.cookies


def test_the_first_screen_alone_is_enough(client):
    done = send(client, start(client), **WHAT)
    assert reports.by_code(code_on(done)) is not None


def test_a_link_without_any_words_is_enough(client):
    send(client, start(client), urls="https://vidu.vn/trang")
    assert Report.objects.get().narrative["what_happened"] == "https://vidu.vn/trang"


def test_nothing_at_all_is_asked_again_kindly(client):
    page = send(client, start(client), what_happened="  \u200b ")
    assert page.status_code == 422
    assert "Hãy viết vài chữ" in page.content.decode()
    assert not Report.objects.exists()


def test_going_back_shows_what_was_typed(client):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    first = go_on(client, second, "1", screen=2, platform="Zalo")
    assert WHAT["what_happened"] in first.content.decode()
    again = go_on(client, first, "next", screen=1, **WHAT)
    assert 'value="Zalo"' in again.content.decode()


def test_a_double_tap_makes_one_report_and_shows_the_same_code(client):
    page = start(client)
    codes = {code_on(send(client, page, **WHAT)) for _ in range(3)}
    assert len(codes) == 1
    assert Report.objects.count() == 1


def test_other_words_after_sending_make_a_new_report_at_the_second_tap(client):
    page = start(client)
    send(client, page, **WHAT)
    warned = send(client, page, what_happened="Chuyện khác hẳn.")
    assert warned.status_code == 422
    assert "Chuyện khác hẳn." in warned.content.decode()
    again = send(client, warned, what_happened="Chuyện khác hẳn.")
    assert reports.by_code(code_on(again)) is not None
    assert Report.objects.count() == 2


def test_two_people_who_write_the_same_make_two_reports(client):
    assert code_on(send(client, start(client), **WHAT)) != code_on(
        send(client, start(client), **WHAT)
    )


def test_words_of_danger_bring_the_telephone_forward_and_say_why(client):
    page = go_on(
        client, start(client), "next", screen=1, what_happened="Nó dọa tung ảnh, em muốn chết"
    )
    text = page.content.decode()
    assert "k-crisis" in text
    assert "“dọa tung”" in text
    assert "“muốn chết”" in text
    assert Report.objects.count() == 0
    assert send(client, page, screen=2).status_code == 200


def test_saying_danger_brings_the_telephone_forward(client):
    page = go_on(client, start(client), "next", screen=1, danger_now="yes", **WHAT)
    assert "k-crisis" in page.content.decode()


def test_a_calm_story_shows_no_crisis(client):
    page = go_on(client, start(client), "next", screen=1, what_happened="Em đi từ từ về nhà.")
    assert "k-crisis" not in page.content.decode()


BROKEN = ["", "rác", "AAAA", "\x00", "=" * 5000]


@pytest.mark.parametrize("draft", BROKEN)
def test_a_broken_draft_loses_nothing_on_the_first_screen(client, draft):
    sent = {"draft": draft, "screen": "77", "go": "send", **WHAT}
    assert code_on(client.post(TEEN, sent))


@pytest.mark.parametrize("draft", BROKEN)
@pytest.mark.parametrize("go", ["next", "send", "2"])
def test_a_draft_that_does_not_open_is_said_and_told_again_from_the_first_screen(client, draft, go):
    page = client.post(TEEN, {"draft": draft, "screen": 2, "go": go, "platform": "Zalo"})
    assert page.status_code == 422
    assert "không mở lại được" in page.content.decode()
    assert 'data-screen="1"' in page.content.decode()
    assert not Report.objects.exists()
    second = go_on(client, page, "next", screen=1, **WHAT)
    assert 'value="Zalo"' in second.content.decode()


def test_a_draft_holds_nothing_readable(client):
    page = go_on(client, start(client), "next", screen=1, **WHAT)
    assert "nhắn tin" not in page.content.decode()


def test_files_are_kept_and_a_refused_one_is_named(client):
    page = start(client)
    for _ in range(2):
        page = go_on(client, page, "next", screen=1, **WHAT)
    done = client.post(
        TEEN,
        {
            "draft": hidden(page, "draft"),
            "screen": 3,
            "go": "send",
            "attachments": [
                SimpleUploadedFile("loi nhan.txt", "Lời nhắn\n".encode()),
                SimpleUploadedFile("virus.exe", b"MZ\x90\x00" + b"\0" * 64),
            ],
        },
    )
    report = reports.by_code(code_on(done))
    assert len(exhibits.for_holder(report.pk)) == 1
    assert "virus.exe" in done.content.decode()


def test_on_a_disk_95_percent_full_the_file_waits_and_the_report_is_taken(client, monkeypatch):
    page = start(client)
    for screen in (1, 2):
        page = go_on(client, page, "next", screen=screen, **WHAT)
    full = os.statvfs_result((4096, 4096, 100, 5, 5, 100, 90, 90, 0, 255))
    monkeypatch.setattr("khien.core.disk.os.statvfs", lambda _path: full)
    done = send(client, page, screen=3, attachments=SimpleUploadedFile("loi.txt", b"nguyen van"))
    report = reports.by_code(code_on(done))
    assert exhibits.for_holder(report.pk) == []
    assert "tạm chưa nhận tệp" in done.content.decode()


def test_too_many_files_cost_neither_the_report_nor_the_first_twenty(client):
    page = start(client)
    for screen in (1, 2):
        page = go_on(client, page, "next", screen=screen, **WHAT)
    files = [SimpleUploadedFile(f"loi nhan {n}.txt", f"Lời {n}\n".encode()) for n in range(25)]
    done = send(client, page, screen=3, attachments=files)
    report = reports.by_code(code_on(done))
    assert len(exhibits.for_holder(report.pk)) == 20
    assert "loi nhan 24.txt" in done.content.decode()
    assert "nhiều nhất 20 tệp" in done.content.decode()


def test_going_back_or_changing_the_language_sends_no_files(client):
    page = go_on(client, start(client), "next", screen=1, **WHAT)
    buttons = re.findall(r'<button[^>]*(?:name="language"|value="1")[^>]*>', page.content.decode())
    assert len(buttons) == 2
    assert all('formenctype="application/x-www-form-urlencoded"' in each for each in buttons)


def test_without_script_the_page_says_how_to_go_back(client):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    said = re.search(r"<noscript>(.*?)</noscript>", second.content.decode(), re.DOTALL)
    assert said
    assert "không bấm nút lùi" in said[1]


def test_a_sending_that_must_be_mended_says_that_files_are_chosen_again(client):
    file = SimpleUploadedFile("loi nhan.txt", b"a")
    page = send(client, start(client), screen=3, attachments=file)
    assert "Xin chọn lại" in page.content.decode()


@pytest.mark.parametrize("screen", [1, 2, 3])
def test_another_language_keeps_the_screen_and_every_word(client, screen):
    typed = {1: WHAT, 2: {"platform": "Zalo"}, 3: {"must_not_know": "chú Ba"}}
    page = start(client)
    for before in range(1, screen):
        page = go_on(client, page, "next", screen=before, **typed[before])
    sent = {"draft": hidden(page, "draft"), "screen": screen, "language": "en", **typed[screen]}
    english = client.post(TEEN, sent)
    text = english.content.decode()
    assert english.status_code == 200
    assert 'lang="en"' in text
    assert f'data-screen="{screen}"' in text
    assert all(value in text for value in typed[screen].values())
    assert english.cookies["django_language"]["max-age"] == ""
    assert code_on(
        send(client, english, screen=screen, **typed[screen])
        if screen == 1
        else send(client, english, screen=screen)
    )
    assert Report.objects.get().narrative["what_happened"] == WHAT["what_happened"]


@pytest.mark.parametrize("address", DOOR_ADDRESS)
def test_a_small_child_is_em_and_everybody_else_is_ban_from_first_to_last(client, address):
    door = f"/bao-tin/{address}/"
    page = start(client, door)
    pages = [page]
    for screen in (1, 2):
        page = go_on(
            client, page, "next", screen=screen, address=door, what_happened="Em muốn chết"
        )
        pages.append(page)
    pages.append(send(client, page, screen=3, address=door))
    wrong = r"\bbạn\b" if address == "tre-em" else r"\b(em|cô chú)\b"
    for shown in pages:
        words = re.sub(
            r"<template.*?</template>|<textarea.*?</textarea>", "", main_of(shown), flags=re.DOTALL
        )
        words = re.sub(r"<[^>]+>", " ", words).replace("trẻ em", "").replace("Bạn cùng lớp", "")
        assert not re.findall(wrong, words, re.IGNORECASE), words


def test_the_story_comes_before_the_link_except_for_who_saw_it_online(client):
    for address in DOOR_ADDRESS:
        text = start(client, f"/bao-tin/{address}/").content.decode()
        story_first = text.index('name="what_happened"') < text.index('name="urls"')
        assert story_first is (address != "ban-be")


def test_a_teacher_says_who_asks_for_support(client):
    page = start(client, TEACHER)
    page = go_on(client, page, "next", screen=1, address=TEACHER, **WHAT)
    page = go_on(client, page, "next", screen=2, address=TEACHER)
    send(client, page, screen=3, address=TEACHER, support="yes", asked_by="relative")
    assert SupportRequest.objects.get().asked_by == "relative"


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://noi-khac.example"}],
)
def test_another_site_cannot_send_a_report(client, headers):
    sent = {"draft": "", "screen": 1, "go": "send", **WHAT}
    assert client.post(TEEN, sent, headers=headers).status_code == 403
    assert not Report.objects.exists()


def test_english_is_complete(client):
    page = client.get(TEEN, headers={"Accept-Language": "en"})
    assert "What happened?" in page.content.decode()
    assert 'lang="en"' in page.content.decode()


def test_a_friend_finds_a_word_for_themselves_among_those_who_ask_for_support(client):
    friends = "/bao-tin/ban-be/"
    page = start(client, friends)
    for screen in (1, 2):
        page = go_on(client, page, "next", screen=screen, address=friends, **WHAT)
    own = "Bạn bè, thầy cô, người quen, hàng xóm"
    assert own in main_of(page)
    for name in ("tu-tin-bao-den-ba-con-so.md", "from-report-to-three-figures.md"):
        assert own in (ROOT / "docs/tutorial" / name).read_text("utf-8")
    send(client, page, screen=3, address=friends, support="yes", asked_by="community")
    assert Report.objects.get().asked_by == "community"
