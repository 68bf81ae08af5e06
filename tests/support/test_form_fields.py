"""Any form made of fields: written down and read back, filled in and read in words."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures_forms import MADE, answer_to, layouts
from khien.support.forms.defined import DefinedForm
from khien.support.models import FormDefinition
from khien.support.rules.answers import carried
from khien.support.rules.form_fields import asked, every, read, write
from khien.support.rules.reading import in_words

calmly = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)


@calmly
@given(layouts())
def test_a_form_written_down_is_read_back_the_same(layout):
    assert read(json.loads(json.dumps(write(layout)))) == layout


@calmly
@given(layouts(MADE), st.data())
def test_what_is_answered_is_kept_and_offered_again_as_it_was(layout, data):
    answers = {each.key: answer_to(data.draw, each) for each in asked(layout)}
    definition = FormDefinition(code="mau_04", version=1, sections=write(layout))
    form = DefinedForm(answers, of=definition, places=None)
    assert form.is_valid(), form.errors
    kept = form.answers()
    assert kept == answers
    again = DefinedForm(kept, of=definition, places=None)
    assert again.is_valid()
    assert again.answers() == kept


@calmly
@given(layouts(MADE), st.data())
def test_every_answer_is_read_in_words_whatever_is_hidden_or_gone(layout, data):
    answers = {each.key: answer_to(data.draw, each) for each in every(layout)}
    for now in (layout, layout[:-1]):
        read_ = in_words(now, answers, names={}, older=every(layout))
        assert {line.key for part in read_ for line in part.lines} == answers.keys()


@calmly
@given(layouts(MADE), st.data())
def test_a_correction_loses_no_answer_that_it_was_not_shown(layout, data):
    before = {each.key: answer_to(data.draw, each) for each in every(layout)}
    shown = {each.key for each in asked(layout)}
    typed = {key: before[key] for key in shown}
    assert {**carried(before, layout), **typed} == before
