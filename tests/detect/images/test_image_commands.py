"""`khien-detect images`: hash, build an index of banks, and look pictures up in it."""

import json

import pytest

from drawn_films import film
from drawn_pictures import boxes, encoded, soft
from khien_detect import images
from khien_detect.cli import main
from khien_detect.images.banks import Entry, HashKind, write_csv, write_lines


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "ảnh.jpg"
    path.write_bytes(encoded(soft(1, 300, 400), "JPEG", quality=92))
    return path


@pytest.fixture
def index(tmp_path, picture):
    known = images.pdq(picture.read_bytes()).hash
    others = [Entry(HashKind.PDQ, images.pdq_array(boxes(n, 90, 90)).hash) for n in range(9)]
    (tmp_path / "bank.csv").write_text(
        write_csv([*others, Entry(HashKind.PDQ, known, "test", "Mẫu", note="phong cảnh")])
    )
    (tmp_path / "old.csv").write_text(f"hash,expires\n{known.hex()},2020-01-01\n")
    (tmp_path / "more.txt").write_text(write_lines(others[:2]) + "md5 " + "00" * 16)
    banks = [str(tmp_path / name) for name in ("bank.csv", "old.csv", "more.txt")]
    path = tmp_path / "all.index"
    assert main(["images", "index", "build", *banks, "--out", str(path)]) == 0
    return path


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_hash_prints_hash_quality_and_name(picture, capsys):
    assert main(["images", "hash", str(picture)]) == 0
    found = images.pdq(picture.read_bytes())
    assert capsys.readouterr().out == f"{found.hash.hex()} {found.quality:3} {picture}\n"


def test_of_a_film_each_frame_is_a_line_with_its_seconds(tmp_path, capsys):
    pytest.importorskip("av", reason="the extra `video` is installed by `./khien test`")
    path = tmp_path / "phim.mp4"
    film(target=path, gop=20)
    assert main(["images", "hash", str(path)]) == 0
    assert main(["images", "hash", "--every", "3", str(path)]) == 0
    wanted = [*images.video(path), *images.video(path, every=3)]
    assert [line.rsplit(" ", 1)[1] for line in capsys.readouterr().out.splitlines()] == [
        f"{frame.seconds:.3f}" for frame in wanted
    ]


@pytest.mark.parametrize("every", ["0", "-1", "nan", "one"])
def test_seconds_that_cannot_be_are_refused(picture, every, capsys):
    with pytest.raises(SystemExit):
        main(["images", "hash", "--every", every, str(picture)])
    assert "--every" in capsys.readouterr().err


def test_what_cannot_be_read_is_named_and_the_others_are_hashed(picture, tmp_path, capsys):
    (tmp_path / "x.jpg").write_bytes(b"hello")
    assert main(["images", "hash", str(tmp_path / "x.jpg"), "none.png", str(picture)]) == 1
    said = capsys.readouterr()
    assert said.out.count("\n") == 1
    assert "x.jpg: not a picture" in said.err
    assert "none.png" in said.err


def test_a_smaller_copy_is_found_with_the_name_of_its_bank(index, picture, tmp_path, capsys):
    copy = tmp_path / "bản sao.png"
    copy.write_bytes(encoded(soft(1, 300, 400)[::2, ::2], "PNG"))
    capsys.readouterr()
    assert main(["images", "index", "search", str(index), str(copy)]) == 0
    (found,) = lines(capsys)
    assert found["distance"] <= 31
    assert (found["category"], found["source"], found["note"]) == ("test", "Mẫu", "phong cảnh")
    assert found["asked"] == str(copy)


def test_a_hash_is_looked_up_as_it_is(index, picture, capsys):
    digits = images.pdq(picture.read_bytes()).hash.hex()
    capsys.readouterr()
    main(["images", "index", "search", str(index), digits, "00" * 32])
    assert [(row["asked"], row["distance"]) for row in lines(capsys)] == [(digits, 0)]


def test_expired_entries_and_other_kinds_are_left_out(index):
    assert len(images.Index.open(index)) == 12


def test_a_wrong_line_of_a_bank_is_named(tmp_path, capsys):
    (tmp_path / "bank.txt").write_text("ab" * 32 + "\n" + "ab" * 31 + "\n")
    out = str(tmp_path / "i")
    assert main(["images", "index", "build", str(tmp_path / "bank.txt"), "--out", out]) == 1
    assert "bank.txt:2: pdq has 64 digits, not 62" in capsys.readouterr().err
    assert len(images.Index.open(out)) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["images", "index", "search", "nowhere", "00" * 32], "No such file"),
        (["images", "index", "build", "nowhere", "--out", "x"], "No such file"),
    ],
)
def test_a_missing_file_is_a_sentence(words, said, capsys):
    assert main(words) == 1
    assert said in capsys.readouterr().err


def test_what_is_no_index_or_no_text_is_a_sentence(tmp_path, index, capsys):
    (tmp_path / "x").write_bytes(b"\xff\xfe\x00")
    for words in (
        ["index", "search", str(tmp_path / "x"), "00" * 32],
        ["index", "build", str(tmp_path / "x"), "--out", str(tmp_path / "y")],
        [
            "index",
            "build",
            str(tmp_path / "bank.csv"),
            "--out",
            str(tmp_path / "y"),
            "--radius=999",
        ],
    ):
        assert main(["images", *words]) == 1
    said = capsys.readouterr().err
    assert "not an index" in said
    assert "not UTF-8 at byte 0" in said
    assert "radius must be" in said
    index.with_name("all.index.csv").write_text("hash\n")
    assert main(["images", "index", "search", str(index), "00" * 32]) == 1


def test_without_words_the_groups_are_listed(capsys):
    assert main([]) == 0
    assert "khien-detect images" in capsys.readouterr().out
    assert main(["nonsense"]) == 2
