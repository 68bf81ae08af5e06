"""An officer whose duty has ended: what they had open is refused, and others go on without them."""

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.directory.models import Function
from khien.enforcement import actions
from khien.enforcement.models import Branch, HandlingNote, ViolationState
from khien.enforcement.rules.states import Step
from khien.people.actions.duties import end_duty

pytestmark = pytest.mark.usefixtures("this_morning")


def revoke(person):
    for duty in person.duties.all():
        end_duty(duty, by=SYSTEM, now=NOW)
    person.forget_duties()


def test_the_page_they_had_open_writes_nothing_any_more(sign_in, police, violation):
    client = sign_in(police)
    url = reverse("enforcement:note", args=[violation.pk])
    assert client.get(url).status_code == 200
    revoke(police)
    assert client.post(url, {"text": "Đã gọi gia đình."}).status_code == 403
    with pytest.raises(Refused, match="đơn vị khác"):
        actions.note(violation, text="Đã gọi gia đình.", by=police, now=NOW)
    assert not HandlingNote.objects.exists()


def test_where_nobody_is_left_to_answer_the_sender_notes_what_was_said(
    verify, take, provision, police, other_office, province_with_communes
):
    verify(Branch.CRIMINAL, provision)
    there = province_with_communes.office(Function.ELECTRONIC_INFORMATION)
    take(Step.REFER, receiver=there.pk, words="Có dấu hiệu tội phạm.")
    with pytest.raises(Refused, match="Nơi nhận tự trả lời"):
        take(Step.ACCEPT, number="15/2026", by=police)
    revoke(other_office)
    assert take(Step.ACCEPT, number="15/2026", by=police).state == ViolationState.ACCEPTED
