"""Sealed for a police unit: opened by its people with the `age` tool, and by nobody else."""

import io
import subprocess
import zipfile
from datetime import timedelta
from hashlib import sha256

import pyrage
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from age_officers import run
from fixtures_evidence import HOLDER, NOW, mp4, picture, receive
from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.evidence import access, actions, queries, sealing_rules, store, work
from khien.evidence.actions import sealing, sweep, unit_keys
from khien.evidence.models import Envelope, HolderKind, KeyEnd, UnitKey
from khien.evidence.queries import sealing as sealing_queries
from khien.people.models import Duty
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def room_above(monkeypatch):
    monkeypatch.setattr(access, "_registered", {})
    access.register(HolderKind.REPORT, lambda *_: True, check_can_add=lambda *_: None)


def kinds(exhibit):
    return [step.kind for step in queries.custody(exhibit)]


def test_each_of_the_unit_opens_it_with_the_age_tool(two, sealed):
    for each in two:
        opened = each.open_exhibit(sealed)
        assert sha256(opened).digest() == bytes(sealed.stored_sha256)


def test_the_installation_cannot_open_it(sealed):
    with pytest.raises(store.StoreBroken, match="does not open"):
        list(store.read(sealed.path))
    content = bytes(sealing_queries.newest_envelope(sealed).content)
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(content, [store.identity()])
    with pytest.raises(Refused, match="đã niêm phong: chỉ công an mở được"):
        actions.open_exhibit(sealed, by=SYSTEM, now=NOW)


def test_sealing_is_a_step_and_leaves_nothing_that_opens(two, django_capture_on_commit_callbacks):
    exhibit = receive(picture("PNG"))
    before = exhibit.path, exhibit.preview_path
    with django_capture_on_commit_callbacks(execute=True):
        sealing.seal(exhibit, by=two[0].user, now=NOW)
    exhibit.refresh_from_db()
    assert kinds(exhibit) == ["received", "sealed"]
    assert queries.verify(exhibit, queries.custody(exhibit)).broken is None
    assert not any(store.exists(path) for path in before)
    assert exhibit.preview_path == ""


def test_killed_after_the_commit_what_opened_is_swept(two):
    exhibit = receive(mp4())
    before = exhibit.path
    sealing.seal(exhibit, by=two[0].user, now=NOW)
    assert store.exists(before)  # the transaction of a test never commits
    sweep.sweep_orphans(now=NOW + timedelta(days=3650))
    exhibit.refresh_from_db()
    assert not store.exists(before)
    assert store.exists(exhibit.path)


def test_with_one_key_alone_nothing_is_sealed(officer):
    only = officer()
    only.prove(only.add_key())
    with pytest.raises(Refused, match="ít nhất hai khóa"):
        sealing.seal(receive(mp4()), by=only.user, now=NOW)


def test_a_key_that_was_never_proven_is_no_recipient(two, officer):
    third = officer()
    third.add_key()
    exhibit = receive(mp4())
    sealing.seal(exhibit, by=two[0].user, now=NOW)
    assert sealing_queries.newest_envelope(exhibit).keys.count() == 2


def test_sealed_once_it_is_not_sealed_again(two, sealed):
    with pytest.raises(Refused, match="đã niêm phong rồi"):
        sealing.seal(sealed, by=two[0].user, now=NOW)


def test_another_unit_gets_neither_file_nor_key(sealed, staff):
    other = Organisation.objects.create(kind="office")
    stranger = staff(Role.CYBER_POLICE, organisation=other)
    for take in (sealing.take_envelope, sealing.take_sealed):
        with pytest.raises(Refused, match="Chỉ người của đơn vị"):
            take(sealed, by=stranger, now=NOW)


def test_a_broken_file_is_not_sealed_as_if_it_were_whole(two):
    exhibit = receive(mp4())
    path = store.folder() / exhibit.path
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(Refused, match="cắt ngắn"):
        sealing.seal(exhibit, by=two[0].user, now=NOW)
    assert kinds(exhibit) == ["received"]


