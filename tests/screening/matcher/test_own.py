"""What hasher-matcher-actioner lacks: keys, amounts, batches, banks that clear or are kept."""

import json

import numpy as np
import pytest
from django.db import OperationalError
from django.utils import timezone

from fixtures_keys import counted, expire, make_key
from khien.screening import admission, metering
from khien.screening.known import pictures
from khien.screening.matcher import matching
from khien.screening.models import KeyDay, KeyUse, Use
from known_things import add_hashes, flipped, make_bank, random_hashes
from matcher_things import BATCH, COMPARE, HASHES, LOOKUP, RAW, matcher, pdq, png, written
from wsgi_calls import call, form

pytestmark = pytest.mark.django_db


def test_many_hashes_are_looked_up_at_once_in_their_order(post, key):
    (first,) = add_hashes(make_bank(reference="mot"), flipped(HASHES[0], 5))
    (third,) = add_hashes(make_bank(reference="ba"), HASHES[2])
    signals = [bytes(each).hex() for each in HASHES[:3]]
    told = post(BATCH, {"signal_type": "pdq", "signals": signals}).json()
    assert told["matches"] == [
        {"mot": [{"bank_content_id": first.pk, "distance": "5"}]},
        {},
        {"ba": [{"bank_content_id": third.pk, "distance": "0"}]},
    ]
    limited = post(BATCH, {"signal_type": "pdq", "signals": signals, "banks": ["ba"]}).json()
    assert [list(each) for each in limited["matches"]] == [[], [], ["ba"]]
    assert written(key) == (2, 6, 3)


def test_a_batch_of_exact_hashes_asks_the_database_once(post, django_assert_max_num_queries):
    (entry,) = add_hashes(make_bank(reference="phim"), bytes(16), kind="md5")
    signals = [n.to_bytes(16, "big").hex() for n in range(300)]
    post(BATCH, {"signal_type": "video_md5", "signals": signals})
    with django_assert_max_num_queries(2):
        told = post(BATCH, {"signal_type": "video_md5", "signals": signals}).json()["matches"]
    assert told[0] == {"phim": [{"bank_content_id": entry.pk, "distance": "-"}]}
    assert not any(told[1:])


def test_a_batch_is_the_same_as_one_by_one(post, get):
    add_hashes(make_bank(), *(flipped(each, 3 * n) for n, each in enumerate(HASHES)))
    signals = [bytes(flipped(each, 2, seed=7)).hex() for each in HASHES]
    together = post(BATCH, {"signal_type": "pdq", "signals": signals}).json()["matches"]
    assert together == [get(LOOKUP, signal=s, signal_type="pdq").json() for s in signals]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[" * 100_000, 400),
        (b"\xff\xfe", 400),
        ([], 400),
        ({}, 400),
        ({"signal_type": "pdq"}, 400),
        ({"signal_type": ["pdq"], "signals": ["00" * 32]}, 400),
        ({"signal_type": "pdq", "signals": []}, 400),
        ({"signal_type": "pdq", "signals": "00" * 32}, 400),
        ({"signal_type": "pdq", "signals": [None]}, 400),
        ({"signal_type": "pdq", "signals": ["00" * 32, "x"]}, 400),
        ({"signal_type": "pdq", "signals": ["00" * 32] * 10_001}, 400),
        ({"signal_type": "pdq", "signals": ["00" * 32], "banks": "mot"}, 400),
        ({"signal_type": "pdq", "signals": ["00" * 32], "more": 1}, 400),
        (b" " * 2_000_001, 413),
    ],
)
def test_a_batch_that_cannot_be_is_refused_and_costs_nothing(post, key, body, status):
    answer = post(BATCH, body)
    assert answer.status == status
    assert answer.json()["message"]
    assert written(key) == (0, 0, 0)
    assert not KeyDay.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ([], 400),
        ({"pdq": "00"}, 400),
        ({"pdq": ["00" * 32]}, 400),
        ({"pdq": ["00" * 32, "zz" * 32]}, 400),
        ({"tmk": ["00" * 32] * 2}, 400),
        ({}, 200),
    ],
)
def test_a_comparison_that_cannot_be_is_refused(post, body, status):
    assert post(COMPARE, body).status == status


def test_only_what_is_declared_as_json_is_read(post):
    assert post(COMPARE, {}, kind="text/plain").status == 415
    assert post(BATCH, {}, kind="").status == 415


def test_what_a_harmless_bank_knows_matches_nothing(get):
    add_hashes(make_bank(), HASHES[0])
    add_hashes(make_bank(harmless=True, sharing="here"), flipped(HASHES[0], 20))
    assert get(RAW, **pdq(HASHES[0])).json() == {"matches": []}
    assert get(LOOKUP, **pdq(HASHES[0])).json() == {}


