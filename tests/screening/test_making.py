"""Editions: what is in them, when there is a new one, and that there is a whole one or none."""

import json
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from fixtures_lists import (
    NOW,
    TODAY,
    a_bank,
    a_keeper,
    a_list,
    add,
    in_this_process,
    publish,
    withdraw,
)
from khien.core.models import LedgerEvent
from khien.screening.actions import editions
from khien.screening.editions import store
from khien.screening.models import AddressEntry, Category, Edition, Matter, Sharing
from khien.screening.queries.editions import folder_of
from khien.screening.rules import lists as rules

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _made_here(monkeypatch):
    monkeypatch.setattr(editions, "_made", in_this_process)


@pytest.fixture
def keeper(db):
    return a_keeper()


def text(edition, form="adguard.txt"):
    return (folder_of(edition) / form).read_text("utf-8")


def names(edition):
    return text(edition).splitlines()[2:]


def drafts():
    return list(store.lists_folder(Path(settings.KHIEN_HOME)).glob("draft-*"))


def test_what_is_public_open_and_of_its_categories_is_in_it(keeper):
    a_bank("lua.example.com", "xn--la-rct.example.com", by=keeper)
    a_bank("co-bac.example.com", by=keeper, category=Category.GAMBLING)
    a_bank("rieng.example.com", by=keeper, sharing=Sharing.HERE)
    a_bank("doi-tac.example.com", by=keeper, sharing=Sharing.PARTNERS)
    a_bank("het-han.example.com", by=keeper, expires_on=TODAY)
    a_bank("dong.example.com", by=keeper, closed_at=NOW)
    a_bank("anh.example.com", by=keeper, matter=Matter.PICTURES)
    bank = a_bank("rut.example.com", by=keeper, expires_on=TODAY + timedelta(days=1))
    withdraw(bank, "rut.example.com")
    add(bank, "cu.example.com", expires_on=TODAY)
    add(bank, "lu.example.com", quarantined_at=NOW)
    add(bank, "con.example.com", expires_on=TODAY + timedelta(days=1))
    edition = publish(a_list(keeper))
    assert names(edition) == [
        "||con.example.com^",
        "||lua.example.com^",
        "||xn--la-rct.example.com^",
    ]
    assert (edition.entries, edition.added, edition.removed) == (3, 3, 0)


def test_a_harmless_bank_takes_names_out_and_lets_through_below(keeper):
    a_bank("evil.example.com", "tot.vn", "bad.truong.evil.example.com", by=keeper)
    a_bank(
        "tot.vn",
        "truong.evil.example.com",
        by=keeper,
        harmless=True,
        category=Category.OTHER,
    )
    a_bank("evil.example.com", by=keeper, harmless=True, sharing=Sharing.HERE)
    edition = publish(a_list(keeper))
    assert names(edition) == [
        "||evil.example.com^",
        "@@||truong.evil.example.com^",
        "@@||tot.vn^",
    ]
    assert edition.entries == 1


@pytest.mark.parametrize(
    ("age", "expected"), [("", ["all"]), ("6-10", ["all", "small"]), ("11-15", ["all"])]
)
def test_a_bank_for_one_age_group_is_only_in_the_lists_of_that_group(keeper, age, expected):
    a_bank("all.example.com", by=keeper)
    a_bank("small.example.com", by=keeper, ages=["6-10"])
    found = names(publish(a_list(keeper, age=age)))
    assert found == [f"||{name}.example.com^" for name in expected]


def test_an_edition_follows_only_when_something_changed(keeper):
    bank = a_bank("a.example.com", by=keeper)
    publication = a_list(keeper)
    first = publish(publication)
    assert publish(publication) is None
    add(bank, "b.example.com")
    second = publish(publication)
    withdraw(bank, "a.example.com")
    third = publish(publication)
    assert [e.serial for e in (first, second, third)] == [2026112500, 2026112501, 2026112502]
    assert [e.follows for e in (first, second, third)] == [None, 2026112500, 2026112501]
    assert (second.added, second.removed, third.added, third.removed) == (1, 0, 0, 1)
    assert LedgerEvent.objects.filter(verb="EditionMade").count() == 3


def test_serials_grow_twice_in_one_second_and_across_midnight(keeper):
    bank = a_bank("a0.example.com", by=keeper)
    publication = a_list(keeper)
    late = NOW.replace(hour=16, minute=59, second=59)  # 23:59:59 in Hanoi
    made = []
    for number, now in enumerate([late, late, late + timedelta(seconds=1), late]):
        add(bank, f"a{number + 1}.example.com")
        made.append(publish(publication, now=now).serial)
    assert made == [2026112500, 2026112501, 2026112600, 2026112601]


def test_the_worker_waits_until_the_banks_are_calm_unless_asked(keeper):
    bank = a_bank("a.example.com", by=keeper)
    publication = a_list(keeper)
    assert editions.make_due(now=NOW) == 1  # a new list is asked for
    assert editions.make_due(now=NOW + timedelta(hours=1)) == 0
    add(bank, "b.example.com")
    soon = NOW + rules.CALM - timedelta(seconds=1)
    assert editions.make_due(now=soon) == 0
    assert publish(publication, now=soon) is not None
    add(bank, "c.example.com")
    assert editions.make_due(now=soon + rules.CALM) == 1


def test_addresses_expire_without_anybody_changing_a_bank(keeper):
    bank = a_bank("a.example.com", by=keeper)
    add(bank, "b.example.com", expires_on=TODAY + timedelta(days=1))
    a_list(keeper)
    assert editions.make_due(now=NOW) == 1
    assert editions.make_due(now=NOW + timedelta(days=1)) == 1
    assert names(Edition.objects.latest("serial")) == ["||a.example.com^"]


