"""The report from a phone without script: three short screens, each of which can send."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from khien.evidence import queries as exhibits
from khien.intake.models import Report, ReportIdentifier, SupportRequest
from khien.intake.queries import report as reports
from khien.people.roles import Role
from khien.portal.wording import DOOR_ADDRESS
from reporter_pages import code_on, hidden

TEEN = "/bao-tin/thieu-nien/"
TEACHER = "/bao-tin/thay-co/"
WHAT = {"what_happened": "Có người lạ nhắn tin xin ảnh.", "urls": "https://vidu.vn/nguoi-la"}


def start(client, address=TEEN):
    return client.get(address)


def go_on(client, page, go, *, screen, address=TEEN, **typed):
    sent = {"draft": hidden(page, "draft"), "screen": screen, "go": go, **typed}
    return client.post(address, sent)


def send(client, page, *, screen=1, address=TEEN, **typed):
    return go_on(client, page, "send", screen=screen, address=address, **typed)


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
    first = go_on(client, second, "back", screen=2, platform="Zalo")
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


def test_a_name_that_two_places_share_is_asked_about(client, province_with_communes):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    # "o" stands in the names of all three communes
    asked = go_on(client, second, "next", screen=2, commune="o")
    assert asked.status_code == 422
    assert "Phường Suối Ngọc" in asked.content.decode()
    chosen = str(province_with_communes.communes[2].pk)
    third = go_on(client, asked, "next", screen=2, commune="o", commune_choice=chosen)
    send(client, third, screen=3)
    assert Report.objects.get().commune == province_with_communes.communes[2]


def test_an_unknown_place_is_kept_in_its_own_words(client, province_with_communes):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    send(client, second, screen=2, commune="Xóm Không Tên bên suối")
    report = Report.objects.get()
    assert report.commune is None
    assert report.narrative["commune"] == "Xóm Không Tên bên suối"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"happened": "01/01/2099"}, "Ngày này chưa đến"),
        ({"happened": "31/02/2026"}, "Không có ngày này"),
        ({"child_age": "rất nhỏ"}, "Tuổi là một số"),
        ({"child_age": "-3"}, "Tuổi là một số"),
        ({"child_age": "9" * 400}, "Tuổi là một số"),
        ({"platform": "a" * 501}, "Dài quá 500"),
        ({"kinds": "bay"}, "Hãy chọn một mục có trong danh sách"),
        ({"handles": "\n".join(f"nick{n}" for n in range(21))}, "Nhiều nhất 20 dòng"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(client, typed, sentence):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    page = send(client, second, screen=2, bank_accounts="Ngân hàng Mây 123456789", **typed)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "Ngân hàng Mây 123456789" in page.content.decode()
    assert not Report.objects.exists()
    # the first screen is still in the draft
    assert WHAT["what_happened"] in go_on(client, page, "back", screen=2).content.decode()


def test_a_text_far_too_long_is_given_back_whole(client):
    long = "Em kể. " * 300_000  # 2 MB
    page = send(client, start(client), what_happened=long)
    assert page.status_code == 422
    assert "Dài quá 20.000" in page.content.decode()
    assert long.strip() in page.content.decode()


def test_ten_megabytes_get_a_clear_answer(client):
    page = send(client, start(client), what_happened="a" * 10_000_000)
    assert page.status_code == 413
    assert "111" in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Chuye\u0302\u0323n", "Chuyện"),
        ("Ch\u200bào\u202e bạn\ufeff", "Chào bạn"),
        ("a\x00b\x07c", "abc"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("👨‍👩‍👧 nhà em", "👨‍👩‍👧 nhà em"),
        ("một\r\nhai", "một\nhai"),
    ],
)
def test_strange_letters_are_kept_plain(client, typed, kept):
    send(client, start(client), what_happened=typed)
    assert Report.objects.get().narrative["what_happened"] == kept


def test_markup_typed_by_somebody_is_shown_as_text(client):
    page = go_on(client, start(client), "next", screen=1, what_happened="<b>x</b>")
    back = go_on(client, page, "back", screen=2).content.decode()
    assert "&lt;b&gt;x&lt;/b&gt;" in back
    assert "<b>x</b>" not in back


@pytest.mark.parametrize("draft", ["", "rác", "AAAA", "\x00", "=" * 5000])
def test_a_broken_draft_starts_a_new_one(client, draft):
    sent = {"draft": draft, "screen": "77", "go": "send", **WHAT}
    assert code_on(client.post(TEEN, sent))


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
