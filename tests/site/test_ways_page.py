"""Where I am reminded besides the inbox: only what this installation can send is asked for."""

import pytest
from django.urls import reverse

from khien.people.models import ReminderWay
from khien.people.roles import Role
from khien.site.watching.telling import receivers

URL = reverse("ways")


@pytest.fixture
def client(sign_in, staff):
    return sign_in(staff(Role.COMMUNE_OFFICER))


@pytest.fixture
def sends(settings):
    settings.MAIL_SERVER, settings.SMS_WEBHOOK = "thu.mau.example", "https://tin.mau.example/gui"


def ways():
    return dict(ReminderWay.objects.values_list("channel", "address"))


def test_nothing_to_fill_in_where_nothing_can_be_sent(client, settings):
    settings.MAIL_SERVER = settings.SMS_WEBHOOK = ""
    page = client.get(URL)
    assert "chỉ nhắc trong hộp nhắc việc" in page.text
    assert not page.context["form"].fields
    client.post(URL, {"email": "ai@mau.example"})
    assert not ways()


def test_kept_changed_and_taken_away(client, sends):
    said = {"email": "toi@mau.example", "sms": "0912 345.678"}
    for _twice in range(2):
        assert client.post(URL, said)["Location"] == reverse("inbox")
    assert ways() == {"email": "toi@mau.example", "sms": "0912345678"}
    assert "0912345678" in client.get(URL).text
    client.post(URL, said | {"sms": ""})
    assert ways() == {"email": "toi@mau.example"}


@pytest.mark.parametrize("wrong", ["091", "chín một hai", "0912345678901234567", "1e999"])
def test_what_is_no_telephone_is_said_beside_it_and_stays(client, sends, wrong):
    answer = client.post(URL, {"email": "toi@mau.example", "sms": wrong})
    assert answer.status_code == 422
    assert "chỉ gồm chữ số" in answer.text
    assert wrong in answer.text
    assert not ways()


def test_an_administrator_without_deadlines_says_where_alerts_go(client, staff, sends):
    client.force_login(staff(Role.ADMINISTRATOR))
    assert URL in client.get(reverse("people:sessions")).text, "in the menu behind the name"
    page = client.get(URL).text
    assert "về tài khoản hay về hệ thống" in page
    assert f'href="{reverse("inbox")}"' not in page
    assert client.post(URL, {"email": "toi@mau.example"})["Location"] == URL
    assert receivers() == ["toi@mau.example"]


def test_each_has_their_own(client, sends, sign_in, staff):
    client.post(URL, {"email": "toi@mau.example"})
    other = sign_in(staff(Role.COMMUNE_OFFICER))
    assert "toi@mau.example" not in other.get(URL).text