def test_destroyed_the_envelopes_go_too(sealed):
    actions.destroy(sealed, why="retention", by=SYSTEM, now=NOW)
    assert not Envelope.objects.exists()


def remade(officer, waiting, keys):
    """What the commands of the page do with the ZIP."""
    listed = officer.folder / "nguoi-nhan.txt"
    listed.write_text("".join(f"{key.public_key}\n" for key in keys))
    made = []
    for exhibit_id, content in waiting:
        plain = officer.open(content)
        made.append((f"{exhibit_id}.age", run("age", "-R", listed, given=plain)))
    return made


def reseal(officer, unit, *, change=lambda made: made):
    keys = sealing_queries.usable_keys(unit.pk, NOW)
    waiting = sealing.take_misfits(unit.pk, by=officer.user, now=NOW)
    made = change(remade(officer, waiting, keys))
    made_for = sealing_rules.key_set(keys)
    return sealing.reseal(unit.pk, made, made_for=made_for, by=officer.user, now=NOW)


def end(officer, why=KeyEnd.LOST):
    unit_keys.end_key(UnitKey.objects.get(owner=officer.user), why, by=officer.user, now=NOW)


def test_a_lost_key_is_made_up_for_by_who_remains(two, sealed, unit, officer):
    lost, remaining = two
    end(lost)
    new = officer()
    new.prove(new.add_key())
    before = (store.folder() / sealed.path).read_bytes()
    assert reseal(remaining, unit).done == 1
    assert sha256(new.open_exhibit(sealed)).digest() == bytes(sealed.stored_sha256)
    assert (store.folder() / sealed.path).read_bytes() == before
    assert kinds(sealed)[:4] == ["received", "sealed", "resealed", "copied"]
    assert not sealing_queries.misfits(unit.pk, sealing_queries.usable_keys(unit.pk, NOW))
    with pytest.raises(subprocess.CalledProcessError):
        lost.open(sealing.take_envelope(sealed, by=new.user, now=NOW))


def test_who_no_longer_serves_is_no_recipient_from_that_day(two, sealed, unit, officer):
    gone, remaining = two
    third = officer()
    third.prove(third.add_key())
    Duty.objects.filter(user=gone.user).update(valid_to=NOW.date())
    usable = sealing_queries.usable_keys(unit.pk, NOW)
    assert {key.owner for key in usable} == {remaining.user, third.user}
    assert sealing_queries.misfits(unit.pk, usable).count() == 1
    assert not sealing_queries.stranded(unit.pk, usable)
    exhibit = receive(mp4())
    sealing.seal(exhibit, by=remaining.user, now=NOW)
    exhibit.refresh_from_db()
    with pytest.raises(subprocess.CalledProcessError):
        gone.open(sealing.take_envelope(exhibit, by=remaining.user, now=NOW))


def test_a_stopped_account_is_no_recipient(two, unit):
    two[0].user.is_active = False
    two[0].user.save()
    assert [key.owner for key in sealing_queries.usable_keys(unit.pk, NOW)] == [two[1].user]


def test_a_leaked_last_key_still_seals_again_what_it_opens(two, sealed, unit, officer, sign_in):
    for each in two:
        end(each, KeyEnd.LEAKED)
    page = sign_in(two[0].user).get(reverse("evidence:unit_keys")).content.decode()
    assert "1 chứng cứ không còn khóa đang dùng nào mở được" in page
    new = officer()
    new.prove(new.add_key())
    assert reseal(two[0], unit).done == 1
    assert sha256(new.open_exhibit(sealed)).digest() == bytes(sealed.stored_sha256)


