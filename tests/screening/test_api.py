"""The API of those who hold a key: what it finds, whom it lets in, what it cannot be made to do."""

import base64
import io
import json
from datetime import datetime, timedelta

import numpy as np
import pytest
from django.db import connection
from django.utils import timezone
from PIL import Image

from drawn_pictures import boxes
from fixtures_keys import bearer, counted, expire, make_key
from khien.core.calendars import HANOI
from khien.screening import admission
from khien.screening.actions import keys
from khien.screening.models import KeyDay, KeyUse, MatchCount, Use
from khien_detect import images
from khien_detect.links.rules import parse
from known_things import add_addresses, add_hashes, forget, make_bank

pytestmark = pytest.mark.django_db
TEXT, LINK, IMAGE = (f"/api/v1/scan/{part}" for part in ("text", "link", "image"))
RISKY = "mai gặp riêng anh nhé đừng nói với mẹ, anh nạp thẻ game cho"
PLAIN = "Chiều nay con về ăn cơm nhé."


@pytest.fixture(autouse=True)
def _keys_and_banks_read_anew():
    admission.forget()
    forget()


@pytest.fixture
def key():
    return make_key()


def post(client, address, body, secret="", **headers):
    sent = bearer(secret) | headers if secret else headers
    return client.post(address, json.dumps(body), content_type="application/json", headers=sent)


def picture(seed=0, kind="PNG"):
    file = io.BytesIO()
    Image.fromarray(boxes(seed, 160, 120)).save(file, kind)
    return file.getvalue()


def host(name):
    """As a bank keeps it."""
    (rule,) = parse(name)
    return rule.key


def sent(data):
    return {"image": base64.b64encode(data).decode()}


def kinds(answer):
    return [[found["kind"] for found in result["findings"]] for result in answer.json()["results"]]


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
        "gửi ảnh của em cho anh đi",
        "mai gặp riêng anh nhé, đừng nói với mẹ",
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
    (entry,) = add_addresses(bank, host("lua-dao.example"))
    both = {"urls": ["https://www.lua-dao.example/x", "https://tot.example/"]}
    answer = post(client, LINK, both, key[1])
    assert kinds(answer) == [["listed_host"], []]
    (found,) = answer.json()["results"][0]["findings"]
    assert found["bank"] == {"reference": "lua-dao", "name": bank.name, "category": "phishing"}
    assert found["version"] == f"lua-dao@{bank.revision}"
    assert found["where"] == "www.lua-dao.example"
    met = MatchCount.objects.get()
    assert (met.bank, met.entry, met.matches) == (bank, entry.pk, 1)
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


