"""Forms as data: a draft, its preview, a version from a day on; what is in use never changes."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from fixtures_incident import NOW
from khien.core import ledger
from khien.core.calendars import today
from khien.core.refusal import Refused
from khien.people.roles import Role
from khien.support import queries
from khien.support.actions import Filled
from khien.support.actions import definitions as actions
from khien.support.actions.forms import keep
from khien.support.models import FilledForm, FormDefinition
from khien.support.queries.forms import in_force
from khien.support.rules.form_fields import FieldKind, FormField, Words, every, read

pytestmark = pytest.mark.usefixtures("this_morning", "deadlines")
DAY = timedelta(days=1)
QUESTION = {"label": "Trẻ có điện thoại riêng không?", "kind": "yes_no"}
TOMORROW = f"{today(NOW) + DAY:%Y-%m-%d}"
PUBLISH = {"valid_from": TOMORROW, "law": "", "certainty": "K"}


@pytest.fixture
def administrator(staff):
    return staff(Role.ADMINISTRATOR)


@pytest.fixture
def admin(sign_in, administrator):
    return sign_in(administrator)


def url(name, *args):
    return reverse(f"support:{name}", args=args)


def draft(code="mau_01"):
    return FormDefinition.objects.get(code=code, published_at=None)


def send(client, name, said, code="mau_01", *more):
    return client.post(url(name, code, *more), said | {"seen": draft(code).revision})


@pytest.fixture
def published(admin):
    """A province's own question in Mẫu 01, in force from tomorrow."""
    admin.post(url("definition", "mau_01"))
    assert send(admin, "new_question", QUESTION).status_code == 302
    assert send(admin, "form_draft", PUBLISH).status_code == 302
    return FormDefinition.objects.get(code="mau_01", version=2)


def test_an_administrator_alone_reaches_the_forms(sign_in, administrator, officer, chair):
    pages = [url("definitions"), url("definition", "mau_02"), url("version", "mau_02", 1)]
    for page in pages:
        assert sign_in(administrator).get(page).status_code == 200
        assert sign_in(officer).get(page).status_code == 403
        assert sign_in(chair).get(page).status_code == 403
    assert sign_in(administrator).get(url("definition", "mau_99")).status_code == 404


def test_a_province_adds_a_question_and_from_its_day_it_is_asked(published):
    asked = {"own_1"} & {each.key for each in every(read(published.sections))}
    assert asked
    assert in_force("mau_01", today(NOW)).version == 1
    assert in_force("mau_01", today(NOW) + DAY).version == 2
    entry = ledger.history(actions.subject_of_form("mau_01"))[-1]
    assert (entry.verb, entry.data["version"]) == ("FormPublished", 2)


def test_the_new_question_is_answered_kept_and_read(published, sign_in, officer, case, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + DAY)
    page, client = url("correct", case.pk), sign_in(officer)
    assert "Trẻ có điện thoại riêng không?" in client.get(page).content.decode()
    said = {"sex": "girl", "what_happened": "x", "own_1": "yes", "seen": case.version}
    assert client.post(page, said).status_code == 302
    lines = [line for part in queries.forms_of(case)[0].sections for line in part.lines]
    assert ("Trẻ có điện thoại riêng không?", "có") in [(e.label, e.answer) for e in lines]


def test_a_page_opened_before_the_new_version_keeps_its_own(
    published, sign_in, officer, case, monkeypatch
):
    page = url("correct", case.pk)
    begun = sign_in(officer).get(page).context["form"]["definition"].value()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + DAY)
    said = {"sex": "girl", "what_happened": "x", "seen": case.version, "definition": str(begun)}
    assert sign_in(officer).post(page, said).status_code == 302
    assert FilledForm.objects.latest("at").definition.version == 1


