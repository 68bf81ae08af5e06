"""The API of those who hold a key: what it finds and whom it lets in."""

import json
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from api_calls import IMAGE, LINK, PLAIN, RISKY, TEXT, host, kinds, picture, post, sent
from fixtures_keys import counted, expire, make_key
from khien.core.calendars import HANOI
from khien.screening import admission
from khien.screening.actions import keys
from khien.screening.models import KeyDay, KeyUse, Use
from khien_detect import images
from known_things import add_addresses, add_hashes, forget, make_bank

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys_and_banks_read_anew():
    admission.forget()
    forget()


def test_a_message_is_looked_at(client, key):
    answer = post(client, TEXT, {"message": RISKY}, key[1])
    assert answer.status_code == 200
    (found, *_) = answer.json()["results"][0]["findings"]
    assert found["kind"] == "grooming"
    assert 0 < found["score"] <= 1
    assert RISKY[found["where"]["start"] : found["where"]["end"]]
    assert found["why"][0]["source"]
    assert found["version"]
    assert (found["bank"], found["distance"]) == (None, None)
    assert "111" in found["advice"]
    assert answer.json()["conversation"] is None
    english = post(client, TEXT, {"message": RISKY}, key[1], **{"Accept-Language": "en"})
    assert english.json()["results"][0]["findings"][0]["advice"].startswith("Read the whole")


def test_many_messages_are_answered_in_their_order(client, key):
    answer = post(client, TEXT, {"messages": [PLAIN, RISKY, "", PLAIN]}, key[1])
    found = kinds(answer)
    assert [bool(each) for each in found] == [False, True, False, False]
    assert counted(key[0].pk) == (1, 4, 1)


def test_a_conversation_adds_up(client, key):
    said = [
        "em bao nhiêu tuổi rồi",
        "em ở nhà một mình à",
        "đừng kể với bố mẹ nhé, bí mật của hai mình",
        "gửi anh tấm ảnh không mặc áo",
        "không gửi là anh đăng ảnh cũ lên lớp em",
    ]
    turns = [{"who": "A", "minutes": 10 * at, "text": text} for at, text in enumerate(said)]
    answer = post(client, TEXT, {"turns": turns}, key[1]).json()
    assert answer["conversation"]["alarm"] is True
    assert {stage["name"] for stage in answer["conversation"]["stages"]} >= {"isolation", "asking"}
    assert answer["conversation"]["stages"][0]["reasons"]
    assert len(answer["results"]) == 5
    calm = [{"who": "B", "minutes": 0.5, "text": PLAIN}]
    assert post(client, TEXT, {"turns": calm}, key[1]).json()["conversation"]["alarm"] is False
    assert counted(key[0].pk)[1] == 6


def test_a_listed_link_is_named_with_its_bank(client, key):
    bank = make_bank("addresses", "phishing", reference="lua-dao")
    add_addresses(bank, host("lua-dao.example"))
    both = {"urls": ["https://www.lua-dao.example/x", "https://tot.example/"]}
    answer = post(client, LINK, both, key[1])
    assert kinds(answer) == [["listed_host"], []]
    (found,) = answer.json()["results"][0]["findings"]
    assert found["bank"] == {"reference": "lua-dao", "name": bank.name, "category": "phishing"}
    assert found["version"] == f"lua-dao@{bank.revision}"
    assert found["where"] == "www.lua-dao.example"
    assert kinds(post(client, TEXT, {"message": "vào https://lua-dao.example nha"}, key[1]))[0]


def test_what_a_bank_for_use_here_knows_is_told_to_nobody(client, key):
    here = make_bank("addresses", "phishing", sharing="here", reference="noi-bo")
    partners = make_bank("addresses", "gambling", sharing="partners", reference="doi-tac")
    add_addresses(here, host("kin.example"), host("ca-hai.example"))
    add_addresses(partners, host("ca-hai.example"))
    answer = post(client, LINK, {"urls": ["kin.example", "ca-hai.example"]}, key[1])
    assert kinds(answer) == [[], ["listed_host"]]
    assert answer.json()["results"][1]["findings"][0]["bank"]["reference"] == "doi-tac"
    assert "noi-bo" not in answer.text
    assert here.name not in answer.text
    spoken = post(client, TEXT, {"message": "https://kin.example"}, key[1])
    assert "listed_host" not in kinds(spoken)[0]


