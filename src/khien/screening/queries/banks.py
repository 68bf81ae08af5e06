"""Banks as lists show them, one bank, and what happened to it."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khien.core.fold import tokens
from khien.core.models import LedgerEvent
from khien.people.models import User
from khien.screening.models import Bank
from khien.screening.rules.banks import BankState

_WORDS: dict[str, Promise] = {
    "BankOpened": _("Lập kho"),
    "BankChanged": _("Sửa thông tin kho"),
    "BankClosed": _("Đóng kho"),
    "BankReopened": _("Mở lại kho"),
    "BankFileHandedIn": _("Đưa tệp vào kiểm tra"),
    "BankFileConfirmed": _("Đồng ý thêm tệp"),
    "BankFileTaken": _("Thêm từ tệp"),
    "BankExported": _("Xuất ra tệp"),
    "EntriesAdded": _("Thêm mục"),
    "EntryWithdrawn": _("Gỡ mục"),
    "EntryPutBack": _("Đưa mục trở lại"),
    "EntryExpirySet": _("Đặt ngày hết hạn cho mục"),
    "EntryConfirmed": _("Xác nhận mục đúng"),
    "EntryQuarantined": _("Cách ly mục vì khớp quá nhiều"),
}


def listing(
    *, matter: str = "", category: str = "", state: str = "", text: str = "", on: date
) -> QuerySet[Bank]:
    """Open ones first. `text`: words of name, reference or source, with or without marks."""
    banks = Bank.objects.order_by(F("closed_at").desc(nulls_first=True), "number")
    if matter:
        banks = banks.filter(matter=matter)
    if category:
        banks = banks.filter(category=category)
    if state:
        banks = banks.filter(in_state(BankState(state), on=on))
    for token in tokens(text):
        banks = banks.filter(folded__contains=token)
    return banks


def in_state(state: BankState, *, on: date) -> Q:
    """The rows of which `rules.banks.bank_state` says this state."""
    over = Q(expires_on__isnull=False, expires_on__lte=on)
    return {
        BankState.OPEN: Q(closed_at=None) & ~over,
        BankState.EXPIRED: Q(closed_at=None) & over,
        BankState.CLOSED: Q(closed_at__isnull=False),
    }[state]


def bank_of(bank: UUID) -> Bank:
    return get_object_or_404(Bank.objects.select_related("created_by"), pk=bank)


@dataclass(frozen=True)
class Happened:
    """`count`: entries it touched, where it says so. `entry`: the one it is about."""

    at: datetime
    text: str
    who: str
    entry: int | None
    count: int | None


def events_of(bank: Bank, *, entry: int | None = None) -> QuerySet[LedgerEvent]:
    """Newest first."""
    rows = LedgerEvent.objects.filter(subject=bank.pk, room="screening").order_by("-id")
    return rows.filter(data__regex=rf'"entry": {entry}[,}}]') if entry is not None else rows


def told(rows: QuerySet[LedgerEvent] | list[LedgerEvent]) -> list[Happened]:
    """With the names of those who did it; two queries."""
    found = list(rows)
    keys = {row.actor_key.removeprefix("user:") for row in found if "user:" in row.actor_key}
    names = {user.actor_key: str(user) for user in User.objects.filter(pk__in=keys)}
    lines = []
    for row in found:
        data = json.loads(row.data)
        who = names.get(row.actor_key, "")
        text = str(_WORDS.get(row.verb, row.verb))
        count = data.get("added", data.get("entries"))
        lines.append(Happened(row.at, text, who, data.get("entry"), count))
    return lines
