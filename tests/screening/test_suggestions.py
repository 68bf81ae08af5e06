"""Reports are looked at soon after they come: what a machine sees is a suggestion on the page of
whoever triages, and harms nothing.
"""

import logging
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from drawn_pictures import boxes, encoded
from fixtures_incident import NOW
from khien.core import ledger
from khien.core.actors import REPORTER
from khien.intake.actions import mailbox
from khien.intake.actions.submit import submit
from khien.intake.models import Channel, Report
from khien.intake.rules.report import NewReport
from khien.screening import looking
from khien.screening.models import Hit, Look
from khien.screening.queries import incoming as queries
from khien.screening.scanning import incoming
from khien_detect import images
from khien_detect.links.rules import parse
from known_things import add_addresses, add_hashes, make_bank
from scan_cases import PLAIN, THREAT, upload, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("deadlines", "ready_to_look")]


@pytest.fixture
def report(province_with_communes):
    commune = province_with_communes.communes[0].pk

    def report(words=PLAIN, files=(), **facts):
        told = NewReport(what_happened=words, commune_id=commune, kinds=("bullying",), **facts)
        return submit(told, by=REPORTER, now=NOW, files=files).report

    return report


def picture_file(seed, name="a.png"):
    return upload(name, encoded(boxes(seed, 240, 320), "PNG"))


def kinds(found):
    return sorted(found.suggestions.values_list("kind", flat=True))


def page_of(found):
    return reverse("intake:report", args=[found.pk])


def test_words_and_links_give_suggestions_on_the_page_of_who_triages(
    sign_in, triager, province_with_communes, report
):
    (rule,) = parse("qua-tang.example")
    add_addresses(make_bank("addresses", "phishing", name="Trang lừa"), rule.key)
    found = report(THREAT, urls=("http://qua-tang.example/a",))
    before = (found.priority, found.priority_reasons, found.state)
    incoming.run()
    assert kinds(found) == ["listed_host", "threat"]
    page = sign_in(triager).get(page_of(found)).content.decode()
    assert "Gợi ý của máy" in page
    assert "người đọc quyết định" in page
    assert "Đe dọa – chắc" in page
    assert "Trang lừa" in page
    assert reverse("screening:hit", args=[found.suggestions.first().pk]) in page
    again = Report.objects.get(pk=found.pk)
    assert (again.priority, again.priority_reasons, again.state) == before
    assert [e.verb for e in ledger.history(found.pk)].count("HitsFound") == 1


def test_a_report_that_holds_nothing_shows_nothing(sign_in, triager, report):
    found = report(PLAIN)
    incoming.run()
    assert kinds(found) == []
    assert "Gợi ý của máy" not in sign_in(triager).get(page_of(found)).content.decode()
    assert Look.objects.get(subject=found.pk).looked_at


def test_a_link_in_the_words_and_in_its_own_field_is_one_suggestion(report):
    link = "http://vietcornbank.com/login"
    found = report(f"Có người gửi {link} cho con", urls=(link,))
    incoming.run()
    assert kinds(found) == ["look_alike"]


def test_what_a_reporter_tells_of_themselves_is_no_suggestion(report):
    found = report("Em tên Nguyễn An, học lớp 6A trường Suối Ngọc, số của em là 0912345678")
    incoming.run()
    assert "personal_information" not in kinds(found)


def test_files_and_letters_that_come_later_are_looked_at_too(report):
    bank = make_bank(category="intimate")
    add_hashes(bank, images.pdq(encoded(boxes(5, 240, 320), "PNG")).hash)
    found = report(PLAIN, files=[picture_file(4)])
    incoming.run()
    assert kinds(found) == []
    mailbox.add_files(found, files=[picture_file(5)], by=REPORTER, now=NOW)
    mailbox.write(found, text=THREAT, by=REPORTER, now=NOW)
    incoming.run()
    assert kinds(found) == ["known_image", "threat"]
    known = found.suggestions.get(kind="known_image")
    assert known.exhibit is not None
    assert known.bank == bank
    assert "preview" not in known.content