def test_what_a_harmless_bank_allows_is_no_finding_though_it_is_for_use_here(client, key):
    add_addresses(make_bank("addresses", "phishing"), host("truong.example"))
    harmless = make_bank("addresses", harmless=True, sharing="here")
    add_addresses(harmless, host("truong.example"))
    assert kinds(post(client, LINK, {"url": "truong.example"}, key[1])) == [[]]


def test_a_known_picture_is_named_with_bank_and_distance(client, key):
    data = picture()
    add_hashes(make_bank(reference="da-biet"), images.pdq(data).hash)
    add_hashes(make_bank(sharing="here"), images.pdq(data).hash)
    jpeg = picture(kind="JPEG")
    answer = post(client, IMAGE, sent(jpeg), key[1])
    (found,) = answer.json()["results"][0]["findings"]
    assert found["kind"] == "known_image"
    assert found["bank"]["reference"] == "da-biet"
    assert 0 <= found["distance"] <= 31
    assert kinds(post(client, IMAGE, sent(picture(seed=5)), key[1])) == [[]]


def test_a_picture_a_harmless_bank_knows_is_no_finding(client, key):
    data = picture()
    add_hashes(make_bank(), images.pdq(data).hash)
    add_hashes(make_bank(harmless=True, sharing="here"), images.pdq(data).hash)
    assert kinds(post(client, IMAGE, sent(data), key[1])) == [[]]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer khien_sai",
        "Basic {secret}",
        "Token {secret}",
        "{secret}",
        "Bearer {secret}x",
        "Bearer {secret} {secret}",
        "Bearer " + "x" * 10_000,
        "Bearer khóa",
        "Bearer \x00",
    ],
)
def test_without_a_right_key_nothing_is_answered(client, key, header):
    answer = client.post(
        TEXT,
        json.dumps({"message": RISKY}),
        content_type="application/json",
        HTTP_AUTHORIZATION=header.format(secret=key[1]),
    )
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer.json()["hotline"] == "111"
    assert not KeyUse.objects.exists()


def test_the_scheme_is_read_in_any_letters(client, key):
    answer = post(client, TEXT, {"message": PLAIN}, Authorization=f"bEARER {key[1]}")
    assert answer.status_code == 200


def test_a_key_for_something_else_is_refused(client):
    _key, secret = make_key(uses=[Use.LOOK_UP])
    answer = post(client, TEXT, {"message": PLAIN}, secret)
    assert answer.status_code == 403
    assert post(client, LINK, {"url": "a.example"}, secret).status_code == 403
    assert answer.json()["detail"]


def test_a_revoked_key_stops_within_seconds(client, key, monkeypatch):
    assert post(client, TEXT, {"message": PLAIN}, key[1]).status_code == 200
    keys.revoke(key[0], by=key[0].created_by, now=timezone.now())
    later = admission.monotonic() + admission.READ_EVERY + 0.1
    monkeypatch.setattr(admission, "monotonic", lambda: later)
    assert post(client, TEXT, {"message": PLAIN}, key[1]).status_code == 401


def test_an_expired_key_opens_nothing(client, key):
    expire(key[0])
    assert post(client, TEXT, {"message": PLAIN}, key[1]).status_code == 401


def test_a_new_key_opens_at_once(client, key, monkeypatch):
    assert post(client, TEXT, {"message": PLAIN}, key[1]).status_code == 200
    _second, secret = make_key()
    later = admission.monotonic() + 0.6
    monkeypatch.setattr(admission, "monotonic", lambda: later)
    assert post(client, TEXT, {"message": PLAIN}, secret).status_code == 200


def test_over_the_amount_of_the_day_one_waits_until_midnight(client, monkeypatch):
    key, secret = make_key(per_day=3)
    now = datetime(2026, 11, 24, 23, 30, tzinfo=HANOI)
    monkeypatch.setattr(timezone, "now", lambda: now)
    assert post(client, TEXT, {"messages": [PLAIN] * 2}, secret).status_code == 200
    too_many = post(client, TEXT, {"messages": [PLAIN] * 2}, secret)
    assert too_many.status_code == 429
    assert too_many["Retry-After"] == "1800"
    assert too_many.json()["detail"]
    assert post(client, TEXT, {"message": PLAIN}, secret).status_code == 200
    assert post(client, TEXT, {"message": PLAIN}, secret).status_code == 429
    assert KeyDay.objects.get().taken == 3
    assert counted(key.pk) == (2, 3, 0)
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(minutes=30))
    assert post(client, TEXT, {"message": PLAIN}, secret).status_code == 200
