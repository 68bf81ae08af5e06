"""What people write into a report: read where it can be, kept in its own words where it cannot."""

import re

import pytest
from django.conf import settings

from khien.intake.models import Report
from khien.intake.wording import told
from reporter_pages import WHAT, code_on, go_on, hidden, send, start


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


def test_a_place_is_asked_about_once_and_whoever_does_not_know_goes_on(
    client, province_with_communes
):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    asked = go_on(client, second, "next", screen=2, commune="o")
    chosen = re.search(r'value="elsewhere"[^>]*checked', asked.content.decode())
    assert chosen
    third = go_on(client, asked, "next", screen=2, commune="o", commune_choice="elsewhere")
    assert 'data-screen="3"' in third.content.decode()


def test_sending_at_once_never_asks_which_place(client, province_with_communes):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    assert code_on(send(client, second, screen=2, commune="o"))
    assert Report.objects.get().narrative["commune"] == "o"


def test_an_unknown_place_is_kept_in_its_own_words(client, province_with_communes):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    send(client, second, screen=2, commune="Xóm Không Tên bên suối")
    report = Report.objects.get()
    assert report.commune is None
    assert report.narrative["commune"] == "Xóm Không Tên bên suối"


@pytest.mark.parametrize(
    ("typed", "age"),
    [
        ("13 tuổi", 13),
        ("em khoảng 13 tuổi.", 13),
        ("13t", 13),
        ("năm nay em 13", 13),
        ("I am 13 years old", 13),
        ("chín tuổi", 9),
        ("năm nay em tám tuổi", 8),
        ("con khoảng mười hai", 12),
        ("muoi lam tuoi", 15),
        ("tầm chín tuổi", 9),
        ("nine", 9),
    ],
)
def test_an_age_is_read_as_people_write_it(client, typed, age):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    send(client, second, screen=2, child_age=typed)
    report = Report.objects.get()
    assert report.child_age == age
    assert "more" not in report.narrative


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("child_age", "lớp 5"),
        ("child_age", "13 tháng"),
        ("child_age", "12-13 tuổi"),
        ("child_age", "rất nhỏ"),
        ("child_age", "lớp năm"),
        ("child_age", "bảy tám tuổi"),
        ("child_age", "200"),
        ("child_age", "-3"),
        ("child_age", "130"),
        ("child_age", "sinh năm 2013"),
        ("child_age", "9" * 400),
        ("happened", "01/01/2099"),
        ("happened", "31/02/2026"),
        ("platform", "a" * 501),
        ("handles", "\n".join(f"nick{n}" for n in range(21))),
    ],
)
def test_what_cannot_be_read_stops_nobody_and_is_kept_in_its_own_words(client, name, typed):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    done = send(client, second, screen=2, bank_accounts="Ngân hàng Mây 123456789", **{name: typed})
    assert code_on(done)
    report = Report.objects.get()
    assert typed in report.narrative["more"]
    assert (report.child_age, report.happened_on) == (None, None)
    assert report.narrative["bank_accounts"] == ["Ngân hàng Mây 123456789"]


def test_it_is_kept_with_its_question_for_who_reads_the_report(client):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    third = go_on(client, second, "next", screen=2, child_age="lớp 5", happened="30/02/2026")
    send(client, third, screen=3)
    facts = {fact.label: fact.lines for fact in told(Report.objects.get())}
    kept = facts["Ghi thêm, như người báo viết"]
    assert sorted(kept) == ["Bạn mấy tuổi? lớp 5", "Chuyện xảy ra khi nào? 30/02/2026"]


def test_what_was_not_understood_is_asked_about_once_kindly(client, province_with_communes):
    typed = {"child_age": "200", "commune": "zzzz qqq", "happened": "30/12/2099"}
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    asked = go_on(client, second, "next", screen=2, **typed)
    shown = asked.content.decode()
    assert asked.status_code == 200
    assert 'data-screen="2"' in shown
    assert "Để nguyên hoặc để trống cũng được" in shown
    for words in ("“200”", "“zzzz qqq”", "“30/12/2099”", "Chưa tìm thấy xã, phường này."):
        assert words in shown
    once = {**typed, "asked": hidden(asked, "asked")}
    third = go_on(client, asked, "next", screen=2, **once)
    assert 'data-screen="3"' in third.content.decode()
    assert code_on(send(client, third, screen=3))
    kept = Report.objects.get().narrative
    assert "200" in kept["more"]
    assert kept["commune"] == "zzzz qqq"


def test_sending_at_once_asks_about_nothing(client):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    assert code_on(send(client, second, screen=2, child_age="200"))


def test_what_is_understood_is_not_asked_about(client, province_with_communes):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    typed = {"child_age": "chín tuổi", "commune": "suoi ngoc", "happened": "tối qua"}
    third = go_on(client, second, "next", screen=2, **typed)
    assert 'data-screen="3"' in third.content.decode()


def test_what_was_not_read_is_shown_again_on_going_back(client):
    second = go_on(client, start(client), "next", screen=1, **WHAT)
    third = go_on(client, second, "next", screen=2, child_age="lớp 5")
    assert third.status_code == 200
    assert 'value="lớp 5"' in go_on(client, third, "2", screen=3).content.decode()


def test_more_links_than_lines_alone_are_a_story_too(client):
    links = "\n".join(f"https://vidu.vn/{n}" for n in range(25))
    assert code_on(send(client, start(client), urls=links))
    assert "https://vidu.vn/24" in Report.objects.get().narrative["what_happened"]


def test_choices_that_are_none_stop_nobody(client):
    second = go_on(client, start(client), "next", screen=1, danger_now="có lẽ", **WHAT)
    assert code_on(send(client, second, screen=2, kinds="bay", offender_near="x"))
    assert Report.objects.get().kinds == []


def test_many_names_of_who_must_not_know_are_all_kept_away(client):
    names = "chú Ba, " * 400
    third = start(client)
    for screen in (1, 2):
        third = go_on(client, third, "next", screen=screen, **WHAT)
    send(client, third, screen=3, must_not_know=names)
    assert Report.objects.get().narrative["must_not_know"] == names.strip()


def test_a_text_far_too_long_is_given_back_whole(client):
    long = "Em kể. " * 300_000  # 2 MB
    page = send(client, start(client), what_happened=long)
    assert page.status_code == 422
    assert "Dài quá 20.000" in page.content.decode()
    assert long.strip() in page.content.decode()


def test_ten_megabytes_get_a_clear_answer(client):
    page = send(client, start(client), what_happened="a" * 10_000_000)
    assert page.status_code == 413
    assert "Chữ gửi lên dài quá" in page.content.decode()
    assert "111" in page.content.decode()


def test_a_browser_never_lets_so_much_be_typed(client):
    most = re.search(
        r'<textarea name="what_happened"[^>]*maxlength="(\d+)"', start(client).content.decode()
    )
    assert most
    assert int(most[1]) * len("ệ".encode()) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE


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
    back = go_on(client, page, "1", screen=2).content.decode()
    assert "&lt;b&gt;x&lt;/b&gt;" in back
    assert "<b>x</b>" not in back
