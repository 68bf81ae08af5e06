"""Adding a file to a case: examined, named in words, refused with a sentence."""

import pytest
from django.urls import reverse

from fixtures_evidence import NOW, archive, picture, upload
from khien.core.ledger import history
from khien.core.refusal import Refused
from khien.evidence import actions
from khien.evidence.models import Exhibit, HolderKind
from khien.support.models import CaseState

pytestmark = pytest.mark.usefixtures("this_morning")


@pytest.fixture
def url(case):
    return reverse("support:exhibit", args=[case.pk])


def test_who_reaches_it(sign_in, officer, neighbour, chair, url):
    page = sign_in(officer).get(url)
    assert "Đừng tải lên hình ảnh xâm hại trẻ em" in page.content.decode()
    assert sign_in(neighbour).get(url).status_code == 404
    assert sign_in(chair).get(url).status_code == 403


def test_a_picture_is_kept_with_its_custody(sign_in, officer, case, url):
    sent = {"exhibits": upload(picture(), "anh.jpg"), "origin": "Ảnh chụp màn hình"}
    assert sign_in(officer).post(url, sent).status_code == 302
    exhibit = Exhibit.objects.get(holder=case.pk)
    assert (exhibit.holder_kind, exhibit.origin) == (HolderKind.CASE, "Ảnh chụp màn hình")
    assert [entry.verb for entry in history(exhibit.pk)] == [
        "CustodyStepTaken",
        "ExhibitRecorded",
    ]


@pytest.mark.parametrize("sent", [{"origin": "Tệp nén"}, {"origin": ""}])
def test_what_cannot_be_taken_is_said_and_words_are_kept(sign_in, officer, url, sent):
    answer = sign_in(officer).post(url, sent | {"exhibits": upload(archive(), "a.zip")})
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert sent["origin"] in answer.content.decode()
    assert not Exhibit.objects.exists()


def test_several_files_at_once_and_the_refused_one_is_named(sign_in, officer, case, url):
    files = [upload(picture(), "a.jpg"), upload(archive(), "b.zip"), upload(b"", "c.txt")]
    answer = sign_in(officer).post(url, {"exhibits": files, "origin": "Biên bản"})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Đã nhận 1 tệp." in said
    assert "b.zip" in said
    assert "c.txt" in said
    assert "a.jpg" not in said
    assert "Biên bản" in said
    assert Exhibit.objects.get(holder=case.pk).name == "a.jpg"


def test_without_a_file_it_says_so(sign_in, officer, url):
    answer = sign_in(officer).post(url, {"origin": "Biên bản"})
    assert answer.context["form"].errors["exhibits"]


def test_the_action_itself_refuses_whoever_does_not_work_on_the_case(chair, case):
    with pytest.raises(Refused):
        actions.add(
            [upload(picture(), "a.jpg")],
            holder=case.pk,
            holder_kind=HolderKind.CASE,
            origin="x",
            by=chair,
            now=NOW,
        )
    assert not Exhibit.objects.exists()


def test_a_closed_case_takes_no_file(sign_in, officer, bring_to):
    case = bring_to(CaseState.CLOSED)
    url = reverse("support:exhibit", args=[case.pk])
    assert "đã kết thúc" in sign_in(officer).get(url).content.decode()
    sent = {"exhibits": upload(picture(), "anh.jpg"), "origin": "x"}
    assert sign_in(officer).post(url, sent).status_code == 422
    assert not Exhibit.objects.exists()
