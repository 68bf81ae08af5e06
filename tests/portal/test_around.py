"""Help near a commune, contacts, partners, the plan; what search engines read."""

import xml.etree.ElementTree as ET

import pytest
from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from khien.core.calendars import today
from khien.core.public_items import PublicItem, PublicKind
from khien.directory.models import Function, FunctionBinding, OrganisationVersion
from khien.directory.periods import since
from khien.partners.actions import partners
from khien.people.roles import Role
from khien.portal import indexing
from khien.steering.models import Task, TaskSource
from partners_made import NOW, details


def test_a_commune_is_chosen_and_its_people_are_told(client, province_with_communes):
    commune = province_with_communes.communes[0]
    office = province_with_communes.office(Function.COMMUNE_COMMITTEE, commune)
    rows = OrganisationVersion.objects.filter(organisation=office)
    rows.update(contact="Tầng 2, 0000 111 222 <b>", hours="Thứ hai đến thứ sáu")
    asked = client.get("/giup-do/")
    assert "Phường Suối Ngọc" in asked.text
    told = client.get("/giup-do/", {"xa": "98001"})
    assert '<a href="tel:0000111222">0000 111 222</a> &lt;b&gt;' in told.text
    assert "Thứ hai đến thứ sáu" in told.text
    assert "Mái ấm Hoa Mai" not in told.text
    assert client.get("/giup-do/", {"xa": "999"}).status_code == 200


@pytest.mark.django_db
def test_without_a_province_each_page_still_gives_111(client):
    for path in ("/giup-do/", "/lien-he/", "/doi-tac/", "/ke-hoach/", "/tin-tuc/"):
        assert 'href="tel:111"' in client.get(path).text


def test_contacts_are_those_of_the_province(client, province_with_communes):
    office = province_with_communes.office(Function.CHILD_AFFAIRS)
    OrganisationVersion.objects.filter(organisation=office).update(contact="0000 333 444")
    now = timezone.now()
    bound = {"certainty": "V", "valid": since(office.versions.get().valid.lower)}
    FunctionBinding.objects.filter(function=Function.JUSTICE).delete()
    FunctionBinding.objects.create(
        function=Function.JUSTICE,
        organisation=office,
        territory=province_with_communes.province,
        **bound,
    )
    told = client.get("/lien-he/").text
    assert told.count("0000 333 444") == 1
    assert told.count(office.versions.get().name) == 1
    OrganisationVersion.objects.filter(organisation=office).update(
        valid=DateRange(None, today(now))
    )
    assert "0000 333 444" not in client.get("/lien-he/").text


def test_the_plan_is_told_by_group_without_what_stays_between_the_offices(client, plan):
    group = plan.task_groups.get()
    told = {"plan": plan, "group": group, "cited": "mục I", "recorded_at": timezone.now()}
    Task.objects.create(number="1", title="Rà soát nghị quyết", **told)
    Task.objects.create(
        number="2", title="Theo công văn nội bộ", source=TaskSource.DIRECTIVE, **told
    )
    page = client.get("/ke-hoach/").text
    assert "Rà soát nghị quyết" in page
    assert "chưa giao cho ai" in page
    assert "0 trên 1 việc đã xong" in page
    assert "công văn nội bộ" not in page


def test_partners_of_today_are_told_without_their_contact(client, staff):
    officer = staff(Role.PARTNERSHIP_OFFICER)
    partners.record_partner(details(contact="anh.a@vidu.vn"), by=officer, now=NOW)
    ended = partners.record_partner(details(name="Công ty Cũ"), by=officer, now=NOW)
    partners.end_partner(ended, on=NOW.date(), why="Hết thỏa thuận.", by=officer, now=NOW)
    page = client.get("/doi-tac/").text
    assert "Công ty Mẫu" in page
    assert "Công ty Cũ" not in page
    assert "vidu.vn" not in page


def test_search_engines_find_what_is_public_and_stay_out_of_the_rest(client, published):
    indexing.refresh(PublicKind.ARTICLE, now=timezone.now())
    robots = client.get("/robots.txt").text
    assert "Disallow: /lam-viec/" in robots
    assert "/sitemap.xml" in robots
    maps = ET.fromstring(client.get("/sitemap.xml").content)
    assert len(maps) == len(PublicKind)
    pages = client.get("/sitemap-article.xml").text
    assert f"/tin-tuc/{published.article.slug}/" in pages
    assert client.get("/sitemap-x.xml").status_code == 404
    indexing.refresh(PublicKind.PAGE, now=timezone.now())
    places = [row[0].text for row in ET.fromstring(client.get("/sitemap-page.xml").content)]
    assert places[0] == f"{settings.SITE_URL}/"
    assert len(places) == len(set(places))
    item = PublicItem("t", "/ke-hoach/#t", "Một việc", "")
    indexing.refresh_with(PublicKind.TASK, [item])
    assert "#" not in client.get("/sitemap-task.xml").text


def test_a_page_says_its_own_address_and_its_other_languages(client, published):
    page = client.get("/gioi-thieu/").text
    assert 'rel="canonical"' in page
    english = client.get("/gioi-thieu/?tieng=en")
    assert '<html lang="en">' in english.text
    assert "tieng" not in english.text.partition("k-language")[2].partition(">")[0]
    assert 'property="og:title" content="Liên hệ"' in client.get("/lien-he/").text
    article = client.get(f"/tin-tuc/{published.article.slug}/").text
    assert 'property="og:title"' in article
    assert 'hreflang="vi"' in article
