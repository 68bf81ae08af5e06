"""What happens to files for banks by itself: one that never ends is told, old ones go."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from khien.screening.importing import store
from khien.screening.models import BankFile, FileState

KEPT = timedelta(days=7)
_AT_WORK = [FileState.WAITING, FileState.TAKING]


def give_up(file_id: UUID, *, now: datetime) -> None:
    """What is in the bank already stays there, and the page says how much that is."""
    BankFile.objects.filter(pk=file_id, state__in=_AT_WORK).update(
        state=FileState.FAILED,
        trouble=_(
            "Việc với tệp này bị ngắt nhiều lần. Hãy nhập lại: những mục đã có không thêm lại."
        ),
        ended_at=now,
    )


def delete_old_files(*, now: datetime) -> int:
    """Files and their lines are kept a week, taken over or not; how many went."""
    old = BankFile.objects.filter(handed_in_at__lt=now - KEPT)
    gone = list(old.values_list("pk", flat=True))
    for file in gone:
        store.remove(file)
    old.delete()
    return len(gone)
