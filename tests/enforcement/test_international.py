"""A violation for a body abroad: nothing ticked by itself, hashes only, valid by our schema."""

import json
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from django.urls import reverse

import khien.enforcement
from fixtures_evidence import receive
from khien.core.models import LedgerEvent
from khien.enforcement.models import InternationalReport
from khien.evidence.models import HolderKind

XMLLINT = shutil.which("xmllint")
SCHEMA = Path(khien.enforcement.__file__).parent / "data" / "cybertip.xsd"
TEXT = b"Van ban mau. " * 40
STORY = "Nhắn tin dọa đăng ảnh."
NEEDED = {
    "incident_type": "Online Enticement of Children for Sexual Act",
    "medium": "chatImIncident",
    "why": "Chuyển cho tổ chức tiếp nhận ở nước ngoài.",
}

pytestmark = pytest.mark.usefixtures("this_morning")


@pytest.fixture
def exhibit(violation):
    return receive(TEXT, "ten-cua-em.txt", holder=violation.pk, kind=HolderKind.VIOLATION)


@pytest.fixture
def url(violation):
    return reverse("enforcement:international", args=[violation.pk])


@pytest.fixture
def everything(sign_in, police, url, exhibit):
    """The whole form filled in, as a person would who ticks all there is."""
    fields = sign_in(police).get(url).context["form"].fields
    return NEEDED | {
        "fields_kept": [key for key, _label in fields["fields_kept"].choices],
        "files_kept": ["1"],
        "grade_1": "B2",
        "flags_1": ["viral", "generativeAi", "possibleSelfProduction"],
        "service": "Ứng dụng <mẫu> & bạn",
        "recipient": "nguoi.nhan",
        "urgent": "Trẻ đang bị dọa.",
        "story": "on",
    }


def released(client, url, said):
    answer = client.post(url, said)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def test_what_nobody_ticked_is_not_in_the_report(sign_in, police, url, exhibit):
    client = sign_in(police)
    page = released(client, url, NEEDED)
    told = json.loads(client.get(page, {"tep": "json"}).content)
    assert set(told["report"]) == {"incidentSummary", "internetDetails"}
    assert told["report"]["internetDetails"] == {"chatImIncident": {}}
    assert "fileDetails" not in told
    row = InternationalReport.objects.get()
    assert (row.story, row.files, row.why) == (False, 0, NEEDED["why"])


def test_a_person_sees_each_field_unticked_and_the_story_apart(sign_in, police, url, exhibit):
    page = sign_in(police).get(url).content.decode()
    assert "Trần Văn Mẫu" in page
    assert STORY in page
    assert " checked" not in page
    assert "ten-cua-em" not in page


def test_all_that_was_ticked_is_there_and_of_files_their_hash_alone(
    sign_in, police, url, everything
):
    client = sign_in(police)
    page = released(client, url, everything)
    body = client.get(page, {"tep": "json"}).content
    told = json.loads(body)
    report = told["report"]
    assert report["personOrUserReported"]["personOrUserReportedPerson"]["firstName"] == "Mẫu"
    assert report["victim"] == [{"victimPerson": {"age": 14}}]
    assert report["intendedRecipient"] == {"screenName": "nguoi.nhan"}
    assert report["additionalInfo"] == STORY
    [file] = told["fileDetails"]
    assert file["originalFileHash"]["value"] == sha256(TEXT).hexdigest()
    assert file["industryClassification"] == "B2"
    assert "ten-cua-em" not in body.decode()
    assert bytes(InternationalReport.objects.get().digest) == sha256(body).digest()


@pytest.mark.skipif(XMLLINT is None, reason="xmllint (Debian's libxml2-utils) is not installed")
@pytest.mark.parametrize("whole", [True, False])
def test_the_xml_is_valid_by_our_schema(sign_in, police, url, everything, tmp_path, whole):
    client = sign_in(police)
    page = released(client, url, everything if whole else NEEDED)
    path = tmp_path / "report.xml"
    path.write_bytes(client.get(page, {"tep": "xml"}).content)
    assert lint(path) == ""
    path.write_text(path.read_text("utf-8").replace("<incidentType>Online", "<incidentType>Off"))
    assert "incidentType" in lint(path), "the schema sees what is wrong"


def lint(path):
    command = [XMLLINT, "--noout", "--nonet", "--schema", SCHEMA, path]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stderr


def test_the_ledger_knows_who_released_and_who_took_it(sign_in, police, url, everything):
    client = sign_in(police)
    page = released(client, url, everything)
    client.get(page, {"tep": "xml"})
    [entry] = LedgerEvent.objects.filter(verb="InternationalReportReleased")
    said = json.loads(entry.data)
    assert (said["story"], said["files"]) == (True, 1)
    assert "Mẫu" not in entry.data
    assert (
        json.loads(LedgerEvent.objects.get(verb="InternationalReportTaken").data)["kind"] == "xml"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"why": ""},
        {"why": " \n "},
        {"incident_type": "x"},
        {"medium": ""},
        {"fields_kept": ["khac"]},
        {"files_kept": ["99"]},
        {"grade_1": "C9"},
        {"service": "x" * 201},
    ],
)
def test_what_cannot_be_is_said(sign_in, police, url, everything, wrong):
    page = sign_in(police).post(url, everything | wrong)
    assert page.status_code == 422
    assert not InternationalReport.objects.exists()


def test_the_very_same_report_is_released_once(sign_in, police, url, everything):
    client = sign_in(police)
    released(client, url, everything)
    again = client.post(url, everything)
    assert again.status_code == 422
    assert "giống hệt" in again.content.decode()


def test_characters_that_no_xml_holds_are_left_out(sign_in, police, url, everything):
    client = sign_in(police)
    page = released(client, url, everything | {"recipient": "a\x0bb\ufffe"})
    assert b"<screenName>ab</screenName>" in client.get(page, {"tep": "xml"}).content


def test_another_office_finds_nothing(sign_in, police, other_office, url):
    page = released(sign_in(police), url, NEEDED)
    client = sign_in(other_office)
    assert client.get(url).status_code == 404
    assert client.post(url, NEEDED).status_code == 404
    assert client.get(page, {"tep": "json"}).status_code == 404
