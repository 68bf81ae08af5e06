"""A province adds words without code, and is told what is wrong with them."""

import pytest

from khien_detect import text
from khien_detect.finding import Kind
from khien_detect.text import lexicon
from khien_detect.text.lexicon import BadLexicon
from khien_detect.text.patterns import BadPattern

RULES = """
version = "2026-09"
owner = "Tổ kỹ thuật"
[groups]
place = "quán net|tiệm game"
[[rule]]
name = "local.place"
kind = "grooming"
strength = "strong"
patterns = ["gặp ..2 <place>"]
unless = ["mẹ đón"]
[[idiom]]
patterns = ["ngu công dời núi"]
"""


def opened_with(folder, name, content):
    (folder / name).write_text(content, "utf-8")
    return text.Detector(lexicon.read([folder]))


def test_words_in_a_table_are_found_folded_and_disguised(tmp_path):
    rows = "kind,strength,words\ninsult,strong,(đồ|cái đồ) ba trợn\n"
    detector = opened_with(tmp_path, "words.csv", rows)
    for message in ("đồ ba trợn", "do ba tron", "Đ.Ồ ba trợnnn"):
        (finding,) = detector.scan(message)
        assert finding.kind == Kind.INSULT
        assert finding.why[0].source == "words.2@words.csv"


def test_rules_groups_and_idioms_of_their_own(tmp_path):
    detector = opened_with(tmp_path, "local.toml", RULES)
    assert detector.scan("gặp ở tiệm game")[0].why[0].source == "local.place@2026-09"
    assert detector.scan("gặp ở tiệm game, mẹ đón") == []
    assert detector.scan("mày như ngu công dời núi") == []
    assert "local.toml=2026-09" in detector.version


def test_short_spellings_of_their_own(tmp_path):
    detector = opened_with(tmp_path, "short.csv", "short,words\nlkao,cao\n")
    assert detector.scan("việc nhẹ lương lkao")[0].kind == Kind.ILLEGAL_WORK


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "kind,strength,words\ninsult,huge,x\n", "huge"),
        ("a.csv", "kind,words\ninsult,x\n", "strength"),
        ("a.csv", "kind,strength,words\nknown_image,some,x\n", "known_image"),
        ("a.toml", "version = 1", "owner"),
        ("a.toml", "not toml", "a.toml"),
        ("a.toml", RULES + '[[rule]]\nname = "insult.alone"\nkind = "insult"\n'
            'strength = "some"\npatterns = ["x"]', "insult.alone"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path, name, content, said):
    with pytest.raises(BadLexicon, match=said):
        opened_with(tmp_path, name, content)


@pytest.mark.parametrize(
    "pattern", ["(đồ|cái", "đồ) ba", "(a .. b)", "", ".. đồ", "đồ ..", "<nobody> ơi", "!!", "(a)?"]
)
def test_a_wrong_pattern_is_quoted(tmp_path, pattern):
    with pytest.raises(BadPattern):
        opened_with(tmp_path, "a.csv", f'kind,strength,words\ninsult,some,"{pattern}"\n')


def test_a_pattern_with_too_many_ways_is_refused(tmp_path):
    many = " ".join(["(a|b|c|d|e|g|h|i)"] * 6)
    with pytest.raises(BadPattern, match="too many"):
        opened_with(tmp_path, "a.csv", f"kind,strength,words\ninsult,some,{many}\n")


def test_a_missing_file_is_an_error_of_the_system(tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        lexicon.read([tmp_path / "nowhere"])
