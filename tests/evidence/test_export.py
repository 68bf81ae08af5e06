"""Exhibits handed out as one bag: checked with public tools, in a folder without Khiên."""

import io
import json
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import bagit
import pytest
from django.db import connection

from age_officers import run
from fixtures_evidence import HOLDER, NOW, mp4, pdf, picture, receive
from khien.core import ledger
from khien.core.refusal import Refused
from khien.directory.models import Organisation
from khien.evidence import access, actions, bags, queries, store
from khien.evidence.actions import exporting
from khien.evidence.models import Export, HolderKind
from khien.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def room_above(monkeypatch):
    monkeypatch.setattr(access, "_registered", {})
    access.register(HolderKind.REPORT, lambda *_: True, check_can_add=lambda *_: None)


@pytest.fixture(autouse=True)
def as_committed(monkeypatch):
    """The transaction of a test never ends: what is chained at a commit is chained at once."""

    def bag(*given):
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        return bags.bag(*given)

    monkeypatch.setattr(exporting, "bag", bag)


@pytest.fixture
def police(staff):
    return staff(Role.CYBER_POLICE)


def export(by, exhibits, *, to="Viện kiểm sát tỉnh", why="Kèm hồ sơ vụ việc"):
    return exporting.export(HOLDER, exhibits, to=to, why=why, by=by, now=NOW)


@pytest.fixture
def unpacked(tmp_path):
    """`unpacked(taken)`: the folder, in a place where nothing of Khiên lies."""

    def unpacked(taken):
        with zipfile.ZipFile(io.BytesIO(b"".join(taken.pieces))) as package:
            package.extractall(tmp_path / "away")
        return tmp_path / "away" / taken.name.removesuffix(".zip")

    return unpacked


def is_valid(folder):
    """What the public tool says, by itself: no library of this environment is in reach."""
    tool = Path(shutil.copy(bagit.__file__, folder.parent))
    for told in Path(bagit.__file__).parent.glob("bagit-*.dist-info"):
        shutil.copytree(told, tool.parent / told.name, dirs_exist_ok=True)
    command = [sys.executable, "-E", "-S", tool, "--validate", folder]
    done = subprocess.run(command, cwd=folder.parent, capture_output=True, check=False)
    return done.returncode == 0


def sums_are_right(folder):
    files = ["SHA256SUMS"]
    if not (folder / "SHA256SUMS").exists():
        files = ["tagmanifest-sha256.txt", "manifest-sha256.txt"]
    command = ["sha256sum", "--quiet", "--strict", "-c", *files]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return done.returncode == 0


def test_public_tools_find_it_whole(police, unpacked):
    rows = [receive(pdf(), "don.pdf", origin="Mẹ nộp"), receive(picture()), receive(mp4())]
    folder = unpacked(export(police, rows))
    assert is_valid(folder)
    chains = [path for path in (folder / "luu-giu").iterdir() if path.is_dir()]
    assert len(chains) == 3
    assert all(sums_are_right(each) for each in [folder, folder / "so-cai", *chains])
    assert {path.name for path in (folder / "data").iterdir()} == {
        "01-chung-cu-1.pdf",
        "02-chung-cu-2.jpeg",
        "03-chung-cu-3.mp4",
    }
    assert (folder / "data/01-chung-cu-1.pdf").read_bytes() == pdf()


def change(path):
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


def test_the_public_tool_finds_each_changed_file(police, unpacked):
    folder = unpacked(export(police, [receive(pdf())]))
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        before = path.read_bytes()
        change(path)
        assert path.name.startswith("tagmanifest") or not sums_are_right(folder), path
        path.write_bytes(before)
        if path.parent.name == "data":
            path.rename(path.with_suffix(".away"))
            assert not is_valid(folder)
            path.with_suffix(".away").rename(path)
    assert is_valid(folder)


def test_custody_and_ledger_fit_each_other(police, unpacked):
    exhibit = receive(pdf(), "don.pdf")
    folder = unpacked(export(police, [exhibit]))
    told = json.loads((folder / "luu-giu/01-chung-cu-1.json").read_text())
    made = Export.objects.get()
    received, copied = told["custody"]
    assert (received["kind"], copied["kind"], copied["detail"]) == (
        "received",
        "copied",
        str(made.pk),
    )
    assert (copied["to"], copied["why"]) == ("Viện kiểm sát tỉnh", "Kèm hồ sơ vụ việc")
    entries = json.loads((folder / "so-cai/so-cai.json").read_text())
    taken = [each["data"] for each in entries if each["verb"] == "CustodyStepTaken"]
    assert [each["step_hash"] for each in taken] == [received["hash"], copied["hash"]]
    second = (folder / "luu-giu/01-chung-cu-1/buoc-002.bin").read_bytes()
    assert second[:32].hex() == received["hash"]
    assert sha256(second).hexdigest() == copied["hash"]
    for each in entries:
        content = (folder / f"so-cai/{each['position']:09}.bin").read_bytes()
        assert content.startswith(bytes.fromhex(each["before"]))
        assert sha256(content).hexdigest() == each["hash"]


