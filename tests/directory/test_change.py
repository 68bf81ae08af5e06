"""Changes entered as decisions make them: history stays true, and figures and duties follow."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from django.urls import reverse

from khien.core.actors import SYSTEM
from khien.core.refusal import Refused
from khien.directory import actions, queries
from khien.directory.actions import Decided, Named
from khien.directory.models import ChangeEvent, ChangeKind, Extent, Function, Kind, ShareBasis
from khien.directory.rules import Held
from khien.people.roles import Role

NOW = datetime(2026, 9, 10, 3, tzinfo=UTC)
DAY, EVE = date(2026, 9, 10), date(2026, 9, 9)
LAW = "Nghị quyết 5/NQ-HĐND"


def decided(day=DAY, legal_basis=LAW):
    return {"said": Decided(day, legal_basis, "", NOW), "by": SYSTEM}


def names(on):
    return {unit.name for unit in queries.communes_of_installation(on)}


def test_two_communes_merge_and_their_schools_offices_and_duties_follow(province_with_communes):
    first, second, _ = province_with_communes.communes
    school = province_with_communes.schools[1]
    offices = [
        province_with_communes.office(Function.COMMUNE_COMMITTEE, each) for each in (first, second)
    ]
    made = actions.merge(first, [second], Named("Xã Mây Trắng", "Xã", "98001"), **decided())
    assert names(EVE) == {"Phường Suối Ngọc", "Xã Đồi Thông", "Xã Bến Hòa"}
    assert names(DAY) == {"Xã Mây Trắng", "Xã Bến Hòa"}
    assert queries.resolve("gso", "98001", EVE).pk == first.pk
    assert queries.resolve("gso", "98001", DAY).pk == made.pk
    placed = {row.pk: row.commune_id for row in queries.institutions(DAY)}
    assert placed[school.pk] == made.pk
    found = queries.restate({first.pk: 3, second.pk: 4}, on=EVE, to=DAY).figures
    assert (found[made.pk].value, found[made.pk].exact) == (7, True)
    committee = queries.responsible(Function.COMMUNE_COMMITTEE, made.pk, DAY)
    duties = [Held(Function.COMMUNE_COMMITTEE, office.pk, EVE) for office in offices]
    assert queries.holders(duties, DAY) == [committee.pk] * 2
    assert committee.pk == offices[0].pk


def test_a_commune_is_absorbed_and_a_figure_of_the_whole_goes_back_as_an_estimate(
    province_with_communes,
):
    first, second, _ = province_with_communes.communes
    actions.absorb(second, first, **decided())
    assert names(DAY) == {"Phường Suối Ngọc", "Xã Bến Hòa"}
    back = queries.restate({first.pk: 8}, on=DAY, to=EVE).figures
    assert {key: f.value for key, f in back.items()} == {first.pk: 4, second.pk: 4}
    assert not back[first.pk].exact


def test_a_commune_is_divided_and_a_part_of_one_goes_to_another(province_with_communes):
    first, second, third = province_with_communes.communes
    made = actions.split(first, [Named("Xã Đông", "Xã", "98101"), Named("Xã Tây")], **decided())
    assert {"Xã Đông", "Xã Tây"} < names(DAY)
    found = queries.restate({first.pk: 10}, on=EVE, to=DAY).figures
    assert [found[each.pk].value for each in made] == [5, 5]
    actions.transfer_part(second, third, **decided())
    found = queries.restate({second.pk: 10}, on=EVE, to=DAY).figures
    assert {key: f.high for key, f in found.items()} == {second.pk: 10, third.pk: 10}
    assert {r.extent for r in queries.successors(second.pk)} == {Extent.PART}


def test_a_unit_is_named_typed_and_coded_anew_and_one_is_founded(province_with_communes):
    first, second, third = province_with_communes.communes
    actions.name_anew(first, "Phường Suối Trong", **decided())
    actions.retype(second, Named("Phường Đồi Thông", "Phường"), **decided())
    actions.recode(third, "98103", **decided())
    actions.found(third, Named("Xã Mới", "Xã", "98104"), **decided())
    assert names(DAY) == {"Phường Suối Trong", "Phường Đồi Thông", "Xã Bến Hòa", "Xã Mới"}
    assert queries.resolve("gso", "98003", DAY) is None
    assert queries.resolve("gso", "98103", DAY).pk == third.pk
    school = province_with_communes.schools[0]
    actions.retype(school, Named("Trường TH và THCS Suối Ngọc", "multi_level"), **decided())
    assert queries.institutions(DAY).get(pk=school.pk).institution_type == "multi_level"
    assert queries.institutions(EVE).get(pk=school.pk).institution_type == "primary"
    assert ChangeEvent.objects.filter(date=DAY).count() == 5


def test_an_office_ends_only_when_its_functions_have_somebody(province_with_communes):
    office = province_with_communes.office(Function.CHILD_AFFAIRS)
    taker = province_with_communes.office(Function.JUSTICE)
    with pytest.raises(Refused, match="còn đảm nhiệm: công tác trẻ em"):
        actions.abolish(office, **decided())
    actions.absorb(office, taker, **decided())
    assert queries.responsible(Function.CHILD_AFFAIRS, None, DAY).pk == taker.pk
    assert queries.holders([Held(Function.CHILD_AFFAIRS, office.pk, EVE)], DAY) == [taker.pk]


def test_what_cannot_be(province_with_communes):
    first, second, _ = province_with_communes.communes
    with pytest.raises(Refused, match="không thể ở tương lai"):
        actions.abolish(first, **decided(DAY + timedelta(days=1)))
    with pytest.raises(Refused, match="Hãy ghi căn cứ"):
        actions.abolish(first, **decided(legal_basis=" "))
    with pytest.raises(Refused, match="hai lần"):
        actions.absorb(first, first, **decided())
    with pytest.raises(Refused, match="98002 vào ngày ấy là của Xã Đồi Thông"):
        actions.recode(first, "98002", **decided())
    with pytest.raises(Refused, match="ít nhất hai đơn vị mới"):
        actions.split(first, [Named("Xã Đông")], **decided())
    actions.abolish(second, **decided())
    with pytest.raises(Refused, match=r"không tồn tại|đã có thay đổi"):
        actions.abolish(second, **decided())
    with pytest.raises(Refused, match="không có đơn vị nào mang mã hoặc tên"):
        queries.meant("98002", DAY, like=first)
    assert queries.meant("đồi thông", EVE, like=first).pk == second.pk


@pytest.fixture
def pages(sign_in, staff):
    client = sign_in(staff(Role.ADMINISTRATOR))

    def open_and_send(page, /, *args, **said):
        url = reverse(f"directory:{page}", args=args)
        assert client.get(url).status_code == 200
        answer = client.post(url, said, follow=True)
        return answer.status_code, answer.content.decode()

    return open_and_send


def test_the_page_of_each_kind(pages, province_with_communes):
    first, second, third = province_with_communes.communes
    said = {"day": "2026-09-10", "legal_basis": LAW}
    wrong = pages("change", first.pk, ChangeKind.MERGE, **said, name="Xã Mới", others="98999")
    assert wrong[0] == 422
    assert "98999" in wrong[1]
    for unit, kind, more in (
        (first, ChangeKind.SPLIT, {"successors": "Xã Đông; Xã; 98101\nXã Tây"}),
        (second, ChangeKind.PART_TRANSFER, {"other": "98003"}),
        (second, ChangeKind.RENAME, {"name": "Xã Đồi Gió"}),
        (third, ChangeKind.CREATE, {"name": "Xã Mới", "type": "Xã", "code": "98104"}),
    ):
        status, page = pages("change", unit.pk, kind, **said, **more)
        assert (status, "Đã ghi thay đổi" in page) == (200, True), page[-3000:]
    status, page = pages(
        "shares",
        first.pk,
        "2026-09-10",
        basis="population",
        unit="amount",
        **{f"to_{each.organisation_id}": "1.234" for each in queries.successors(first.pk)},
    )
    assert (status, "Đã ghi tỷ lệ" in page) == (200, True)


def test_shares_that_are_not_one_are_told_on_the_page(pages, province_with_communes):
    first = province_with_communes.communes[0]
    made = actions.split(first, [Named("Xã Đông"), Named("Xã Tây")], **decided())
    said = {"basis": "area", "unit": "percent"}
    parts = zip(made, ("33,3", "66,6"), strict=True)
    status, page = pages(
        "shares", first.pk, "2026-09-10", **said, **{f"to_{m.pk}": v for m, v in parts}
    )
    assert (status, "cộng lại được 0,999" in page) == (422, True)
    status, page = pages(
        "shares", first.pk, "2026-09-10", **said, **{f"to_{m.pk}": "1e9" for m in made}
    )
    assert (status, "không phải là một số" in page) == (422, True)


def test_the_page_of_shares_costs_the_same_for_more(
    sign_in, staff, province_with_communes, costs_the_same
):
    client = sign_in(staff(Role.ADMINISTRATOR))
    first = province_with_communes.communes[0]
    made = actions.split(first, [Named("Xã Đông"), Named("Xã Tây")], **decided())
    days = iter(range(10))

    def grow():
        said = {"day": DAY, "basis": ShareBasis.AREA, "source": "", "by": SYSTEM}
        half = {each.pk: Fraction(1, 2) for each in made}
        actions.record_shares(first.pk, half, **said, now=NOW + timedelta(days=next(days)))

    page = reverse("directory:shares", args=[first.pk, "2026-09-10"])
    costs_the_same("directory/shares.html", lambda: client.get(page), grow, most=12)


def test_each_hierarchy_is_a_tree_of_its_own(pages, province_with_communes):
    school = province_with_communes.schools[0]
    department = province_with_communes.office(Function.EDUCATION)
    status, page = pages(
        "superior",
        school.pk,
        kind="professional",
        parent=str(department.pk),
        first_day="2026-09-01",
    )
    assert (status, "Chỉ đạo chuyên môn" in page) == (200, True)
    assert queries.superiors(school.pk, "professional", DAY) == [department.pk]
    assert queries.subordinates(department.pk, "professional", DAY) == [school.pk]
    assert not queries.superiors(school.pk, "line", DAY)
    said = {"kind": "professional", "first_day": date(2026, 9, 2), "by": SYSTEM, "now": NOW}
    with pytest.raises(Refused, match="đứng trên nhau"):
        actions.set_superior(department, school, **said)
    actions.set_superior(school, None, **said)
    assert not queries.superiors(school.pk, "professional", DAY)
    assert queries.superiors(school.pk, "professional", date(2026, 9, 1)) == [department.pk]


def test_the_page_of_a_transfer(pages, province_with_communes):
    giver = province_with_communes.office(Function.CHILD_AFFAIRS)
    taker = province_with_communes.office(Function.JUSTICE)
    status, page = pages(
        "transfer_functions", giver.pk, taker=str(taker.pk), first_day="2026-09-10"
    )
    assert (status, "Đã chuyển giao nhiệm vụ" in page) == (200, True)
    assert giver.kind == Kind.AGENCY


@pytest.mark.parametrize("day", ["0001-01-01", "1066-10-14", "9999-12-31", "2026-02-31"])
def test_a_day_that_cannot_be_meant_is_told_beside_it(sign_in, staff, province_with_communes, day):
    unit = province_with_communes.communes[0]
    said = {"name": "Xã Mới", "day": day, "legal_basis": LAW}
    client = sign_in(staff(Role.ADMINISTRATOR))
    answer = client.post(reverse("directory:change", args=[unit.pk, "rename"]), said)
    assert answer.status_code == 422
    assert answer.context["form"].errors["day"]
    assert "Xã Mới" in answer.content.decode()
