"""Keys of a police unit: pasted, proven to be held, ended; shown to their unit alone."""

import subprocess

import pyrage
import pytest
from django.urls import reverse

from fixtures_evidence import NOW
from khien.directory.models import Organisation
from khien.evidence.actions import unit_keys
from khien.evidence.models import KeyEnd, UnitKey
from khien.evidence.queries import sealing as queries
from khien.people.roles import Role

pytestmark = pytest.mark.django_db

PAGE = reverse("evidence:unit_keys")


@pytest.fixture
def unit(db):
    return Organisation.objects.create(kind="office")


@pytest.fixture
def officer(staff, unit):
    return staff(Role.CYBER_POLICE, organisation=unit)


@pytest.fixture
def police(officer, sign_in):
    return sign_in(officer)


def new_key():
    return pyrage.x25519.Identity.generate()


def words_in(key, identity):
    return pyrage.decrypt(bytes(key.challenge), [identity]).decode()


def add(officer, identity=None, *, spare=False):
    public = str((identity or new_key()).to_public())
    unit = queries.unit_of(officer)
    return unit_keys.add_key(unit, public, spare=spare, by=officer, now=NOW)


def prove(key, identity, officer):
    unit_keys.prove(key, words_in(key, identity), by=officer, now=NOW)


def post(client, name, key, **data):
    return client.post(reverse(f"evidence:{name}", args=[key.pk]), data)


def test_pasted_and_proven_it_is_a_recipient(police, officer, unit, tmp_path):
    secret = tmp_path / "khoa.txt"
    made = subprocess.run(["age-keygen", "-o", secret], capture_output=True, check=True)
    police.post(PAGE, {"public_key": made.stderr.decode()})  # "Public key: age1…" as it is printed
    key = UnitKey.objects.get()
    assert queries.usable_keys(unit.pk, NOW) == []
    path = tmp_path / "thu-khoa.age"
    path.write_bytes(police.get(reverse("evidence:challenge", args=[key.pk])).content)
    command = ["age", "-d", "-i", secret, path]
    words = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert post(police, "prove", key, words=f" {words.upper()} ").status_code == 302
    (usable,) = queries.usable_keys(unit.pk, NOW)
    assert (usable, usable.owner) == (key, officer)


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        ("", "Thông tin này là bắt buộc."),
        ("xin chao", "Chưa thấy khóa công khai đúng."),
        ("age1" + "q" * 58, "Chưa thấy khóa công khai đúng."),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5", "Chưa thấy khóa công khai đúng."),
        (str(new_key()), "Đây là khóa bí mật, không được gửi cho ai."),
    ],
    ids=["nothing", "words", "mistyped", "of ssh", "secret"],
)
def test_what_is_no_public_key_is_told_and_not_kept(police, pasted, sentence):
    answer = police.post(PAGE, {"public_key": pasted})
    assert answer.status_code == 422
    assert not UnitKey.objects.exists()
    if pasted:
        assert sentence in answer.content.decode()


def test_a_secret_key_pasted_by_mistake_is_not_shown_again(police):
    secret = str(new_key())
    assert secret not in police.post(PAGE, {"public_key": secret}).content.decode()


def test_the_same_key_twice_is_told(police, officer):
    identity = new_key()
    add(officer, identity)
    answer = police.post(PAGE, {"public_key": str(identity.to_public())})
    assert "Khóa này đã có trong danh sách." in answer.content.decode()


def test_wrong_words_prove_nothing(police, officer, unit):
    key = add(officer)
    answer = post(police, "prove", key, words="aaaa-bbbb-cccc-dddd")
    assert answer.status_code == 422
    assert "Chưa đúng dòng chữ trong tệp thử." in answer.content.decode()
    assert queries.usable_keys(unit.pk, NOW) == []


def test_the_spare_in_the_safe_outlives_who_made_it(officer, unit):
    identity = new_key()
    key = add(officer, identity, spare=True)
    prove(key, identity, officer)
    officer.is_active = False
    officer.save()
    assert queries.usable_keys(unit.pk, NOW) == [key]


def test_ended_it_is_no_recipient_and_says_why(police, officer, unit):
    identity = new_key()
    key = add(officer, identity)
    prove(key, identity, officer)
    post(police, "end_key", key, why=KeyEnd.LEAKED)
    assert queries.usable_keys(unit.pk, NOW) == []
    assert "Có thể người khác đã lấy được khóa" in police.get(PAGE).content.decode()
    again = post(police, "end_key", key, why=KeyEnd.LOST)
    assert "Khóa này đã ngừng dùng." in again.content.decode()
    words = words_in(key, identity)
    assert "đã ngừng dùng. Hãy thêm" in post(police, "prove", key, words=words).content.decode()


def test_keys_of_another_unit_are_not_there(police, staff):
    other = Organisation.objects.create(kind="office")
    key = add(staff(Role.CYBER_POLICE, organisation=other))
    assert key.public_key not in police.get(PAGE).content.decode()
    assert police.get(reverse("evidence:challenge", args=[key.pk])).status_code == 404
    assert post(police, "end_key", key, why=KeyEnd.LOST).status_code == 404


def test_without_a_unit_the_page_says_what_to_do(staff, sign_in):
    client = sign_in(staff(Role.CYBER_POLICE))
    assert "chưa gắn với đơn vị nào" in client.get(PAGE).content.decode()
    identity = new_key()
    client.post(PAGE, {"public_key": str(identity.to_public())})
    assert not UnitKey.objects.exists()
    assert client.get(reverse("evidence:reseal")).url == PAGE


def test_nothing_to_seal_again_is_said(police):
    page = police.get(reverse("evidence:reseal")).content.decode()
    assert "Mọi chứng cứ niêm phong đều đúng người giữ khóa hiện nay." in page


def test_the_number_of_queries_does_not_grow_with_the_keys(police, officer, costs_the_same):
    costs_the_same(
        "evidence/unit_keys.html",
        lambda: police.get(PAGE),
        lambda: [add(officer) for _ in range(max(1, UnitKey.objects.count()))],
        most=14,
    )
