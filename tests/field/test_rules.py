"""How words of a phone meet what is stored: nobody's are lost, nothing untouched is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core.refusal import Refused
from khien.field.rules import check_can_enrol, meet

words = st.sampled_from(["", "a", "b", "c"])
fields = st.dictionaries(st.sampled_from(["name", "address", "contact"]), words)
whole = st.fixed_dictionaries(dict.fromkeys(("name", "address", "contact"), words))


@given(whole, fields, whole)
def test_every_word_is_stored_already_taken_or_asked_about(was, now, stored):
    meeting = meet(was, now, stored)
    for name, value in now.items():
        changed = value != was[name]
        assert (name in meeting.take) + (name in meeting.ask) == (changed and value != stored[name])


@given(whole, fields, whole)
def test_what_another_person_changed_is_never_overwritten_unasked(was, now, stored):
    assert all(stored[name] == was[name] for name in meet(was, now, stored).take)


@given(whole, fields)
def test_alone_everything_written_is_taken(was, now):
    meeting = meet(was, now, was)
    assert was | meeting.take == was | now
    assert meeting.ask == ()


@given(whole, fields, whole)
def test_sent_again_after_it_was_taken_it_changes_nothing(was, now, stored):
    once = meet(was, now, stored)
    again = meet(was, now, stored | once.take)
    assert again.take == {}
    assert again.ask == once.ask


def test_ends_of_lines_are_no_difference():
    assert meet({"name": "a\nb"}, {"name": "a\r\nb "}, {"name": "c"}).ask == ()


@pytest.mark.parametrize(
    ("name", "token", "said"),
    [("", "5" * 64, "đặt tên"), ("m" * 81, "5" * 64, "dài quá"), ("Máy", "khóa", "tạo được khóa")],
)
def test_a_phone_without_name_or_key_is_refused(name, token, said):
    with pytest.raises(Refused, match=said):
        check_can_enrol([], name=name, token=token)
