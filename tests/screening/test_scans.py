"""The list of scans: those of one's office, the newest first."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.screening.models import Scan

pytestmark = pytest.mark.django_db
URL = reverse("screening:scans")


def grown(scanner, new_scan, many):
    first = Scan.objects.order_by("asked_at").first() or new_scan("chào")
    Scan.objects.bulk_create(
        Scan(
            name=f"Lượt {n}",
            state="done",
            office=first.office,
            asked_by=scanner,
            asked_at=NOW + timedelta(minutes=n),
        )
        for n in range(many)
    )


def test_an_office_sees_its_own_the_newest_first(sign_in, scanner, other_scanner, new_scan):
    old, new = new_scan("a"), new_scan("b", now=NOW + timedelta(hours=1))
    theirs = new_scan("c", by=other_scanner)
    assert list(sign_in(scanner).get(URL).context["page"]) == [new, old]
    assert list(sign_in(other_scanner).get(URL).context["page"]) == [theirs]


def test_none_yet_says_what_to_hand_in(sign_in, scanner):
    assert "Chưa có lượt rà quét nào" in sign_in(scanner).get(URL).content.decode()


def test_it_costs_the_same_for_more_rows(sign_in, scanner, new_scan, costs_the_same):
    client = sign_in(scanner)
    grow = lambda: grown(scanner, new_scan, 6)  # noqa: E731  (a short word for the call)
    costs_the_same("screening/scans.html", lambda: client.get(URL), grow, most=8)
