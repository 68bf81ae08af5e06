"""A phone asks what the form asks: also what a province added, and each answer meets its own."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fixtures_incident import NOW
from khien.core.calendars import today
from khien.field.models import EntryState, FieldEntry
from khien.people.roles import Role
from khien.support import actions
from khien.support.actions import Filled, Registration
from khien.support.actions.definitions import begin_draft, publish_form, put_field
from khien.support.models import FilledForm, FormDefinition
from khien.support.queries.forms import answers_of_case, newest_form
from khien.support.rules.form_fields import FieldKind, FormField, Option, Words

pytestmark = pytest.mark.django_db
CODE = "mau_01"
WAY = FormField(
    "them_1",
    FieldKind.CHOICES,
    Words("Đường đến nhà", "The way there"),
    options=(Option("boat", Words("đi thuyền")), Option("walk", Words("đi bộ"))),
)
RIVER = FormField("them_2", FieldKind.LINE, Words("Bến gần nhất"))
BORN_HERE = FormField("them_3", FieldKind.DATE, Words("Đến ở từ ngày"))


@pytest.fixture
def added(deadlines, staff):
    """The version of Mẫu 01 with three questions more, in force since yesterday."""
    administrator = staff(Role.ADMINISTRATOR)
    draft = begin_draft(CODE, by=administrator)
    for each in (WAY, RIVER, BORN_HERE):
        draft.refresh_from_db()
        put_field(CODE, each, section=0, seen=draft.revision, by=administrator)
    draft.refresh_from_db()
    said = {"law": "", "certainty": "?", "by": administrator}
    early = NOW - timedelta(days=5)
    day = today(early) + timedelta(days=1)
    return publish_form(CODE, valid_from=day, seen=draft.revision, now=early, **said)


@pytest.fixture
def filled(added, incident, officer):
    """A case filled in under it."""
    answers = {"name": "Nguyễn Thị Mẫu", "address": "Xóm Một", "what_happened": "Bị dọa."}
    answers |= {"them_1": ["boat"], "them_2": "Bến Đá"}
    return actions.open_case(
        incident,
        registration=Registration.of(answers),
        commune=incident.commune_happened_id,
        by=officer,
        now=NOW,
        form=Filled(added, answers),
    )


def said(case):
    return answers_of_case(case, newest_form(case, CODE))


def sent(correction, case, form, was, now):
    return correction(was, now) | {
        "case": str(case.pk),
        "content": {"form": str(form.pk), "was": was, "now": now},
    }


@pytest.fixture
def change(phone, correction, filled, added):
    def change(was, now):
        return phone("send", sent(correction, filled, added, was, now)).json()

    return change


def test_it_is_given_the_questions_of_the_version_the_case_was_filled_under(
    phone, filled, added, case
):
    told = phone("cases").json()
    forms = {each["id"]: each["form"] for each in told["cases"]}
    assert forms[str(filled.pk)] == str(added.pk)
    asked = {each["key"]: each for each in told["forms"][str(added.pk)]}
    assert not any(key.startswith("informant") for key in asked), "who told stays at the desk"
    assert asked["them_1"]["options"] == [["boat", "đi thuyền"], ["walk", "đi bộ"]]
    assert (asked["them_2"]["label"], asked["them_3"]["kind"]) == ("Bến gần nhất", "date")
    assert any("Phường" in words or "Xã" in words for _key, words in asked["residence"]["options"])
    (carried,) = (each for each in told["cases"] if each["id"] == str(filled.pk))
    assert carried["answers"]["them_1"] == ["boat"]
    assert carried["answers"]["them_3"] == []


def test_what_a_province_added_is_corrected_and_kept_with_its_form(change, filled, officer, added):
    now = {"them_1": ["boat", "walk"], "them_2": ["Bến Gỗ"], "them_3": ["2026-09-01"]}
    assert (
        change({"them_1": ["boat"], "them_2": ["Bến Đá"], "them_3": []}, now)["state"] == "stored"
    )
    filled.refresh_from_db()
    told = said(filled)
    assert (told["them_1"], told["them_2"]) == (["boat", "walk"], "Bến Gỗ")
    assert told["them_3"] == "2026-09-01"
    assert told["address"] == "Xóm Một"
    newest = FilledForm.objects.latest("case_version")
    assert (newest.by, newest.definition) == (officer, added)
    assert FilledForm.objects.count() == 2


def test_an_answer_taken_back_is_gone(change, filled):
    change({"them_2": ["Bến Đá"]}, {"them_2": []})
    filled.refresh_from_db()
    assert "them_2" not in said(filled)


def test_where_both_changed_each_question_is_asked_in_words(
    change, filled, added, officer, sign_in
):
    answers = said(filled) | {"them_1": ["walk"], "them_2": "Bến Lau"}
    actions.correct(
        filled,
        registration=Registration.of(answers),
        seen=filled.version,
        by=officer,
        now=NOW,
        form=Filled(added, answers),
    )
    was = {"them_1": ["boat"], "them_2": ["Bến Đá"], "school": []}
    now = {"them_1": ["boat", "walk"], "them_2": ["Bến Gỗ"], "school": ["Trường Mẫu"]}
    assert change(was, now)["state"] == "conflict"
    entry = FieldEntry.objects.get()
    client, url = sign_in(officer), reverse("field:entry", args=[entry.pk])
    page = client.get(url).content.decode()
    for words in ("Đường đến nhà", "đi thuyền, đi bộ", "Bến Gỗ", "Bến Lau"):
        assert words in page
    chosen = {"choose_them_1": "mine", "choose_them_2": "theirs"}
    assert client.post(url, chosen).status_code == 302
    filled.refresh_from_db()
    entry.refresh_from_db()
    told = said(filled)
    assert (told["them_1"], told["them_2"]) == (["boat", "walk"], "Bến Lau")
    assert told["school"] == "Trường Mẫu"
    assert entry.state == EntryState.SETTLED


@pytest.mark.parametrize(
    "wrong", [{"them_3": ["hôm nào"]}, {"them_1": ["fly"]}, {"age": ["200"]}, {"residence": ["x"]}]
)
def test_an_answer_that_does_not_fit_its_question_is_said_so_and_kept(change, filled, wrong):
    told = change({"them_1": ["boat"]}, wrong)
    assert told["state"] == "refused"
    assert told["said"]
    assert FieldEntry.objects.get().content["now"] == wrong


def test_a_question_asked_by_an_older_version_is_still_answered_by_the_phone_that_has_it(
    phone, correction, filled, added
):
    """The phone fetched before the province added anything."""
    first = FormDefinition.objects.get(code=CODE, version=1)
    entry = sent(correction, filled, first, {"school": []}, {"school": ["Trường Mẫu"]})
    assert phone("send", entry).json()["state"] == "stored"
    filled.refresh_from_db()
    assert said(filled)["them_2"] == "Bến Đá"
    assert newest_form(filled, CODE).definition == added


def test_the_cost_does_not_grow_with_the_cases(
    phone, filled, officer, incident, django_assert_max_num_queries, added
):
    def many(number):
        for _each in range(number):
            actions.open_case(
                incident,
                registration=Registration(name="Trẻ Mẫu", what_happened="Việc khác."),
                commune=incident.commune_happened_id,
                by=officer,
                now=NOW,
            )

    many(3)
    with django_assert_max_num_queries(60) as first:
        phone("cases")
    many(6)
    with django_assert_max_num_queries(60) as second:
        phone("cases")
    assert len(second) - len(first) <= 12, "one entry of the ledger for each case, no more"
