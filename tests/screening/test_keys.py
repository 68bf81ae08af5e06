"""Keys of other software: made, shown once, counted by day, revoked, at a constant cost."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from fixtures_keys import make_key
from khien.core import ledger
from khien.core.models import LedgerEvent
from khien.people.roles import Role
from khien.screening.actions import key_uses, keys
from khien.screening.models import ApiKey, KeyDay, KeyUse

pytestmark = pytest.mark.django_db
LIST = reverse("screening:keys")
NEW = reverse("screening:key_new")
FILLED = {
    "name": "Bộ lọc ảnh",
    "holder": "Trường Hoa Ban",
    "uses": ["scan", "look_up"],
    "per_day": "500",
    "expires_on": "2099-01-01",
}


@pytest.fixture
def keeper(staff, sign_in):
    """Signed in, the password given just now."""
    user = staff(Role.CYBER_POLICE)
    session = sign_in(user).session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return user


def used(key, *, at, items=1, hits=0, way="raw_lookup", calls=1):
    key_uses.note({(key.pk, way): key_uses.Used(at, calls, items, hits)})


def test_a_key_is_made_and_its_secret_shown_once(client, keeper):
    made = client.post(NEW, FILLED)
    key = ApiKey.objects.get()
    assert made["Location"] == reverse("screening:key", args=[key.pk])
    first = client.get(made["Location"])
    secret = first.context["secret"]
    assert secret.startswith("khien_")
    assert len(secret) > 40
    assert secret in first.text
    assert "no-store" in first["Cache-Control"]
    assert secret not in client.get(made["Location"]).text
    assert (key.uses, key.per_day, key.expires_on) == (["look_up", "scan"], 500, date(2099, 1, 1))


def test_the_secret_is_nowhere_in_the_database(client, keeper):
    client.post(NEW, FILLED)
    stored = "".join(row.session_data + str(row.get_decoded()) for row in Session.objects.all())
    secret = client.get(reverse("screening:key", args=[ApiKey.objects.get().pk])).context["secret"]
    row = ApiKey.objects.get()
    assert secret not in stored
    assert secret.removeprefix("khien_") not in stored
    assert bytes(row.token_hash) == keys.token_hash(secret)
    assert secret.startswith(row.start)
    assert len(row.start) == 12
    assert secret not in "".join(LedgerEvent.objects.values_list("data", flat=True))


def test_the_ledger_says_who_made_and_who_revoked(client, keeper):
    client.post(NEW, FILLED)
    key = ApiKey.objects.get()
    client.post(reverse("screening:key_revoke", args=[key.pk]))
    made, revoked = ledger.history(key.pk)
    assert (made.verb, made.actor_key) == ("KeyMade", keeper.actor_key)
    assert made.data == {
        "uses": ["look_up", "scan"],
        "per_day": 500,
        "expires_on": "2099-01-01",
    }
    assert (revoked.verb, revoked.actor_key) == ("KeyRevoked", keeper.actor_key)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"holder": ""}, "holder"),
        ({"uses": []}, "uses"),
        ({"uses": ["everything"]}, "uses"),
        ({"per_day": "0"}, "per_day"),
        ({"per_day": "-5"}, "per_day"),
        ({"per_day": "9" * 30}, "per_day"),
        ({"per_day": "nhiều"}, "per_day"),
        ({"expires_on": "2020-01-01"}, "expires_on"),
        ({"expires_on": "mai"}, "expires_on"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(client, keeper, change, field):
    answer = client.post(NEW, FILLED | change)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not ApiKey.objects.exists()


def test_without_expiry_a_key_opens_until_revoked(client, keeper):
    client.post(NEW, FILLED | {"expires_on": ""})
    assert ApiKey.objects.get().expires_on is None


def test_a_long_signed_in_person_gives_the_password_first(client, staff, sign_in):
    sign_in(staff(Role.CYBER_POLICE))
    assert client.get(NEW).status_code == 200
    answer = client.post(NEW, FILLED)
    assert answer.status_code == 302
    assert not ApiKey.objects.exists()


def test_a_revoked_key_stays_revoked(client, keeper):
    key, _secret = make_key()
    revoke = reverse("screening:key_revoke", args=[key.pk])
    page = client.post(revoke, follow=True)
    assert "Đã thu hồi" in page.text
    assert revoke not in page.text
    first = ApiKey.objects.get().revoked_at
    assert "đã bị thu hồi" in client.post(revoke, follow=True).text
    assert ApiKey.objects.get().revoked_at == first
    assert ledger.history(key.pk)[-1].verb == "KeyRevoked"
    assert len(ledger.history(key.pk)) == 2


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.INSPECTOR, Role.LEADER])
def test_who_keeps_no_banks_makes_no_keys(client, staff, sign_in, role):
    key, _secret = make_key()
    sign_in(staff(role))
    addresses = [LIST, NEW, reverse("screening:key", args=[key.pk])]
    assert {client.get(address).status_code for address in addresses} == {403}
    assert client.post(reverse("screening:key_revoke", args=[key.pk])).status_code == 403
    assert ApiKey.objects.get().revoked_at is None


def test_use_is_shown_by_hanois_day(client, keeper, monkeypatch):
    key, _secret = make_key()
    now = datetime(2026, 11, 24, 3, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    used(key, at=datetime(2026, 11, 23, 16, 59, tzinfo=UTC), items=3, hits=1)
    used(key, at=datetime(2026, 11, 23, 17, 0, tzinfo=UTC), items=5)  # midnight in Hanoi
    used(key, at=datetime(2026, 11, 24, 1, tzinfo=UTC), items=7, hits=2, way="scan_text", calls=4)
    used(key, at=now - timedelta(days=120), items=1000)
    page = client.get(reverse("screening:key", args=[key.pk]))
    days = [(row["day"], row["calls"], row["items"], row["hits"]) for row in page.context["page"]]
    assert days == [(date(2026, 11, 24), 5, 12, 2), (date(2026, 11, 23), 1, 3, 1)]


def test_two_notes_of_one_minute_add_up(keeper):
    key, _secret = make_key()
    at = timezone.now().replace(second=5)
    used(key, at=at, items=2, hits=1)
    used(key, at=at.replace(second=50), items=3)
    row = KeyUse.objects.get()
    assert (row.calls, row.items, row.hits) == (2, 5, 1)


def test_the_list_says_what_was_taken_today_and_when_last(client, keeper):
    key, _secret = make_key(per_day=40)
    key_uses.take(key.pk, items=25, most=40, day=timezone.localdate())
    used(key, at=timezone.now(), items=25)
    page = client.get(LIST).text
    assert "25 / 40" in page
    assert "chưa lần nào" not in page


def test_no_more_is_taken_than_there_is(keeper):
    key, _secret = make_key(per_day=10)
    day = timezone.localdate()
    assert not key_uses.take(key.pk, items=11, most=10, day=day)
    assert key_uses.take(key.pk, items=6, most=10, day=day)
    assert not key_uses.take(key.pk, items=5, most=10, day=day)
    assert key_uses.take(key.pk, items=4, most=10, day=day)
    assert key_uses.take(key.pk, items=10, most=10, day=day + timedelta(days=1))
    key_uses.give_back(key.pk, items=3, day=day)
    assert KeyDay.objects.get(day=day).taken == 7


def test_the_list_costs_the_same_for_many_keys(client, keeper, costs_the_same):
    def grow():
        for number in range(4):
            key, _secret = make_key(name=f"Khóa {number}")
            used(key, at=timezone.now())

    costs_the_same("screening/keys.html", lambda: client.get(LIST), grow, most=9)


def test_a_key_costs_the_same_for_many_days(client, keeper, costs_the_same):
    key, _secret = make_key()
    days = iter(range(20))

    def grow():
        for _ in range(5):
            used(key, at=timezone.now() - timedelta(days=next(days)))

    address = reverse("screening:key", args=[key.pk])
    costs_the_same("screening/key.html", lambda: client.get(address), grow, most=9)


def test_nothing_and_very_many(client, keeper):
    assert "Chưa có khóa nào" in client.get(LIST).text
    key, _secret = make_key()
    assert "Chưa gọi lần nào" in client.get(reverse("screening:key", args=[key.pk])).text
    rows = [
        ApiKey(
            name=f"Khóa {number}",
            holder="Nơi giữ",
            token_hash=number.to_bytes(32, "big"),
            start="khien_abcdef",
            uses=["scan"],
            per_day=10,
            created_by=keeper,
            created_at=timezone.now(),
        )
        for number in range(10_000)
    ]
    ApiKey.objects.bulk_create(rows, batch_size=1000)
    page = client.get(LIST, {"page": 300})
    assert "10.001 khóa" in page.text
    assert len(page.context["rows"]) == 30
