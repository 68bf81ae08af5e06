"""A session that ends while somebody writes loses nothing of what they wrote."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from khien.people.models import StaffSession, User
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
NEW = "/lam-viec/nguoi-dung/them/?tu=danh-sach"
SAID = {"username": "nguyen.thi.moi", "name": "Nguyễn Thị <Mới>", "seen": "3", "who": ["a b", "c"]}


@pytest.fixture
def administrator(staff):
    return staff(Role.ADMINISTRATOR)


def fall_idle():
    StaffSession.objects.update(seen_at=timezone.now() - timedelta(minutes=21))


def send_too_late(client, sign_in, user, **more):
    sign_in(user)
    client.get(NEW)
    fall_idle()
    return client.post(NEW, SAID | more)


def test_what_was_being_sent_is_there_after_signing_in_again(client, sign_in, administrator):
    answer = send_too_late(client, sign_in, administrator, file=SimpleUploadedFile("a.csv", b"x"))
    assert answer["Location"].endswith("?next=/tai-khoan/da-viet/")
    assert not User.objects.filter(username="nguyen.thi.moi").exists()
    sign_in(administrator)
    page = client.get(reverse("people:kept"))
    assert f'action="{NEW}"' in page.text
    assert 'name="name" value="Nguyễn Thị &lt;Mới&gt;"' in page.text
    assert page.text.count('name="who"') == 2
    assert "a.csv" in page.text


def test_the_row_of_the_session_tells_nothing(client, sign_in, administrator):
    send_too_late(client, sign_in, administrator)
    rows = " ".join(str(row.get_decoded()) for row in Session.objects.all())
    assert "nguyen.thi.moi" not in rows


def test_nobody_else_at_this_computer_reads_it(client, sign_in, staff, administrator):
    send_too_late(client, sign_in, administrator)
    sign_in(staff(Role.ADMINISTRATOR))
    assert client.get(reverse("people:kept")).status_code == 302


def test_it_is_forgotten_after_an_hour(client, sign_in, administrator, monkeypatch):
    send_too_late(client, sign_in, administrator)
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr(timezone, "now", lambda: later)
    sign_in(administrator)
    assert client.get(reverse("people:kept"))["Location"] == "/lam-viec/"


def test_passwords_are_never_kept(client, sign_in, administrator):
    administrator.set_password("một câu cũ đủ dài")
    administrator.save()
    sign_in(administrator)
    address = reverse("account_change_password")
    client.get(address)
    fall_idle()
    answer = client.post(address, {"oldpassword": "một câu cũ", "password1": "một câu mới"})
    assert answer["Location"].endswith("?next=/lam-viec/")
    assert "kept" not in client.session


def test_a_page_that_was_only_read_is_opened_again(client, sign_in, administrator):
    sign_in(administrator)
    client.get(NEW)
    fall_idle()
    assert "next=/lam-viec/nguoi-dung/them/%3Ftu%3Ddanh-sach" in client.get(NEW)["Location"]


def test_what_stood_there_before_and_what_is_said_twice_is_not_shown_as_written(
    client, sign_in, administrator
):
    more = {"was_story": "chữ cũ đã có", "story": "chữ mới vừa viết", "again": "chữ mới vừa viết"}
    send_too_late(client, sign_in, administrator, **more, shown="chữ cũ đã có")
    sign_in(administrator)
    page = client.get(reverse("people:kept")).text
    assert page.count("<p>chữ mới vừa viết</p>") == 1
    assert "<p>chữ cũ đã có</p>" not in page


def test_who_is_not_signed_in_any_more_is_told_that_nothing_was_saved(client):
    answer = client.post(NEW, SAID, follow=True)
    assert "điều vừa gửi chưa được lưu" in answer.text
    assert "điều vừa gửi chưa được lưu" not in client.get(NEW, follow=True).text
