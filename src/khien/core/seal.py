"""Sealing: names, contacts and narratives are unreadable in the database and its dumps.

Every sealed value has a data key of its own, wrapped by the installation's sealing key
(AES-256-GCM both times). Value and wrapped key are bound to model, field and row, so a value
moved to another row does not open. Sealing keys live outside the database, in `keys/` of
KHIEN_HOME; `rotate` wraps all data keys with a new one without touching the values.

What must be found again without opening it (names, addresses, codes) is indexed by keyed hashes
under a separate index key, which is never rotated: a new one would make all of them unfindable.
"""

import hmac
import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models.query_utils import DeferredAttribute

from khien.core.fold import fold, tokens

_FORMAT = b"\x01"
_NONCE = 12
_KEY = 32
_WRAPPED = _KEY + 16
_HEAD = len(_FORMAT) + 2 + _NONCE + _WRAPPED + _NONCE


class SealBroken(Exception):  # noqa: N818  (said as it is)
    """A sealed value does not open: tampered with, moved, or its key is missing."""


class Keyring:
    """The keys in one folder: `seal-00001.key`, `seal-00002.key`, … and `index.key`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sealing = {
            int(path.stem.removeprefix("seal-")): bytes.fromhex(path.read_text())
            for path in sorted(folder.glob("seal-*.key"))
        }
        if not self.sealing:
            raise SealBroken(f"no sealing key in {folder}")
        self.index = bytes.fromhex((folder / "index.key").read_text())

    @property
    def newest(self) -> int:
        return max(self.sealing)

    @classmethod
    def make(cls, folder: Path) -> Self:
        """Create what is missing of the first two keys; existing ones are never touched."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in ("index.key", "seal-00001.key"):
            if name == "index.key" or not any(folder.glob("seal-*.key")):
                write_key(folder / name)
        return cls(folder)


def write_key(path: Path) -> None:
    """A new random key; an existing one stays."""
    write_once(path, os.urandom(_KEY).hex())


def write_once(path: Path, text: str) -> None:
    """Whole on disk before it has its name, readable by its owner alone; an existing file stays."""
    if path.exists():
        return
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def key_folder() -> Path:
    return Path(settings.KHIEN_HOME) / "keys"


@lru_cache(maxsize=1)
def keyring() -> Keyring:
    return Keyring(key_folder())


def keyed_hash(purpose: str, data: bytes) -> bytes:
    """32 bytes that only this installation can compute."""
    return hmac.digest(keyring().index, purpose.encode() + b"\0" + data, "sha256")


def blind(kind: str, text: str) -> int:
    """Keyed hash of an already normalised text, as a signed 64-bit integer for an index."""
    return int.from_bytes(keyed_hash("blind:" + kind, text.encode())[:8], "big", signed=True)


def name_tokens(name: str) -> list[int]:
    """Blind index of a name: each folded word, so "Nguyễn Ân" is found by "an nguyen"."""
    return [blind("name", token) for token in dict.fromkeys(tokens(name))]


def name_search(name: str) -> list[models.Value]:
    """`name_tokens` for a lookup: Django hands a bare number over as 32 bits, and cuts it."""
    return [models.Value(token, models.BigIntegerField()) for token in name_tokens(name)]


def name_key(name: str) -> int:
    """Blind index of a whole folded name."""
    return blind("name-whole", fold(name))


def seal(value: object, *, context: str) -> bytes:
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    keys = keyring()
    bound = context.encode()
    data_key = os.urandom(_KEY)
    wrapped = _wrap(data_key, keys.newest, bound)
    nonce = os.urandom(_NONCE)
    return wrapped + nonce + AESGCM(data_key).encrypt(nonce, plain, bound)


def unseal(sealed: bytes, *, context: str) -> Any:
    """Raises SealBroken where the value was changed or belongs elsewhere."""
    bound = context.encode()
    data_key = _unwrap(sealed, bound)
    nonce = sealed[_HEAD - _NONCE : _HEAD]
    try:
        return json.loads(AESGCM(data_key).decrypt(nonce, sealed[_HEAD:], bound))
    except (InvalidTag, ValueError):
        raise SealBroken(f"{context} does not open") from None


