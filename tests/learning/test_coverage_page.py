"""Three rates by commune, kind and area; and why a commune is red, down to one sentence."""

import pytest
from django.urls import reverse

from fixtures_directory import organisation
from fixtures_learning import NOW
from khien.core.actors import SYSTEM
from khien.core.measures import measure, total
from khien.directory import actions as directory
from khien.directory.models import InstitutionType, Kind, Trait
from khien.learning.models import SchoolYear
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
URL = reverse("learning:coverage")
LESSON = {"bands": ("A1", "A2"), "lesson_strands": ("S1", "S2", "S3", "S7", "S9")}


def shown(page):
    return [
        (g.name, g.organised.numerator, g.periodic.numerator, g.effective.numerator, len(g.rows))
        for g in page.context["groups"]
    ]


def test_by_commune_by_kind_and_by_area(sign_in, officer, verified, province):
    verified(**LESSON)
    directory.set_trait(
        Trait.ETHNIC_MINORITY,
        [province.communes[1].pk],
        first_day=NOW.date(),
        law="",
        by=SYSTEM,
        now=NOW,
    )
    client = sign_in(officer)
    assert shown(client.get(URL)) == [
        ("Xã Đồi Thông", 0, 0, 0, 1),
        ("Phường Suối Ngọc", 1, 0, 0, 2),
    ]
    kinds = shown(client.get(URL, {"theo": "loai"}))
    assert ("tiểu học", 1, 0, 0, 1) in kinds
    assert len(kinds) == 3
    assert shown(client.get(URL, {"theo": "vung"})) == [
        ("Xã, phường vùng đồng bào dân tộc thiểu số", 0, 0, 0, 1),
        ("Xã, phường khác", 1, 0, 0, 2),
    ]


def test_an_officer_finds_out_why_a_commune_is_red(sign_in, officer, province, verified, school):
    verified(**LESSON)
    client = sign_in(officer)
    group = str(province.communes[0].pk)
    page = client.get(URL, {"theo": "xa", "nhom": group})
    rows = {row.name: (str(word), sentence) for row, word, _tone, sentence in page.context["rows"]}
    assert rows["Trường Tiểu học Suối Ngọc"][0] == "Còn thời gian"
    assert rows["Mái ấm Hoa Mai"][0] == "Chưa đạt"
    assert "thiếu 1 buổi" in rows["Mái ấm Hoa Mai"][1]
    school_page = client.get(reverse("learning:institution", args=[school.pk]))
    said = {
        str(title): sentence
        for title, _w, _t, sentence in school_page.context["conditions"]["rows"]
    }
    assert said == {
        "Số buổi": "Cần thêm 1 buổi được tính kể từ 18/01/2027. Hạn: 31/05/2027.",
        "Khoảng cách": "Buổi tiếp theo cần có trước hoặc vào ngày 19/05/2027.",
        "Đến được với trẻ": (
            "Chưa có sĩ số trong hệ thống, nên chưa tính được tỷ lệ. Hạn: 31/05/2027."
        ),
        "Chủ đề": "Đã học 5 chủ đề, cần 5.",
        "Hồ sơ": (
            "Cần thêm 2 buổi đủ hồ sơ: số hoặc tệp của kế hoạch, quyết định; điểm danh từng lớp; "
            "và ít nhất một tệp bằng chứng. Hạn: 31/05/2027."
        ),
        "Người lớn": "Còn thiếu buổi cho: cha mẹ học sinh, giáo viên. Hạn: 31/05/2027.",
    }


def test_a_leader_sees_the_figures_without_the_schools_own_pages(sign_in, staff, province):
    leader = staff(Role.LEADER, territory=province.province)
    page = sign_in(leader).get(URL, {"nhom": str(province.communes[0].pk)})
    assert len(page.context["rows"]) == 2
    assert reverse("learning:institution", args=[province.schools[0].pk]) not in (
        page.content.decode()
    )


def test_outside_every_year_and_with_made_up_filters(sign_in, officer):
    client = sign_in(officer)
    made_up = client.get(URL, {"theo": "' OR 1=1", "nhom": "x", "page": "9"})
    assert (made_up.status_code, made_up.context["chosen"]) == (200, None)
    SchoolYear.objects.all().delete()
    assert "Chưa có lịch năm học" in client.get(URL).content.decode()


def test_schools_do_not_look_over_others(sign_in, recorder):
    assert sign_in(recorder).get(URL).status_code == 403


def test_the_measures_are_those_rates(verified, officer, province):
    verified(**LESSON)
    for code in ("objective_1_periodic", "objective_1_effective"):
        found = measure(code)
        period = found.period_of(NOW.date())
        strict, settled = total(found.count(period, NOW.date()))
        assert (strict.numerator, strict.denominator) == (0, 3)
        assert settled.denominator < 3
        rows = found.trace(period, None, officer)
        assert [row.counted for row in rows] == [False] * 3
        assert all(row.why for row in rows)


def test_the_page_asks_the_database_as_often_for_twice_the_schools(
    sign_in, officer, province, costs_the_same
):
    here = province.communes[0]

    def grow():
        for _ in range(5):
            organisation(
                "Trường Mẫu", Kind.SCHOOL, place=here, institution_type=InstitutionType.PRIMARY
            )

    client = sign_in(officer)
    costs_the_same(
        "learning/coverage.html", lambda: client.get(URL, {"nhom": str(here.pk)}), grow, most=34
    )
