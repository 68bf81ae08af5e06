import io
import subprocess
from hashlib import sha256

import pytest
from PIL import Image

from fixtures_evidence import (
    HOLDER,
    NOW,
    OTHER,
    docx,
    mp4,
    pdf,
    picture,
    receive,
    upload,
)
from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.evidence import actions, pictures, queries, rules, store
from khien.evidence.models import Exhibit, ExhibitKind, HolderKind, ScanResult, StepKind

pytestmark = pytest.mark.django_db


def content(exhibit):
    return b"".join(actions.open_exhibit(exhibit, by=SYSTEM, now=NOW))


@pytest.mark.parametrize("sent", [pdf(), docx(), mp4(), b"xin chao", b"a" * 3_000_001])
def test_a_file_comes_back_byte_for_byte(sent):
    exhibit = receive(sent)
    assert content(exhibit) == sent
    assert bytes(exhibit.sha256) == bytes(exhibit.stored_sha256) == sha256(sent).digest()


def test_the_standard_age_tool_opens_what_is_stored():
    exhibit = receive(pdf())
    opened = subprocess.run(
        ["age", "--decrypt", "-i", store.key_path(), store.folder() / exhibit.path],
        capture_output=True,
        check=True,
    )
    assert opened.stdout == pdf()


def test_the_store_holds_nothing_readable():
    exhibit = receive(b"ten cua mot em nho", "ten-cua-em.txt")
    stored = (store.folder() / exhibit.path).read_bytes()
    assert stored.startswith(b"age-encryption.org/v1")
    assert b"em nho" not in stored
    assert "ten-cua-em" not in exhibit.path


def test_only_the_owner_reads_key_and_files():
    exhibit = receive(pdf())
    for path in (store.key_path(), store.folder() / exhibit.path):
        assert path.stat().st_mode & 0o077 == 0


def test_a_picture_is_made_anew_without_its_metadata():
    exif = Image.Exif()
    exif[0x010E] = "noi chup bi mat"
    exif[0x0112] = 6  # lying on its side
    sent = picture("JPEG", exif=exif.tobytes(), comment=b"ghi chu bi mat")
    exhibit = receive(sent)
    kept = content(exhibit)
    assert b"bi mat" in sent
    assert b"bi mat" not in kept
    image = Image.open(io.BytesIO(kept))
    assert image.size == (160, 240)
    assert not image.getexif()
    assert bytes(exhibit.sha256) == sha256(sent).digest()
    assert bytes(exhibit.stored_sha256) == sha256(kept).digest()


def test_of_an_animation_the_first_picture_is_kept():
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "green", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    image = Image.open(io.BytesIO(content(receive(buffer.getvalue()))))
    assert getattr(image, "n_frames", 1) == 1
    assert image.convert("RGB").getpixel((5, 5))[0] > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_of_writing_a_png_is_taken(mode):
    buffer = io.BytesIO()
    Image.new(mode, (30, 20)).save(buffer, "PNG")
    assert Image.open(io.BytesIO(content(receive(buffer.getvalue())))).size == (30, 20)


def test_the_blurred_picture_is_small_and_grey():
    exhibit = receive(picture("PNG", size=(1200, 800)))
    preview = b"".join(store.read(exhibit.preview_path))
    image = Image.open(io.BytesIO(preview))
    assert (image.mode, image.size) == ("L", (320, 208))
    assert len(preview) < 8_000


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd.txt"),
        ("..\\..\\windows\\x.exe", "x.exe.txt"),
        ("....", "tep.txt"),
        ("", "tep.txt"),
        ("a\x00b\r\nSet-Cookie: x.txt", "abSet-Cookie_ x.txt"),
        ("anh\u202egnp.txt", "anhgnp.txt"),
        ("CON.txt", "_CON.txt"),
        ("tin nhắn.TXT", "tin nhắn.txt"),
        ("d" * 300, "d" * 120 + ".txt"),
    ],
)
def test_names_are_made_harmless(name, shown):
    assert rules.safe_name(name, ExhibitKind.TEXT) == shown


def test_a_path_in_a_name_never_leaves_the_folder():
    exhibit = receive(b"xin chao", "../../x")
    assert (store.folder() / exhibit.path).resolve().is_relative_to(store.folder().resolve())
    assert exhibit.name == "x.txt"


def test_one_refused_file_does_not_cost_the_others():
    received = actions.receive_all(
        [upload(pdf(), "a.pdf"), upload(b"MZ\x00", "b.exe"), upload(b"chao", "c.txt")],
        holder=HOLDER,
        holder_kind=HolderKind.REPORT,
        by=SYSTEM,
        now=NOW,
    )
    assert [exhibit.number for exhibit in received.exhibits] == [1, 2]
    assert [(file.name, "chạy được" in file.sentence) for file in received.refused] == [
        ("b.exe", True)
    ]


def test_the_twenty_first_file_is_refused_and_leaves_nothing_on_disk():
    for number in range(20):
        receive(b"tep %d" % number)
    before = sorted(store.folder().glob("*/**/*.age"))
    with pytest.raises(Refused, match="20"):
        receive(b"tep 21")
    assert sorted(store.folder().glob("*/**/*.age")) == before
    receive(b"tep 21", holder=OTHER)


def test_receiving_is_the_first_custody_step_and_a_ledger_event():
    exhibit = receive(pdf(), origin="Ảnh chụp tin nhắn")
    (step,) = queries.custody(exhibit)
    assert (step.kind, step.position, step.actor_key) == (StepKind.RECEIVED, 1, "system")
    told = {entry.verb: entry for entry in ledger.history(exhibit.id)}
    assert set(told) == {"CustodyStepTaken", "ExhibitRecorded"}
    entry = told["CustodyStepTaken"]
    assert entry.data["step_hash"] == bytes(step.hash).hex()
    assert Exhibit.objects.get().origin == "Ảnh chụp tin nhắn"


def test_a_full_disk_is_a_sentence_and_leaves_nothing(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refused, match="111"):
        receive(pdf())
    assert not Exhibit.objects.exists()
    assert not list((store.folder() / "partial").iterdir())


def test_without_a_scanner_the_file_is_recorded_as_not_scanned():
    assert receive(pdf()).scan == ScanResult.NOT_SCANNED


def test_a_key_is_never_made_beside_files_of_a_lost_one(tmp_path, settings):
    settings.KHIEN_HOME = tmp_path
    (tmp_path / "exhibits/aa/bb").mkdir(parents=True)
    (tmp_path / "exhibits/aa/bb/x.age").touch()
    with pytest.raises(store.StoreBroken, match="missing"):
        store.make_key()


def test_an_unlucky_decoder_is_an_answer(monkeypatch):
    monkeypatch.setattr(pictures.Image, "open", lambda *_a, **_k: 1 / 0)
    with pytest.raises(Refused):
        receive(picture())