def test_another_block_page_is_another_edition(keeper, settings):
    a_bank("a.example.com", by=keeper)
    publication = a_list(keeper)
    publish(publication)
    settings.BLOCK_PAGE = "192.0.2.80"
    edition = publish(publication)
    assert "a.example.com A 192.0.2.80\n" in text(edition, "rpz.zone")
    assert (edition.added, edition.removed) == (0, 0)


def test_a_list_of_nothing_is_a_list(keeper):
    edition = publish(a_list(keeper))
    assert (edition.entries, names(edition)) == (0, [])
    assert json.loads(text(edition, "list.json"))["blocked"] == []
    assert "SOA" in text(edition, "rpz.zone")


HOSTILE = (
    "com!example!a\ncom!example!z",
    "@@||bank.example.com^",
    "||x.example.com^",
    "0.0.0.0 y.example.com",
    "vn!com",
    "com!example!A",
    "com!example!a b",
    "com!example!*",
    "# chú thích",
    'com!example!q"',
    "com!example!../..",
    "x" * 300,
    "",
    "1.2.3.4",
    "com!example/duong/dan",
)


def test_what_is_no_key_in_a_bank_is_left_and_does_nothing_else(keeper):
    bank = a_bank("that.example.com", by=keeper)
    clear = a_bank(by=keeper, harmless=True)
    for number, value in enumerate(HOSTILE):
        AddressEntry.objects.create(bank=bank, value=value, added_at=NOW, revision=number + 2)
    for value in ("||that.example.com^", "com", "com!example!that\n"):
        AddressEntry.objects.create(bank=clear, value=value, added_at=NOW, revision=2)
    edition = publish(a_list(keeper))
    found = json.loads(text(edition, "list.json"))
    assert found["blocked"] == ["that.example.com"]
    assert found["allowed"] == []
    assert edition.left_out == len(HOSTILE)


def test_a_list_that_stopped_is_not_made(keeper):
    publication = a_list(keeper)
    publication.stopped_at = NOW
    publication.save()
    assert editions.make_due(now=NOW) == 0


def test_killed_while_it_is_written_the_old_edition_stays_and_it_is_made_anew(keeper, monkeypatch):
    bank = a_bank("a.example.com", by=keeper)
    publication = a_list(keeper)
    old = publish(publication)
    add(bank, "b.example.com")

    def killed(draft):
        in_this_process(draft)
        raise KeyboardInterrupt

    monkeypatch.setattr(editions, "_made", killed)
    with pytest.raises(KeyboardInterrupt):
        publish(publication)
    assert publication.editions.latest("serial") == old
    assert names(old) == ["||a.example.com^"]
    monkeypatch.setattr(editions, "_made", in_this_process)
    assert editions.make_due(now=NOW) == 1
    assert len(names(publication.editions.latest("serial"))) == 2
    assert not drafts()


def test_one_that_fails_says_so_keeps_the_old_and_waits_before_it_tries_again(keeper, monkeypatch):
    bank = a_bank("a.example.com", by=keeper)
    publication = a_list(keeper)
    publish(publication)
    add(bank, "b.example.com")
    tried = []
    monkeypatch.setattr(editions, "_made", tried.append)
    assert publish(publication) is None
    assert publication.trouble
    assert editions.make_due(now=NOW + timedelta(minutes=5)) == 0
    assert len(tried) == 1
    monkeypatch.setattr(editions, "_made", in_this_process)
    assert editions.make_due(now=NOW + rules.LOOK_AGAIN_AFTER) == 1
    publication.refresh_from_db()
    assert publication.trouble == ""


def test_a_process_that_dies_makes_no_edition(keeper, monkeypatch):
    monkeypatch.undo()

    def dead(*_args, **_known):
        raise subprocess.CalledProcessError(-9, "making")

    monkeypatch.setattr(subprocess, "run", dead)
    assert publish(a_list(keeper)) is None


def test_the_process_of_its_own_makes_the_same(keeper, monkeypatch):
    a_bank("a.example.com", by=keeper)
    here = publish(a_list(keeper))
    monkeypatch.undo()
    there = publish(a_list(keeper, slug="khac"))
    assert names(there) == names(here)


def test_files_that_were_lost_are_made_anew_under_a_new_serial(keeper):
    a_bank("a.example.com", by=keeper)
    publication = a_list(keeper)
    shutil.rmtree(folder_of(publish(publication)))
    assert editions.make_due(now=NOW) == 1
    again = publication.editions.latest("serial")
    assert (again.serial, again.follows) == (2026112501, None)
    assert names(again) == ["||a.example.com^"]


def test_old_editions_lose_their_files_then_their_changes(keeper, monkeypatch):
    monkeypatch.setattr(rules, "EDITIONS_FOLLOWED", 3)
    bank = a_bank(by=keeper)
    publication = a_list(keeper)
    made = []
    for number in range(5):
        add(bank, f"a{number}.example.com")
        made.append(publish(publication))
    orphan = store.new_draft(Path(settings.KHIEN_HOME), "orphan")
    assert editions.tidy(now=NOW - timedelta(days=400)) == 0  # what is young stays
    later = NOW + timedelta(days=4_000)
    editions.tidy(now=later)
    assert not orphan.exists()
    assert [store.is_whole(folder_of(each)) for each in made] == [False, False, False, True, True]
    assert [(folder_of(e) / store.CHANGES).exists() for e in made] == [False, False] + [True] * 3