@pytest.mark.parametrize(
    ("address", "body", "field"),
    [
        (TEXT, {}, ""),
        (TEXT, {"message": "a", "messages": ["b"]}, ""),
        (TEXT, {"message": 5}, "message"),
        (TEXT, {"message": None}, ""),
        (TEXT, {"message": "\ud800"}, "message"),
        (TEXT, {"message": "a" * 20_001}, "message"),
        (TEXT, {"messages": []}, "messages"),
        (TEXT, {"messages": ["a"] * 1001}, "messages"),
        (TEXT, {"messages": "a"}, "messages"),
        (TEXT, {"messages": [["a"]]}, "messages.0"),
        (TEXT, {"turns": [{"who": "A", "text": "x"}]}, "turns.0.minutes"),
        (TEXT, {"turns": [{"who": "A", "minutes": "1", "text": "x"}]}, "turns.0.minutes"),
        (TEXT, {"turns": [{"who": "A", "minutes": 1e300, "text": "x"}]}, "turns.0.minutes"),
        (TEXT, {"mesage": "a"}, "mesage"),
        (LINK, {"url": ""}, "url"),
        (LINK, {"url": "a" * 8_001}, "url"),
        (LINK, {"urls": [None]}, "urls.0"),
        (IMAGE, {}, "image"),
        (IMAGE, {"image": ""}, "image"),
        (IMAGE, {"image": "không phải"}, "image"),
        (IMAGE, {"image": "abc"}, "image"),
        (IMAGE, {"image": "ab\ncd"}, "image"),
        (IMAGE, {"image": ["a"]}, "image"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_field_and_costs_nothing(
    client, key, address, body, field
):
    answer = post(client, address, body, key[1])
    assert answer.status_code == 422
    problem = answer.json()
    named = [found["field"] for found in problem["fields"]]
    assert any(name.startswith(field) for name in named) if field else problem["detail"]
    assert not KeyDay.objects.exists()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 90_000])
@pytest.mark.parametrize("address", [TEXT, LINK, IMAGE])
def test_what_is_no_json_is_answered_clearly(client, key, address, body):
    answer = client.post(address, body, content_type="application/json", headers=bearer(key[1]))
    assert answer.status_code in {400, 415, 422}
    assert answer.json()["hotline"] == "111"


@pytest.mark.parametrize(
    ("address", "body"),
    [
        (TEXT, {"message": "a" * 10_000_000}),
        (LINK, {"url": "a" * 10_000_000}),
        (IMAGE, {"image": "A" * 42_000_000}),
    ],
    ids=["10 MB of text", "10 MB of address", "a picture of 31 MB"],
)
def test_what_is_too_large_is_refused_unread(client, key, address, body):
    assert post(client, address, body, key[1]).status_code == 413
    assert not KeyDay.objects.exists()


def test_a_picture_of_many_megabytes_is_taken(client, key):
    array = np.random.default_rng(1).integers(0, 256, (1800, 1800, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(array).save(file, "PNG", compress_level=0)
    assert len(file.getvalue()) > 9_000_000
    assert post(client, IMAGE, sent(file.getvalue()), key[1]).status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        b"x",
        b"\xff\xd8\xff",
        picture()[:200],
        b"GIF89a" + bytes(20),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
    ],
    ids=["a byte", "cut JPEG", "cut PNG", "empty GIF", "SVG", "PDF"],
)
def test_an_unreadable_picture_is_said_to_be_so(client, key, data):
    answer = post(client, IMAGE, sent(data), key[1])
    assert answer.status_code == 422
    assert "không đọc được" in answer.json()["detail"]
    assert counted(key[0].pk) == (1, 1, 0)


def test_a_bomb_is_not_opened(client, key):
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    assert len(file.getvalue()) < 200_000
    answer = post(client, IMAGE, sent(file.getvalue()), key[1])
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "text",
    ["\u202e" * 5000, "\u200b".join(RISKY), "🙂" * 20_000, "a\x00b", "̃" * 20_000, " " * 20_000],
    ids=["turned around", "invisible", "emoji", "zero", "marks", "blanks"],
)
def test_odd_letters_are_looked_at_as_any(client, key, text):
    assert post(client, TEXT, {"message": text}, key[1]).status_code == 200


def test_nothing_that_was_sent_is_written_anywhere(client, key):
    mark = "dấu-riêng-của-bài-thử"
    post(client, TEXT, {"message": f"{RISKY} {mark}"}, key[1])
    post(client, LINK, {"url": f"https://{mark}.example"}, key[1])
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_live_tup FROM pg_stat_user_tables")
        tables = [name for name, _ in cursor.fetchall()]
        for name in tables:
            cursor.execute(
                f'SELECT count(*) FROM "{name}" AS row WHERE row::text LIKE %s', [f"%{mark}%"]
            )
            assert cursor.fetchone() == (0,), name


@pytest.mark.parametrize("headers", [{"Origin": "https://noi-khac.example"}])
def test_no_page_of_another_site_may_ask_even_with_a_key(client, key, headers):
    assert post(client, TEXT, {"message": PLAIN}, key[1], **headers).status_code == 403


def test_a_form_is_not_read(client, key):
    answer = client.post(IMAGE, {"image": io.BytesIO(picture())}, headers=bearer(key[1]))
    assert answer.status_code == 415
