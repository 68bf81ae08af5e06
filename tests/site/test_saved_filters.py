"""Conditions of a list kept under a name: one's own, without typed words, checked when used."""

import pytest
from django.urls import reverse

from khien.core import saved_filters
from khien.core.models import SavedFilter
from khien.people.roles import Role

LIST, KEEP = reverse("intake:queue"), reverse("filter_keep")


@pytest.fixture
def client(sign_in, staff, province_with_communes):
    return sign_in(staff(Role.INTAKE_OFFICER, territory=province_with_communes.province))


def keep(client, query, name="Đỏ", **said):
    return client.post(
        KEEP, {"listing": "intake:queue", "query": query, "name": name, **said}, follow=True
    )


def test_it_is_kept_shown_above_the_list_renamed_and_deleted(client):
    offered = client.get(LIST, {"priority": "red", "search": "Lò Thị Mẫu"}).text
    assert 'name="query" value="priority=red"' in offered
    page = keep(client, "priority=red&search=L%C3%B2")
    row = SavedFilter.objects.get()
    assert row.query == "priority=red"
    assert page.context["form"]["priority"].value() == "red"
    assert 'aria-current="true">Đỏ</a>' in page.text
    change = reverse("filter_change", args=[row.pk])
    assert "Rất đỏ" in client.post(change, {"name": "Rất đỏ"}, follow=True).text
    client.post(reverse("filter_remove", args=[row.pk]))
    assert not SavedFilter.objects.exists()


def test_the_default_opens_the_list_and_can_be_left(client):
    keep(client, "priority=red", default="1")
    keep(client, "overdue=on", "Quá hạn", default="1")
    assert SavedFilter.objects.filter(is_default=True).count() == 1
    opened = client.get(LIST, follow=True)
    assert opened.context["form"]["overdue"].value() is True
    assert "?bo-loc=" in opened.text
    plain = client.get(f"{LIST}?bo-loc=", follow=True)
    assert plain.redirect_chain == []
    assert plain.context["form"]["overdue"].value() is False


def test_a_condition_that_is_no_more_is_told_and_the_list_opens(client):
    keep(client, "priority=red")
    row = SavedFilter.objects.get()
    SavedFilter.objects.update(query="priority=purple&weather=rain")
    page = client.get(f"{LIST}?priority=purple&weather=rain&bo-loc={row.pk}")
    assert page.status_code == 200
    assert "không có điều kiện: weather, Mức khẩn" in page.text


@pytest.mark.parametrize(
    ("query", "name", "why"),
    [
        ("priority=red", " ", "Hãy đặt tên"),
        ("priority=red", "x" * 41, "dài nhiều nhất 40"),
        ("search=Mai", "Tên", "ít nhất một điều kiện"),
        ("priority=green", "Có rồi", "đã có một bộ lọc tên này"),
    ],
)
def test_what_cannot_be_kept_is_said_kindly(client, query, name, why):
    keep(client, "priority=red", "Có rồi")
    assert why in keep(client, query, name).text
    assert SavedFilter.objects.count() == 1


def test_a_list_keeps_twenty_of_one_person(client, monkeypatch):
    monkeypatch.setattr(saved_filters, "MOST", 2)
    for name in ("Một", "Hai"):
        keep(client, "priority=red", name)
    assert "nhiều nhất 20 bộ lọc" in keep(client, "priority=red", "Ba").text
    assert SavedFilter.objects.count() == 2


def test_nobody_sees_or_changes_those_of_another(client, sign_in, staff, province_with_communes):
    keep(client, "priority=red")
    row = SavedFilter.objects.get()
    other = sign_in(staff(Role.INTAKE_OFFICER, territory=province_with_communes.province))
    assert "Đỏ</a>" not in other.get(LIST).text
    assert other.get(reverse("filter_change", args=[row.pk])).status_code == 404
    assert other.post(reverse("filter_remove", args=[row.pk])).status_code == 404


def test_the_big_lists_keep_filters():
    assert set(saved_filters.listings()) >= {
        "intake:queue",
        "support:cases",
        "enforcement:violations",
        "steering:tasks",
        "coordination:difficulties",
        "directory:organisations",
    }
