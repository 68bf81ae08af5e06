"""Each rule against its own examples, and the files they stand in."""

import tomllib

import pytest

from khien_detect.text import lexicon

RULES = {rule.name: rule for rule in lexicon.read().rules}
FILES = sorted(lexicon.DATA.glob("*.toml"))


def that_hold(detector, message):
    return {hit.rule.name for hit in detector.that_hold([message])[0]}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_holds_for_its_examples_and_not_for_their_mild_twins(detector, name):
    rule = RULES[name]
    assert rule.yes
    assert [one for one in rule.yes if name not in that_hold(detector, one)] == []
    assert [one for one in rule.no if name in that_hold(detector, one)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_rules_says_its_version_and_owner(path):
    table = tomllib.loads(path.read_text("utf-8"))
    assert table["version"]
    assert table["owner"]


def test_every_sign_of_a_rule_is_known_to_conversations():
    from khien_detect.text.stages import STAGE_OF  # noqa: PLC0415 - this test's alone

    assert {rule.sign for rule in RULES.values() if rule.sign} <= set(STAGE_OF)


@pytest.mark.parametrize(
    ("harmless", "risky"),
    [
        ("cười chết mất", "mày chết đi"),
        ("tao giết boss rồi", "tao giết mày"),
        (
            "đừng nói cho mẹ biết, mình làm bánh sinh nhật",
            "đừng nói với mẹ chuyện của chú cháu mình",
        ),
        ("em gửi cô ảnh bài tập", "em gửi anh ảnh mặc đồ ngủ"),
        ("cảnh báo việc nhẹ lương cao", "việc nhẹ lương cao, liên hệ ngay"),
        ("không đọc mã OTP cho ai", "đọc cho anh mã OTP vừa về"),
        ("nóng muốn chết", "em muốn chết"),
        ("ở Campuchia có đền Angkor", "sang Campuchia làm, lương nghìn đô"),
        ("mật khẩu phải dài và khó đoán", "mật khẩu của em là hoamai88"),
        ("bạn Na mới 12 tuổi mà vẽ đẹp", "nhà em ở số 12 đường Lê Lợi"),
        ("con chó nhà em rất ngoan", "đồ chó má nhà mày"),
        ("Việt Nam đánh bại Thái Lan", "tan học tao đánh mày"),
    ],
)
def test_a_mild_twin_is_told_from_the_risky_one(detector, harmless, risky):
    assert detector.scan(harmless) == []
    assert detector.scan(risky)
