"""A whole class presses at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from fixtures_learning import NOW
from khien.quizzes.actions import taking
from khien.quizzes.models import Attempt, Response

PHONES = 8


@pytest.mark.django_db(transaction=True)
def test_one_number_on_many_phones_is_one_attempt_and_is_kept_once(opened):
    def phone(_number):
        try:
            attempt = taking.begin(opened, seat=7, now=NOW)
            return taking.submit(attempt.pk, {}, wants_to_talk=False, now=NOW).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(PHONES) as phones:
        outcomes = [phones.submit(phone, number) for number in range(PHONES)]
    kept = [done.result() for done in outcomes if done.exception() is None]
    attempt = Attempt.objects.get()
    assert set(kept) == {attempt.pk}
    assert all("đã nộp" in str(done.exception()) for done in outcomes if done.exception())
    assert Response.objects.count() == len(opened.paper)
