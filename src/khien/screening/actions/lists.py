"""What people do with lists for resolvers: make, change, stop, ask for an edition; corrections."""

from datetime import datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from khien.core import ledger
from khien.core.actors import REPORTER
from khien.core.refusal import Refused
from khien.people.models import User
from khien.screening.events import lists as events
from khien.screening.models import Correction, CorrectionOutcome, Publication
from khien.screening.queries.lists import blocked_by
from khien.screening.rules import lists as rules


@transaction.atomic
def make(
    *, slug: str, name: str, categories: list[str], age: str, by: User, now: datetime
) -> Publication:
    rules.check_slug(slug)
    rules.check_categories(categories)
    try:
        with transaction.atomic():
            made = Publication.objects.create(
                slug=slug,
                name=name,
                categories=categories,
                age=age,
                created_by=by,
                created_at=now,
                asked_at=now,
            )
    except IntegrityError:
        raise Refused(_("Địa chỉ này đã có danh sách khác dùng."), field="slug") from None
    ledger.record(events.PublicationMade(made.pk, tuple(categories), age), by=by, now=now)
    return made


@transaction.atomic
def change(
    publication: Publication, *, name: str, categories: list[str], age: str, by: User, now: datetime
) -> None:
    """All but its address, which resolvers know."""
    row = _locked(publication)
    rules.check_categories(categories)
    row.name, row.categories, row.age, row.asked_at = name, categories, age, now
    row.save(update_fields=["name", "categories", "age", "asked_at"])
    ledger.record(events.PublicationChanged(row.pk, tuple(categories), age), by=by, now=now)


@transaction.atomic
def stop(publication: Publication, *, by: User, now: datetime) -> None:
    row = _locked(publication)
    row.stopped_at = now
    row.save(update_fields=["stopped_at"])
    ledger.record(events.PublicationStopped(row.pk), by=by, now=now)


@transaction.atomic
def ask_for_edition(publication: Publication, *, by: User, now: datetime) -> None:
    """The worker takes it up at once; pressed twice it is made once."""
    from khien.screening.jobs.lists import make_asked  # noqa: PLC0415  (the job calls the actions)

    row = _locked(publication)
    row.asked_at = now
    row.save(update_fields=["asked_at"])
    ledger.record(events.EditionAsked(row.pk), by=by, now=now)
    make_asked.defer()


def _locked(publication: Publication) -> Publication:
    row = Publication.objects.select_for_update().get(pk=publication.pk)
    rules.check_is_published(row)
    return row


@transaction.atomic
def ask_for_correction(*, address: str, words: str, key: str, now: datetime) -> Correction:
    """By anybody. The same, sent twice, is kept once; only what a list of ours blocks is taken."""
    host = rules.host_in(address)
    if not host:
        raise Refused(_("Hãy ghi địa chỉ trang, ví dụ: trang-mau.vn"), field="address")
    if not blocked_by(host, now):
        raise Refused(
            _(
                "Trang này không có trong danh sách chặn nào của chúng tôi lúc này. Nếu vẫn không "
                "mở được, hãy hỏi người quản lý mạng nơi bạn đang dùng."
            ),
            field="address",
        )
    sent = sha256(f"{key}\n{host}\n{words}".encode()).digest()
    row, is_new = Correction.objects.get_or_create(
        sent=sent, defaults={"host": host, "words": {"text": words}, "received_at": now}
    )
    if is_new:
        ledger.record(events.CorrectionSent(row.pk), by=REPORTER, now=now)
    return row


@transaction.atomic
def decide_correction(
    correction: Correction, *, outcome: CorrectionOutcome, why: str, by: User, now: datetime
) -> int:
    """For all who asked about the same host, and how many they were."""
    rows = list(
        Correction.objects.select_for_update()
        .filter(host=correction.host, decided_at=None)
        .order_by("pk")
    )
    if correction.pk not in {row.pk for row in rows}:
        raise Refused(_("Đề nghị này đã được trả lời."))
    if outcome == CorrectionOutcome.UNBLOCKED and blocked_by(correction.host, now):
        raise Refused(
            _("Trang này vẫn còn trong danh sách: hãy rút khỏi kho trước, rồi ghi ở đây."),
            field="outcome",
        )
    if outcome == CorrectionOutcome.KEPT and not why:
        raise Refused(_("Hãy ghi lý do vẫn chặn."), field="why")
    for row in rows:
        row.outcome, row.why, row.decided_at, row.decided_by = outcome, why, now, by
        ledger.record(events.CorrectionDecided(row.pk, outcome.value), by=by, now=now)
    Correction.objects.bulk_update(rows, ["outcome", "why", "decided_at", "decided_by"])
    return len(rows)
