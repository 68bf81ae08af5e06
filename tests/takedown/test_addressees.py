"""The directory: what ships is marked, channels are dated rows, links find their platform."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fixtures_incident import NOW
from khien.core.ledger import history
from khien.takedown.actions import addressees as actions
from khien.takedown.models import Addressee, AddresseeChannel
from khien.takedown.queries.addressees import channels_on, in_force

pytestmark = pytest.mark.usefixtures("this_morning", "deadlines")
URL = reverse("takedown:addressees")
SAID = {"name": "Nơi Mẫu", "kind": "host", "domains": "mau.vn", "note": "", "certainty": "K"}


def url(name, row):
    return reverse(f"takedown:{name}", args=[row.pk])


def test_what_ships_is_loaded_once_and_never_overwrites(directory):
    Addressee.objects.filter(code="zalo").update(note="Đã gọi ngày 23/11.")
    actions.load_addressees()
    assert Addressee.objects.get(code="zalo").note == "Đã gọi ngày 23/11."
    assert Addressee.objects.count() == len(directory)
    assert {"V"}.isdisjoint(AddresseeChannel.objects.values_list("certainty", flat=True))


def test_the_page_shows_channels_with_their_marks_and_the_hours(sign_in, police, directory):
    body = sign_in(police).get(URL).content.decode()
    assert "abuse@telegram.org" in body
    assert "chưa đối chiếu" in body
    assert "Gỡ bỏ nội dung theo yêu cầu: 24 giờ" in body
    assert "Nghị định 147/2024/NĐ-CP" in body
    assert "Nghị định 333/2026" not in body, "its mark stands there instead"


def test_others_have_no_business_here(sign_in, officer, directory):
    assert sign_in(officer).get(URL).status_code == 403


def test_it_is_found_by_name_or_domain(sign_in, police, directory):
    client = sign_in(police)
    for text in ("telegram", "t.me"):
        page = client.get(URL, {"tim": text}).context["page"]
        assert [row.code for row in page] == ["telegram"]
    assert client.get(URL, {"loai": "'", "tim": "không có"}).status_code == 200


def test_one_is_added_changed_and_ended(sign_in, police, directory):
    client = sign_in(police)
    assert client.post(reverse("takedown:addressee_new"), SAID).status_code == 302
    made = Addressee.objects.get(name="Nơi Mẫu")
    changed = SAID | {"note": "Máy chủ ở nước ngoài.", "revision": made.revision}
    assert client.post(url("addressee_change", made), changed).status_code == 302
    late = client.post(url("addressee_change", made), changed | {"note": "khác"})
    assert late.status_code == 422, "somebody was quicker"
    assert "khác" in late.content.decode()
    assert client.post(url("addressee_end", made)).status_code == 302
    assert not in_force(timezone.now().date()).filter(pk=made.pk).exists()
    assert "Không còn trong danh bạ" in client.get(url("addressee", made)).content.decode()
    assert [entry.data["after"] for entry in history(made.pk)][1:] == [
        {"note": "Máy chủ ở nước ngoài."},
        {"valid_to": "2026-11-23"},
    ]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": "TikTok"}, "đã có nơi nhận tên này"),
        ({"domains": "tiktok.com"}, "tiktok.com đã thuộc về TikTok"),
        ({"domains": "không phải"}, "không phải là một tên miền"),
        ({"domains": "mau.vn/nhom"}, "không phải là một tên miền"),
    ],
)
def test_what_cannot_be_is_said(sign_in, police, directory, said, sentence):
    page = sign_in(police).post(reverse("takedown:addressee_new"), SAID | said)
    assert page.status_code == 422
    assert sentence in page.content.decode()


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ("email", "không phải"),
        ("form", "http://example.vn"),
        ("portal", "https://x@example.vn"),
        ("phone", "gọi nhé"),
        ("post", " "),
    ],
)
def test_a_channel_is_what_its_way_needs(sign_in, police, directory, way, value):
    said = {"way": way, "value": value, "certainty": "K", "valid_from": "2026-11-23"}
    page = sign_in(police).post(url("channel_new", directory["zalo"]), said)
    assert page.status_code == 422
    assert not directory["zalo"].channels.exists()


def test_a_channel_is_used_from_its_day_until_it_is_ended(sign_in, police, directory):
    zalo, client = directory["zalo"], sign_in(police)
    said = {"way": "email", "value": "mau@example.vn", "certainty": "V", "valid_from": "2026-11-25"}
    assert client.post(url("channel_new", zalo), said).status_code == 302
    assert client.post(url("channel_new", zalo), said).status_code == 422, "twice"
    day = NOW.date()
    mine = zalo.channels.get()
    assert list(channels_on(day).filter(addressee=zalo)) == []
    assert list(channels_on(day + timedelta(days=2)).filter(addressee=zalo)) == [mine]
    for _twice in range(2):
        assert client.post(url("channel_end", mine)).status_code == 302
    mine.refresh_from_db()
    assert mine.valid_to == mine.valid_from, "it never held"
    assert [entry.verb for entry in history(zalo.pk)] == ["ChannelAdded", "ChannelEnded"]


def test_what_was_ended_is_not_asked_any_more(draft, directory, police):
    actions.end(directory["tiktok"], by=police, now=NOW)
    directory["tiktok"].refresh_from_db()
    with pytest.raises(Exception, match="không còn trong danh bạ"):
        draft()


def test_the_list_asks_the_database_as_often_for_twice_the_rows(
    sign_in, police, directory, costs_the_same
):
    steps = iter(range(0, 60, 6))

    def grow():
        for number in range(first := next(steps), first + 6):
            row = actions.add(
                **SAID | {"name": f"Mẫu {number}", "domains": f"m{number}.vn"}, by=police, now=NOW
            )
            actions.add_channel(
                row,
                way="phone",
                value=f"0912{number:06}",
                note="",
                certainty="K",
                valid_from=NOW.date(),
                by=police,
                now=NOW,
            )

    client = sign_in(police)
    costs_the_same("takedown/addressees.html", lambda: client.get(URL), grow, most=16)
