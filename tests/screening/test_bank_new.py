"""Making a bank: what is asked, what is refused, what the ledger keeps."""

import pytest
from django.urls import reverse

from fixtures_banks import MORNING
from khien.core import ledger
from khien.core.refusal import Refused
from khien.people.roles import Role
from khien.screening.actions import banks as actions
from khien.screening.models import Bank
from khien.screening.rules.banks import Details

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bank_morning")]
URL = reverse("screening:bank_new")
SAID = {
    "matter": "addresses",
    "name": "Trang lừa đảo",
    "category": "phishing",
    "source": "Đơn vị mẫu",
    "sharing": "public",
    "ages": "6-10,11-15",
    "expires_on": "2027-01-31",
}


def test_a_bank_is_made_and_the_ledger_knows_of_what(sign_in, keeper):
    answer = sign_in(keeper).post(URL, SAID)
    bank = Bank.objects.get()
    assert answer.url == reverse("screening:bank", args=[bank.pk])
    assert (bank.reference, bank.ages, bank.created_by) == (
        "trang-lua-dao",
        ["6-10", "11-15"],
        keeper,
    )
    (opened,) = ledger.history(bank.pk)
    assert opened.data == {"matter": "addresses", "category": "phishing", "harmless": False}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"source": ""}, "source"),
        ({"matter": "films"}, "matter"),
        ({"ages": "trẻ nhỏ"}, "ages"),
        ({"matter": "pictures"}, "ages"),
        ({"reference": "Có Dấu"}, "reference"),
        ({"expires_on": "2020-01-01"}, "expires_on"),
        ({"category": "abuse"}, "sharing"),
    ],
)
def test_what_is_refused_is_said_beside_its_field_and_the_words_stay(
    sign_in, keeper, change, field
):
    answer = sign_in(keeper).post(URL, SAID | change)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert 'value="6-10' in answer.content.decode() or "ages" in change
    assert not Bank.objects.exists()


def test_a_name_towards_other_software_is_there_once(sign_in, keeper, open_bank):
    open_bank("Trang lừa đảo")
    answer = sign_in(keeper).post(URL, SAID)
    assert list(answer.context["form"].errors) == ["reference"]
    assert sign_in(keeper).post(URL, SAID | {"reference": "trang-2"}).status_code == 302


def test_nobody_else_makes_one_by_any_way(sign_in, staff):
    leader = staff(Role.LEADER)
    assert sign_in(leader).post(URL, SAID).status_code == 403
    with pytest.raises(Refused):
        actions.open_bank(Details("a", "other", "b"), matter="pictures", by=leader, now=MORNING)


def test_the_form_is_shown(sign_in, keeper):
    assert "Lập kho mới" in sign_in(keeper).get(URL).content.decode()
