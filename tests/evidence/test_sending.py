"""A large file comes piece by piece, and goes on after whatever came between."""

import os
from datetime import timedelta
from hashlib import sha256

import pytest
from django.urls import reverse

from fixtures_evidence import HOLDER, NOW, OTHER, box, mp4
from khien.core.refusal import Refused
from khien.evidence import access, arriving, queries, store
from khien.evidence.actions import sending, sweep
from khien.evidence.models import Arriving, Exhibit, HolderKind
from khien.people.roles import Role

pytestmark = pytest.mark.django_db

FILM = mp4() + box(b"free", bytes(100_000))


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(arriving, "PIECE", 10_000)


@pytest.fixture
def room_above(monkeypatch):
    """As the room above does at its start: HOLDER may be seen and added to, no other."""
    monkeypatch.setattr(access, "_registered", {})
    access.register(
        HolderKind.VIOLATION,
        lambda _user, holder: holder == HOLDER,
        check_can_add=lambda _user, _holder: None,
        holder=lambda _holder: access.Holder("Vi phạm 7", "/day/"),
    )


@pytest.fixture
def officer(staff, room_above):
    return staff(Role.CYBER_POLICE)


@pytest.fixture
def police(officer, sign_in):
    return sign_in(officer)


def told(content, name="phim.mp4", **other):
    return {
        "holder": str(HOLDER),
        "holder_kind": "violation",
        "name": name,
        "size": len(content),
        "changed": 1764122400000,
        "origin": "Phim từ điện thoại",
    } | other


def begin(client, content, **other):
    answer = client.post(reverse("evidence:begin"), told(content, **other))
    return answer.json()


def pieces_of(content):
    return [content[at : at + arriving.PIECE] for at in range(0, len(content), arriving.PIECE)]


def send(client, upload, number, piece):
    address = reverse("evidence:piece", args=[upload, number])
    return client.post(address, piece, content_type="application/octet-stream")


def finish(client, upload):
    return client.post(reverse("evidence:finish", args=[upload]))


def send_all(client, content, **other):
    upload = begin(client, content, **other)["id"]
    for number, piece in enumerate(pieces_of(content)):
        assert send(client, upload, number, piece).status_code == 200
    return upload


def test_piece_by_piece_it_becomes_an_exhibit(police):
    upload = send_all(police, FILM)
    assert finish(police, upload).status_code == 200
    exhibit = Exhibit.objects.get()
    assert bytes(exhibit.sha256) == sha256(FILM).digest()
    assert (exhibit.name, exhibit.origin, exhibit.kind) == (
        "phim.mp4",
        "Phim từ điện thoại",
        "mp4",
    )
    assert b"".join(store.read(exhibit.path)) == FILM
    assert not (arriving.folder() / upload).exists()


def test_the_same_file_chosen_again_goes_on_where_it_stood(police):
    upload = begin(police, FILM)["id"]
    for number, piece in enumerate(pieces_of(FILM)[:3]):
        send(police, upload, number, piece)
    again = begin(police, FILM)
    assert (again["id"], again["received"]) == (upload, 30_000)
    assert begin(police, FILM, changed=1)["received"] == 0


def test_asked_twice_to_finish_it_is_one_exhibit(police):
    upload = send_all(police, FILM)
    assert [finish(police, upload).status_code for _ in range(2)] == [200, 200]
    assert begin(police, FILM)["received"] == len(FILM)
    assert Exhibit.objects.count() == 1


def test_a_piece_cut_off_on_its_way_is_not_kept(police):
    upload = begin(police, FILM)["id"]
    answer = send(police, upload, 0, FILM[:9_999])
    assert (answer.status_code, answer.json()) == (
        422,
        {"sentence": "Phần này của tệp chưa đến trọn. Hãy gửi lại phần này."},
    )
    assert begin(police, FILM)["received"] == 0


@pytest.mark.parametrize("number", [11, 10**9])
def test_a_piece_that_the_file_does_not_have_is_refused(police, number):
    upload = begin(police, FILM)["id"]
    assert send(police, upload, number, FILM[:10_000]).status_code == 422


def test_what_is_missing_is_told_before_it_is_finished(police):
    upload = begin(police, FILM)["id"]
    send(police, upload, 1, FILM[10_000:20_000])
    answer = finish(police, upload)
    assert answer.status_code == 422
    assert "mới có 0 byte trong 97,8 KB" in answer.json()["sentence"].replace("\xa0", " ")
    assert not Exhibit.objects.exists()


def test_what_is_not_taken_is_said_and_not_kept(police):
    program = b"MZ" + bytes(30_000)
    upload = send_all(police, program)
    assert "chạy được" in finish(police, upload).json()["sentence"]
    assert not (arriving.folder() / upload).exists()
    assert begin(police, program)["received"] == 0


