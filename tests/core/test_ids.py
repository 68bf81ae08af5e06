import time

from khien.core.ids import new_id


def test_ids_are_version_7_and_grow_with_time():
    first = new_id()
    time.sleep(0.002)
    second = new_id()
    assert first.version == second.version == 7
    assert first.variant == "specified in RFC 4122"
    assert first < second


def test_ids_made_one_after_the_other_grow_within_a_millisecond_too():
    made = []
    for _ in range(200):
        made.append(new_id())
        until = time.perf_counter_ns() + 1_000
        while time.perf_counter_ns() < until:
            pass
    assert made == sorted(made)


def test_a_hundred_thousand_ids_do_not_repeat():
    assert len({new_id() for _ in range(100_000)}) == 100_000