def test_an_answer_is_never_lost_when_its_question_is_hidden(
    published, administrator, sign_in, officer, case, monkeypatch
):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + DAY)
    page = url("correct", case.pk)
    said = {"sex": "girl", "what_happened": "x", "own_1": "yes"}
    sign_in(officer).post(page, said | {"seen": case.version})
    admin = sign_in(administrator)
    admin.post(url("definition", "mau_01"))
    send(admin, "change_draft", {"key": "own_1", "do": "hide"})
    send(admin, "form_draft", PUBLISH | {"valid_from": f"{today(NOW) + 2 * DAY:%Y-%m-%d}"})
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + 2 * DAY)
    case.refresh_from_db()
    client = sign_in(officer)
    shown = client.get(page)
    assert "own_1" not in shown.context["form"].fields
    assert (
        client.post(page, {"sex": "boy", "what_happened": "y", "seen": case.version}).status_code
        == 302
    )
    assert FilledForm.objects.latest("at").answers["own_1"] == "yes"
    words = [line.answer for part in queries.forms_of(case)[0].sections for line in part.lines]
    assert "có" in words


def test_a_published_version_cannot_be_changed_even_by_the_database(published):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        FormDefinition.objects.filter(pk=published.pk).update(sections=[])


def withdraw(client, version=2):
    return client.post(url("withdraw_form", "mau_01", version), follow=True)


def test_before_its_day_a_version_is_withdrawn_and_published_for_another(published, admin):
    assert (
        url("withdraw_form", "mau_01", 2) in admin.get(url("definition", "mau_01")).content.decode()
    )
    assert "hãy sửa, phát hành từ ngày khác" in withdraw(admin).content.decode()
    assert draft().pk == published.pk
    assert in_force("mau_01", today(NOW) + DAY).version == 1
    later = today(NOW) + 9 * DAY
    assert (
        send(admin, "form_draft", PUBLISH | {"valid_from": f"{later:%Y-%m-%d}"}).status_code == 302
    )
    assert in_force("mau_01", later - DAY).version == 1
    assert in_force("mau_01", later).version == 2
    told = [
        (e.verb, e.data["valid_from"]) for e in ledger.history(actions.subject_of_form("mau_01"))
    ]
    assert told == [
        ("FormPublished", TOMORROW),
        ("FormWithdrawn", TOMORROW),
        ("FormPublished", f"{later:%Y-%m-%d}"),
    ]


def test_on_its_day_it_is_in_use_and_stays(published, administrator, sign_in, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + DAY)
    admin = sign_in(administrator)
    page = url("withdraw_form", "mau_01", 2)
    assert page not in admin.get(url("definition", "mau_01")).content.decode()
    assert "đã dùng rồi" in withdraw(admin).content.decode()
    assert in_force("mau_01", today(NOW) + DAY).version == 2


def test_what_a_form_was_filled_in_under_is_never_withdrawn(
    published, admin, administrator, officer, case
):
    keep(Filled(published, {}), case, by=officer, now=NOW)
    assert "Đã có mẫu ghi theo phiên bản này" in withdraw(admin).content.decode()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        FormDefinition.objects.filter(pk=published.pk).update(published_at=None, valid_from=None)


def test_a_version_is_withdrawn_once_and_only_while_nothing_newer_is_there(published, admin):
    admin.post(url("definition", "mau_01"))
    assert "mới hơn" in withdraw(admin).content.decode()
    admin.post(url("change_draft", "mau_01"), {"do": "drop"})
    withdraw(admin)
    assert "đang là bản nháp" in withdraw(admin).content.decode()
    assert draft().version == 2


def test_only_who_may_publish_withdraws(published, sign_in, officer, admin):
    assert withdraw(admin, version=9).status_code == 404
    assert admin.get(url("withdraw_form", "mau_01", 2)).status_code == 405
    assert withdraw(sign_in(officer)).status_code == 403
    assert in_force("mau_01", today(NOW) + DAY).version == 2