def test_a_harmless_bank_clears_a_file_and_no_exhibit_is_opened_for_it(report):
    look = images.pdq(encoded(boxes(6, 240, 320), "PNG")).hash
    add_hashes(make_bank(), look)
    add_hashes(make_bank(harmless=True), look)
    found = report(PLAIN, files=[picture_file(6)])
    incoming.run()
    assert kinds(found) == []
    exhibit = Look.objects.get(matter="picture").subject
    told = [(e.verb, e.data.get("step")) for e in ledger.history(exhibit)]
    assert sorted(told) == [("CustodyStepTaken", "received"), ("ExhibitRecorded", None)]


def test_a_report_made_of_a_hit_is_not_looked_at_again(report):
    found = report(THREAT, channel=Channel.SCREENING)
    incoming.run()
    assert kinds(found) == []


def test_nothing_is_looked_at_twice(report):
    found = report(THREAT)
    incoming.run()
    incoming.run()
    assert kinds(found) == ["threat"]
    assert queries.waiting() == []


def test_what_fails_is_tried_again_and_not_for_ever(sign_in, triager, report, monkeypatch, caplog):
    caplog.set_level(logging.CRITICAL)
    see = looking.in_texts
    monkeypatch.setattr(looking, "in_texts", lambda ts: 1 / 0 if THREAT in ts else see(ts))
    bad, good = report(THREAT), report(f"{THREAT} nhé")
    incoming.run()
    assert Look.objects.get(subject=bad.pk).tries == queries.MOST_TRIES
    assert kinds(good) == ["threat"], "it does not keep others from being looked at"
    assert queries.waiting() == []
    assert sign_in(triager).get(page_of(bad)).status_code == 200


def test_one_whose_look_was_killed_is_looked_at_again(report, monkeypatch):
    class Killed(BaseException):
        pass

    def die(_texts):
        raise Killed

    found = report(THREAT)
    see = looking.in_texts
    monkeypatch.setattr(looking, "in_texts", die)
    with pytest.raises(Killed):
        incoming.run()
    monkeypatch.setattr(looking, "in_texts", see)
    assert kinds(found) == []
    incoming.run()
    assert kinds(found) == ["threat"]


def test_an_older_one_that_was_committed_late_is_not_lost(report):
    """Its id is older than one that was looked at already."""
    late, early = report(THREAT), report(PLAIN)
    late_id = late.pk
    Look.objects.create(matter="report", subject=early.pk, tries=1, looked_at=NOW)
    assert late_id < early.pk
    incoming.run()
    assert kinds(late) == ["threat"]


def test_a_seal_that_does_not_open_leaves_the_page_standing(sign_in, triager, report):
    found = report(THREAT)
    incoming.run()
    hit = found.suggestions.get()
    other = found.suggestions.create(
        kind="hate", score=0.5, found_at=NOW, version="", content={}, why=[], place=None
    )
    Hit.objects.filter(pk=other.pk).update(why=Hit.objects.filter(pk=hit.pk).values("why"))
    page = sign_in(triager).get(page_of(found))
    assert page.status_code == 200
    assert "Thù ghét" in page.content.decode()


def test_the_page_asks_as_often_for_twice_the_suggestions(sign_in, triager, report):
    found = report(PLAIN)
    client = sign_in(triager)
    asked = []
    for many in (0, 3, 3):
        for _ in range(many):
            found.suggestions.create(
                kind="threat", score=0.5, found_at=NOW, version="", content={}, why=[]
            )
        client.get(page_of(found))
        with CaptureQueriesContext(connection) as captured:
            client.get(page_of(found))
        asked.append(len(captured))
    assert asked[0] == asked[1] == asked[2]


@pytest.mark.faults
@pytest.mark.usefixtures("processes_see_the_tests")
def test_a_running_worker_looks_at_a_report_within_a_minute_or_so(report):
    found = report(THREAT)
    with worker():
        until = time.monotonic() + 150
        while not kinds(found) and time.monotonic() < until:
            time.sleep(0.5)
    assert kinds(found) == ["threat"]
    assert timezone.now() > found.suggestions.get().found_at
