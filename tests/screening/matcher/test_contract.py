"""What a client of hasher-matcher-actioner asks, answered as it knows it."""

import hashlib
import io

import pytest
from PIL import Image
from threatexchange.signal_type.md5 import VideoMD5Signal
from threatexchange.signal_type.pdq.signal import PdqSignal
from threatexchange.signal_type.sha256 import VideoSHA256Signal

from khien.screening import metering
from khien.screening.models import MatchCount
from known_things import add_hashes, flipped, make_bank
from matcher_things import BATCH, COMPARE, HASHES, LOOKUP, RAW, matcher, pdq, png, written
from wsgi_calls import call, form

pytestmark = pytest.mark.django_db


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


def test_every_entry_that_was_met_is_counted_so_that_a_flood_is_seen(get):
    open_to_all, here = make_bank(), make_bank(sharing="here")
    (often,), (hidden,) = add_hashes(open_to_all, HASHES[0]), add_hashes(here, HASHES[0])
    for _time in range(3):
        get(RAW, **pdq(HASHES[0]))
    get(RAW, **pdq(HASHES[1]))
    metering.meter.write()
    counts = MatchCount.objects.values_list("bank", "entry", "matches")
    assert set(counts) == {(open_to_all.pk, often.pk, 3), (here.pk, hidden.pk, 3)}
    metering.meter.write()
    assert set(counts.all()) == {(open_to_all.pk, often.pk, 3), (here.pk, hidden.pk, 3)}


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
