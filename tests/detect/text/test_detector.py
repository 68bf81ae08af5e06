"""Messages in, findings out: one or many, with a model or without, plain or hostile."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien_detect import text
from khien_detect.finding import Kind
from khien_detect.text import lexicon
from khien_detect.text.calibrated import chance
from khien_detect.text.compiled import BIAS
from khien_detect.wording import ADVICE

MESSAGES = ["chào bạn", "mày ngu như bò", "", "số em là 0900000123 nha", "việc nhẹ lương cao"]


class PlainModel:
    """Thinks a message bad as sure as its first number says."""

    version = "plain-1"
    shown_from = 0.9

    def scores(self, texts):
        bad = [float(one.split("%")[0]) / 100 if "%" in one else 0.0 for one in texts]
        return np.array([[1 - b, b] for b in bad], np.float32).reshape(len(texts), 2)

    def explain(self, text, label, most=5):
        return [(text[:3], 1.0)][:most]


@pytest.fixture(scope="module")
def with_model():
    return text.Detector(lexicon.read(), PlainModel())


def test_many_messages_give_what_each_gives_alone(detector):
    many = MESSAGES * 700
    assert list(detector.scan_many(many)) == [detector.scan(one) for one in MESSAGES] * 700


def test_messages_are_read_as_they_are_asked_for(detector):
    endless = detector.scan_many(itertools.cycle(MESSAGES))
    assert next(endless) == []
    assert next(endless)[0].kind == Kind.INSULT


def test_a_finding_says_where_why_how_sure_and_what_to_do(detector):
    (finding,) = detector.scan("này, mày ngu như bò ạ")
    assert finding.kind == Kind.INSULT
    assert finding.score == chance(Kind.INSULT, sum(r.weight for r in finding.why) + BIAS)
    assert finding.where.start == len("này, ")
    assert finding.why[0].source.startswith("insult.")
    assert [reason.weight for reason in finding.why] == sorted(
        (reason.weight for reason in finding.why), reverse=True
    )
    assert finding.advice == ADVICE[Kind.INSULT]


def test_each_thing_a_child_gives_away_is_a_finding_of_its_own(detector):
    found = detector.scan("số em là 0900000123, mật khẩu của em là hoamai88")
    assert [f.kind for f in found] == [Kind.PERSONAL_INFORMATION] * 2
    assert len({(f.where.start, f.where.end) for f in found}) == 2


def test_what_is_sure_for_the_model_is_shown_with_its_reasons(with_model):
    (finding,) = with_model.scan("99.5% lạ")
    assert (finding.kind, finding.where) == (Kind.INSULT, None)
    assert finding.score == pytest.approx(0.995, abs=0.001)
    assert finding.why[0].source == "plain-1"


def test_what_is_only_likely_for_the_model_needs_a_rule_beside_it(with_model):
    for message in ("95% chào bạn", "95% mày đi học chưa", "70% béo như con lợn"):
        assert with_model.scan(message) == []
    for message in ("85% béo như con lợn", "85% em học lớp mấy, béo như con lợn"):
        assert with_model.scan(message)[0].why[0].source.startswith("insult.")


def test_a_lesson_quiets_the_model_as_it_quiets_the_rules(with_model):
    assert with_model.scan("99.5% bài học hôm nay về phòng tránh") == []


def test_rules_find_with_a_model_what_they_find_without(detector, with_model):
    assert list(with_model.scan_many(MESSAGES)) == list(detector.scan_many(MESSAGES))


def test_twice_the_same_message_twice_the_same_findings(detector):
    assert detector.scan(MESSAGES[1]) == detector.scan(MESSAGES[1])


HOSTILE = [
    "\ud800\udfff" * 50,
    "\x00\x01\x1b[31m" * 50,
    "\u202e\u2066" * 200,
    "e\u0301\u0323\u0309" * 500,
    "\U000e0041" * 100,
    "#" * 5000,
    "http://" * 500,
    "a.b." * 2000,
    "1 2 3 - 4.5" * 500,
    "0" * 5000,
    "ｘ.ｉ.ｎ" * 500,
]


@pytest.mark.parametrize("message", HOSTILE, ids=lambda one: repr(one[:6]))
def test_hostile_messages_are_scanned_like_others(detector, message):
    found = detector.scan(f"{message} | việc nhẹ lương cao")
    assert Kind.ILLEGAL_WORK in {finding.kind for finding in found}


@pytest.mark.parametrize(
    "unit", ["việc nhẹ lương ", "a", "\u200b", "em gửi anh ảnh ", "a@a.", "12 "]
)
def test_ten_megabytes_in_one_message_are_scanned(detector, unit):
    message = (unit * (10_000_000 // len(unit.encode()))) + ". việc nhẹ lương cao"
    assert Kind.ILLEGAL_WORK in {finding.kind for finding in detector.scan(message)}


@given(st.lists(st.text(alphabet=st.characters(), max_size=40), max_size=8))
def test_neighbours_in_a_batch_do_not_touch_each_other(detector, messages):
    assert list(detector.scan_many(messages)) == [detector.scan(one) for one in messages]