def rewrap(sealed: bytes, *, context: str) -> bytes:
    """The same value, its data key wrapped by the newest sealing key."""
    bound = context.encode()
    return _wrap(_unwrap(sealed, bound), keyring().newest, bound) + sealed[_HEAD - _NONCE :]


def _wrap(data_key: bytes, key_id: int, bound: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    wrapped = AESGCM(keyring().sealing[key_id]).encrypt(nonce, data_key, bound)
    return _FORMAT + key_id.to_bytes(2, "big") + nonce + wrapped


def _unwrap(sealed: bytes, bound: bytes) -> bytes:
    key_id = int.from_bytes(sealed[1:3], "big")
    key = _sealing_key(key_id)
    if sealed[:1] != _FORMAT or key is None:
        raise SealBroken(f"sealing key {key_id} is missing")
    nonce, wrapped = sealed[3 : 3 + _NONCE], sealed[3 + _NONCE : _HEAD - _NONCE]
    try:
        return AESGCM(key).decrypt(nonce, wrapped, bound)
    except (InvalidTag, ValueError):
        raise SealBroken(f"{bound.decode()} does not open") from None


def _sealing_key(key_id: int) -> bytes | None:
    """One made since this process read the folder (`khien rotate-keys`) is found there now."""
    if key_id not in keyring().sealing:
        keyring.cache_clear()
    return keyring().sealing.get(key_id)


class _Closed(bytes):
    """A sealed value as it came from the database, not yet opened."""


class _SealedAttribute(DeferredAttribute):
    """Opens the value when it is read, and only then."""

    field: "SealedField"

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is not None and isinstance(value, _Closed):
            return unseal(value, context=self.field.context(instance))
        return value

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = value


if TYPE_CHECKING:
    _Binary = models.BinaryField[Any, Any]
else:
    _Binary = models.BinaryField


class SealedField(_Binary):
    """Any JSON value, sealed. Assign a new value to change it; a changed list inside is not seen.

    The row needs a UUID primary key, known before it is saved. `update()` and `bulk_update()`
    are refused, because they know no row to bind the value to.
    """

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any
    descriptor_class = _SealedAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def context(self, instance: models.Model) -> str:
        return f"{instance._meta.label}.{self.name}:{instance.pk}"

    def from_db_value(self, value: Any, *_: object) -> _Closed | None:
        return None if value is None else _Closed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:  # noqa: ARG002, FBT001  (Django's signature)
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, _Closed):
            return value
        return _Closed(seal(value, context=self.context(model_instance)))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002  (Django's signature)
        if value is not None and not isinstance(value, _Closed):
            raise TypeError(f"{self.name} is sealed: save the row itself")
        return super().get_db_prep_value(value, connection, prepared)

    def get_default(self) -> Any:
        return self.default() if self.has_default() and callable(self.default) else None


def sealed_fields() -> Iterator[tuple[type[models.Model], SealedField]]:
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedField):
                yield model, field


def rotate() -> int:
    """Make a new sealing key and wrap every data key with it; returns how many were wrapped.

    Safe to interrupt: old keys stay in the folder until every value is wrapped by the new one.
    """
    write_key(key_folder() / f"seal-{keyring().newest + 1:05}.key")
    keyring.cache_clear()
    return sum(_rewrap_all(model, field) for model, field in sealed_fields())


def _rewrap_all(model: type[models.Model], field: SealedField, *, batch: int = 500) -> int:
    table = connection.ops.quote_name(model._meta.db_table)
    column = connection.ops.quote_name(str(field.column))
    newest = _FORMAT + keyring().newest.to_bytes(2, "big")
    done = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, {column} FROM {table} WHERE substr({column}, 1, 3) <> %s "  # noqa: S608  (names of our models)
                "LIMIT %s FOR UPDATE SKIP LOCKED",
                [newest, batch],
            )
            rows = cursor.fetchall()
            label = f"{model._meta.label}.{field.name}"
            cursor.executemany(
                f"UPDATE {table} SET {column} = %s WHERE id = %s",  # noqa: S608  (names of our models)
                [(rewrap(bytes(value), context=f"{label}:{row}"), row) for row, value in rows],
            )
        done += len(rows)
        if not rows:
            return done
