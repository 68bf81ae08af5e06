"""What a client of hasher-matcher-actioner asks, answered as it knows it; and what is ours."""

import hashlib
import io
import json
from types import SimpleNamespace

import numpy as np
import pytest
from django.db import OperationalError
from django.utils import timezone
from PIL import Image
from threatexchange.signal_type.md5 import VideoMD5Signal
from threatexchange.signal_type.pdq.signal import PdqSignal
from threatexchange.signal_type.sha256 import VideoSHA256Signal

from drawn_pictures import boxes
from fixtures_keys import counted, expire, make_key
from khien.screening import admission, metering
from khien.screening.known import pictures
from khien.screening.matcher import application, matching, mounted, uploads
from khien.screening.models import KeyDay, KeyUse, Use
from known_things import add_hashes, flipped, forget, make_bank, random_hashes
from wsgi_calls import call, form

pytestmark = pytest.mark.django_db
HASHES = random_hashes(6)
RAW, LOOKUP, BATCH, COMPARE = "/m/raw_lookup", "/m/lookup", "/m/batch_lookup", "/m/compare"


def site(_environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"site"]


matcher = mounted(site)


@pytest.fixture(autouse=True)
def _of_this_test_alone(monkeypatch):
    """Counts are written when a test says so, over the connection of the test."""
    monkeypatch.setattr(application, "keep_writing", lambda: None)
    monkeypatch.setattr(application, "connection", SimpleNamespace(connection=None))
    monkeypatch.setattr(metering, "meter", metering.Meter())
    for module in ("application", "asking"):
        monkeypatch.setattr(f"khien.screening.matcher.{module}.meter", metering.meter)
    admission.forget()
    forget()


@pytest.fixture
def key():
    return make_key()


@pytest.fixture
def get(key):
    def get(path, **query):
        return call(matcher, "GET", path, query, authorization=f"Bearer {key[1]}")

    return get


@pytest.fixture
def post(key):
    def post(path, body=b"", kind="application/json", query=""):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        bearer = f"Bearer {key[1]}"
        return call(matcher, "POST", path, query, body=data, kind=kind, authorization=bearer)

    return post


def pdq(one):
    return {"signal": bytes(one).hex(), "signal_type": "pdq"}


def png(seed=1):
    file = io.BytesIO()
    Image.fromarray(boxes(seed, 120, 160)).save(file, "PNG")
    return file.getvalue()


def written(key):
    metering.meter.write()
    return counted(key[0].pk)


# What the contract says.


def test_the_names_of_hashes_are_the_incumbents():
    names = {each.get_name() for each in (PdqSignal, VideoMD5Signal, VideoSHA256Signal)}
    assert names == {"pdq", "video_md5", "video_sha256"}


def test_entries_within_31_bits_are_told_by_number(get):
    bank = make_bank()
    near, edge, _far = add_hashes(
        bank, flipped(HASHES[0], 2), flipped(HASHES[0], 31), flipped(HASHES[0], 32)
    )
    assert get(RAW, **pdq(HASHES[0])).json() == {"matches": [near.pk, edge.pk]}
    assert get(RAW, **pdq(HASHES[1])).json() == {"matches": []}


def test_with_distances_as_text(get):
    (entry,) = add_hashes(make_bank(), flipped(HASHES[0], 7))
    for yes in ("true", "1", "True", "yes", "on"):
        told = get(RAW, **pdq(HASHES[0]), include_distance=yes).json()
        assert told == {"matches": [{"bank_content_id": entry.pk, "distance": "7"}]}
    for no in ("false", "0", "no"):
        assert get(RAW, **pdq(HASHES[0]), include_distance=no).json() == {"matches": [entry.pk]}


def test_a_lookup_tells_matches_by_bank(get):
    (first,) = add_hashes(make_bank(reference="mot"), flipped(HASHES[0], 4))
    second, third = add_hashes(make_bank(reference="hai"), HASHES[0], flipped(HASHES[0], 1))
    told = get(LOOKUP, **pdq(HASHES[0]), seed="1234", bypass_coinflip="true").json()
    assert told == {
        "mot": [{"bank_content_id": first.pk, "distance": "4"}],
        "hai": [
            {"bank_content_id": second.pk, "distance": "0"},
            {"bank_content_id": third.pk, "distance": "1"},
        ],
    }
    assert get(LOOKUP, **pdq(HASHES[1])).json() == {}


def test_an_answer_may_be_limited_to_banks(get):
    (first,) = add_hashes(make_bank(reference="mot"), HASHES[0])
    add_hashes(make_bank(reference="hai"), HASHES[0])
    assert get(RAW, **pdq(HASHES[0]), banks="mot,ba").json() == {"matches": [first.pk]}
    assert list(get(LOOKUP, **pdq(HASHES[0]), banks="hai").json()) == ["hai"]


