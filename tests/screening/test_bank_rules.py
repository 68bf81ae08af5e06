"""What may be said of a bank, what state it and its entries are in, how far it may go."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures_banks import MORNING
from khien.core.refusal import Refused
from khien.screening.models import Bank, PictureEntry
from khien.screening.rules import banks as rules

TODAY = date(2026, 11, 26)
GOOD = rules.Details("Kho mẫu", "phishing", "Nguồn mẫu")


def refused(check, *args, **given):
    with pytest.raises(Refused) as answer:
        check(*args, **given)
    return answer.value.field


def test_a_bank_counts_until_its_day_and_while_it_is_open():
    bank = Bank(expires_on=TODAY + timedelta(days=1))
    assert rules.bank_state(bank, on=TODAY) == "open"
    assert rules.bank_state(bank, on=TODAY + timedelta(days=1)) == "expired"
    bank.closed_at = MORNING
    assert rules.bank_state(bank, on=TODAY) == "closed"


def test_an_entry_withdrawn_stays_so_whatever_else_it_is():
    entry = PictureEntry(expires_on=TODAY)
    assert rules.entry_state(entry, on=TODAY - timedelta(days=1)) == "counts"
    assert rules.entry_state(entry, on=TODAY) == "expired"
    entry.quarantined_at = MORNING
    assert rules.entry_state(entry, on=TODAY) == "quarantined"
    entry.withdrawn_at = MORNING
    assert rules.entry_state(entry, on=TODAY) == "withdrawn"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"source": ""}, "source"),
        ({"category": "none"}, ""),
        ({"sharing": "all"}, ""),
        ({"category": "abuse", "sharing": "public"}, "sharing"),
        ({"expires_on": TODAY}, "expires_on"),
        ({"expires_on": date(2999, 1, 1)}, "expires_on"),
    ],
)
def test_what_a_bank_cannot_be(change, field):
    wrong = replace(GOOD, **change)
    assert refused(rules.check_details, wrong, matter="addresses", today=TODAY) == field


def test_ages_are_for_addresses_alone_and_below_eighteen():
    assert rules.ages_of(" 6-10, 11 – 15,06-10 ") == ("6-10", "11-15")
    assert rules.ages_of("") == ()
    for wrong in ("6", "10-6", "6-18", "a-b"):
        assert refused(rules.ages_of, wrong) == "ages"
    aged = replace(GOOD, ages=("6-10",))
    rules.check_details(aged, matter="addresses", today=TODAY)
    assert refused(rules.check_details, aged, matter="pictures", today=TODAY) == "ages"


def test_a_reference_is_made_of_the_name_and_plain():
    assert rules.reference_of("Lừa đảo – Quý 4/2026!") == "lua-dao-quy-4-2026"
    rules.check_reference("lua-dao-2026")
    for wrong in ("", "Lua", "lừa", "a_b", "-a", "a" * 61):
        assert refused(rules.check_reference, wrong) == "reference"


@pytest.mark.parametrize(
    ("said", "kept"),
    [("=HYPERLINK(1)", "HYPERLINK(1)"), ("  a\tb\n c ", "a b c"), ("+- @x", "x"), ("a=b", "a=b")],
)
def test_a_note_is_one_line_and_no_formula(said, kept):
    assert rules.clean_note(said) == kept
    assert len(rules.clean_note("x" * 1000)) == 300


def bank(**said):
    return Bank(**({"matter": "pictures", "sharing": "public", "category": "other"} | said))


def export(bank, form, *, entries=1, for_partner=False):
    rules.check_export(bank, form, entries=entries, for_partner=for_partner, on=TODAY)


def test_only_what_the_terms_allow_goes_out():
    export(bank(), "csv")
    export(bank(sharing="partners"), "csv", for_partner=True)
    assert refused(export, bank(sharing="partners"), "csv") == "key"
    assert refused(export, bank(sharing="here"), "csv", for_partner=True) == ""
    assert refused(export, bank(closed_at=MORNING), "csv") == ""
    assert refused(export, bank(expires_on=TODAY), "csv") == ""


def test_each_matter_has_its_own_forms():
    export(bank(matter="addresses"), "adguard")
    assert refused(export, bank(matter="addresses"), "csv") == "form"
    assert refused(export, bank(), "hosts") == "form"
    assert refused(export, bank(matter="addresses", harmless=True), "hosts") == "form"
    assert refused(export, bank(), "stix", entries=50_001) == "form"
