"""The index follows what the rooms tell: what is new is added, what changed is written again, what
is told no more goes.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction

from khien.core import public_items
from khien.core.fold import fold
from khien.core.public_items import PublicItem, PublicKind
from khien.core.searching import words_of
from khien.portal.models import IndexedItem

_AT_ONCE = 500
_MOST_LETTERS = 20_000
_WRITTEN = ["url", "title", "text", "on", "digest", "folded", "title_words", "words"]


def refresh(kind: PublicKind, *, now: datetime) -> int:
    """How many rows were written or taken out."""
    told = list(public_items.items(kind, now))
    return refresh_with(kind, told)


@transaction.atomic
def refresh_with(kind: PublicKind, told: Iterable[PublicItem]) -> int:
    rows = IndexedItem.objects.filter(kind=kind)
    known = {(key, language): digest for key, language, digest in _known(kind)}
    changed, seen = [], set()
    for item in told:
        seen.add((item.key, item.language))
        if known.get((item.key, item.language)) != _digest(item):
            changed.append(item)
    for start in range(0, len(changed), _AT_ONCE):
        IndexedItem.objects.bulk_create(
            [_row(kind, item) for item in changed[start : start + _AT_ONCE]],
            update_conflicts=True,
            unique_fields=["kind", "key", "language"],
            update_fields=_WRITTEN,
        )
    gone = known.keys() - seen
    for key, language in gone:
        rows.filter(key=key, language=language).delete()
    return len(changed) + len(gone)


def _known(kind: PublicKind) -> Iterator[tuple[str, str, str]]:
    rows = IndexedItem.objects.filter(kind=kind)
    yield from rows.values_list("key", "language", "digest")


def _digest(item: PublicItem) -> str:
    said = "\x00".join([item.url, item.title, item.text, str(item.on)])
    return hashlib.sha256(said.encode()).hexdigest()


def _row(kind: PublicKind, item: PublicItem) -> IndexedItem:
    text = item.text[:_MOST_LETTERS]
    return IndexedItem(
        kind=kind,
        key=item.key,
        language=item.language,
        url=item.url,
        title=item.title[:400],
        text=text,
        on=item.on,
        digest=_digest(item),
        folded=fold(item.title)[:400],
        title_words=words_of(item.title),
        words=words_of(text),
    )