def test_what_the_procedure_needs_can_be_reworded_and_moved_but_not_taken_away(admin):
    admin.post(url("definition", "mau_02"))
    shown = admin.get(url("form_draft", "mau_02")).content.decode()
    assert "quy trình cần" in shown
    send(admin, "form_question", {"label": "Trẻ bị hại đến đâu?"}, "mau_02", "harm")
    send(admin, "change_draft", {"key": "harm", "do": "down"}, "mau_02")
    answer = send(admin, "change_draft", {"key": "harm", "do": "hide"}, "mau_02")
    assert "không bỏ được" in admin.get(answer["Location"]).content.decode()
    first = read(draft("mau_02").sections)[0].fields
    assert [each.key for each in first[:2]] == ["access_to_child", "harm"]
    assert (str(first[1].label), first[1].hidden) == ("Trẻ bị hại đến đâu?", False)
    fixed = send(admin, "form_question", {"label": "x", "options": "a"}, "mau_02", "conclusion")
    assert "options" in fixed.context["form"].errors


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (QUESTION | {"label": " "}, "label"),
        (QUESTION | {"label": "x" * 400}, "label"),
        (QUESTION | {"kind": "picture"}, "kind"),
        (QUESTION | {"kind": "choice", "options": "một"}, "options"),
        (QUESTION | {"kind": "choice", "options": "một\nmột"}, "options"),
        (QUESTION | {"kind": "number", "required": "on"}, "required"),
        (QUESTION | {"weight": "danger"}, "weight"),
    ],
)
def test_a_question_that_cannot_be_is_refused_at_its_field_and_kept(admin, said, field):
    admin.post(url("definition", "mau_01"))
    answer = send(admin, "new_question", said)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert draft().revision == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"valid_from": f"{today(NOW) - DAY:%Y-%m-%d}"}, "valid_from"),
        ({"valid_from": "2099-01-01"}, "valid_from"),
        ({"valid_from": ""}, "valid_from"),
        ({"certainty": "V", "law": ""}, "law"),
    ],
)
def test_a_version_begins_on_a_day_that_can_be_and_says_its_law(admin, said, field):
    admin.post(url("definition", "mau_01"))
    send(admin, "new_question", QUESTION)
    answer = send(admin, "form_draft", PUBLISH | said)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_a_draft_that_changes_nothing_is_not_published(admin):
    admin.post(url("definition", "mau_01"))
    answer = send(admin, "form_draft", PUBLISH)
    assert "chưa khác" in answer.content.decode()


def test_two_administrators_on_one_draft_the_second_is_told(admin, administrator):
    admin.post(url("definition", "mau_01"))
    admin.post(url("definition", "mau_01"))  # the same draft, not a second one
    seen = draft().revision
    send(admin, "new_question", QUESTION)
    each = FormField("own_9", FieldKind.LINE, Words("Câu khác"))
    with pytest.raises(Refused, match="vừa sửa bản nháp"):
        actions.put_field("mau_01", each, section=0, seen=seen, by=administrator)


def test_a_draft_is_previewed_and_dropped_without_a_trace(admin):
    admin.post(url("definition", "mau_01"))
    send(admin, "new_question", QUESTION)
    send(admin, "change_draft", {"do": "part", "title": "Phần của tỉnh"})
    shown = admin.get(url("version", "mau_01", 2)).content.decode()
    assert QUESTION["label"] in shown
    admin.post(url("change_draft", "mau_01"), {"do": "drop"})
    assert not FormDefinition.objects.filter(published_at=None).exists()
    assert admin.get(url("version", "mau_01", 2)).status_code == 404


def test_a_key_is_never_used_again(admin, administrator):
    admin.post(url("definition", "mau_01"))
    send(admin, "new_question", QUESTION)
    assert actions.key_for_new_field("mau_01") == "own_2"


def test_what_came_with_khien_says_how_sure_it_is(admin):
    page = admin.get(url("definitions")).content.decode()
    assert "Hiểu biết chung" in page
    assert "Mới đọc ở nguồn thứ cấp" in page


def test_loading_again_leaves_what_a_province_made(published):
    actions.load_form_definitions(NOW)
    assert FormDefinition.objects.filter(code="mau_01").count() == 2
