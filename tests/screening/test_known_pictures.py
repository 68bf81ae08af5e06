"""What the banks know of a picture: everything within the distance, as things stand now."""

from datetime import date, timedelta

import numpy as np
import pytest

from khien.screening.known import files, pictures
from khien.screening.models import HashKind
from known_things import (
    NOW,
    add_hashes,
    change,
    flipped,
    forget,
    make_bank,
    random_hashes,
    remove_files,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_built():
    remove_files()
    forget()
    yield
    remove_files()
    forget()


def entries(hashes, **more):
    return [[known.entry for known in found] for found in pictures.look_up(hashes, **more)]


def one(given, **more):
    return entries(np.asarray(given).reshape(1, 32), **more)[0]


def test_everything_within_the_distance_and_nothing_beyond():
    given = random_hashes(1)[0]
    near, edge, _ = add_hashes(
        make_bank(), flipped(given, 3), flipped(given, 31), flipped(given, 32)
    )
    assert one(given) == [near.pk, edge.pk]
    assert one(given, radius=10) == [near.pk]


@pytest.mark.parametrize("built", [False, True])
def test_the_answer_is_that_of_brute_force(built):
    bank, other = make_bank(), make_bank()
    hashes = random_hashes(400)
    made = add_hashes(bank, *hashes[:300]) + add_hashes(other, *hashes[300:])
    if built:
        files.build()
        forget()
    asked = np.stack([flipped(h, i % 45, seed=i) for i, h in enumerate(hashes[::4])])
    apart = np.bitwise_count(asked[:, None] ^ hashes[None]).sum(2, dtype=int)
    wanted = [
        [made[row].pk for row in sorted(np.flatnonzero(row_apart <= 31), key=row_apart.__getitem__)]
        for row_apart in apart
    ]
    assert entries(asked) == wanted


def test_what_changes_after_the_index_was_built_counts_at_once():
    bank, given = make_bank(), random_hashes(4)
    first, second, third = add_hashes(bank, *given[:3])
    files.build()
    forget()
    assert entries(given) == [[first.pk], [second.pk], [third.pk], []]

    change(bank, first, withdrawn_at=NOW)
    change(bank, second, quarantined_at=NOW)
    (fourth,) = add_hashes(bank, given[3])
    assert entries(given) == [[], [], [third.pk], [fourth.pk]]

    change(bank, first, withdrawn_at=None)
    assert entries(given) == [[first.pk], [], [third.pk], [fourth.pk]]


def test_an_entry_and_a_bank_count_until_their_day():
    given, far = random_hashes(2), date(2999, 1, 1)
    yesterday = NOW.date() - timedelta(days=2)
    (lasting,) = add_hashes(make_bank(), given[0], expires_on=far)
    add_hashes(make_bank(), given[0], expires_on=yesterday)
    add_hashes(make_bank(expires_on=yesterday), given[0])
    add_hashes(make_bank(closed_at=NOW), given[0])
    for build in (lambda: None, files.build):
        build()
        forget()
        assert one(given[0]) == [lasting.pk]


def test_an_index_of_another_database_or_a_damaged_one_is_not_believed():
    bank, given = make_bank(), random_hashes(2)
    add_hashes(bank, given[0])
    files.build()
    bank.revision = 0
    (only,) = add_hashes(bank, given[1])
    bank.pictures.exclude(pk=only.pk).delete()
    bank.revision = 0
    bank.save()
    forget()
    assert entries(given) == [[], [only.pk]]

    files.build()
    (kept,) = files.folder().glob("*.pdq")
    kept.write_bytes(kept.read_bytes()[:-5])
    forget()
    assert entries(given) == [[], [only.pk]]


def test_only_much_that_changed_is_a_reason_to_build():
    bank = make_bank()
    add_hashes(bank, *random_hashes(5))
    assert files.is_behind(most=4)
    assert not files.is_behind(most=5)
    files.build()
    assert not files.is_behind(most=0)
    change(bank, bank.pictures.first())
    assert files.is_behind(most=0)


def test_an_exact_digest_is_found_in_banks_that_count():
    bank = make_bank()
    (known,) = add_hashes(bank, bytes(16), kind="md5")
    add_hashes(make_bank(closed_at=NOW), bytes(16), kind="md5")
    found = pictures.look_up_exact(HashKind.MD5, bytes(16))
    assert [(each.entry, each.bank, each.distance) for each in found] == [(known.pk, bank.pk, 0)]
    assert not pictures.look_up_exact(HashKind.SHA256, bytes(16))
    change(bank, known, quarantined_at=NOW)
    assert not pictures.look_up_exact(HashKind.MD5, bytes(16))


def test_empty_banks_know_nothing():
    assert pictures.look_up(random_hashes(2)) == [[], []]
    assert pictures.look_up(random_hashes(0)) == []
