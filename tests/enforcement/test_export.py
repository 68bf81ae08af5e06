"""The page that hands out the exhibits of a violation, or of the incident, as one bag."""

import io
import zipfile

import pytest
from django.urls import reverse

from fixtures_evidence import mp4, pdf, receive
from fixtures_incident import NOW
from khien.core import seal
from khien.directory.models import Function
from khien.evidence import store
from khien.evidence.models import Export, HolderKind
from khien.intake.models import Routing
from khien.people.roles import Role

pytestmark = pytest.mark.usefixtures("this_morning")

SAID = {"to": "Viện kiểm sát nhân dân tỉnh", "why": "Kèm bản kết luận điều tra"}


@pytest.fixture(autouse=True)
def keys():
    seal.Keyring.make(seal.key_folder())
    store.make_key()


@pytest.fixture
def exhibit(violation):
    return receive(pdf(), holder=violation.pk, kind=HolderKind.VIOLATION)


@pytest.fixture
def url(violation):
    return reverse("enforcement:export", args=[violation.pk])


def names(answer):
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as package:
        assert package.testzip() is None
        return [name.partition("/")[2] for name in package.namelist()]


def test_who_reaches_it(sign_in, police, staff, url):
    assert sign_in(police).get(url).status_code == 200
    assert sign_in(staff(Role.INSPECTOR)).get(url).status_code == 403


def test_from_the_page_of_the_violation_to_the_bag(sign_in, police, exhibit, url, violation):
    client = sign_in(police)
    page = client.get(reverse("enforcement:violation", args=[violation.pk])).content.decode()
    assert url in page
    assert "Chứng cứ 1" in client.get(url).content.decode()
    answer = client.post(url, SAID)
    assert answer["Content-Type"] == "application/zip"
    assert "data/01-chung-cu-1.pdf" in names(answer)
    made = Export.objects.get()
    assert (made.to, made.why, made.by) == (SAID["to"], SAID["why"], police)
    exhibit_page = client.get(reverse("evidence:exhibit", args=[exhibit.pk])).content.decode()
    assert SAID["why"] in exhibit_page


@pytest.mark.parametrize("missing", SAID)
def test_what_was_typed_stays_and_nothing_leaves(sign_in, police, exhibit, url, missing):
    answer = sign_in(police).post(url, SAID | {missing: ""})
    assert answer.status_code == 422
    assert any(said in answer.content.decode() for said in SAID.values())
    assert exhibit.steps.count() == 1


def test_without_exhibits_it_says_so(sign_in, police, url):
    assert "Không có tệp nào xuất được." in sign_in(police).get(url).content.decode()


def test_an_incident_gives_what_hangs_on_it_as_far_as_one_may_see(
    sign_in, police, exhibit, violation, office
):
    incident = violation.incident
    report = incident.links.get().report
    receive(mp4(), holder=report.pk)
    Routing.objects.create(
        incident=incident,
        organisation=office,
        function=Function.CYBER_POLICE,
        commune=report.commune,
        sent_at=NOW,
        due_at=NOW,
    )
    client = sign_in(police)
    url = reverse("intake:incident_export", args=[incident.pk])
    assert url in client.get(reverse("intake:incident", args=[incident.pk])).content.decode()
    found = [name for name in names(client.post(url, SAID)) if name.startswith("data/")]
    assert found == ["data/01-chung-cu-1.mp4", "data/02-chung-cu-1.pdf"]