def test_a_file_that_is_there_already_is_named_by_its_number(police):
    finish(police, send_all(police, FILM))
    answer = finish(police, send_all(police, FILM, name="ban sao.mp4"))
    assert answer.json() == {"sentence": "Tệp này đã có ở đây: chứng cứ 1."}


def test_a_full_disk_keeps_what_was_sent_and_the_same_again_goes_on(police, monkeypatch):
    upload = begin(police, FILM)["id"]
    send(police, upload, 0, FILM[:10_000])
    with monkeypatch.context() as patch:

        def full(_handle):
            raise OSError(28, "No space left on device")

        patch.setattr("os.fsync", full)
        answer = send(police, upload, 1, FILM[10_000:20_000])
        assert "đang trục trặc" in answer.json()["sentence"]
    assert begin(police, FILM)["received"] == 10_000
    for number, piece in enumerate(pieces_of(FILM)):
        send(police, upload, number, piece)
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        assert "đang trục trặc" in finish(police, upload).json()["sentence"]
    assert finish(police, upload).status_code == 200


def test_without_room_for_it_it_is_not_begun(police, monkeypatch):
    monkeypatch.setattr(arriving, "free_space", lambda: 300_000_000)
    answer = begin(police, FILM, size=2_000_000_000)
    assert answer["sentence"].startswith("Máy chủ không còn đủ chỗ cho tệp này.")


@pytest.mark.parametrize(
    ("size", "sentence"), [(0, "Tệp này trống"), (5 * 1024**3, "Tệp này lớn hơn 4 GB")]
)
def test_sizes_that_are_not_taken_are_told_at_once(police, size, sentence):
    assert begin(police, FILM, size=size)["sentence"].startswith(sentence)


def test_where_it_may_not_be_added_it_is_not_begun(police, monkeypatch):
    def closed(_user, _holder):
        raise Refused("Vụ này đã xong.")

    access.register(HolderKind.VIOLATION, lambda *_: True, check_can_add=closed)
    assert begin(police, FILM) == {"sentence": "Vụ này đã xong."}


def test_of_a_holder_one_may_not_see_nothing_is_begun(police):
    answer = police.post(reverse("evidence:begin"), told(FILM, holder=str(OTHER)))
    assert answer.status_code == 404


def test_another_person_neither_goes_on_nor_finishes(police, staff, sign_in):
    upload = send_all(police, FILM)
    other = sign_in(staff(Role.CYBER_POLICE))
    assert send(other, upload, 0, FILM[:10_000]).status_code == 404
    assert finish(other, upload).status_code == 404
    assert begin(other, FILM)["received"] == 0


def test_pieces_lie_encrypted(police):
    text = "tên của một em nhỏ ".encode() * 500
    upload = begin(police, text)["id"]
    send(police, upload, 0, text[:10_000])
    (piece,) = (arriving.folder() / upload).iterdir()
    assert piece.read_bytes().startswith(b"age-encryption.org/v1")
    assert "em nhỏ".encode() not in piece.read_bytes()


def test_given_up_nothing_of_it_stays(police):
    upload = begin(police, FILM)["id"]
    send(police, upload, 0, FILM[:10_000])
    answer = police.post(reverse("evidence:give_up", args=[upload]))
    assert answer.url == "/day/"
    assert not (arriving.folder() / upload).exists()
    assert not Arriving.objects.exists()


def test_after_a_week_what_never_arrived_is_swept_and_nothing_younger(officer):
    def start(name, now):
        row = sending.begin(
            holder=HOLDER,
            holder_kind=HolderKind.VIOLATION,
            name=name,
            size=len(FILM),
            changed=0,
            origin="",
            by=officer,
            now=now,
        )
        sending.keep_piece(row, 0, FILM[:10_000])
        return row

    old = start("a.mp4", NOW - timedelta(days=8))
    young = start("b.mp4", NOW - timedelta(days=6))
    assert sweep.sweep_arriving(now=NOW) == 1
    assert list(Arriving.objects.all()) == [young]
    assert not (arriving.folder() / str(old.pk)).exists()
    assert [each.percent for each in queries.unfinished(officer, HOLDER)] == [9]


def test_the_pieces_read_as_one_file(officer):
    row = Arriving(size=len(FILM))
    for number, piece in enumerate(pieces_of(FILM)):
        arriving.keep(row.pk, number, piece)
    with arriving.opened(row.pk, row.size) as file:
        assert file.read() == FILM
        file.seek(9_990)
        assert file.read(20) == FILM[9_990:10_010]
        assert file.seek(-5, os.SEEK_END) == len(FILM) - 5
        assert file.read() == FILM[-5:]


def test_a_piece_that_rotted_is_said_and_sent_anew(police):
    upload = send_all(police, FILM)
    path = arriving.folder() / upload / "00003.age"
    path.write_bytes(path.read_bytes()[:-1])
    assert "hỏng trên đường gửi" in finish(police, upload).json()["sentence"]
    assert begin(police, FILM)["received"] == 0