BAD = {
    "cut short": (lambda name, content: (name, content[:-1]), "không chứa đúng một khóa"),
    "no age file": (lambda name, _content: (name, b"xin chao"), "không phải phong bì"),
    "a program": (lambda name, _content: (name, b"MZ" * 500), "không phải phong bì"),
    "empty": (lambda name, _content: (name, b""), "không phải phong bì"),
    "another exhibit": (lambda _name, content: ("khac.age", content), "không phải mã"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_envelope_is_not_put_in_its_place(case, two, sealed, unit):
    change, sentence = BAD[case]
    end(two[0])
    result = reseal(two[1], unit, change=lambda made: [change(*each) for each in made])
    assert result.done == 0
    ((_name, why),) = result.refused
    assert sentence in why
    assert sealed.envelopes.count() == 1


def test_an_envelope_for_too_few_is_told(two, sealed, unit, officer):
    third = officer()
    third.prove(third.add_key())
    waiting = sealing.take_misfits(unit.pk, by=two[1].user, now=NOW)
    keys = sealing_queries.usable_keys(unit.pk, NOW)
    made = remade(two[1], waiting, keys[:2])
    made_for = sealing_rules.key_set(keys)
    result = sealing.reseal(unit.pk, made, made_for=made_for, by=two[1].user, now=NOW)
    assert result.refused[0][1] == "Phong bì này làm cho 2 khóa, đơn vị đang có 3 khóa."


def test_envelopes_made_for_other_people_than_todays_are_refused(two, sealed, unit, officer):
    made_for = sealing_rules.key_set(sealing_queries.usable_keys(unit.pk, NOW))
    end(two[0])
    with pytest.raises(Refused, match="Danh sách người nhận đã đổi"):
        sealing.reseal(unit.pk, [], made_for=made_for, by=two[1].user, now=NOW)


def test_the_pages_lead_through_it(two, sealed, officer, sign_in):
    end(two[0])
    client = sign_in(two[1].user)
    assert [item.text for item in work.envelopes(two[1].user, NOW)] == ["Niêm lại 1 chứng cứ"]
    page = client.get(reverse("evidence:unit_keys")).content.decode()
    assert "1 chứng cứ cần niêm lại" in page
    package = zipfile.ZipFile(io.BytesIO(client.post(reverse("evidence:misfits")).content))
    assert package.read("nguoi-nhan.txt").decode() == f"{two[1].public}\n"
    waiting = [(sealed.pk, package.read(f"phong-bi-cu/{sealed.pk}.age"))]
    keys = list(UnitKey.objects.filter(owner=two[1].user))
    [(name, content)] = remade(two[1], waiting, keys)
    address = reverse("evidence:reseal")
    form = client.get(address).context["form"]
    given = {
        "made_for": form.initial["made_for"],
        "envelopes": [SimpleUploadedFile(name, content)],
    }
    assert client.post(address, given).status_code == 302
    assert "Đã niêm lại 1 chứng cứ." in client.get(address).content.decode()


def test_sealed_and_taken_along_from_its_page(two, sign_in):
    client = sign_in(two[0].user)
    exhibit = receive(mp4())
    page = reverse("evidence:exhibit", args=[exhibit.pk])
    assert "Niêm phong cho đơn vị tôi" in client.get(page).content.decode()
    client.post(reverse("evidence:seal", args=[exhibit.pk]))
    text = client.get(page).content.decode()
    assert "Đã niêm phong cho" in text
    assert "Hệ thống không mở được tệp này." in text
    answer = client.post(reverse("evidence:sealed_file", args=[exhibit.pk]))
    exhibit.refresh_from_db()
    content = b"".join(answer.streaming_content)
    assert sha256(content).digest() == bytes(exhibit.file_sha256)
    assert answer["Content-Disposition"] == 'attachment; filename="chung-cu-1.mp4.age"'
    answer = client.post(reverse("evidence:envelope", args=[exhibit.pk]))
    assert two[1].open(b"".join(answer.streaming_content)).startswith(b"AGE-SECRET-KEY-1")
    assert exhibit.holder == HOLDER
