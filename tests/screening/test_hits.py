"""The list of hits: what waits, the most certain first; filters live in the address."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.screening.models import HitState
from known_things import make_bank
from scan_cases import make_hit

pytestmark = pytest.mark.django_db
URL = reverse("screening:hits")


def shown(answer):
    return [line.hit for line in answer.context["lines"]]


def test_what_waits_comes_the_most_certain_first(sign_in, scanner, new_scan):
    scan = new_scan("chào")
    low, high = make_hit(scan, score=0.6), make_hit(scan, score=0.95)
    make_hit(scan, state=HitState.DISMISSED)
    page = sign_in(scanner).get(URL)
    assert shown(page) == [high, low]
    assert "tao đánh mày" in page.content.decode()
    assert "95 %" in page.content.decode()


def test_filters_and_nonsense(sign_in, scanner, new_scan):
    one, two = new_scan("a"), new_scan("b")
    bank = make_bank(name="Kho mẫu")
    known = make_hit(one, kind="known_image", bank=bank, content={"file": "a.png"}, place=None)
    gone = make_hit(two, state=HitState.DISMISSED)
    client = sign_in(scanner)
    assert shown(client.get(URL, {"loai": "known_image"})) == [known]
    assert shown(client.get(URL, {"kho": str(bank.pk)})) == [known]
    assert shown(client.get(URL, {"luot": two.number, "tinh_trang": ""})) == [gone]
    assert shown(client.get(URL, {"tinh_trang": "dismissed"})) == [gone]
    nonsense = {"loai": "'", "kho": "x", "luot": "-1", "page": "\x00", "tinh_trang": ""}
    assert len(shown(client.get(URL, nonsense))) == 2
    assert "Không có phát hiện nào khớp" in client.get(URL, {"loai": "hate"}).content.decode()


def test_another_office_sees_none_and_suggestions_are_not_listed(
    sign_in, scanner, other_scanner, new_scan, incident
):
    make_hit(new_scan("a"))
    make_hit(report=incident.reports.get(), found_at=NOW)
    assert len(shown(sign_in(scanner).get(URL))) == 1
    answer = sign_in(other_scanner).get(URL)
    assert shown(answer) == []
    assert "Không còn phát hiện nào chờ" in answer.content.decode()


def test_it_costs_the_same_for_more_rows(sign_in, scanner, new_scan, costs_the_same):
    client, scan = sign_in(scanner), new_scan("a")

    def grow():
        for _ in range(6):
            make_hit(scan, bank=make_bank())

    costs_the_same("screening/hits.html", lambda: client.get(URL), grow, most=9)
