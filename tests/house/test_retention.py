"""Every model that holds personal data is emptied by its rule: shown on real rows of each."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import models

from khien.core import keeping, retention
from khien.support.models import Case
from made_rows import LONG_AGO, end, make, without_conditions

OURS = [m for m in apps.get_models() if m.__module__.startswith("khien.")]
PERSONAL = [m for m in OURS if m.retention.holds == "personal"]
KEPT = retention.kept_for_a_time()
EACH = pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
BEFORE = LONG_AGO + timedelta(days=1)


@pytest.mark.parametrize("model", PERSONAL, ids=lambda model: model._meta.label)
def test_a_model_of_personal_data_says_from_when_its_time_runs(model):
    rule = model.retention
    assert model in KEPT, f"declare keep_years and counts_from beside {model._meta.label}"
    assert rule.scrub or rule.remove


@EACH
def test_a_time_runs_from_a_moment_or_with_the_row_it_hangs_on(model):
    for paths in retention.ends(model):
        for path in paths:
            assert path.bare or isinstance(retention.last_field(model, path.full), MOMENT)


MOMENT = models.DateTimeField


@EACH
def test_what_is_kept_with_another_row_is_kept_no_longer_than_it(model):
    top = retention.head(model)
    assert model.retention.keep_years == top.retention.keep_years


@pytest.fixture
def closed(db):
    """`closed(model)`: a row that ended long ago."""
    without_conditions()

    def closed(model, moment=LONG_AGO):
        row = make(model)
        *others, last = (paths[0] for paths in retention.ends(model))
        for path in others:
            if retention.rows_of(model).filter(pk=row.pk, **{f"{path.relation}__isnull": False}):
                end(row, path.full, moment)
        if last.bare:
            end(row, last.full, make(Case, closed_at=moment).pk)
        else:
            end(row, last.full, moment)
        return row

    return closed


def columns(model, row):
    return retention.rows_of(model).filter(pk=row.pk).values().first()


@EACH
def test_a_row_past_its_time_is_emptied_of_exactly_what_is_declared(model, closed):
    row = closed(model)
    before = columns(model, row)
    assert list(keeping.past(model, before=BEFORE)) == [row]
    assert keeping.empty(model, [row.pk], before=BEFORE, now=NOW) == 1
    after = columns(model, row)
    if model.retention.remove:
        assert after is None
        return
    assert after.keys() == before.keys()
    for name, value in before.items():
        if name not in model.retention.scrub:
            assert after[name] == value, name
        else:
            assert after[name] in (None, "", []), name
    assert not keeping.past(model, before=BEFORE).exists(), "emptied, it is not found again"


@EACH
def test_a_row_that_is_open_or_younger_is_never_past_its_time(model, closed):
    closed(model, moment=BEFORE + timedelta(days=1))
    assert not keeping.past(model, before=BEFORE).exists()
    if _may_be_open(model):
        assert closed(model, moment=None) not in keeping.past(model, before=NOW)


def _may_be_open(model):
    path = retention.ends(model)[-1][0]
    return path.bare or retention.last_field(model, path.full).null


@EACH
def test_a_legal_hold_keeps_it(model, closed):
    row = closed(model)
    assert keeping.not_held(model, [row.pk], {row.pk}) == []
    for way in retention.relations_of(model):
        keys = retention.rows_of(model).filter(pk=row.pk).values_list(way, flat=True)
        held = {key for key in keys if key is not None}
        assert not held or keeping.not_held(model, [row.pk], held) == [], way
    assert keeping.not_held(model, [row.pk], {make(Case).pk}) == [row.pk]
