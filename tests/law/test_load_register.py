from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from khien.core import ledger
from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.law import actions, queries
from khien.law.models import LegalDocument, Provision

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def cited(on):
    return {f"{row.path} {row.document.code}" for row in queries.provisions_in_force(on)}


def test_the_shipped_register_says_what_holds(register):
    assert "điều 16 luat-an-ninh-mang-2025" in cited(TODAY)
    assert "điều 29 luat-an-ninh-mang-2018" not in cited(TODAY)
    assert "điều 29 luat-an-ninh-mang-2018" in cited(date(2026, 6, 30))
    assert "điều 26 nd-56-2017" in cited(TODAY)
    assert "điều 16 nd-333-2026" not in cited(TODAY)  # when it begins is not established


def test_the_query_and_the_rule_agree_on_every_day(register):
    for on in (date(2017, 6, 30), date(2022, 1, 1), date(2026, 1, 1), date(2026, 7, 1), TODAY):
        chosen = set(queries.provisions_in_force(on).values_list("id", flat=True))
        rows = [
            item.provision.id
            for document in register.values()
            for item in queries.provisions_of(document, on=on)
            if item.validity == "in_force"
        ]
        assert chosen == set(rows)


def test_only_verified_facts_carry_the_verified_mark(register):
    marks = dict(LegalDocument.objects.values_list("code", "certainty"))
    assert marks["luat-tre-em-2016"] == "V"
    assert marks["nd-333-2026"] == "V2"
    crimes = Provision.objects.filter(kind="crime").values_list("path", "certainty")
    verified = {path for path, certainty in crimes if certainty == "V"}
    assert verified == {"điều 145", "điều 147", "điều 326"}


def test_loading_again_changes_nothing_and_keeps_edits(register):
    document = register["nd-333-2026"]
    LegalDocument.objects.filter(pk=document.pk).update(title="Sửa tay", certainty="V")
    Provision.objects.filter(document=document).update(heading="Sửa tay")
    Provision.objects.filter(document=register["nd-56-2017"], path="điều 30").delete()
    actions.load_register()
    document.refresh_from_db()
    assert (document.title, document.certainty) == ("Sửa tay", "V")
    assert document.provisions.get().heading == "Sửa tay"
    assert LegalDocument.objects.count() == len(register)
    assert Provision.objects.filter(path="điều 30").exists()


def change(document, **changes):
    values = {
        "title": document.title,
        "issuer": document.issuer,
        "issued": document.issued,
        "effective": document.effective,
        "expires": document.expires,
        "certainty": document.certainty,
        "dates_certainty": document.dates_certainty,
        "seen_revision": document.revision,
    }
    actions.change_document(document, **(values | changes), by=SYSTEM, now=NOW)


def test_a_change_is_in_the_ledger_with_what_was_before(register):
    document = register["nd-333-2026"]
    change(document, effective=date(2026, 7, 1), certainty="V")
    (entry,) = ledger.history(document.id)
    assert entry.verb == "DocumentChanged"
    assert entry.data["before"] == {"effective": "", "certainty": "V2"}
    assert entry.data["after"] == {"effective": "2026-07-01", "certainty": "V"}
    assert "điều 16 nd-333-2026" in cited(TODAY)


def test_saving_without_a_change_leaves_no_event(register):
    document = register["nd-333-2026"]
    change(document)
    assert ledger.history(document.id) == []


def test_an_end_before_the_beginning_is_refused(register):
    with pytest.raises(Refused, match="phải sau") as refused:
        change(register["nd-333-2026"], effective=TODAY, expires=TODAY)
    assert refused.value.field == "expires"


def test_the_database_too_refuses_an_end_before_the_beginning(register):
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalDocument.objects.filter(code="nd-333-2026").update(effective=TODAY, expires=TODAY)


def test_the_second_of_two_people_is_told(register):
    document = register["nd-333-2026"]
    change(document, certainty="V")
    with pytest.raises(Refused, match="Có người vừa sửa"):
        change(document, certainty="K")


def test_a_provision_ends_on_its_own(register):
    row = queries.provision(Provision.objects.get(path="điều 326").pk)
    actions.change_provision(
        row,
        heading=row.heading,
        text="",
        valid_from=None,
        valid_to=TODAY,
        certainty="V",
        seen_revision=1,
        by=SYSTEM,
        now=NOW,
    )
    assert "điều 326 bo-luat-hinh-su-2015" not in cited(TODAY)
    assert "điều 325 bo-luat-hinh-su-2015" not in cited(TODAY)
    assert ledger.history(row.id)[0].data["after"] == {"valid_to": str(TODAY)}


@pytest.mark.parametrize("words", ["trẻ em", "tre em", "TRE  EM", "56/2017", "nghi dinh 56"])
def test_search_finds_with_and_without_tone_marks(register, words):
    found = {item.document.code for item in queries.documents(TODAY, search=words)}
    assert "nd-56-2017" in found
    assert "nd-30-2020" not in found


def test_only_what_is_in_force_when_asked(register):
    found = {item.document.code for item in queries.documents(TODAY, only_in_force=True)}
    assert "luat-an-ninh-mang-2025" in found
    assert not found & {"luat-an-ninh-mang-2018", "nd-333-2026", "nd-13-2023"}
