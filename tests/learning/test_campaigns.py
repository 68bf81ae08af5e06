"""Campaigns: what was said, in which languages, whom it reached and how that was counted."""

from uuid import uuid4

import pytest
from django.urls import reverse

from fixtures_learning import NOW, TODAY
from khien.learning.actions.campaign import ReachSaid, add_reach, write_campaign
from khien.learning.models import Campaign, CampaignReach
from khien.learning.rules.campaign import CampaignSaid
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
NEW, LIST = reverse("learning:campaign_new"), reverse("learning:campaigns")


def said(**changes):
    told = {
        "title": "Nghe con kể",
        "message": "Con kể chuyện trên mạng thì lắng nghe, gọi 111.",
        "audiences": ("parents",),
        "strands": ("S9",),
        "starts": TODAY,
        "ends": TODAY,
    }
    return CampaignSaid(**told | changes)


@pytest.fixture
def campaign(recorder, school):
    return write_campaign(school.pk, said=said(), by=recorder, now=NOW)


@pytest.fixture
def page(sign_in, recorder, campaign):
    client, url = sign_in(recorder), reverse("learning:campaign", args=[campaign.pk])

    def page(**told):
        return client.post(url, told) if told else client.get(url)

    return page


def reach(province, **changes):
    told = {
        "what": "reach",
        "r-channel": "loudspeaker",
        "r-commune": str(province.communes[0].pk),
        "r-language": "mtq",
        "r-people": "320",
        "r-counted": "estimate",
        "r-source": "Trưởng khu ước lượng",
    }
    return told | {f"r-{name}": value for name, value in changes.items()}


def test_sent_twice_it_is_kept_once(sign_in, recorder, school):
    told = vars(said()) | {"organiser": str(school.pk), "document": "", "sent_key": str(uuid4())}
    client = sign_in(recorder)
    answers = {client.post(NEW, told).headers["Location"] for _time in range(2)}
    assert answers == {reverse("learning:campaign", args=[Campaign.objects.get().pk])}


def test_a_school_writes_down_its_campaign(sign_in, recorder, school):
    told = vars(said()) | {"organiser": str(school.pk), "document": ""}
    answer = sign_in(recorder).post(NEW, told)
    row = Campaign.objects.get()
    assert answer.headers["Location"] == reverse("learning:campaign", args=[row.pk])
    assert (row.title, row.audiences, row.strands) == ("Nghe con kể", ["parents"], ["S9"])


def test_materials_and_reach_are_added_by_commune_language_and_way_of_counting(page, province):
    page(what="material", **{"m-title": "Bài phát thanh", "m-language": "mtq", "m-address": ""})
    page(**reach(province))
    page(**reach(province, channel="event", people="45", counted="heads", source="Đếm ở cửa"))
    shown = page()
    assert "Bài phát thanh" in shown.text
    assert "tiếng Mường" in shown.text
    assert dict(shown.context["totals"]) == {"ước lượng": 320, "đếm người có mặt": 45}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"people": "0"}, "people"),
        ({"people": "99999999999"}, "people"),
        ({"people": "đông"}, "people"),
        ({"commune": "01993a00-0000-7000-8000-00000000abcd"}, "commune"),
        ({"counted": "guess"}, "counted"),
        ({"source": ""}, "source"),
    ],
)
def test_a_wrong_number_is_answered_beside_its_field(page, province, changes, field):
    answer = page(**reach(province, **changes))
    assert answer.status_code == 422
    assert list(answer.context["reach"].errors) == [field]
    assert not CampaignReach.objects.exists()


def test_the_same_number_twice_is_written_once(page, province):
    page(**reach(province))
    again = page(**reach(province, people="321"))
    assert "Số này đã được ghi" in again.text
    assert CampaignReach.objects.get().people == 320


def test_a_row_written_by_mistake_is_removed(page, province, campaign, client):
    page(**reach(province))
    row = CampaignReach.objects.get()
    client.post(reverse("learning:campaign_remove", args=[campaign.pk]), {"row": str(row.pk)})
    assert not CampaignReach.objects.exists()


def test_days_out_of_order_and_an_old_version_are_refused_with_the_text_kept(
    sign_in, recorder, campaign
):
    url = reverse("learning:campaign_correct", args=[campaign.pk])
    told = vars(said(title="Tên mới")) | {"document": "", "seen": "1"}
    client = sign_in(recorder)
    early = client.post(url, told | {"ends": "2026-01-01"})
    assert list(early.context["form"].errors) == ["ends"]
    assert client.post(url, told).status_code == 302
    stale = client.post(url, told | {"title": "Tên khác"})
    assert stale.status_code == 422
    assert "Tên khác" in stale.text


def test_another_school_neither_sees_nor_changes_it(sign_in, staff, province, campaign, officer):
    other = staff(Role.SCHOOL_COORDINATOR, organisation=province.schools[1])
    url = reverse("learning:campaign", args=[campaign.pk])
    assert sign_in(other).get(url).status_code == 404
    assert sign_in(officer).get(url).status_code == 200
    answer = sign_in(officer).post(url, reach(province))
    assert answer.status_code == 422
    assert not CampaignReach.objects.exists()


def test_the_pages_ask_the_database_as_often_for_more_rows(
    sign_in, recorder, school, campaign, province, costs_the_same
):
    client, url = sign_in(recorder), reverse("learning:campaign", args=[campaign.pk])
    channels = iter(["radio", "leaflet", "zalo", "facebook", "event", "loudspeaker"])

    def another():
        write_campaign(school.pk, said=said(), by=recorder, now=NOW)

    def more():
        told = ReachSaid(
            channel=next(channels),
            commune=province.communes[0].pk,
            language="vi",
            people=9,
            counted="heads",
            source="Đếm ở cửa",
        )
        add_reach(campaign, said=told, by=recorder, now=NOW)

    costs_the_same("learning/campaigns.html", lambda: client.get(LIST), another, most=14)
    costs_the_same("learning/campaign.html", lambda: client.get(url), more, most=18)
