"""When mail comes, chosen by each person; what the law sets is said to come at once."""

import pytest
from django.urls import reverse

from khien.core import actions as core
from khien.core import ledger
from khien.core.models import How, MailChoice
from khien.people.roles import Role

pytestmark = pytest.mark.django_db
URL = reverse("mail_choices")


@pytest.fixture
def officer(staff):
    core.load_clock_rules()
    return staff(Role.COMMUNE_OFFICER)


def test_the_page_says_what_cannot_be_turned_off_and_asks_for_the_rest(sign_in, officer):
    page = sign_in(officer).get(URL)
    assert "Biện pháp can thiệp khẩn cấp" in page.text
    assert "Tiếp nhận tin báo khẩn" in page.text
    assert "data" not in page.context["form"].fields  # all of it is set by law
    assert page.context["form"].fields.keys() >= {"reports", "children", "tasks", "hour"}


def test_a_choice_is_kept_and_the_ledger_tells_it(sign_in, officer):
    client = sign_in(officer)
    said = dict.fromkeys(client.get(URL).context["form"].fields, "at_once")
    said |= {"tasks": "daily", "reports": "none", "hour": "6", "weekday": "4", "language": "en"}
    assert client.post(URL, said).status_code == 302
    kept = MailChoice.objects.get(person=officer.pk)
    assert kept.how == {"tasks": How.DAILY, "reports": How.NONE}
    assert (kept.hour, kept.weekday, kept.language) == (6, 4, "en")
    assert [entry.verb for entry in ledger.history(officer.pk)][-1] == "MailChoicesChanged"


def test_nonsense_is_refused_and_nothing_kept(sign_in, officer):
    client = sign_in(officer)
    said = dict.fromkeys(client.get(URL).context["form"].fields, "at_once")
    answer = client.post(URL, said | {"hour": "99", "weekday": "0", "language": "vi"})
    assert answer.status_code == 422
    assert not MailChoice.objects.exists()
