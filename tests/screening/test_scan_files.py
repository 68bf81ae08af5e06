"""Films, Word documents and PDFs in a scan: looked at, by themselves or in a ZIP."""

import pytest

from document_cases import docx, pdf
from drawn_films import film, picture
from khien.screening.models import ScanState
from khien.screening.scanning import waiting
from khien_detect import images
from known_things import add_hashes, make_bank
from scan_cases import LINK, PLAIN, THREAT, archive, upload

pytestmark = pytest.mark.django_db
UNMARKED = "thang dan do im di"


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    def run(scan):
        with django_capture_on_commit_callbacks(execute=True):
            waiting.run()
        scan.refresh_from_db()
        assert scan.state == ScanState.DONE
        return scan

    return run


def unread(scan):
    return {each.reason: each.item for each in scan.unreadable_items.order_by("id")}


def test_a_known_frame_of_a_film_is_a_hit_with_its_second_and_without_a_picture(new_scan, run):
    bank = make_bank(category="intimate")
    add_hashes(bank, images.pdq_array(picture(30)).hash)
    scan = run(new_scan(files=[upload("phim.mp4", film(many=40, gop=10))]))
    hit = scan.hits.get()
    assert (hit.bank, hit.kind, hit.content["file"]) == (bank, "known_image", "phim.mp4")
    assert "preview" not in hit.content
    assert 0 <= hit.place["second"] <= 4


def test_the_page_of_a_hit_says_where_in_the_film(client, sign_in, scanner, new_scan, run):
    add_hashes(make_bank(category="intimate"), images.pdq_array(picture(0)).hash)
    hit = run(new_scan(files=[upload("phim.mp4", film(many=10))])).hits.get()
    sign_in(scanner)
    assert "0:00" in client.get(f"/lam-viec/ra-quet/phat-hien/{hit.pk}/").text


def test_words_and_links_of_documents_are_looked_at_each_by_its_place(new_scan, run):
    word = docx(PLAIN, THREAT, links=[LINK])
    scan = run(new_scan(files=[upload("thư.docx", word), upload("a.pdf", pdf("chao", UNMARKED))]))
    assert scan.total == scan.looked == 5
    said = [hit.content["text"] for hit in scan.hits.all()]
    assert THREAT in said
    assert UNMARKED in said


def test_they_are_looked_at_inside_a_zip_too(new_scan, run):
    inside = {"a.docx": docx(THREAT), "b.mp4": film(many=10), "c.pdf": pdf(UNMARKED)}
    scan = run(new_scan(files=[upload("z.zip", archive(**inside, **{"d.zip": archive(x="y")}))]))
    assert scan.found == 2
    assert unread(scan) == {"nested": "z.zip › d.zip"}


def test_broken_and_locked_ones_are_listed_and_the_rest_goes_on(new_scan, run):
    whole = film(many=10)
    files = {
        "a.pdf": pdf("mot", password="a"),
        "b.pdf": b"%PDF-1.7 and no more",
        "c.mp4": whole[: len(whole) // 3],
        "d.txt": THREAT,
    }
    scan = run(new_scan(files=[upload(name, data) for name, data in files.items()]))
    assert scan.hits.get().content["text"] == THREAT
    assert set(unread(scan)) == {"locked", "broken"}
    assert (scan.total, scan.unreadable) == (4, 3)


def test_messages_are_looked_at_together_and_keep_their_order(new_scan, run, monkeypatch):
    monkeypatch.setattr(waiting, "_TOGETHER", 3)
    together = []
    look = waiting.found.in_texts

    def noted(texts):
        together.append(len(texts))
        return look(texts)

    monkeypatch.setattr(waiting.found, "in_texts", noted)
    lines = [f"{THREAT} {n}" for n in range(4)] + [LINK] + [f"{THREAT} {n}" for n in (4, 5)]
    scan = run(new_scan("\n".join(lines)))
    assert together == [3, 1, 2]
    said = [hit.content["text"] for hit in scan.hits.filter(kind="threat").order_by("id")]
    assert sorted(said) == [f"{THREAT} {n}" for n in range(6)]
