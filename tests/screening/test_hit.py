"""One hit: why it was found, a report of it or not, and whether the machine was right."""

import base64

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core import ledger
from khien.intake.models import Channel, Report
from khien.screening.models import HitState, Judgement
from known_things import make_bank
from scan_cases import THREAT, make_hit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("deadlines")]


def at(name, hit):
    return reverse(f"screening:{name}", args=[hit.pk])


@pytest.fixture
def hit(new_scan):
    return make_hit(new_scan("chào"))


def verbs(hit):
    return [entry.verb for entry in ledger.history(hit.pk)]


def test_it_shows_why_with_the_found_words_marked(sign_in, scanner, hit):
    page = sign_in(scanner).get(at("hit", hit)).content.decode()
    assert f"{THREAT[:14]}<mark>{THREAT[14:34]}</mark>" in page
    assert "“tao đánh mày”" in page
    assert "threat=3" in page
    assert "Giữ tin nhắn." in page
    assert "máy chắc 90 %" in page
    assert verbs(hit) == ["HitRead"]


def test_a_picture_is_blurred_and_of_abuse_not_shown_at_all(sign_in, scanner, hit):
    preview = base64.b64encode(b"jpeg").decode()
    about = {"kind": "known_image", "place": None, "distance": 3, "content": {"preview": preview}}
    other = make_hit(hit.scan, bank=make_bank(category="adult", name="Kho A"), **about)
    abuse = make_hit(hit.scan, bank=make_bank(category="abuse"), **about)
    client = sign_in(scanner)
    shown = client.get(at("hit", other)).content.decode()
    assert f"data:image/jpeg;base64,{preview}" in shown
    assert "Kho A" in shown
    assert "khác 3 trên 256 điểm" in shown
    hidden = client.get(at("hit", abuse)).content.decode()
    assert "<img" not in hidden
    assert "không được giữ lại" in hidden


def test_one_press_makes_one_report_in_the_persons_name(sign_in, scanner, hit):
    hit.content = {
        "text": f"{THREAT} @ke.xau xem https://a.example/x và http://b.example",
        "advice": ["", ""],
    }
    hit.save()
    client = sign_in(scanner)
    for _ in range(2):
        page = client.post(at("hit_report", hit), follow=True).content.decode()
    report = Report.objects.get()
    assert report.channel == Channel.SCREENING
    assert report.kinds == ["threat"]
    assert THREAT in report.narrative["what_happened"]
    assert "máy gợi ý" in report.narrative["what_happened"]
    assert report.narrative["links"] == ["https://a.example/x", "http://b.example"]
    assert report.narrative["handles"] == ["@ke.xau"]
    assert {i.kind for i in report.identifiers.all()} == {"url", "domain", "handle"}
    assert report.routings.exists()
    received = [e for e in ledger.history(report.pk) if e.verb == "ReportReceived"]
    assert [e.actor_key for e in received] == [scanner.actor_key]
    hit.refresh_from_db()
    assert (hit.made, hit.state, hit.settled_by) == (report, HitState.REPORTED, scanner)
    assert f"TB-26-{report.number:06}" in page
    assert "Lập tin báo" not in page
    assert verbs(hit).count("HitReported") == 1


def test_a_picture_and_an_address_become_a_report_of_their_kind(sign_in, scanner, hit):
    client = sign_in(scanner)
    picture = make_hit(
        hit.scan,
        kind="known_image",
        place=None,
        bank=make_bank(category="intimate", name="Kho B"),
        distance=2,
        content={"file": "a.png", "preview": "x"},
    )
    address = make_hit(
        hit.scan,
        kind="listed_host",
        place={"host": "xau.example"},
        bank=make_bank("addresses", "phishing"),
        content={"address": "http://xau.example/a"},
    )
    for each in (picture, address):
        client.post(at("hit_report", each))
        each.refresh_from_db()
    assert picture.made.kinds == ["intimate_images"]
    assert "Kho B" in picture.made.narrative["what_happened"]
    assert "a.png" in picture.made.narrative["what_happened"]
    assert address.made.kinds == ["scam"]
    assert address.made.narrative["links"] == ["http://xau.example/a"]


def test_dismissing_needs_a_reason_and_can_be_thought_better_of(sign_in, scanner, hit):
    client = sign_in(scanner)
    assert client.post(at("hit_dismiss", hit), {"why": " "}).status_code == 422
    client.post(at("hit_dismiss", hit), {"why": "Các bạn đùa nhau."})
    hit.refresh_from_db()
    assert (hit.state, hit.settled_why) == (HitState.DISMISSED, "Các bạn đùa nhau.")
    page = client.get(at("hit", hit)).content.decode()
    assert "Các bạn đùa nhau." in page
    again = client.post(at("hit_dismiss", hit), {"why": "x"}, follow=True)
    assert "đã ở trạng thái" in again.content.decode()
    client.post(at("hit_report", hit))
    hit.refresh_from_db()
    assert hit.state == HitState.REPORTED
    assert "HitDismissed" in verbs(hit)


def test_right_and_wrong_are_kept_with_who_said_it(sign_in, scanner, hit):
    client = sign_in(scanner)
    client.post(at("hit_judge", hit), {"right": "no", "note": "Đùa nhau thôi."})
    client.post(at("hit_judge", hit), {"right": "yes"})
    assert client.post(at("hit_judge", hit), {"right": "maybe"}).status_code == 200
    said = [(j.right, j.note, j.by) for j in Judgement.objects.order_by("at")]
    assert said == [(False, "Đùa nhau thôi.", scanner), (True, None, scanner)]
    assert "Đùa nhau thôi." in client.get(at("hit", hit)).content.decode()
    assert verbs(hit).count("HitJudged") == 2
    hit.refresh_from_db()
    assert hit.state == HitState.WAITING, "a word on the machine decides nothing"


def test_another_office_gets_404_and_a_suggestion_makes_no_report(
    sign_in, other_scanner, scanner, triager, incident, hit
):
    for name in ("hit", "hit_report", "hit_dismiss", "hit_judge"):
        client = sign_in(other_scanner)
        ask = client.get if name == "hit" else client.post
        assert ask(at(name, hit)).status_code == 404
    suggested = make_hit(report=incident.reports.get(), found_at=NOW)
    page = sign_in(triager).get(at("hit", suggested))
    assert page.status_code == 200
    assert "Lập tin báo" not in page.content.decode()
    assert sign_in(triager).get(at("hit", hit)).status_code == 404
    before = Report.objects.count()
    answer = sign_in(scanner).post(at("hit_report", suggested), follow=True)
    assert "thuộc một tin báo" in answer.content.decode()
    assert Report.objects.count() == before
