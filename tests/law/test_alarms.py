"""Alarms are derived anew: what is in force and rests on what is not."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core.ids import new_id
from khien.law import actions, citations
from khien.law.citations import Citation
from khien.law.models import EndedAgency, LegalDocument, Provision, Relation
from khien.law.queries.alarms import alarms, open_alarms
from khien.people.roles import Role

TODAY = date(2026, 11, 26)
PAGE = reverse("law:alarms")


@pytest.fixture
def officer(staff):
    return staff(Role.LEGAL_OFFICER)


@pytest.fixture
def cited(monkeypatch):
    """A room above that cites: the test fills its list."""
    rows = []
    monkeypatch.setattr(citations, "_providers", [lambda user, day: rows])
    return rows


def a_task(**changes):
    said = {"subject": new_id(), "key": "task:1", "text": "Nhiệm vụ 1", "url": "/x/", "on": TODAY}
    return Citation(**(said | changes))


def found(on=TODAY):
    return {(shown.alarm.kind.value, shown.alarm.text): shown.alarm for shown in alarms(None, on)}


def test_a_plan_rests_on_a_document_that_ended(register, cited):
    kind = "expired_basis"
    LegalDocument.objects.filter(code="kh-169-2022-hoa-binh").update(expires=None)
    texts = {text for alarm, text in found() if alarm == kind}
    assert any("169/KH-UBND" in text for text in texts)
    assert not [key for key in found(date(2025, 12, 31)) if "169/KH-UBND" in key[1]]


def test_it_says_what_holds_instead(register, cited):
    alarm = next(a for a in found().values() if "147/2024" in a.text and a.kind == "expired_basis")
    assert "24/2018/QH14" in alarm.what
    assert alarm.instead == "Luật 116/2025/QH15"


def test_replaced_without_an_end(register, cited):
    old, new = register["nd-130-2021"], register["nd-356-2025"]
    Relation.objects.create(source=new, target=old, kind="replaces", certainty="K")
    assert ("unended", f"{old.reference}: {old.title}") in found()


def test_a_provision_that_names_a_body_that_is_no_more(register, cited):
    row = register["nd-56-2017"].provisions.get(path="điều 26")
    row.text = "Uỷ ban nhân dân cấp huyện chỉ đạo Phòng Lao động – Thương binh và Xã hội."
    row.save()
    gone = [shown.alarm for shown in alarms(None, TODAY) if shown.alarm.kind == "ended_agency"]
    what = {alarm.what.split(" không")[0] for alarm in gone}
    assert what == {"Ủy ban nhân dân cấp huyện", "Phòng Lao động - Thương binh và Xã hội"}
    assert not [kind for kind, _ in found(date(2025, 2, 28)) if kind == "ended_agency"]


def test_a_name_inside_a_longer_one_is_that_longer_one(register, cited):
    EndedAgency.objects.create(
        name="Ủy ban nhân dân",
        marked="uy3 ban nha6n da6n",
        ended=TODAY,
        successor="",
        certainty="?",
    )
    cited.append(a_task(words="giao Ủy ban nhân dân cấp huyện"))
    assert [a.what[:25] for a in found().values() if a.text == "Nhiệm vụ 1"] == [
        "Ủy ban nhân dân cấp huyện"
    ]


def test_a_task_cites_by_number_and_a_sanction_a_provision(register, cited):
    provision = register["luat-an-ninh-mang-2018"].provisions.get()
    cited.append(a_task(words="theo Quyết định 830/QĐ-TTg và Nghị định 56/2017/NĐ-CP"))
    cited.append(a_task(key="v", text="Vi phạm 7", provisions=(provision.pk,)))
    cited.append(a_task(key="w", text="Cũ", provisions=(provision.pk,), on=date(2026, 6, 30)))
    kinds = {text: kind for kind, text in found()}
    assert kinds["Nhiệm vụ 1"] == "expired_document"
    assert kinds["Vi phạm 7"] == "repealed_provision"
    assert "Cũ" not in kinds


def test_the_newer_wording_is_named(register, cited, officer):
    row = register["nd-56-2017"].provisions.get(path="điều 26")
    new = actions.Amendment(date(2026, 8, 1), "Lời mới", "", "V")
    actions.amend_provision(row, new, seen_revision=1, by=officer, now=timezone.now())
    cited.append(a_task(provisions=(row.pk,)))
    assert "Lời mới" in found()["repealed_provision", "Nhiệm vụ 1"].instead


def test_considered_it_comes_last_until_other_facts_hold(register, cited, officer, sign_in):
    client = sign_in(officer)
    before = open_alarms(officer, TODAY)
    key = alarms(officer, TODAY)[0].alarm.key
    client.post(reverse("law:set_aside") + f"?dau={key}", {"why": "Đang chờ sửa đổi"})
    assert open_alarms(officer, TODAY) == before - 1
    assert alarms(officer, TODAY)[-1].alarm.key == key
    assert "Đang chờ sửa đổi" in client.get(PAGE).text
    LegalDocument.objects.filter(code="luat-an-ninh-mang-2018").update(expires="2026-06-01")
    assert open_alarms(officer, TODAY) == before
    assert client.get(reverse("law:set_aside") + "?dau=x").status_code == 404


def test_the_number_of_queries_does_not_grow(register, cited, officer, sign_in, costs_the_same):
    client = sign_in(officer)
    row = Provision.objects.first()
    numbers = iter(range(100))

    def grow():
        for number in [next(numbers) for _ in range(5)]:
            cited.append(a_task(key=f"{number}", text=f"Việc {number}", words="830/QĐ-TTg"))
            row.pk, row.path, row._state.adding = new_id(), f"mẫu {number}", True
            row.save()

    costs_the_same("law/alarms.html", lambda: client.get(PAGE), grow, most=12)
