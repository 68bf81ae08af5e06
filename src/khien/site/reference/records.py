"""What is written down and how long: docs/reference/events.md, retention.md."""

from collections.abc import Iterator
from dataclasses import Field, fields
from importlib import import_module
from inspect import formatannotation, getdoc
from itertools import groupby
from pkgutil import walk_packages

from django.apps import apps
from django.conf import settings
from django.db.models import Model

import khien
from khien.core.ledger import Event
from khien.core.retention import Retention
from khien.site.reference.markdown import codes, page, section, table

_OF_THE_SITE = "khien.site.security_report"


def events() -> str:
    """Every kind of event there can be in the ledger."""
    known = kinds_of_events()
    parts = [
        section(room, table(["event", "fields", "note"], [_event(kind) for kind in kinds]))
        for room, kinds in groupby(known, _room)
    ]
    return page(
        "Events of the ledger",
        "An event is a frozen dataclass; its name is the verb that is stored. Each also holds "
        "`subject` (the row it is about), and `record` adds when, who and in which role. Fields "
        "are identifiers, codes and numbers: never a name, a contact or a narrative.",
        *parts,
    )


def kinds_of_events() -> list[type[Event]]:
    """Room by room, also those that nobody has imported yet."""
    _import_rooms()
    return sorted(_kinds(Event), key=lambda kind: (_room(kind), kind.__name__))


def _import_rooms() -> None:
    """An event nobody has imported yet is still one that can be written."""
    for room in [*settings.ROOMS, _OF_THE_SITE]:
        package = import_module(room)
        for found in walk_packages(package.__path__, f"{room}."):
            if ".migrations" not in found.name:
                import_module(found.name)


def _kinds(kind: type[Event]) -> Iterator[type[Event]]:
    for found in kind.__subclasses__():
        if found.__module__.startswith(f"{khien.__name__}."):
            yield found
        yield from _kinds(found)


def _room(kind: type) -> str:
    return kind.__module__.split(".")[1]


def _event(kind: type[Event]) -> tuple[str, str, str]:
    own = [_field(field) for field in fields(kind) if field.name != "subject"]
    written = getdoc(kind) or ""
    made_by_dataclass = written.startswith(f"{kind.__name__}(")
    return f"`{kind.__name__}`", ", ".join(own) or "—", "" if made_by_dataclass else written


def _field(field: "Field[object]") -> str:
    kind = field.type if isinstance(field.type, str) else formatannotation(field.type)
    for module in ("uuid.", "datetime."):
        kind = kind.replace(module, "")
    return f"`{field.name}: {kind}`"


def retention() -> str:
    """How long the rows of each model are kept, as declared beside it."""
    known = sorted(_models(), key=lambda model: (_room(model), model.__name__))
    parts = [
        section(
            room,
            table(["model", "holds", "kept", "counted from", "why", "emptied then"], _kept(models)),
        )
        for room, models in groupby(known, _room)
    ]
    return page(
        "What is kept, and how long",
        "Declared beside each model (`retention = Retention(…)`, `src/khien/core/retention.py`) "
        "and checked by `tests/house/test_models.py`. *Emptied then* names the fields of personal "
        "data that go at the end of the time; *counted from* the moment the time runs from, or the "
        "row it is kept with. The worker acts on it every night, after a notice "
        "(`docs/how-to/retention-and-holds.en.md`); a province may set other terms.",
        *parts,
    )


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("khien.")]


def _kept(models: Iterator[type[Model]]) -> Iterator[tuple[str, ...]]:
    for model in models:
        rule: Retention | None = getattr(model, "retention", None)
        if rule is None:
            yield f"`{model.__name__}`", "?", "?", "", "not declared", ""
            continue
        yield (
            f"`{model.__name__}`",
            "personal data" if rule.holds == "personal" else "no personal data",
            _years(rule.keep_years),
            codes(rule.paths),
            rule.why,
            "the row" if rule.remove else codes(rule.scrub),
        )


def _years(years: int | None) -> str:
    if years is None:
        return "always"
    return f"{years} year{'' if years == 1 else 's'}" if years else "days"
