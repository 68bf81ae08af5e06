"""A report whose traces are known from a file: who works on violations is told whom to call."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.enforcement.report_section import section
from khien.enforcement.rules import traces
from khien.intake.models import Channel, Door, Report, ReportIdentifier

pytestmark = pytest.mark.usefixtures("this_morning")


@pytest.fixture
def report(db):
    return Report.objects.create(
        code_hash=b"n" * 32,
        content_hash=b"m" * 32,
        received_at=NOW,
        channel=Channel.WEB,
        door=Door.FRIEND,
        language="vi",
        narrative={"what_happened": "Số này lại nhắn."},
    )


@pytest.fixture
def leave(report):
    def leave(kind, value):
        ReportIdentifier.objects.create(report=report, kind=kind, value=value, token=1)

    return leave


def test_a_known_telephone_number_says_whom_to_call(report, leave, police, other_office, theirs):
    leave("phone", "0912345678")
    (row,) = section(report, police).rows
    assert str(theirs.number) in row.text
    assert "số điện thoại" in row.note
    assert row.url == ""
    (own,) = section(report, other_office).rows
    assert own.url == reverse("enforcement:violation", args=[theirs.pk])


def test_an_account_is_known_by_its_link(report, leave, police, open_theirs):
    open_theirs(more=(traces.handle("mau.123", "Facebook"),))
    leave("url", "facebook.com/mau.123/posts/1")
    assert len(section(report, police).rows) == 1


def test_a_nickname_alone_is_no_more_than_a_hint(report, leave, police, open_theirs):
    open_theirs(more=(traces.handle("mau.123", "Facebook"),))
    leave("handle", "mau.123")
    assert "chưa chắc" in section(report, police).rows[0].note


def test_others_nothing_known_and_its_own_incident_show_nothing(
    report, leave, police, officer, triager, theirs, incident
):
    leave("domain", "facebook.com")
    leave("phone", "0999999999")
    assert section(report, police) is None
    leave("phone", "0912345678")
    assert section(report, officer) is None
    assert section(incident.reports.get(), police) is None
    assert section(report, police) is not None


def test_an_incident_that_is_kept_from_somebody_shows_nothing(
    report, leave, police, elsewhere, keep_away
):
    leave("phone", "0912345678")
    keep_away(elsewhere.incident_id, police)
    assert section(report, police) is None
