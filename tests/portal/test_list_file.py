"""What resolvers fetch: whole and squeezed, only what changed, nothing where they have it."""

import gzip
import json
import shutil
import subprocess

import brotli
import pytest
from django.test import Client

from fixtures_lists import NOW, a_bank, a_keeper, a_list, add, in_this_process, publish, withdraw
from khien.core.ids import new_id
from khien.screening.actions import editions
from khien.screening.actions import lists as actions
from khien.screening.editions.store import FORMS
from khien.screening.models import Edition
from khien.screening.queries.editions import folder_of
from khien_detect.links.rules import Rule, parse

pytestmark = pytest.mark.django_db
CHECKER = shutil.which("named-checkzone")
NAMES = ["a.example.com", "b.example.com", "truong.b.example.com", "vn.example.org"]


@pytest.fixture(autouse=True)
def _made_here(monkeypatch):
    monkeypatch.setattr(editions, "_made", in_this_process)


@pytest.fixture
def keeper(db):
    return a_keeper()


@pytest.fixture
def bank(keeper):
    a_bank("truong.b.example.com", by=keeper, harmless=True)
    return a_bank(*NAMES, by=keeper)


@pytest.fixture
def publication(keeper, bank):
    made = a_list(keeper)
    publish(made)
    return made


def fetch(form, client=None, **options):
    since = options.pop("since", None)
    query = {} if since is None else {"since": since}
    return (client or Client()).get(f"/danh-sach-chan/truong-hoc/{form}", query, **options)


def body(answer):
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("form", FORMS)
def test_everybody_may_fetch_it_with_its_serial_and_no_cookie(publication, form):
    answer = fetch(form)
    assert answer.status_code == 200
    assert answer["X-Khien-Serial"] == "2026112500"
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["Last-Modified"] == "Wed, 25 Nov 2026 02:00:00 GMT"
    assert int(answer["Content-Length"]) == len(body(answer))
    assert not answer.cookies


def test_the_checker_of_zones_takes_the_zone(publication, tmp_path):
    if CHECKER is None:
        pytest.skip("named-checkzone is not installed (Debian: bind9-utils)")
    (tmp_path / "zone").write_bytes(body(fetch("rpz.zone")))
    asked = [CHECKER, "-i", "local", "truong-hoc.khien.rpz", str(tmp_path / "zone")]
    checked = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    assert "loaded serial 2026112500" in checked.stdout


def test_other_forms_read_back_as_the_same_names(publication):
    adguard = [
        rule for line in body(fetch("adguard.txt")).decode().splitlines() for rule in parse(line)
    ]
    assert adguard == [
        Rule("com!example!a"),
        Rule("com!example!b"),
        Rule("com!example!b!truong", allow=True),
        Rule("org!example!vn"),
    ]
    hosts = [
        rule for line in body(fetch("hosts.txt")).decode().splitlines() for rule in parse(line)
    ]
    assert hosts == [rule for rule in adguard if not rule.allow]
    found = json.loads(body(fetch("list.json")))
    assert (found["serial"], found["list"]) == (2026112500, "truong-hoc")
    assert found["blocked"] == ["a.example.com", "b.example.com", "vn.example.org"]
    assert found["allowed"] == ["truong.b.example.com"]


@pytest.mark.parametrize(
    ("asked", "way", "opened"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip;q=0.8, br;q=0", "gzip", gzip.decompress),
        ("identity", None, bytes),
    ],
)
def test_it_is_sent_squeezed_to_whoever_takes_that(publication, asked, way, opened):
    plain = body(fetch("rpz.zone"))
    answer = fetch("rpz.zone", headers={"Accept-Encoding": asked})
    assert answer.get("Content-Encoding") == way
    assert "Accept-Encoding" in answer["Vary"]
    assert opened(body(answer)) == plain


