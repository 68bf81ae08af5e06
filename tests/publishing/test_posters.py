"""Posters and leaflets: one page each, whatever the name, with a code that can be scanned."""

import io

import pypdfium2
import pytest
import zxingcpp
from django.utils import timezone

from fixtures_directory import organisation
from khien.core.calendars import today
from khien.directory.models import Kind, Level
from khien.directory.queries import search
from khien.people.roles import Role
from khien.publishing.posters.making import Audience, Paper, Poster, as_pdf

LONG = "Trường Phổ thông Dân tộc bán trú Tiểu học và Trung học cơ sở " + "Thượng Nguồn " * 6
SIZES = {"a3": (842, 1191), "a4": (595, 842), "a5": (420, 595)}


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("place", ["Phường Suối Ngọc", LONG])
def test_a_poster_is_one_page_whose_code_leads_to_the_door(audience, paper, place, settings):
    language = "vi" if audience is Audience.CHILDREN else "en"
    made = pypdfium2.PdfDocument(as_pdf(Poster(place, audience, paper, language)))
    assert len(made) == 1
    assert tuple(round(side) for side in made[0].get_size()) == SIZES[paper]
    drawn = made[0].render(scale=2).to_pil().convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(drawn)] == [
        f"{settings.SITE_URL}/bao-tin/"
    ]
    text = made[0].get_textpage().get_text_bounded()
    assert "111" in text
    assert place.split()[0] in text


ROOM = "/lam-viec/tin-tuc/ap-phich/"


def test_a_commune_prints_for_itself_and_its_schools_and_for_nobody_else(
    province_with_communes, staff, signed_in
):
    own, other = province_with_communes.communes[:2]
    inside, outside = _lying(own), _lying(other)
    officer = signed_in(staff(Role.COMMUNE_OFFICER, territory=own))
    shown = officer.get(ROOM).text
    for place in (own, inside):
        assert f"{ROOM}{place.pk}/" in shown
        assert officer.get(f"{ROOM}{place.pk}/").status_code == 200
    for place in (other, outside, province_with_communes.province):
        assert f"{ROOM}{place.pk}/" not in shown
        assert officer.get(f"{ROOM}{place.pk}/").status_code == 404
    assert ROOM in officer.get("/lam-viec/tre-em/").text


def test_a_school_prints_for_itself_alone(province_with_communes, staff, signed_in):
    school, other = province_with_communes.schools[:2]
    coordinator = signed_in(staff(Role.SCHOOL_COORDINATOR, organisation=school))
    assert f"{ROOM}{school.pk}/" in coordinator.get(ROOM).text
    assert f"{ROOM}{school.pk}/" in coordinator.get(f"/lam-viec/giao-duc/co-so/{school.pk}/").text
    assert coordinator.get(f"{ROOM}{other.pk}/").status_code == 404


def test_whoever_has_no_such_duty_prints_nothing(staff, signed_in):
    assert signed_in(staff(Role.COUNSELLOR)).get(ROOM).status_code == 403


def test_communes_of_other_provinces_are_not_offered(province_with_communes, writer, signed_in):
    away = organisation("Phường Suối Ngọc", level=Level.COMMUNE)
    shown = signed_in(writer).get(ROOM, {"tim": "suoi ngoc"}).text
    assert f"{ROOM}{province_with_communes.communes[0].pk}/" in shown
    assert f"{ROOM}{away.pk}/" not in shown
    assert signed_in(writer).get(f"{ROOM}{away.pk}/").status_code == 404


def _lying(commune):
    found = search(today(timezone.now()), commune_id=commune.pk).filter(kind=Kind.SCHOOL).first()
    assert found is not None
    return found


def test_it_is_found_by_name_and_made_for_the_place(province_with_communes, writer, signed_in):
    editor, school = signed_in(writer), province_with_communes.schools[0]
    found = editor.get("/lam-viec/tin-tuc/ap-phich/", {"tim": "suoi ngoc"}).text
    assert "Trường Tiểu học Suối Ngọc" in found
    assert "Phường Suối Ngọc" in found
    assert (
        "Không có nơi nào khớp"
        in editor.get("/lam-viec/tin-tuc/ap-phich/", {"tim": "khong co dau"}).text
    )
    page = f"/lam-viec/tin-tuc/ap-phich/{school.pk}/"
    chosen = {"cho": "children", "kho": "a5", "ngon_ngu": "vi"}
    own = "https://truong.vidu.vn/bao-tin"
    made = editor.get(page, chosen | {"dia_chi": own})
    assert made.headers["Content-Type"] == "application/pdf"
    drawn = pypdfium2.PdfDocument(io.BytesIO(made.content))[0].render(scale=2).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(drawn.convert("L"))] == [own]
    refused = editor.get(page, chosen | {"dia_chi": "javascript:alert(1)"})
    assert refused.status_code == 422
    assert "https://" in refused.text
