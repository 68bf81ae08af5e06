"""The whole country, before and after 1/7/2025."""

import csv
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from fixtures_directory import organisation
from khien.core.actors import SYSTEM
from khien.core.ids import new_id
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.dataset import MERGER, read_country
from khien.directory.models import (
    ChangeKind,
    Extent,
    Kind,
    Level,
    Organisation,
    OrganisationIdentifier,
    OrganisationVersion,
    ShareBasis,
)
from khien.directory.periods import since

NOW = datetime(2026, 9, 1, tzinfo=UTC)
LAST_OLD_DAY = date(2025, 6, 30)
OFFICIAL = Path(__file__).parents[3] / "shared" / "data" / "admin"
official_table = pytest.mark.skipif(
    not OFFICIAL.is_dir(), reason="the official tables of ../shared/data/admin are not here"
)


@pytest.fixture(scope="module")
def country(django_db_setup, django_db_blocker):
    """Loaded once for this module, rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert actions.load_country(now=NOW, by=SYSTEM)
        yield
        transaction.set_rollback(True)


def level_count(level, on):
    return OrganisationVersion.objects.filter(level=level, valid__contains=on).count()


def named(code, on):
    found = queries.resolve("gso", code, on)
    return found.name if found else None


@pytest.mark.usefixtures("country", "db")
class TestCountry:
    def test_holds_the_units_of_both_geographies(self):
        assert level_count("province", LAST_OLD_DAY) == 63
        assert level_count("district", LAST_OLD_DAY) == 696
        # 10,040 rows in the package: five of them are island districts without communes
        assert level_count("commune", LAST_OLD_DAY) == 10_035
        assert level_count("province", MERGER) == 34
        assert level_count("district", MERGER) == 0
        assert level_count("commune", MERGER) == 3_321

    def test_a_reused_code_means_another_unit_another_day(self):
        assert named("04891", LAST_OLD_DAY) == "Xã Vầy Nưa"
        assert named("04891", MERGER) == "Xã Tiền Phong"
        assert named("04888", LAST_OLD_DAY) == "Xã Tiền Phong"

    def test_communes_of_a_province_in_either_geography(self):
        phu_tho = queries.resolve("gso", "25", MERGER)
        hoa_binh = queries.resolve("gso", "17", LAST_OLD_DAY)
        assert queries.communes_of(phu_tho.pk, MERGER).count() == 148
        assert queries.communes_of(hoa_binh.pk, LAST_OLD_DAY).count() == 151
        assert queries.communes_of(hoa_binh.pk, MERGER).count() == 0

    def test_151_communes_of_hoa_binh_became_46(self):
        hoa_binh = queries.resolve("gso", "17", LAST_OLD_DAY)
        became = {
            successor.organisation_id
            for commune in queries.communes_of(hoa_binh.pk, LAST_OLD_DAY)
            for successor in queries.successors(commune.pk) or [commune]
            if isinstance(successor, queries.Relative)
        }
        stayed = queries.communes_of(hoa_binh.pk, LAST_OLD_DAY).filter(
            pk__in=queries.communes(MERGER)
        )
        assert len(became) + stayed.count() == 46

    def test_figures_of_151_communes_are_restated_for_46_of_which_6_are_estimated(self):
        hoa_binh = queries.resolve("gso", "17", LAST_OLD_DAY)
        old = queries.communes_of(hoa_binh.pk, LAST_OLD_DAY)
        figures = {unit.pk: 10 + n for n, unit in enumerate(old)}
        found = queries.restate(figures, on=LAST_OLD_DAY, to=MERGER)
        assert not found.unplaced
        assert Counter(f.exact for f in found.figures.values()) == {True: 40, False: 6}
        assert sum(f.value for f in found.figures.values()) == sum(figures.values())
        back = queries.restate(
            found.figures, on=MERGER, to=LAST_OLD_DAY, level=Level.PROVINCE
        ).figures
        assert (back.keys(), back[hoa_binh.pk].value) == ({hoa_binh.pk}, sum(figures.values()))

    def test_a_school_is_counted_where_it_lies_itself(self):
        tien_phong = queries.resolve("gso", "04891", MERGER)
        vay_nua = queries.resolve("gso", "04891", LAST_OLD_DAY)
        school = organisation(
            "Trường Tiểu học Bên Sông", Kind.SCHOOL, place=vay_nua, first_day=date(2020, 1, 1)
        )
        version = OrganisationVersion.objects.get(organisation=school)
        found = queries.restate({school.pk: 5}, on=LAST_OLD_DAY, to=MERGER).figures
        assert (len(found), found[tien_phong.pk].exact) == (2, False)
        version.valid = DateRange(date(2020, 1, 1), MERGER)
        version.save()
        version.pk, version.place_id, version.valid = new_id(), tien_phong.pk, since(MERGER)
        version.save(force_insert=True)
        found = queries.restate({school.pk: 5}, on=LAST_OLD_DAY, to=MERGER).figures
        assert {key: f.value for key, f in found.items() if f.exact} == {tien_phong.pk: 5}
        found = queries.restate({school.pk: 5}, on=MERGER, to=LAST_OLD_DAY).figures
        assert {key: f.value for key, f in found.items() if f.exact} == {vay_nua.pk: 5}

    def test_shares_known_later_do_not_change_what_was_known(self):
        vay_nua = queries.resolve("gso", "04891", LAST_OLD_DAY)
        followers = [r.organisation_id for r in queries.successors(vay_nua.pk)]

        def record(parts, now):
            shares = dict(zip(followers, parts, strict=True))
            said = {"day": MERGER, "basis": ShareBasis.CHILDREN, "source": "", "by": SYSTEM}
            actions.record_shares(vay_nua.pk, shares, **said, now=now)

        def parts(known_at=None):
            days = {"on": LAST_OLD_DAY, "to": MERGER}
            found = queries.restate({vay_nua.pk: 100}, **days, known_at=known_at).figures
            return [found[key].value for key in followers]

        assert parts() == [50, 50]
        record((Fraction(1, 4), Fraction(3, 4)), NOW)
        record((Fraction(1, 5), Fraction(4, 5)), NOW + timedelta(days=1))
        assert (parts(NOW), parts()) == ([25, 75], [20, 80])
        with pytest.raises(Refused, match="0,999"):
            record((Fraction("0.2"), Fraction("0.799")), NOW + timedelta(days=2))

    def test_a_province_made_of_three_is_a_new_organisation(self):
        phu_tho = queries.resolve("gso", "25", MERGER)
        names = {relative.name for relative in queries.predecessors(phu_tho.pk)}
        assert names == {"Tỉnh Hòa Bình", "Tỉnh Phú Thọ", "Tỉnh Vĩnh Phúc"}
        assert queries.resolve("gso", "25", LAST_OLD_DAY).pk != phu_tho.pk

    def test_a_province_whose_extent_stayed_is_the_same_organisation(self):
        before, after = (queries.resolve("gso", "04", day) for day in (LAST_OLD_DAY, MERGER))
        assert before.pk == after.pk
        assert not queries.predecessors(after.pk)

    def test_a_divided_commune_follows_in_parts(self):
        vay_nua = queries.resolve("gso", "04891", LAST_OLD_DAY)
        followers = {(r.name, r.code, r.extent) for r in queries.successors(vay_nua.pk)}
        assert followers == {
            ("Phường Thống Nhất", "04828", Extent.PART),
            ("Xã Tiền Phong", "04891", Extent.PART),
        }

    def test_a_predecessor_is_named_as_it_was(self):
        tien_phong = queries.resolve("gso", "04891", MERGER)
        found = {(r.name, r.code, r.extent) for r in queries.predecessors(tien_phong.pk)}
        assert found == {
            ("Xã Tiền Phong", "04888", Extent.WHOLE),
            ("Xã Vầy Nưa", "04891", Extent.PART),
        }

    def test_an_island_district_became_a_commune(self):
        island = queries.resolve("gso", "318", LAST_OLD_DAY)
        assert island.level == "district"
        (zone,) = queries.successors(island.pk)
        assert zone.name == "Đặc khu Bạch Long Vĩ"

    def test_districts_were_abolished(self):
        districts = Organisation.objects.filter(changes__kind=ChangeKind.ABOLISH)
        assert districts.count() == 696

    def test_names_are_not_keys(self):
        found = queries.resolve_name("tan hoa", MERGER)
        assert len(found) > 1
        assert {"Phường Tân Hòa", "Phường Tân Hoà", "Xã Tân Hòa"} & {u.name for u in found}

    def test_a_second_load_changes_nothing(self):
        before = Organisation.objects.count()
        assert actions.load_country(now=NOW, by=SYSTEM) is False
        assert Organisation.objects.count() == before

    def test_a_country_with_holes_is_refused_in_words(self):
        OrganisationIdentifier.objects.filter(value="04891", valid__contains=MERGER).delete()
        with pytest.raises(Refused, match="còn thiếu 1 đơn vị"):
            actions.load_country(now=NOW, by=SYSTEM)

    @official_table
    def test_hoa_binh_follows_the_published_lists(self):
        with (OFFICIAL / "hoabinh_old151_to_phutho2025.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            old = queries.resolve("gso", row["old_ward"], LAST_OLD_DAY)
            new = queries.resolve("gso", row["new_ward"], MERGER)
            extents = {r.extent for r in queries.successors(old.pk) if r.organisation_id == new.pk}
            expected = Extent.WHOLE if row["kind"] == "whole" else Extent.PART
            assert old.pk == new.pk or extents == {expected}, row


@official_table
def test_agrees_with_the_official_conversion_table():
    """Pairs (old code, new code); four of 10,565 differ by a mistyped old code."""
    country = read_country()
    ours = {(country.old[old].code, country.new[new].code) for old, new, _ in country.successions}
    with (OFFICIAL / "national_conversion_2025.csv").open(encoding="utf-8-sig") as file:
        rows = [[cell.strip() for cell in row] for row in csv.reader(file)]
    code = re.compile(r"\d{5}")
    official = {
        (row[4], row[2]) for row in rows if code.fullmatch(row[2]) and code.fullmatch(row[4])
    }
    assert len(official) == 10_565
    assert len(official - ours) <= 4


def test_loading_does_not_import_the_package():
    """Its parser and geocoder would cost two seconds and 70 MB."""
    code = (
        "import sys; from khien.directory.dataset import read_country;"
        "print(len(read_country().new), 'vietnamadminunits' in sys.modules)"
    )
    setup = "import django; django.setup();"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", setup + code]
    said = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, text=True)
    assert said.stdout.split() == [str(34 + 3321), "False"]