def test_a_reader_finds_the_chain_and_how_to_check_it(police, unpacked):
    folder = unpacked(export(police, [receive(pdf(), "đơn <1>.pdf", origin="Mẹ & em nộp")]))
    text = (folder / "luu-giu/01-chung-cu-1.txt").read_text()
    for words in ("Mẹ & em nộp", "1. Tiếp nhận", "2. Tải về", police.full_name, "Viện kiểm sát"):
        assert words in text
    assert "sha256sum -c" in (folder / "HUONG-DAN.txt").read_text()
    assert "bagit.py --validate" in (folder / "INSTRUCTIONS.txt").read_text()
    info = bagit.Bag(str(folder)).info
    assert (info["Recipient"], info["Contact-Name"]) == ("Viện kiểm sát tỉnh", police.full_name)


def test_typed_lines_do_not_become_lines_of_the_bag(police, unpacked):
    taken = export(police, [receive(pdf())], why="Một\r\nPayload-Oxum: 1.1\nba")
    info = bagit.Bag(str(unpacked(taken))).info
    assert info["External-Description"] == "Một Payload-Oxum: 1.1 ba"
    assert info["Payload-Oxum"] == f"{len(pdf())}.1"


def test_a_sealed_exhibit_goes_sealed_and_its_unit_opens_it_with_age(two, sealed, unpacked):
    folder = unpacked(export(two[0].user, [sealed]))
    assert is_valid(folder)
    told = json.loads((folder / "luu-giu/01-chung-cu-1.json").read_text())
    key = folder.parent / "chung-cu.khoa"
    envelope = folder / "data/01-chung-cu-1.khoa.age"
    run("age", "-d", "-i", two[1].secret, "-o", key, envelope)
    content = run("age", "-d", "-i", key, folder / told["file"])
    assert sha256(content).hexdigest() == told["exhibit"]["kept"]["sha256"]


def test_what_cannot_go_along_is_there_by_its_custody_alone(sealed, staff, unpacked):
    gone, whole, broken = receive(pdf()), receive(mp4()), receive(picture(seed=2))
    path = store.folder() / broken.path
    path.write_bytes(path.read_bytes()[:-9])
    actions.destroy(gone, why="retention", by=staff(Role.CYBER_POLICE), now=NOW)
    other = Organisation.objects.create(kind="office")
    stranger = staff(Role.CYBER_POLICE, organisation=other)
    folder = unpacked(export(stranger, [sealed, gone, whole, broken]))
    assert is_valid(folder)
    files = [path.name for path in (folder / "data").iterdir()]
    assert files == ["03-chung-cu-3.mp4"]
    told = {
        path.name: json.loads(path.read_text())["not_included"]
        for path in (folder / "luu-giu").glob("*.json")
    }
    assert told == {
        "01-chung-cu-1.json": "Niêm phong cho đơn vị khác, chỉ đơn vị đó xuất được.",
        "02-chung-cu-2.json": "Đã tiêu hủy, không còn tệp.",
        "03-chung-cu-3.json": "",
        "04-chung-cu-4.json": "Tệp trong kho bị cắt ngắn.",
    }
    assert [step.kind for step in queries.custody(whole)] == ["received", "copied"]
    assert [step.kind for step in queries.custody(broken)] == ["received"]


def test_nothing_that_could_go_is_refused_and_leaves_no_trace(police):
    exhibit = receive(pdf())
    (store.folder() / exhibit.path).unlink()
    with pytest.raises(Refused, match="Không có tệp nào xuất được"):
        export(police, [exhibit])
    assert not Export.objects.exists()
    assert len(queries.custody(exhibit)) == 1


@pytest.mark.parametrize("missing", ["to", "why"])
def test_without_a_reason_nothing_leaves(police, missing):
    with pytest.raises(Refused) as refusal:
        export(police, [receive(pdf())], **{missing: " "})
    assert refusal.value.field == missing


def test_what_a_person_may_not_see_is_not_even_named(police, unpacked):
    hidden = receive(mp4(), kind=HolderKind.CASE)
    folder = unpacked(export(police, [receive(pdf()), hidden]))
    assert [path.name for path in (folder / "data").iterdir()] == ["01-chung-cu-2.pdf"]
    said = "".join(path.read_text(errors="ignore") for path in folder.rglob("*.json"))
    assert str(hidden.pk) not in said


def test_the_ledger_keeps_who_exported_how_much(police):
    export(police, [receive(pdf()), receive(mp4())])
    (entry,) = ledger.history(Export.objects.get().pk)
    assert (entry.verb, entry.actor_key) == ("ExhibitsExported", police.actor_key)
    assert (entry.data["exhibits"], UUID(str(entry.data["holder"]))) == (2, HOLDER)


def test_the_file_is_never_held_in_memory(police):
    """No piece is large, however large the exhibit."""
    taken = export(police, [receive(pdf(padding=20_000_000))])
    assert max(len(piece) for piece in taken.pieces) < 1_000_000


def test_a_file_changed_while_it_leaves_gives_no_whole_zip(police, monkeypatch):
    exhibit = receive(pdf(padding=3_000_000))
    taken = export(police, [exhibit])
    change(store.folder() / exhibit.path)
    got = []
    with pytest.raises(store.StoreBroken):
        got.extend(taken.pieces)
    assert not zipfile.is_zipfile(io.BytesIO(b"".join(got)))
    assert Path(taken.name).suffix == ".zip"
