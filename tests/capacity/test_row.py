"""Writing down what a unit has: what is refused, what is ended, what is withdrawn."""

import json
from datetime import date

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.capacity import actions
from khien.capacity.models import CapacityRow
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused

URL = reverse("capacity:new")


@pytest.fixture
def said(office):
    return {
        "unit": str(office.pk),
        "kind": "training",
        "topic": "interviewing",
        "what": "Làm việc với trẻ em",
        "count": "25",
        "on": "2026-05-04",
        "source": "Kế hoạch số 3",
    }


def test_a_unit_writes_down_a_training(sign_in, police, office, said):
    assert sign_in(police).post(URL, said).status_code == 302
    row = CapacityRow.objects.get()
    assert (row.unit, row.count, row.on) == (office, 25, date(2026, 5, 4))
    [entry] = LedgerEvent.objects.filter(verb="CapacityRecorded")
    assert json.loads(entry.data)["count"] == 25
    assert "Kế hoạch" not in str(entry.data)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"on": "2026-11-24"}, "chưa đến"),
        ({"on": "1026-05-04"}, "quá xa"),
        ({"what": ""}, "Ghi tên lớp"),
        ({"count": "0"}, "ít nhất là 1"),
        ({"count": "-1"}, "0"),
        ({"count": "9" * 30}, "100"),
        ({"topic": "all"}, "chỉ dùng khi ghi số cán bộ"),
        ({"until": "2026-06-01"}, "chỉ ghi ngày tổ chức"),
        ({"kind": "equipment", "until": "2026-05-04"}, "phải sau ngày bắt đầu"),
        ({"source": ""}, "trống"),
        ({"what": "x" * 201}, "200"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(sign_in, police, said, wrong, sentence):
    page = sign_in(police).post(URL, said | wrong)
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert (said | wrong)["kind"] in page.content.decode()
    assert not CapacityRow.objects.exists()


def test_the_same_row_is_written_once(sign_in, police, said):
    client = sign_in(police)
    assert client.post(URL, said).status_code == 302
    again = client.post(URL, said)
    assert again.status_code == 422
    assert "Dòng này đã có" in again.content.decode()
    assert CapacityRow.objects.count() == 1


def test_nobody_writes_for_another_unit(sign_in, information_officer, police, record, said):
    page = sign_in(information_officer).post(URL, said)
    assert page.status_code == 422
    with pytest.raises(Refused, match="đơn vị mình"):
        record(by=information_officer)
    row = record()
    for name in ("end", "withdraw"):
        assert (
            sign_in(information_officer).get(reverse(f"capacity:{name}", args=[row.pk])).status_code
            == 404
        )


def test_equipment_ends_and_a_wrong_row_is_withdrawn_with_a_reason(sign_in, police, record):
    row, client = record("equipment"), sign_in(police)
    ends = reverse("capacity:end", args=[row.pk])
    assert client.post(ends, {"until": "2026-05-04"}).status_code == 422
    assert client.post(ends, {"until": "2026-11-23"}).status_code == 302
    away = reverse("capacity:withdraw", args=[row.pk])
    assert client.post(away, {"why": ""}).status_code == 422
    assert client.post(away, {"why": "Ghi nhầm đơn vị"}).status_code == 302
    row.refresh_from_db()
    assert (row.until, row.withdrawn_why) == (date(2026, 11, 23), "Ghi nhầm đơn vị")
    twice = client.post(away, {"why": "Ghi nhầm đơn vị"})
    assert "đã được rút" in twice.content.decode()
    assert LedgerEvent.objects.filter(verb="CapacityWithdrawn").count() == 1


def test_what_was_withdrawn_may_be_written_anew(police, record):
    actions.withdraw(record(), why="Sai số", by=police, now=NOW)
    assert record(count=6).count == 6
