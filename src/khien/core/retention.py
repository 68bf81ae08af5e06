"""How long a model's rows are kept and what is emptied then, declared beside the model.

From which moment a row's time runs is declared too, as a path: to a moment (`closed_at`), or to a
row by whose own rule it then goes (`case`). Of many rows the last counts, and an open one keeps
everything that hangs on it. Rooms above tell what else hangs on a row of a room below.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # of a row that is still open

Model = type[models.Model]


@dataclass(frozen=True)
class Retention:
    """`keep_years` None: kept as long as the installation. `scrub`: fields emptied at the end.

    `counts_from`: paths, the first that leads anywhere counts. `remove`: the whole row goes.
    `held_with`: further rows whose legal hold keeps this one.
    """

    holds: Literal["personal", "none"]
    keep_years: int | None
    why: str
    scrub: tuple[str, ...] = ()
    counts_from: str | tuple[str, ...] = ()
    remove: bool = False
    held_with: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.counts_from,) if isinstance(self.counts_from, str) else self.counts_from


Empty = Callable[[list[UUID], datetime], None]

_hanging: dict[Model, list[str]] = {}
_holders: list[Model] = []
_by_hand: dict[Model, Empty] = {}


def hangs_on(model: Model, path: str) -> None:
    """`path`: from a row of `model`, a room below, to the end of what a room above hangs on it."""
    known = _hanging.setdefault(model, [])
    if path not in known:
        known.append(path)


def register_holder(model: Model) -> None:
    """A row of this model may be what a bare id names, as the holder of an exhibit."""
    if model not in _holders:
        _holders.append(model)


def register_emptying(model: Model, empty: Empty) -> None:
    """What must be done besides emptying fields, as for files; in the transaction of the batch."""
    _by_hand[model] = empty


def emptying_of(model: Model) -> Empty | None:
    return _by_hand.get(model)


def holders() -> list[Model]:
    return list(_holders)


def files() -> list[Model]:
    """Holders that end by themselves, not with a holder of their own."""
    return [each for each in _holders if not _is_bare(each)]


def _is_bare(model: Model) -> bool:
    return any(path.bare for paths in ends(model) for path in paths)


def hanging_on(model: Model) -> list[str]:
    return list(_hanging.get(model, ()))


def rows_of(model: Model) -> models.QuerySet[Any]:
    return model._base_manager.all()  # noqa: SLF001  (Django's word for every row there is)


def rule_of(model: Model) -> Retention:
    rule: Retention = model.retention  # type: ignore[attr-defined]  # every model of ours has one
    return rule


def kept_for_a_time() -> list[Model]:
    """Models whose rows are emptied by their rule some day, in a steady order."""
    found = [m for m in apps.get_models() if m.__module__.startswith("khien.")]
    chosen = (m for m in found if rule_of(m).paths and rule_of(m).keep_years is not None)
    return sorted(chosen, key=lambda model: model._meta.label)


@dataclass(frozen=True)
class Path:
    """`relation`: the way to the row whose moment counts, empty for the row itself. `many`: it may
    lead to none or to several. `bare`: the moment is an id, of a row of another room.
    """

    relation: str
    moment: str
    many: bool
    bare: bool = False

    @property
    def full(self) -> str:
        return "__".join(filter(None, (self.relation, self.moment)))


def ends(model: Model, prefix: str = "", *, many: bool = False) -> list[list[Path]]:
    """Alternatives in their order; of each, the last of its moments is the end."""
    found: list[list[Path]] = []
    for path in rule_of(model).paths:
        target, goes_many = _follow(model, path)
        if target is not None:
            found += ends(target, f"{prefix}{path}__", many=many or goes_many)
        else:
            found.append([_path(model, prefix, path, many=many or goes_many)])
    if found:
        found[0] += [_path(model, prefix, path, many=True) for path in hanging_on(model)]
    return found


def target_of(model: Model, path: str) -> Model:
    """The model a path leads to that ends with a row."""
    target, _many = _follow(model, path)
    if target is None:
        raise TypeError(f"{path} of {model.__name__} leads to no row")
    return target


def _path(model: Model, prefix: str, path: str, *, many: bool) -> Path:
    relation, _, moment = f"{prefix}{path}".rpartition("__")
    return Path(relation, moment, many, bare=isinstance(last_field(model, path), models.UUIDField))


def _follow(model: Model, path: str) -> tuple[Model | None, bool]:
    """Where the path leads, None for a moment; and whether it may lead to none or to several."""
    at, many, field = model, False, None
    for name in path.split("__"):
        field = _field(at, name)
        if field.is_relation:
            at = field.related_model
            many = many or field.many_to_many or field.one_to_many or field.null
    return (at if field is not None and field.is_relation else None), many


def last_field(model: Model, path: str) -> Any:
    """The field a path ends with."""
    at, field = model, None
    for name in path.split("__"):
        field = _field(at, name)
        at = field.related_model if field.is_relation else at
    return field


def _field(model: Model, name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        relations = {f.related_name or f.name: f for f in model._meta.related_objects}
        return relations[name]


def head(model: Model) -> Model:
    """Whose term decides: the row's own, or that of the row it is kept with."""
    paths = rule_of(model).paths
    target, many = _follow(model, paths[0]) if len(paths) == 1 else (None, False)
    return head(target) if target is not None and not many else model


def emptied(model: Model) -> dict[str, object]:
    """The value that each field to be emptied has then."""
    fields = (model._meta.get_field(name) for name in rule_of(model).scrub)
    return {field.name: _nothing(field) for field in fields}


def _nothing(field: Any) -> object:
    if field.null:
        return None
    return field.get_default() if field.has_default() else ""


def relations_of(model: Model) -> Iterable[str]:
    """Ways to the rows whose legal hold keeps a row of this model."""
    found = dict.fromkeys(rule_of(model).held_with)
    for path in (path for paths in ends(model) for path in paths):
        parts = path.relation.split("__") if path.relation else []
        found |= dict.fromkeys("__".join(parts[: n + 1]) for n in range(len(parts)))
        if path.bare:
            found[path.full] = None
    return found