def test_banks_for_use_here_alone_are_told_to_nobody(get, post):
    add_hashes(make_bank(reference="noi-bo", sharing="here"), HASHES[0])
    (told,) = add_hashes(make_bank(reference="doi-tac", sharing="partners"), HASHES[0])
    assert get(RAW, **pdq(HASHES[0])).json() == {"matches": [told.pk]}
    assert list(get(LOOKUP, **pdq(HASHES[0])).json()) == ["doi-tac"]
    assert get(RAW, **pdq(HASHES[0]), banks="noi-bo").json() == {"matches": []}
    signals = [bytes(HASHES[0]).hex()]
    asked = {"signal_type": "pdq", "signals": signals, "banks": ["noi-bo"]}
    assert post(BATCH, asked).json() == {"matches": [{}]}


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer khien_sai", "Basic {}", "{}", "Bearer {}x", "Bearer {} x"]
)
def test_without_a_right_key_nothing_is_told(key, header):
    said = header.format(key[1])
    answer = call(matcher, "GET", RAW, pdq(HASHES[0]), authorization=said, accept_language="vi")
    assert (answer.status, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    english = call(matcher, "GET", RAW, pdq(HASHES[0]), authorization=said, accept_language="en")
    assert english.json()["message"] != answer.json()["message"]
    assert call(matcher, "GET", RAW, pdq(HASHES[0])).status == 401


def test_a_key_for_scanning_looks_nothing_up():
    _key, secret = make_key(uses=[Use.SCAN])
    answer = call(matcher, "GET", RAW, pdq(HASHES[0]), authorization=f"Bearer {secret}")
    assert answer.status == 403


def test_an_expired_key_opens_nothing(key, get):
    expire(key[0])
    assert get(RAW, **pdq(HASHES[0])).status == 401


def test_over_the_days_amount_it_says_when_to_come_back(monkeypatch):
    key, secret = make_key(per_day=3)
    bearer = f"Bearer {secret}"
    signals = [bytes(HASHES[0]).hex()] * 4
    body = json.dumps({"signal_type": "pdq", "signals": signals}).encode()
    many = {"body": body, "kind": "application/json", "authorization": bearer}
    assert call(matcher, "POST", BATCH, **many).status == 429
    asked = [call(matcher, "GET", RAW, pdq(HASHES[0]), authorization=bearer) for _ in range(5)]
    assert [answer.status for answer in asked] == [200, 200, 200, 429, 429]
    assert 0 < int(asked[-1].headers["Retry-After"]) <= 86_400
    metering.meter.write()
    assert KeyDay.objects.get().taken == 3
    assert counted(key.pk) == (3, 3, 0)


def test_a_large_amount_is_taken_ahead_and_what_is_not_used_given_back():
    key, secret = make_key(per_day=1_000_000)
    for _ in range(7):
        call(matcher, "GET", RAW, pdq(HASHES[0]), authorization=f"Bearer {secret}")
    assert KeyDay.objects.get().taken == 1001
    metering.meter.write()
    assert KeyDay.objects.get().taken == 7
    assert counted(key.pk) == (7, 7, 0)


def test_calls_are_counted_by_way_and_minute(get, post, key):
    add_hashes(make_bank(), HASHES[0])
    for _ in range(3):
        get(RAW, **pdq(HASHES[0]))
    get(LOOKUP, **pdq(HASHES[1]))
    metering.meter.write()
    post("/h/hash", *form(photo=png()))
    get("/m/index/status")
    metering.meter.write()
    rows = {row.way: (row.calls, row.items, row.hits) for row in KeyUse.objects.all()}
    assert rows == {"raw_lookup": (3, 3, 3), "lookup": (1, 1, 0), "hash": (1, 1, 0)}
    assert {row.minute.second for row in KeyUse.objects.all()} == {0}


def test_what_could_not_be_written_is_written_the_next_time(get, key, monkeypatch):
    get(RAW, **pdq(HASHES[0]))
    with monkeypatch.context() as patch:
        patch.setattr(metering.key_uses, "note", _away)
        with pytest.raises(OperationalError):
            metering.meter.write()
    get(RAW, **pdq(HASHES[0]))
    assert written(key) == (2, 2, 0)


def _away(*_given, **_more):
    raise OperationalError


def test_without_the_database_it_says_so(get, monkeypatch):
    monkeypatch.setattr(matching, "signal_type", _away)
    answer = get(RAW, **pdq(HASHES[0]))
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")


def test_a_fault_of_ours_tells_nothing_of_itself(get, monkeypatch):
    def fails(*_given, **_more):
        raise RuntimeError("bí mật")

    monkeypatch.setattr(pictures, "look_up", fails)
    answer = get(RAW, **pdq(HASHES[0]))
    assert answer.status == 500
    assert answer.json() == {"message": "Internal error"}


def test_many_random_hashes_are_answered_as_brute_force_would(post):
    known = random_hashes(200, seed=3)
    entries = add_hashes(make_bank(reference="kho"), *known)
    asked = np.stack([flipped(each, n % 40, seed=n) for n, each in enumerate(known)])
    signals = [bytes(each).hex() for each in asked]
    told = post(BATCH, {"signal_type": "pdq", "signals": signals}).json()["matches"]
    apart = np.bitwise_count(asked[:, None] ^ known[None]).sum(2, dtype=int)
    wanted = [
        {(entries[n].pk, str(d)) for n, d in enumerate(row.tolist()) if d <= 31} for row in apart
    ]
    found = [{(m["bank_content_id"], m["distance"]) for m in each.get("kho", ())} for each in told]
    assert found == wanted


def test_a_revoked_key_stops_within_seconds(key, get, monkeypatch):
    assert get(RAW, **pdq(HASHES[0])).status == 200
    key[0].revoked_at = timezone.now()
    key[0].save()
    later = admission.monotonic() + admission.READ_EVERY + 0.1
    monkeypatch.setattr(admission, "monotonic", lambda: later)
    assert get(RAW, **pdq(HASHES[0])).status == 401
