"""The index of what everybody may find is written by the worker."""

from django.utils import timezone
from procrastinate.contrib.django import app

from khien.core import public_items
from khien.core.public_items import PublicKind
from khien.portal import indexing


@app.task(name="portal.index", lock="portal.index")
def index(kind: str) -> None:
    indexing.refresh(PublicKind(kind), now=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="portal.index_all", queueing_lock="portal.index_all", lock="portal.index")
def index_all(timestamp: int) -> None:  # noqa: ARG001  (the queue passes when it was due)
    """What comes by itself: a planned hour of publishing, the last day of a partner."""
    for kind in public_items.kinds():
        indexing.refresh(kind, now=timezone.now())


def index_soon(kind: PublicKind) -> None:
    """In the transaction of the change."""
    index.defer(kind=str(kind))
