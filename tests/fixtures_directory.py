"""A small invented province for the tests of every room, made in milliseconds."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from khien.core.actors import SYSTEM
from khien.core.fold import fold
from khien.directory import actions, queries
from khien.directory.models import (
    Function,
    HierarchyEdge,
    HierarchyKind,
    InstitutionProfile,
    InstitutionType,
    Kind,
    Level,
    Organisation,
    OrganisationIdentifier,
    OrganisationVersion,
)
from khien.directory.periods import since
from written_again import WrittenAgain

FIRST_DAY = date(2025, 7, 1)
SET_UP_AT = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
DAY = date(2026, 9, 1)


@dataclass(frozen=True)
class SmallProvince:
    """Province "Sông Mây" with three communes, their offices and four institutions."""

    province: Organisation
    communes: list[Organisation]
    schools: list[Organisation]
    facility: Organisation

    def office(self, function: Function, commune: Organisation | None = None) -> Organisation:
        found = queries.responsible(function, commune.pk if commune else None, DAY)
        assert found is not None
        return found


def organisation(
    name: str,
    kind: Kind = Kind.ADMINISTRATIVE_UNIT,
    *,
    level: Level = Level.NONE,
    parent: Organisation | None = None,
    place: Organisation | None = None,
    code: tuple[str, str] | None = None,
    type: str = "",  # noqa: A002  (named as the column)
    institution_type: InstitutionType | None = None,
    position: tuple[float, float] = (20.8, 105.3),
    first_day: date = FIRST_DAY,
) -> Organisation:
    """One organisation with its first version; `code` is (scheme, value)."""
    made = Organisation.objects.create(kind=kind)
    valid = since(first_day)
    OrganisationVersion.objects.create(
        organisation=made,
        name=name,
        folded_name=fold(name),
        type=type,
        level=level,
        latitude=position[0],
        longitude=position[1],
        place=place,
        valid=valid,
        recorded_at=SET_UP_AT,
    )
    if parent is not None:
        HierarchyEdge.objects.create(
            kind=HierarchyKind.TERRITORIAL, parent=parent, child=made, valid=valid
        )
    if code is not None:
        OrganisationIdentifier.objects.create(
            organisation=made, scheme=code[0], value=code[1], valid=valid
        )
    if institution_type is not None:
        InstitutionProfile.objects.create(organisation=made, type=institution_type, valid=valid)
    return made


def build_province() -> SmallProvince:
    province = organisation("Tỉnh Sông Mây", level=Level.PROVINCE, type="Tỉnh", code=("gso", "98"))
    communes = [
        organisation(
            name,
            level=Level.COMMUNE,
            type=name.split(maxsplit=1)[0],
            parent=province,
            code=("gso", code),
            position=position,
        )
        for name, code, position in (
            ("Phường Suối Ngọc", "98001", (20.82, 105.33)),
            ("Xã Đồi Thông", "98002", (20.75, 105.20)),
            ("Xã Bến Hòa", "98003", (20.60, 105.45)),
        )
    ]
    schools = [
        organisation(
            name,
            Kind.SCHOOL,
            place=communes[index],
            code=("moet", code),
            institution_type=institution_type,
        )
        for name, index, code, institution_type in (
            ("Trường Tiểu học Suối Ngọc", 0, "98001001", InstitutionType.PRIMARY),
            ("Trường THCS Đồi Thông", 1, "98002001", InstitutionType.LOWER_SECONDARY),
            ("Trường THPT Bến Hòa", 2, "98003001", InstitutionType.UPPER_SECONDARY),
        )
    ]
    facility = organisation(
        "Mái ấm Hoa Mai",
        Kind.CARE_FACILITY,
        place=communes[0],
        institution_type=InstitutionType.CARE_FACILITY,
    )
    actions.set_up(province, sample=True, by=SYSTEM, now=SET_UP_AT)
    return SmallProvince(province, communes, schools, facility)


@pytest.fixture(scope="session")
def _province_once(django_db_setup, django_db_blocker) -> WrittenAgain:
    with django_db_blocker.unblock():
        return WrittenAgain(build_province)


@pytest.fixture
def province_with_communes(_province_once, db: None) -> SmallProvince:
    return _province_once()
