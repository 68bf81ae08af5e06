"""Feedback for the next training: what leaves, for whom, and that the ledger knows."""

import csv
import io
import json

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.models import LedgerEvent
from khien.screening.actions import hits as actions
from khien_detect.text.model.labelled import read_labelled
from scan_cases import make_hit

pytestmark = pytest.mark.django_db
URL, EXPORT = reverse("screening:feedback"), reverse("screening:feedback_export")


@pytest.fixture
def judge(scanner):
    def judge(hit, *said, by=scanner):
        for word in said:
            actions.judge(hit, right=word == "right", note="của người xem", by=by, now=NOW)

    return judge


def words(text):
    return {"content": {"text": text}}


def rows(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_last_word_counts_and_only_texts_leave(sign_in, scanner, new_scan, judge, tmp_path):
    scan = new_scan("a")
    judge(make_hit(scan, **words("đúng rồi")), "right")
    judge(make_hit(scan, **words("đổi ý")), "right", "wrong")
    judge(make_hit(scan, kind="hate", **words("loại khác")), "right")
    make_hit(scan, **words("chưa ai nói"))
    client = sign_in(scanner)
    page = client.get(URL)
    assert [(t.kind, t.right, t.wrong) for t, _ in page.context["told"]] == [
        ("hate", 1, 0),
        ("threat", 1, 1),
    ]
    assert "Điều gì rời khỏi hệ thống" in page.content.decode()
    answer = client.post(EXPORT, {"kind": "threat"})
    assert rows(answer) == [["text", "label"], ["đổi ý", "0"], ["đúng rồi", "1"]]
    assert "của người xem" not in answer.content.decode()
    file = tmp_path / "a.csv"
    file.write_bytes(answer.content)
    assert read_labelled(file).classes == 2, "what trains reads it as it is"
    (event,) = LedgerEvent.objects.filter(verb="FeedbackExported")
    assert json.loads(event.data) == {"kind": "threat", "rows": 2}
    assert event.actor_key == scanner.actor_key


def test_words_of_reporters_and_of_other_offices_stay(
    sign_in, scanner, other_scanner, triager, new_scan, incident, judge
):
    judge(make_hit(report=incident.reports.get(), found_at=NOW), "wrong", by=triager)
    judge(make_hit(new_scan("a")), "right")
    client = sign_in(other_scanner)
    assert client.get(URL).context["told"] == []
    page = client.post(EXPORT, {"kind": "threat"}, follow=True).content.decode()
    assert "Chưa có nhận xét nào về loại này" in page
    (told,) = [row for row, _ in sign_in(scanner).get(URL).context["told"]]
    assert (told.right, told.wrong) == (1, 0)
    assert not LedgerEvent.objects.filter(verb="FeedbackExported").exists()


def test_it_is_not_for_everybody(sign_in, officer):
    assert sign_in(officer).get(URL).status_code == 403
    assert sign_in(officer).post(EXPORT, {"kind": "threat"}).status_code == 403


def test_it_costs_the_same_for_more_rows(sign_in, scanner, new_scan, judge, costs_the_same):
    client, scan = sign_in(scanner), new_scan("a")
    kinds = iter(["threat", "hate", "scam", "insult", "grooming", "self_harm"])

    def grow():
        for _ in range(2):
            judge(make_hit(scan, kind=next(kinds)), "right")

    costs_the_same("screening/feedback.html", lambda: client.get(URL), grow, most=8)
