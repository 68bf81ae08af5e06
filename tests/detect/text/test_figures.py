"""What is promised of sentences: few false alarms, most of what is plainly risky.

Where the sentences come from, and what a first look at each set showed: data/README.md.
"""

import pytest

SETS = ["development", "heldout", "eighth", "ninth", "tenth"]


@pytest.mark.parametrize("name", SETS)
def test_ordinary_sentences_of_every_register_are_left_alone(detector, sentences, name):
    ordinary = sentences(f"{name}_ordinary")
    assert len({heading for heading, _ in ordinary}) >= 7
    alarms = [one for _, one in ordinary if detector.scan(one)]
    assert len(alarms) <= 0.02 * len(ordinary), alarms


@pytest.mark.parametrize("name", SETS)
def test_most_plainly_risky_messages_are_found(detector, sentences, name):
    risky = sentences(f"{name}_risky")
    missed = [one for _, one in risky if not detector.scan(one)]
    assert len(missed) <= 0.2 * len(risky), missed


@pytest.mark.parametrize("name", SETS)
def test_what_is_found_is_of_the_right_kind(detector, sentences, name):
    kinds = {"sexual": "sexual_approach", "personal": "personal_information"}
    found = [(heading, detector.scan(one)) for heading, one in sentences(f"{name}_risky")]
    right = [kinds.get(h, h) in {f.kind.value for f in fs} for h, fs in found if fs]
    assert sum(right) >= 0.9 * len(right)


@pytest.mark.parametrize("name", SETS)
def test_most_risky_conversations_alarm_and_ordinary_ones_do_not(detector, conversations, name):
    said = conversations(f"{name}_conversations")
    alarms = [(label, detector.scan_conversation(turns).alarm) for label, turns in said]
    risky = [alarm for label, alarm in alarms if label == "risky"]
    ordinary = [alarm for label, alarm in alarms if label == "ordinary"]
    assert sum(risky) >= 0.8 * len(risky)
    assert sum(ordinary) <= 0.02 * len(ordinary)
