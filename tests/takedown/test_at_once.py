"""Two people note two answers to one request at the same moment: one is kept, nothing is mixed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from fixtures_incident import NOW
from khien.core import clocks
from khien.core.models import LedgerEvent
from khien.takedown.actions import requests
from khien.takedown.models import RequestState
from khien.takedown.rules.takedown import Changed


@pytest.mark.django_db(transaction=True)
def test_one_of_two_answers_at_once_is_kept_and_the_other_person_is_told(send, police, colleague):
    request = send()
    for each in (police, colleague):
        each.held_duties  # noqa: B018  (read once, before the threads)
    start = Barrier(2)
    told = {"at": NOW, "answer": "Đã xem xét.", "now": NOW, "seen": request.version}

    def note(verb, by):
        try:
            start.wait()
            verb(request, by=by, **told)
        except Changed as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    verbs = {RequestState.REMOVED: requests.remove, RequestState.REFUSED: requests.refuse}
    with ThreadPoolExecutor(2) as pool:
        said = dict(zip(verbs, pool.map(note, verbs.values(), (police, colleague)), strict=True))
    request.refresh_from_db()
    assert said.pop(request.state) == ""
    assert "Có người vừa cập nhật" in said.popitem()[1]
    assert (request.removed_at is not None) == (request.state == RequestState.REMOVED)
    assert [clock.stopped_at for clock in clocks.of(request.pk)] == [NOW]
    assert LedgerEvent.objects.filter(verb="TakedownAnswered").count() == 1
