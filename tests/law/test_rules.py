from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core.refusal import Refused
from khien.law import rules
from khien.law.models import LegalDocument, Provision
from khien.law.rules import Validity

DAY = date(2026, 7, 1)
days = st.dates(date(2000, 1, 1), date(2060, 1, 1))


def provision(*, effective=None, expires=None, valid_from=None, valid_to=None):
    document = LegalDocument(
        kind="law", number="116/2025", symbol="QH15", effective=effective, expires=expires
    )
    return Provision(document=document, path="điều 16", valid_from=valid_from, valid_to=valid_to)


@pytest.mark.parametrize(
    ("day", "validity"),
    [
        (date(2026, 6, 30), Validity.NOT_YET),
        (date(2026, 7, 1), Validity.IN_FORCE),
        (date(2027, 6, 30), Validity.IN_FORCE),
        (date(2027, 7, 1), Validity.EXPIRED),
    ],
)
def test_the_first_day_counts_and_the_end_does_not(day, validity):
    row = provision(effective=DAY, expires=date(2027, 7, 1))
    assert rules.provision_validity(row, on=day) is validity


def test_an_unknown_start_is_neither_in_force_nor_not():
    assert rules.provision_validity(provision(), on=DAY) is Validity.UNKNOWN
    assert rules.provision_validity(provision(expires=DAY), on=DAY) is Validity.EXPIRED


@given(days, days, days, days, days)
def test_a_provision_never_holds_outside_its_document(on, start, end, own_start, own_end):
    row = provision(effective=start, expires=end, valid_from=own_start, valid_to=own_end)
    held = rules.is_in_force(row, on)
    assert held == (max(start, own_start) <= on < min(end, own_end))


@given(days)
def test_an_old_and_a_new_law_never_hold_on_the_same_day(on):
    old = provision(effective=date(2019, 1, 1), expires=DAY)
    new = provision(effective=DAY)
    assert not (rules.is_in_force(old, on) and rules.is_in_force(new, on))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (provision(effective=DAY + timedelta(1)), "Ngày 01/07/2026, điều 16 .* chưa có hiệu lực"),
        (provision(effective=date(2019, 1, 1), expires=DAY), "đã hết hiệu lực"),
        (provision(), "chưa rõ ngày có hiệu lực"),
    ],
)
def test_a_provision_not_in_force_on_the_day_of_the_act_is_refused(row, words):
    with pytest.raises(Refused, match=words):
        rules.check_in_force(row, DAY)


def test_a_provision_is_in_force_from_its_first_day():
    row = provision(effective=DAY)
    assert rules.check_in_force(row, DAY) is None
    with pytest.raises(Refused):
        rules.check_in_force(row, DAY - timedelta(days=1))


def test_only_what_was_read_in_a_public_source_is_printed():
    assert [mark for mark in ("V", "V2", "K", "?") if rules.may_print(mark)] == ["V"]
