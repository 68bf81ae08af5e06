"""Whoever leaves holds nothing any more: no column that names a holder is forgotten."""

from django.apps import apps
from django.db import models

from khien.core import handing_over
from khien.people.models import User

# What names somebody without giving them work; who did something (`by`, `…_by`) is history.
NO_WORK = {
    "people.Duty.user": "ends with the act itself",
    "people.StaffSession.user": "ends with the act itself",
    "people.AccountNotice.person": "told, not to be done; an account that stopped reads nothing",
    "people.AccountNotice.about": "told about, not to be done",
    "people.Exposure.user": "what they met",
    "people.KeptAway.person": "is kept from them also when they come back",
    "intake.ConflictOfInterest.person": "is kept from them also when they come back",
    "manual.TourPlace.user": "where they stand in a tour",
    "intake.Debrief.user": "their own words, for their lead",
    "support.Handover.giver": "history of an earlier hand-over",
    "enforcement.HandlingNote.by": "history",
}


def columns() -> dict[str, models.Field]:
    return {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models()
        if model.__module__.startswith("khien.")
        for field in model._meta.local_fields
        if field.is_relation and field.related_model is User
    }


def is_history(name: str) -> bool:
    last = name.rpartition(".")[2]
    return last == "by" or last.endswith("_by")


def test_every_column_that_names_a_holder_is_handed_over_or_says_why_not():
    told = handing_over.fields() | NO_WORK.keys()
    assert {name for name in columns() if not is_history(name)} - told == set()


def test_what_is_registered_or_excused_is_such_a_column():
    assert (handing_over.fields() | NO_WORK.keys()) - columns().keys() == set()
    assert not handing_over.fields() & NO_WORK.keys()
