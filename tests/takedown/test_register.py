"""Registering content of an incident: what reports name is filled in, nothing is kept twice."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.refusal import Refused
from khien.core.seal import blind
from khien.intake.models import HarmKind, ReportIdentifier
from khien.takedown.models import ContentItem
from khien.takedown.rules.places import MOST_PLACES, owner, read, read_all

pytestmark = pytest.mark.usefixtures("this_morning")
LINK = "https://www.tiktok.com/@mau/video/123?utm_source=x"
SAID = {"harm": "threat", "about": "Lời dọa trẻ em.", "seen_at": "2026-11-23T08:00"}


@pytest.fixture
def url(incident, directory):
    return reverse("takedown:register", args=[incident.pk])


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        (LINK, "url", "tiktok.com/@mau/video/123"),
        ("m.facebook.com/nhom/1/", "url", "facebook.com/nhom/1"),
        ("WWW.Example.VN", "domain", "example.vn"),
        ("@Ke.Mau", "handle", "ke.mau"),
        ("Nhóm kín của lớp trên Zalo", "", "Nhóm kín của lớp trên Zalo"),
    ],
)
def test_a_place_has_one_form(line, kind, value):
    found = read(line)
    assert (found.kind, found.value) == (kind, value)


def test_a_link_belongs_to_the_nearest_domain(directory):
    assert owner("www.facebook.com", directory.values()).code == "facebook"
    assert owner("drive.google.com", directory.values()).code == "google-drive"
    assert owner("notfacebook.com", directory.values()) is None
    assert owner("", directory.values()) is None


def test_nothing_and_too_much_are_refused():
    for text in ("", " \n ", "\n".join(f"a{n}.vn" for n in range(MOST_PLACES + 1))):
        with pytest.raises(Refused):
            read_all(text)


def test_what_the_reports_name_is_filled_in(sign_in, police, url, incident):
    report = incident.reports.get()
    for kind, value in (("url", "tiktok.com/@mau/video/1"), ("handle", "ke.mau"), ("phone", "09")):
        token = blind(kind, value)
        ReportIdentifier.objects.create(report=report, kind=kind, value=value, token=token)
    form = sign_in(police).get(url).context["form"]
    assert form["places"].value() == "tiktok.com/@mau/video/1\n@ke.mau"


def test_several_places_are_several_items_on_their_platforms(sign_in, police, office, url):
    said = SAID | {"office": office.pk, "places": f"{LINK}\n{LINK}\nNhóm kín"}
    assert sign_in(police).post(url, said).status_code == 302
    linked, told = ContentItem.objects.order_by("number")
    assert linked.platform.code == "tiktok"
    assert (told.platform, told.place_kind, told.place) == (None, "", "Nhóm kín")
    again = sign_in(police).post(url, said)
    assert again.status_code == 422
    assert "đã có trong sổ" in again.content.decode()
    assert LINK in again.content.decode(), "typed text is kept"
    assert ContentItem.objects.count() == 2


def test_a_new_line_beside_known_ones_is_taken(register, item):
    [made] = register(LINK, "https://zalo.me/g/mau")
    assert made.place == "zalo.me/g/mau"


def test_another_office_is_told_whom_to_call_and_not_what_is_in_the_file(
    sign_in, police, item, incident, other_office, province_with_communes
):
    office = province_with_communes.office("electronic_information")
    mine = ContentItem.objects.create(
        incident=incident,
        office=office,
        place=item.place,
        place_kind=item.place_kind,
        token=item.token,
        harm=item.harm,
        seen_at=NOW,
        registered_at=NOW,
        registered_by=other_office,
    )
    body = sign_in(other_office).get(reverse("takedown:item", args=[mine.pk])).content.decode()
    assert f"Nội dung {item.number} (23/11/2026)" in body
    assert "Lời dọa trẻ em." not in body


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"about": "x"}, "about"),
        ({"grade": "A1"}, "grade"),
        ({"digest": "xyz"}, "digest"),
        ({"seen_at": NOW + timedelta(days=1)}, "seen_at"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(register, said, field):
    with pytest.raises(Refused) as refused:
        register(LINK, **said)
    assert refused.value.field == field


def test_the_scale_is_for_abuse_material_and_a_hash_for_one_place(register):
    [made] = register("a.vn/1", harm=HarmKind.ABUSE_MATERIAL, grade="B2", digest="AB" * 32)
    assert (made.grade, made.digest) == ("B2", "ab" * 32)
    with pytest.raises(Refused):
        register("a.vn/2", "a.vn/3", digest="ab" * 32)


def test_a_closed_incident_takes_nothing(sign_in, police, url, incident, triager):
    incident.closed_at, incident.closed_by = NOW, triager
    incident.save()
    assert sign_in(police).get(url).status_code == 404


def test_the_address_is_sealed_in_the_database(item):
    stored = ContentItem.objects.filter(pk=item.pk).values_list("place", flat=True).get()
    assert b"tiktok" not in bytes(stored)
