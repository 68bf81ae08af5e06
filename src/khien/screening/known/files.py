"""The index of all hashes as files: what was in the banks at one revision of each.

Written under a new name, then named by `pictures.json`: a reader has the old one or the new one.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from khien.core.ids import new_id
from khien.screening.known.banks import folder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from khien_detect.images import Index

_NAME = "pictures.json"
_BATCH = 50_000
MOST_LAID_OVER = 20_000  # changed entries, above which the index is built anew
_ROWS = """
    SELECT e.id, b.number, coalesce(e.expires_on - DATE '1970-01-01', 0), e.value
      FROM screening_pictureentry e JOIN screening_bank b ON b.id = e.bank_id
     WHERE e.kind = 'pdq' AND e.withdrawn_at IS NULL AND e.quarantined_at IS NULL
"""
_CHANGED = """
    SELECT e.id
      FROM screening_bank b
      LEFT JOIN unnest(%s::bigint[], %s::bigint[]) AS known(number, revision)
             ON known.number = b.number
      JOIN screening_pictureentry e
             ON e.bank_id = b.id AND e.revision > coalesce(known.revision, 0)
"""


@dataclass(frozen=True)
class Rows:
    """`index` of n hashes; `about`: int64 (n, 3): entry, number of its bank, day since 1970 from
    which it no longer counts (0: none).
    """

    index: "Index"
    about: "NDArray[Any]"


@dataclass(frozen=True)
class Kept:
    """`revisions`: of each bank, by its number, when the rows were read."""

    name: str
    revisions: dict[int, int]
    rows: Rows


def rows_of(condition: str = "", given: tuple[object, ...] = ()) -> Rows:
    """Hashes neither withdrawn nor in quarantine. `condition`: SQL that begins with AND."""
    import numpy as np  # noqa: PLC0415  (the site does not load what detection needs)

    from khien_detect.images import Index  # noqa: PLC0415  (the same)

    about, values = [np.empty((0, 3), np.int64)], []
    for batch in _read(_ROWS + condition, given):
        about.append(np.array([row[:3] for row in batch], np.int64))
        values.append(b"".join(row[3] for row in batch))
    hashes = np.frombuffer(b"".join(values), np.uint8).reshape(-1, 32)
    return Rows(Index(hashes), np.concatenate(about))


def _read(query: str, given: tuple[object, ...]) -> Iterator[list[Any]]:
    with transaction.atomic():
        connection.ensure_connection()
        with connection.connection.cursor(name="screening_known") as cursor:
            cursor.execute(query, given)
            while batch := cursor.fetchmany(_BATCH):
                yield batch


def revisions() -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, revision FROM screening_bank WHERE matter = 'pictures'")
        return dict(cursor.fetchall())


def is_behind(most: int = MOST_LAID_OVER) -> bool:
    """Whether more entries changed than are well laid over the index; asks the database alone."""
    before = {int(number): each for number, each in _about().get("revisions", {}).items()}
    if before == revisions():
        return False
    with connection.cursor() as cursor:
        limited = f"SELECT count(*) FROM ({_CHANGED} LIMIT %s) AS changed"  # noqa: S608  (both parts are ours)
        cursor.execute(limited, [list(before), list(before.values()), most + 1])
        return int(cursor.fetchone()[0]) > most


def build() -> None:
    """Everything anew. Revisions are read first: what changes meanwhile is looked at again."""
    import numpy as np  # noqa: PLC0415  (as above)

    now = revisions()
    rows = rows_of()
    name = new_id().hex
    rows.index.save(folder() / f"{name}.pdq")
    np.save(folder() / f"{name}.npy", rows.about)
    draft = folder() / f".{_NAME}.{os.getpid()}"
    draft.write_text(json.dumps({"name": name, "revisions": now}), "ascii")
    draft.replace(folder() / _NAME)
    _sweep(name)


def _sweep(name: str) -> None:
    """Whoever has an old one open keeps what is mapped."""
    for path in (*folder().glob("*.pdq"), *folder().glob("*.npy")):
        if path.stem != name:
            path.unlink(missing_ok=True)


def current_name() -> str:
    return str(_about().get("name", ""))


def _about() -> dict[str, Any]:
    with suppress(OSError, ValueError):
        return dict(json.loads((folder() / _NAME).read_text("ascii")))
    return {}


def open_kept() -> Kept | None:
    """None where there is none, or it is damaged: it is built anew."""
    import numpy as np  # noqa: PLC0415  (as above)

    from khien_detect.images import Damaged, Index  # noqa: PLC0415  (as above)

    said = _about()
    base = folder() / str(said.get("name", ""))
    try:
        index = Index.open(base.with_suffix(".pdq"))
        about = np.asarray(np.load(base.with_suffix(".npy"), mmap_mode="r"))  # mapped all the same
        given = {int(number): int(each) for number, each in said["revisions"].items()}
    except (OSError, ValueError, KeyError, Damaged):
        return None
    return Kept(said["name"], given, Rows(index, about)) if len(index) == len(about) else None


def changed_since(before: dict[int, int]) -> tuple[set[int], Rows]:
    """The entries that changed after those revisions, and those among them that count."""
    ids: set[int] = set()
    for batch in _read(_CHANGED, (list(before), list(before.values()))):
        ids.update(row[0] for row in batch)
    return ids, rows_of(" AND e.id = ANY(%s)", (sorted(ids),))