@pytest.mark.parametrize("asked", ["gzip", "br", "identity"])
def test_a_strong_tag_names_one_edition_in_one_encoding(publication, bank, asked):
    ways = {"Accept-Encoding": asked}
    first = fetch("rpz.zone", headers=ways)
    tag = first["ETag"]
    body(first)
    assert tag.startswith('"')
    known = fetch("rpz.zone", headers={**ways, "If-None-Match": tag})
    assert (known.status_code, known["ETag"], known.content) == (304, tag, b"")
    since = fetch("rpz.zone", headers={**ways, "If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304
    add(bank, "neu.example.com")
    publish(publication, now=NOW.replace(minute=1))
    other = fetch("rpz.zone", headers={**ways, "If-None-Match": tag})
    assert other.status_code == 200
    assert other["ETag"] != tag
    body(other)


def test_tags_of_other_encodings_and_forms_differ(publication):
    found = []
    for form in FORMS:
        for way in ("gzip", "br", "identity"):
            answer = fetch(form, headers={"Accept-Encoding": way})
            found.append(answer["ETag"])
            body(answer)
    assert len({*found}) == 12


def test_the_headers_alone_can_be_asked_for(publication):
    answer = Client().head("/danh-sach-chan/truong-hoc/rpz.zone")
    assert (answer.status_code, answer["X-Khien-Serial"]) == (200, "2026112500")
    assert int(answer["Content-Length"]) > 0


def test_only_what_changed_since_a_serial_is_sent(publication, bank):
    withdraw(bank, "a.example.com")
    add(bank, "c.example.com", "d.example.com")
    publish(publication)
    withdraw(bank, "d.example.com")
    add(bank, "e.example.com", "a.example.com")
    publish(publication)
    answer = fetch("adguard.txt", since=2026112500)
    assert body(answer).decode().splitlines() == ["+c.example.com", "+e.example.com"]
    assert answer["X-Khien-Serial"] == "2026112502"
    assert body(fetch("hosts.txt", since=2026112501)).decode().splitlines() == [
        "+a.example.com",
        "-d.example.com",
        "+e.example.com",
    ]
    assert body(fetch("rpz.zone", since=2026112502)) == b""


def test_changes_as_json_tell_blocked_and_let_through_apart(keeper, publication, bank):
    withdraw(bank, "a.example.com")
    a_bank("vn.example.org", by=keeper, harmless=True)
    add(bank, "c.example.com")
    publish(publication)
    assert json.loads(body(fetch("list.json", since=2026112500))) == {
        "list": "truong-hoc",
        "since": 2026112500,
        "serial": 2026112501,
        "added": ["c.example.com"],
        "removed": ["a.example.com", "vn.example.org"],
        "allowed_added": ["vn.example.org"],
        "allowed_removed": [],
    }


def test_following_the_changes_leads_to_the_whole(publication, bank):
    """Whoever fetched each time only what changed has what the whole file has."""
    have = set(json.loads(body(fetch("list.json")))["blocked"])
    serial = 2026112500
    for number in range(4):
        add(bank, f"n{number}.example.com", f"m{number}.example.org")
        withdraw(bank, f"n{number - 1}.example.com")
        if number % 2:
            publish(publication)
            changed = json.loads(body(fetch("list.json", since=serial)))
            have = have - set(changed["removed"]) | set(changed["added"])
            serial = changed["serial"]
            assert have == set(json.loads(body(fetch("list.json")))["blocked"])
    assert serial == 2026112502


def test_changes_have_a_tag_of_their_own(publication, bank):
    add(bank, "c.example.com")
    publish(publication)
    answer = fetch("adguard.txt", since=2026112500)
    body(answer)
    tag = {"If-None-Match": answer["ETag"]}
    assert fetch("adguard.txt", since=2026112500, headers=tag).status_code == 304
    whole = fetch("adguard.txt", headers=tag)
    assert whole.status_code == 200
    body(whole)


def test_a_serial_that_is_not_kept_is_gone_and_nonsense_is_refused(publication, bank):
    add(bank, "c.example.com")
    gone = publish(publication)
    add(bank, "d.example.com")
    publish(publication)
    assert fetch("list.json", since=2026112400).status_code == 410
    (folder_of(gone) / "changes").unlink()
    answer = fetch("list.json", since=2026112500)
    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store")
    assert "Hãy lấy cả danh sách" in answer.content.decode()
    for wrong in ("x", "-1", "", "9" * 30, "٣"):
        assert fetch("list.json", since=wrong).status_code == 400


def test_changes_do_not_lead_across_files_that_were_lost(publication):
    shutil.rmtree(folder_of(Edition.objects.get()))
    assert fetch("rpz.zone").status_code == 503
    assert editions.make_due(now=NOW) == 1
    assert fetch("list.json", since=2026112500).status_code == 410
    assert fetch("list.json", since=2026112501).status_code == 200


def test_what_is_no_list_is_not_found_and_what_is_not_made_yet_comes_later(keeper):
    assert Client().get("/danh-sach-chan/khong-co/rpz.zone").status_code == 404
    made = a_list(keeper)
    answer = fetch("rpz.zone")
    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    publish(made)
    assert fetch("names").status_code == 404
    assert fetch("..%2Fchanges").status_code == 404
    assert Client().post("/danh-sach-chan/truong-hoc/rpz.zone").status_code == 405


def test_a_list_that_stopped_is_gone(keeper, publication):
    actions.stop(publication, by=keeper, now=NOW)
    answer = fetch("rpz.zone")
    assert answer.status_code == 410
    assert "dừng công bố" in answer.content.decode()


def test_an_edition_in_the_making_is_not_served(publication):
    """A row without files, as after a restore."""
    Edition.objects.create(
        id=new_id(), publication=publication, serial=2026112599, digest=b"x", folder="screening/x",
        entries=1, added=1, removed=0, made_at=NOW,
    )  # fmt: skip
    assert fetch("rpz.zone").status_code == 503