def test_exact_hashes_are_told_without_a_distance(get):
    digests = {"md5": hashlib.md5(b"phim").digest(), "sha256": hashlib.sha256(b"phim").digest()}
    bank = make_bank(reference="phim")
    entries = {kind: add_hashes(bank, value, kind=kind)[0] for kind, value in digests.items()}
    for name, kind in (("video_md5", "md5"), ("md5", "md5"), ("video_sha256", "sha256")):
        asked = {"signal": digests[kind].hex(), "signal_type": name}
        assert get(RAW, **asked).json() == {"matches": [entries[kind].pk]}
        told = get(LOOKUP, **asked).json()
        assert told == {"phim": [{"bank_content_id": entries[kind].pk, "distance": "-"}]}


@pytest.mark.parametrize("name", ["pdq", "video_md5"])
def test_two_hashes_are_compared(post, name):
    ours = {"pdq": (HASHES[0], flipped(HASHES[0], 9)), "video_md5": (HASHES[0][:16],) * 2}[name]
    left, right = (bytes(each).hex() for each in ours)
    theirs = {"pdq": PdqSignal, "video_md5": VideoMD5Signal}[name].compare_hash(left, right)
    told = post(COMPARE, {name: [left, right]}).json()
    distance = {k: v for k, v in vars(theirs.distance).items() if not k.startswith("_")}
    assert told == {name: [theirs.match, distance]}


def test_compared_far_apart_they_do_not_match(post):
    pair = [bytes(HASHES[0]).hex(), bytes(HASHES[1]).hex()]
    apart = PdqSignal.compare_hash(*pair).distance.distance
    assert post(COMPARE, {"pdq": pair}).json() == {"pdq": [False, {"distance": apart}]}


def test_the_hash_of_a_photo_is_the_references(post):
    body, kind = form(photo=png())
    assert post("/h/hash", body, kind).json() == {"pdq": PdqSignal.hash_from_bytes(png())}


def test_the_hash_of_a_film_is_its_digest(post):
    body, kind = form(video=b"phim" * 100_000)
    wanted = hashlib.md5(b"phim" * 100_000).hexdigest()
    assert post("/h/hash", body, kind).json() == {"video_md5": wanted}
    more = post("/h/hash", body, kind, "types=video_md5,video_sha256").json()
    assert list(more) == ["video_md5", "video_sha256"]


def test_a_flat_photo_has_an_empty_hash_as_there(post):
    file = io.BytesIO()
    Image.new("RGB", (200, 200), "white").save(file, "PNG")
    body, kind = form(photo=file.getvalue())
    assert PdqSignal.hash_from_bytes(file.getvalue()) == ""
    assert post("/h/hash", body, kind).json() == {"pdq": ""}
    assert post(LOOKUP, body, kind).json() == {"pdq": {}}


def test_a_photo_that_is_sent_is_looked_up(post):
    value = bytes.fromhex(PdqSignal.hash_from_bytes(png()))
    (entry,) = add_hashes(make_bank(reference="anh"), value)
    body, kind = form(photo=png())
    match = {"anh": [{"bank_content_id": entry.pk, "distance": "0"}]}
    assert post(LOOKUP, body, kind).json() == {"pdq": match}
    assert post(LOOKUP, body, kind, "signal_type=pdq").json() == match
    assert post(LOOKUP, body, kind, "banks=khac").json() == {"pdq": {}}


@pytest.mark.parametrize(
    ("path", "body"),
    [("/status", b"I-AM-ALIVE"), ("/livez", b"OK"), ("/readyz", b"READY")],
)
def test_whether_it_stands_is_told_without_a_key(path, body):
    answer = call(matcher, "GET", path)
    assert (answer.status, answer.body) == (200, body)


def test_the_map_names_every_address():
    told = call(matcher, "GET", "/site-map").json()
    assert {RAW, LOOKUP, BATCH, COMPARE, "/h/hash", "/m/index/status", "/status"} <= set(told)


def test_the_state_of_the_indices_counts_what_may_be_told(get):
    add_hashes(make_bank(), *HASHES[:3])
    add_hashes(make_bank(sharing="here"), *HASHES)
    add_hashes(make_bank(harmless=True), *HASHES)
    told = get("/m/index/status").json()
    assert told["pdq"]["present"] is True
    assert told["pdq"]["size"] == 3
    assert told["pdq"]["built_to"] > 0
    assert told["video_md5"] == {"present": False, "built_to": -1, "size": 0}
    assert get("/m/index/status", signal_type="pdq").json() == {"pdq": told["pdq"]}
    assert get("/m/index/status", signal_type="tmk").status == 400


