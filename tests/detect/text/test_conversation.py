"""Signs add up over turns and days; one joke is no alarm, many small steps are."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khien_detect.text import Turn
from khien_detect.text.levels import HALF_LIFE

DAY = 24 * 60
STEPS = [
    "em học lớp mấy rồi",
    "em xinh quá",
    "anh nạp cho em ít kim cương nhé",
    "em có zalo không",
    "em ở nhà một mình à",
    "cho anh xem ảnh em đi",
    "đừng kể với ai nhé",
    "cuối tuần đi chơi với anh nhé",
]
LINES = st.sampled_from([*STEPS, "dạ", "mày ngu thế", "em 12 tuổi ạ", "tối nay đá bóng", "haha"])
TURNS = st.lists(
    st.builds(Turn, who=st.sampled_from("ABC"), minutes=st.integers(0, 90 * DAY), text=LINES),
    max_size=15,
)


def said_by(who, lines, apart=DAY):
    return [Turn(who, i * apart, line) for i, line in enumerate(lines)]


@settings(deadline=None)
@given(TURNS)
def test_turn_by_turn_is_the_same_as_all_at_once(detector, turns):
    conversation = detector.conversation()
    found = conversation.findings()
    for turn in turns:
        found = conversation.add(turn)
    assert found == detector.scan_conversation(turns)


@settings(deadline=None)
@given(TURNS, st.integers(0, 15))
def test_a_conversation_kept_as_json_goes_on_where_it_was(detector, turns, cut):
    first = detector.conversation()
    for turn in turns[:cut]:
        first.add(turn)
    second = detector.conversation(json.loads(json.dumps(first.state())))
    for turn in turns[cut:]:
        second.add(turn)
    assert second.findings() == detector.scan_conversation(turns)


@pytest.mark.parametrize("step", STEPS)
def test_no_single_step_is_an_alarm(detector, step):
    assert not detector.scan_conversation([Turn("A", 0, step)]).alarm


def test_one_joke_is_no_alarm_and_going_on_is(detector):
    assert not detector.scan_conversation([Turn("A", 0, "mày ngu thế")]).alarm
    lines = ["mày ngu thế", "đồ vô dụng", "cả lớp ai cũng ghét mày", "cút khỏi lớp đi mày"]
    assert detector.scan_conversation(said_by("A", lines)).alarm


def test_twenty_small_steps_are_an_alarm_with_stages_and_reasons(detector):
    found = detector.scan_conversation(said_by("A", STEPS))
    assert found.alarm
    assert {stage.name for stage in found.stages} >= {"contact", "isolation", "asking"}
    assert all(stage.reasons and 0 < stage.level <= 1 for stage in found.stages)
    assert [s.level for s in found.stages] == sorted((s.level for s in found.stages), reverse=True)


def test_the_same_small_step_again_and_again_is_no_alarm(detector):
    assert not detector.scan_conversation(said_by("A", STEPS[:1] * 20)).alarm


def test_the_same_steps_shared_by_many_people_weigh_less_than_by_one(detector):
    by_one = detector.scan_conversation(said_by("A", STEPS))
    shared = [Turn(f"P{i}", t.minutes, t.text) for i, t in enumerate(said_by("A", STEPS))]
    assert detector.scan_conversation(shared).score < by_one.score


def test_signs_fade_with_time(detector):
    turns = said_by("A", STEPS, apart=1)
    scores = [
        detector.scan_conversation([*turns, Turn("B", at, "chào")]).score
        for at in (10, HALF_LIFE, 4 * HALF_LIFE, 40 * HALF_LIFE)
    ]
    assert scores == sorted(scores, reverse=True)
    assert not detector.scan_conversation([*turns, Turn("B", 40 * HALF_LIFE, "chào")]).alarm


def test_a_child_who_gives_information_raises_the_score(detector):
    asked = said_by("A", STEPS[:5])
    silent = detector.scan_conversation([*asked, Turn("B", 5 * DAY, "dạ")])
    told = detector.scan_conversation([*asked, Turn("B", 5 * DAY, "số em là 0900000123 nha")])
    assert told.score > silent.score


def test_a_threat_to_publish_alarms_alone(detector):
    assert detector.scan_conversation(
        [Turn("A", 0, "không nghe lời thì anh tung ảnh em lên mạng")]
    ).alarm


def test_the_state_stays_small_however_long_it_goes_on(detector):
    conversation = detector.conversation()
    for turn in said_by("A", STEPS * 40, apart=5):
        conversation.add(turn)
    assert len(json.dumps(conversation.state())) < 8000


def test_an_empty_conversation_says_nothing(detector):
    found = detector.scan_conversation([])
    assert (found.alarm, found.stages) == (False, ())
