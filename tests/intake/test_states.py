"""The state table of reports, the numbers people say, and who may be kept away: for any input."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core.refusal import Refused
from khien.intake.models import ReportState
from khien.intake.rules.reference import incident_reference, report_number, report_reference
from khien.intake.rules.states import STATES, Verb, after, can

states = st.sampled_from(ReportState.values)
verbs = st.sampled_from(list(Verb))


@given(states, verbs)
def test_a_verb_leads_where_the_table_says_or_is_refused(state, verb):
    if can(state, verb):
        assert after(state, verb) is STATES[ReportState(state), verb]
    else:
        with pytest.raises(Refused):
            after(state, verb)


@given(st.lists(verbs, max_size=12))
def test_no_way_through_the_table_loses_a_report_or_makes_it_new_again(way):
    state = ReportState.RECEIVED
    for verb in way:
        if can(state, verb):
            state = after(state, verb)
            assert state != ReportState.RECEIVED
    assert can(state, Verb.DECIDE)


@given(st.integers(1, 10**11), st.integers(1_767_400_000, 2_800_000_000))
def test_a_number_said_aloud_is_understood(number, at):
    said = report_reference(number, datetime.fromtimestamp(at, UTC))
    assert report_number(said) == report_number(said.lower()) == number
    assert report_number(said.replace("-", " ")) == number
    assert incident_reference(number, datetime.fromtimestamp(at, UTC)).startswith("SV-")


@given(st.text())
def test_anything_else_is_no_number(text):
    found = report_number(text)
    assert found is None or found > 0
