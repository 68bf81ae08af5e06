"""Every model says how long it is kept; what names people is sealed."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import models

from khien.core.retention import Retention
from khien.core.seal import SealedField

OURS = [m for m in apps.get_models() if m.__module__.startswith("khien.")]
BY_NAME = [pytest.param(m, id=m._meta.label) for m in OURS]


@pytest.mark.parametrize("model", BY_NAME)
def test_a_model_declares_its_retention(model: type[models.Model]):
    retention = getattr(model, "retention", None)
    assert isinstance(retention, Retention)
    assert retention.why
    known = {field.name for field in model._meta.get_fields()}
    assert set(retention.scrub) <= known


@pytest.mark.parametrize("model", BY_NAME)
def test_a_model_with_sealed_fields_holds_personal_data_for_a_stated_time(model):
    sealed = [f.name for f in model._meta.local_fields if isinstance(f, SealedField)]
    if not sealed:
        return
    assert model.retention.holds == "personal"
    assert model.retention.keep_years is not None
    assert set(sealed) <= set(model.retention.scrub)
    assert isinstance(model._meta.pk, models.UUIDField)


def test_a_constraint_or_index_has_a_name_of_its_own():
    """PostgreSQL keeps the names of all tables' indexes in one list."""
    named = [
        (made.name, model._meta.label)
        for model in OURS
        for made in [*model._meta.constraints, *model._meta.indexes]
        if not isinstance(made, models.CheckConstraint)
    ]
    twice = Counter(name for name, _ in named)
    assert [pair for pair in named if twice[pair[0]] > 1] == []
