"""Banks of addresses and lists made of them, for the tests of lists; editions in this process."""

import json
from datetime import UTC, date, datetime
from itertools import count

from fixtures_people import make_staff
from khien.people.roles import Role
from khien.screening.actions import editions
from khien.screening.actions import lists as actions
from khien.screening.editions import making
from khien.screening.editions.names import key_of_host
from khien.screening.models import AddressEntry, Bank, Category, Matter, Sharing

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)
_numbers = count(1)


def a_keeper():
    """Who keeps the banks and lists."""
    return make_staff(Role.CYBER_POLICE)


def a_bank(*values, by, **known):
    number = next(_numbers)
    said = {
        "reference": f"kho-{number}",
        "name": f"Kho số {number}",
        "matter": Matter.ADDRESSES,
        "category": Category.PHISHING,
        "source": "https://nguon.example/",
        "sharing": Sharing.PUBLIC,
        "created_by": by,
        "created_at": NOW,
    }
    bank = Bank.objects.create(**said | known)
    add(bank, *values)
    return bank


def add(bank, *values, at=NOW, **known):
    """As the actions on banks do: the revision grows."""
    AddressEntry.objects.bulk_create(
        AddressEntry(
            bank=bank, value=key_of_host(value), added_at=at, revision=bank.revision + 1, **known
        )
        for value in values
    )
    _next(bank)


def withdraw(bank, *values, at=NOW):
    keys = [key_of_host(value) for value in values]
    found = AddressEntry.objects.filter(bank=bank, value__in=keys)
    found.update(withdrawn_at=at, revision=bank.revision + 1)
    _next(bank)


def _next(bank):
    Bank.objects.filter(pk=bank.pk).update(revision=bank.revision + 1)
    bank.refresh_from_db()


def a_list(by, slug="truong-hoc", *, categories=("phishing",), age="", name="Cho trường học"):
    return actions.make(slug=slug, name=name, categories=list(categories), age=age, by=by, now=NOW)


def publish(publication, *, now=NOW):
    """As pressing the button and waiting; the edition, or None where nothing changed."""
    publication.refresh_from_db()
    publication.asked_at = now
    publication.save(update_fields=["asked_at"])
    made = editions.make_if_due(publication, now=now)
    publication.refresh_from_db()
    return publication.editions.order_by("-serial").first() if made else None


def in_this_process(draft):
    """Instead of a process of its own, which takes a second."""
    made = making.make(draft)
    (draft / "made.json").write_text(json.dumps(made))
    return made
