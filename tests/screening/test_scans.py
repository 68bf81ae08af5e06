"""The list of scans: those of one's office, the newest first."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.screening.models import Scan

pytestmark = pytest.mark.django_db
URL = reverse("screening:scans")


def grown(scanner, hand_in, many):
    first = Scan.objects.order_by("asked_at").first() or hand_in("chào")
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


def test_an_office_sees_its_own_the_newest_first(sign_in, scanner, other_scanner, hand_in):
    old, new = hand_in("a"), hand_in("b", now=NOW + timedelta(hours=1))
    theirs = hand_in("c", by=other_scanner)
    assert list(sign_in(scanner).get(URL).context["page"]) == [new, old]
    assert list(sign_in(other_scanner).get(URL).context["page"]) == [theirs]


def test_none_yet_says_what_to_hand_in(sign_in, scanner):
    assert "Chưa có lượt rà quét nào" in sign_in(scanner).get(URL).content.decode()


def test_it_costs_the_same_for_more_rows(sign_in, scanner, hand_in, costs_the_same):
    client = sign_in(scanner)
    grow = lambda: grown(scanner, hand_in, 6)  # noqa: E731  (a short word for the call)
    costs_the_same("screening/scans.html", lambda: client.get(URL), grow, most=8)
