"""Banks made straight in the database, for tests of what is asked of them."""

from datetime import UTC, datetime
from itertools import count

import numpy as np
from django.db import transaction

from fixtures_people import make_staff
from khien.screening.known import addresses, pictures, words
from khien.screening.known.banks import folder
from khien.screening.models import AddressEntry, Bank, PictureEntry

NOW = datetime(2026, 11, 26, 2, tzinfo=UTC)
_numbers = count(1)


def make_bank(matter="pictures", category="other", **more):
    reference = more.pop("reference", f"kho-{next(_numbers)}")
    about = {"name": f"Kho {reference}", "source": "dữ liệu mẫu", "sharing": "public"} | more
    return Bank.objects.create(
        reference=reference,
        matter=matter,
        category=category,
        created_by=make_staff(),
        created_at=NOW,
        **about,
    )


@transaction.atomic
def change(bank, *entries, **fields):
    """As every action on entries does: the bank's next revision, and the entries with it."""
    bank.revision += 1
    bank.save(update_fields=["revision"])
    for entry in entries:
        entry.revision = bank.revision
        for name, value in fields.items():
            setattr(entry, name, value)
        entry.save()
    forget()


def add_hashes(bank, *hashes, kind="pdq", **fields):
    made = [PictureEntry(bank=bank, kind=kind, value=bytes(h), added_at=NOW) for h in hashes]
    change(bank, *made, **fields)
    return made


def add_addresses(bank, *values, **fields):
    made = [AddressEntry(bank=bank, value=value, added_at=NOW) for value in values]
    change(bank, *made, **fields)
    return made


def forget():
    pictures.forget()
    addresses.forget()
    words.forget()


def random_hashes(many, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (many, 32), dtype=np.uint8)


def flipped(given, bits, seed=0):
    """The same hash but for so many bits."""
    unpacked = np.unpackbits(np.frombuffer(bytes(given), np.uint8))
    unpacked[np.random.default_rng(seed).choice(256, bits, replace=False)] ^= 1
    return np.packbits(unpacked)


def remove_files():
    """As if nothing had been built."""
    for path in folder().glob("*"):
        if path.is_file():
            path.unlink()