def test_an_address_that_is_not_ours_is_the_sites():
    for path in ("/", "/m", "/h", "/api/v1/openapi.json", "/status/"):
        assert call(matcher, "GET", path).body == b"site"


def test_what_is_no_address_or_method_is_told_as_json(get, post):
    assert get("/m/nothing").status == 404
    answer = post(RAW)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert answer.json() == {"message": "Method not allowed"}
    assert call(matcher, "DELETE", "/h/hash").headers["Allow"] == "GET, POST, HEAD"
    assert call(matcher, "POST", "/status").status == 405


def test_a_head_has_the_length_and_no_body(key):
    bearer = f"Bearer {key[1]}"
    answer = call(matcher, "HEAD", RAW, pdq(HASHES[0]), authorization=bearer)
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["Content-Length"] == str(len('{"matches":[]}'))


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        (RAW, {}, 422),
        (RAW, {"signal": "00" * 32}, 422),
        (RAW, {"signal_type": "pdq"}, 422),
        (RAW, {"signal": "00" * 32, "signal_type": "pdq", "include_distance": "maybe"}, 422),
        (RAW, {"signal": "00" * 32, "signal_type": "tmk"}, 400),
        (RAW, {"signal": "00" * 32, "signal_type": ""}, 400),
        (RAW, {"signal": "", "signal_type": "pdq"}, 400),
        (RAW, {"signal": "0" * 63, "signal_type": "pdq"}, 400),
        (RAW, {"signal": "g" * 64, "signal_type": "pdq"}, 400),
        (RAW, {"signal": " 0" * 32, "signal_type": "pdq"}, 400),
        (RAW, {"signal": "０" * 64, "signal_type": "pdq"}, 400),
        (RAW, {"signal": "00" * 32, "signal_type": "video_md5"}, 400),
        (RAW, "&".join(f"a{n}=1" for n in range(1000)), 400),
        (LOOKUP, {}, 400),
        (LOOKUP, {"signal": "00" * 32}, 400),
        (LOOKUP, {"url": "https://example.vn/a.png"}, 403),
        ("/h/hash", {}, 422),
        ("/h/hash", {"url": "https://example.vn/a.png"}, 403),
        ("/h/hash", {"url": "x", "content_type": "audio"}, 400),
    ],
)
def test_what_cannot_be_asked_is_answered_as_there(key, path, query, status):
    answer = call(matcher, "GET", path, query, authorization=f"Bearer {key[1]}")
    assert answer.status == status
    told = answer.json()
    assert told[0]["loc"] if status == 422 else told["message"]
    assert written(key)[2] == 0


# What is ours.


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


# Files that come in.


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({}, 400),
        ({"audio": b"x"}, 400),
        ({"photo": png(), "video": b"x"}, 400),
        ({"photo": b""}, 400),
        ({"photo": b"x"}, 400),
        ({"photo": png()[:300]}, 400),
        ({"photo": b"<svg/>"}, 400),
        ({"video": b""}, 200),
    ],
)
def test_a_file_that_cannot_be_hashed_is_said_to_be_so(post, files, status):
    answer = post("/h/hash", *form(**files))
    assert answer.status == status
    assert answer.json()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary=a"),
        (b"--a\r\n", "multipart/form-data; boundary=" + "b" * 5000),
        (b"--a\r\nContent-Disposition: form-data; name=photo\r\n\r\nx", "multipart/form-data"),
        (b"{}", "application/json"),
        (b"photo=1", "application/x-www-form-urlencoded"),
        (form(photo=png())[0][:400], form(photo=png())[1]),
    ],
)
def test_what_is_no_form_is_answered_clearly(post, body, kind):
    answer = post("/h/hash", body, kind)
    assert answer.status == 400
    assert answer.json()["message"]


@pytest.mark.parametrize("types", ["tmk", ",", "video_md5", "pdq,x"])
def test_only_hashes_of_its_kind_are_made(post, types):
    assert post("/h/hash", *form(photo=png()), query=f"types={types}").status == 400


def test_a_photo_and_a_film_have_their_bounds(post, monkeypatch):
    monkeypatch.setitem(uploads.LARGEST, "photo", 1000)
    monkeypatch.setitem(uploads.LARGEST, "video", 5000)
    assert post("/h/hash", *form(photo=bytes(1001))).status == 413
    assert post("/h/hash", *form(video=bytes(1001))).status == 200
    assert post("/h/hash", *form(video=bytes(5001))).status == 413
    assert post("/h/hash", *form(video=bytes(200_000))).status == 413


def test_a_bomb_is_not_opened(post):
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    answer = post("/h/hash", *form(photo=file.getvalue()))
    assert (answer.status, "pixels" in answer.json()["message"]) == (400, True)


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
