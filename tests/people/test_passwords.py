"""A new password: long, of one's own, not the old one; refused in the language of the page."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from khien.core.actors import SYSTEM
from khien.people import actions
from khien.people.models import User

CHANGE = "/tai-khoan/doi-mat-khau/"
OLD = "mot con trau an co non"
NEW = "hai con trau ve chuong"


@pytest.fixture
def somebody(staff):
    user = staff()
    user.username, user.full_name = "bientap", "Vũ Thị Mẫu"
    user.set_password(OLD)
    user.save()
    return user


def change(client, password, again=None):
    said = {"oldpassword": OLD, "password1": password, "password2": again or password}
    return client.post(CHANGE, said)


def refusal(password, user=None):
    with pytest.raises(ValidationError) as refused:
        validate_password(password, user)
    return " ".join(refused.value.messages)


def test_a_good_one_is_taken(sign_in, somebody):
    assert change(sign_in(somebody), NEW).status_code == 302
    somebody.refresh_from_db()
    assert somebody.check_password(NEW)


def test_the_password_in_use_is_not_taken_again(sign_in, somebody):
    answer = change(sign_in(somebody), OLD)
    assert "Đây là mật khẩu đang dùng" in answer.text


@pytest.mark.parametrize(
    "password",
    ["bientap-bientap-x", "BienTap.BienTap.BienTap", "Vũ Thị Mẫu 12345", "vuthimau-vuthimau"],
)
def test_one_that_only_repeats_a_name_is_not_taken(somebody, password):
    assert "chỉ nhắc lại tên của bạn" in refusal(password, somebody)


def test_a_name_may_stand_in_a_long_sentence(somebody):
    assert validate_password("chieu nay bientap di hai sen ngoai dong", somebody) is None


def test_a_person_without_a_name_yet_may_choose_any_long_one():
    assert validate_password(NEW, User(username="", full_name="")) is None


@pytest.mark.parametrize(
    ("password", "vietnamese", "english"),
    [
        ("ngan qua", "ngắn quá", "too short"),
        ("12345678901234567", "chỉ có số", "entirely numeric"),
        ("1qaz2wsx3edc4rfv", "dễ bị đoán", "too common"),
    ],
)
def test_each_reason_is_told_in_the_language_of_the_page(password, vietnamese, english):
    assert vietnamese in refusal(password)
    with override("en"):
        assert english in refusal(password)


def test_the_pages_that_ask_for_one_say_no_english(client, sign_in, somebody):
    link = f"/tai-khoan/loi-moi/{invited(somebody)}/"
    short = client.post(link, {"full_name": "Mẫu", "password": "ngan", "again": "ngan"}).text
    assert "ngắn quá: ít nhất 14 ký tự" in short
    page = change(sign_in(somebody), "ngan", "khac").text
    assert "ngắn quá" in page
    assert "must" not in short + page


def test_two_that_differ_are_told_apart_in_vietnamese(sign_in, somebody):
    assert "Hai lần nhập không giống nhau." in change(sign_in(somebody), NEW, NEW + "x").text


def invited(user):
    return actions.invite(user, by=SYSTEM, now=timezone.now())
