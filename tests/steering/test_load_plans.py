"""The next plan comes as a file: whole or not at all, once."""

import json

import pytest
from django.utils.translation import override

from fixtures_incident import NOW
from khien.core.actors import SYSTEM
from khien.core.models import LedgerEvent
from khien.core.refusal import Refused
from khien.steering.actions import SHIPPED, load_plans
from khien.steering.models import Plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def next_plan():
    (plan,) = json.loads(SHIPPED.read_text("utf-8"))
    return plan | {"number": "12/KH-UBND", "starts": "2026-01-01", "ends": "2030-12-31"}


def load(*plans):
    return load_plans(json.dumps(plans), by=SYSTEM, now=NOW)


def test_a_plan_is_added_once_and_the_ledger_says_so(next_plan):
    assert len(load(next_plan)) == 1
    assert load(next_plan) == []
    assert Plan.objects.get().objectives.count() == 3
    assert LedgerEvent.objects.filter(verb="PlanLoaded").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends": "2025-01-01"},
        {"starts": "1/1/2026"},
        {"number": ""},
        {"certainty": "sure"},
        {"objectives": [{"title": "x", "text": "x", "measure": "typed", "target_percent": 100}]},
        {"objectives": [{"title": "x"}]},
        {"unknown": 1},
    ],
)
def test_a_file_that_does_not_fit_is_refused_whole(next_plan, wrong):
    with pytest.raises(Refused, match="không đúng mẫu"):
        load(next_plan | {"number": "11/KH-UBND"}, next_plan | wrong)
    assert not Plan.objects.exists()


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '{"number": 1}'])
def test_nonsense_is_refused(text):
    with pytest.raises(Refused):
        load_plans(text, by=SYSTEM, now=NOW)


@pytest.mark.parametrize(
    ("wrong", "vietnamese", "english"),
    [
        (
            {"ends": "2025-01-01"},
            "Kế hoạch 12/KH-UBND: ngày kết thúc phải sau ngày bắt đầu.",
            "Plan 12/KH-UBND: its last day must come after its first.",
        ),
        (
            {"objectives": [{"title": "x", "text": "x", "measure": "typed", "target_percent": 1}]},
            "không có cách đếm “typed”. Có: ",
            "nothing counts “typed”. There are: ",
        ),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(next_plan, wrong, vietnamese, english):
    with pytest.raises(Refused) as refused:
        load(next_plan | wrong)
    assert vietnamese in str(refused.value)
    with override("en"):
        assert english in str(refused.value)
