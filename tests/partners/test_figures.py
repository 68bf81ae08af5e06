"""Sums of like units, communes without a partner, and what the lists cost."""

import pytest
from django.urls import reverse

from khien.core import measures
from khien.core.measures import civil_year
from khien.partners.actions.commitments import cancel_commitment
from khien.partners.actions.partners import record_partner
from khien.partners.queries.commitments import by_kind, commune_lines
from partners_made import NOW, TODAY, deliver, details, promise

YEAR = civil_year(TODAY)


@pytest.fixture
def client(officer, sign_in, province_with_communes):
    return sign_in(officer)


def test_each_unit_has_its_line_and_cancelled_is_left_out(partner, officer, other):
    promise(partner, officer)
    deliver(promise(partner, officer), officer, 5, confirmed_by=other)
    promise(partner, officer, unit="bộ", quantity=3)
    gone = promise(partner, officer, quantity=99)
    cancel_commitment(gone, why="x", by=officer, now=NOW)
    assert [(r.unit, r.promised, r.delivered, r.commitments) for r in by_kind(TODAY)] == [
        ("bộ", 3, 0, 1),
        ("máy", 40, 5, 2),
    ]


def test_a_commune_has_a_partner_by_promise_or_by_what_arrived(
    partner, officer, other, province_with_communes, client
):
    first, second, third = province_with_communes.communes
    promise(partner, officer, first.pk)
    deliver(promise(partner, officer), officer, 1, confirmed_by=other, commune=second)
    without = [row.commune for row in commune_lines(TODAY, only_without=True)]
    assert without == [third.pk]
    counted = measures.measure("communes_with_partner").count(YEAR, TODAY)
    assert sum(t.strict_numerator for t in counted) == 2
    assert sum(t.denominator for t in counted) == 3
    page = client.get(reverse("partners:communes")).text
    assert "2 trong 3" in page
    assert "1 cam kết cho cả tỉnh" in page
    assert client.get(reverse("partners:communes"), {"tep": "csv"}).status_code == 200


def test_a_promise_for_one_commune_counts_there(partner, officer, province_with_communes):
    first, second, _third = province_with_communes.communes
    promise(partner, officer, first.pk)
    promise(partner, officer, first.pk, second.pk)
    tallies = measures.measure("commitments_kept").count(YEAR, TODAY)
    counted = {tally.commune: tally.denominator for tally in tallies}
    assert counted == {first.pk: 1, None: 1}
    rows = measures.measure("commitments_kept").trace(YEAR, first.pk, officer)
    assert len(rows) == 1


def test_the_lists_do_not_ask_more_for_more_rows(client, partner, officer, costs_the_same):
    numbers = iter(range(100))

    def grow():
        for number in [next(numbers) for _ in range(4)]:
            row = record_partner(details(name=f"Đối tác {number}"), by=officer, now=NOW)
            deliver(promise(row, officer, unit=f"bộ {number}"), officer, 2)
            deliver(promise(partner, officer), officer, 2)

    partners = reverse("partners:partners")
    costs_the_same("partners/partners.html", lambda: client.get(partners), grow, most=8)
    figures = reverse("partners:figures")
    costs_the_same("partners/figures.html", lambda: client.get(figures), grow, most=15)
    page = reverse("partners:partner", args=[partner.pk])
    costs_the_same("partners/partner.html", lambda: client.get(page), grow, most=12)
    commitment = promise(partner, officer, quantity=10_000)

    def more_deliveries():
        for _ in range(3):
            deliver(commitment, officer, 2)

    one = reverse("partners:commitment", args=[commitment.pk])
    costs_the_same("partners/commitment.html", lambda: client.get(one), more_deliveries, most=12)
    assert client.get(partners, {"tep": "xlsx"}).status_code == 200
