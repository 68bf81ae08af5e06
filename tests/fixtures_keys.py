"""Keys of other software for tests: `make_key(uses=…)` gives the row and the secret."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Sum
from django.utils import timezone

from fixtures_people import make_staff
from khien.people.roles import Role
from khien.screening.actions import keys
from khien.screening.models import ApiKey, KeyUse, Use


def make_key(*, uses=tuple(Use), per_day=1000, expires_on=None, name="Bộ lọc của diễn đàn"):
    keeper = make_staff(Role.INFORMATION_OFFICER)
    return keys.make(
        name,
        holder="Diễn đàn Trường Hoa Ban",
        uses=uses,
        per_day=per_day,
        expires_on=expires_on,
        by=keeper,
        now=timezone.now(),
    )


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def expire(key: ApiKey) -> None:
    """As if its last day had gone by."""
    ApiKey.objects.filter(pk=key.pk).update(expires_on=timezone.localdate() - timedelta(days=1))


def counted(key_id: UUID) -> tuple[int, int, int]:
    """Calls, items and hits written for a key."""
    sums = KeyUse.objects.filter(key=key_id).aggregate(
        calls=Sum("calls"), items=Sum("items"), hits=Sum("hits")
    )
    return sums["calls"] or 0, sums["items"] or 0, sums["hits"] or 0
