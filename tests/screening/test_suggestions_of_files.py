"""Texts, documents and films that come with a report are looked at; that is a step of custody."""

import pytest
from django.utils import timezone

from document_cases import docx, pdf
from drawn_films import film, picture
from fixtures_incident import NOW
from khien.core.actors import REPORTER, SYSTEM
from khien.evidence import actions as evidence
from khien.evidence import store
from khien.evidence.models import Exhibit, StepKind
from khien.intake.actions.submit import submit
from khien.intake.rules.report import NewReport
from khien.screening.models import Hit, Look
from khien.screening.scanning import files, incoming
from khien_detect import images
from known_things import add_hashes, make_bank
from scan_cases import PLAIN, THREAT, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("deadlines", "ready_to_look")]
UNMARKED = "thang dan do im di"


@pytest.fixture
def report(province_with_communes):
    commune = province_with_communes.communes[0].pk

    def report(*sent):
        told = NewReport(what_happened=PLAIN, commune_id=commune, kinds=("bullying",))
        return submit(told, by=REPORTER, now=NOW, files=sent).report

    return report


def found(given):
    return [(hit.kind, hit.content.get("text")) for hit in given.suggestions.all()]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("chat.txt", f"{PLAIN}\n{THREAT}\nSố của em là 0912345678\n".encode(), THREAT),
        ("thư.docx", docx(PLAIN, THREAT), THREAT),
        ("a.pdf", pdf(UNMARKED), UNMARKED),
    ],
)
def test_words_in_files_give_suggestions(report, name, data, said):
    given = report(upload(name, data))
    incoming.run()
    assert [text for _kind, text in found(given)] == [said]
    exhibit = Exhibit.objects.get(holder=given.pk)
    assert given.suggestions.get().exhibit == exhibit.pk


def test_a_film_gives_what_the_banks_know_of_it(report):
    add_hashes(make_bank(category="intimate"), images.pdq_array(picture(0)).hash)
    given = report(upload("phim.mp4", film(many=10)))
    incoming.run()
    (hit,) = given.suggestions.all()
    assert hit.kind == "known_image"
    assert "preview" not in hit.content


def test_that_the_machine_opened_it_is_in_the_chain_of_custody_once(report):
    exhibit = Exhibit.objects.get(holder=report(upload("a.txt", THREAT)).pk)
    incoming.run()
    incoming.run()
    steps = exhibit.steps.order_by("position").values_list("kind", "actor_key")
    assert list(steps)[1:] == [(StepKind.VIEWED, SYSTEM.actor_key)]


def test_of_a_file_full_of_threats_only_the_surest_stand(report, monkeypatch):
    monkeypatch.setattr(files, "MOST_HITS", 3)
    given = report(upload("a.txt", "\n".join(f"{THREAT} {n}" for n in range(300))))
    incoming.run()
    assert given.suggestions.count() == 3


def test_one_that_is_gone_or_broken_harms_nothing(report):
    gone = report(upload("a.txt", THREAT))
    lost = report(upload("b.txt", THREAT))
    evidence.destroy(Exhibit.objects.get(holder=gone.pk), why="x", by=SYSTEM, now=timezone.now())
    store.remove(Exhibit.objects.get(holder=lost.pk).path)
    incoming.run()
    assert Hit.objects.count() == 0
    assert not Look.objects.filter(looked_at=None).exists()
