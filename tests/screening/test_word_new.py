"""New words of the province: tried on their pair and on ordinary sentences, then added once."""

import pytest
from django.urls import reverse
from django.utils import timezone

from khien.core import ledger
from khien.core.calendars import today
from khien.core.ids import new_id
from khien.people.roles import Role
from khien.screening.models import OwnWords
from own_words_cases import CAUGHT, FILLED, SPARED, added

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ready_to_look")]
URL = reverse("screening:word_new")


@pytest.fixture
def send(sign_in, scanner):
    client = sign_in(scanner)
    key = str(new_id())

    def send(**changes):
        return client.post(URL, FILLED | {"key": key} | changes)

    return send


def test_words_are_added_with_who_from_when_and_their_pair(send, scanner):
    answer = send()
    words = OwnWords.objects.get()
    assert answer["Location"] == reverse("screening:word", args=[words.pk])
    assert words.patterns == ["zubuzu", "(đồ|thứ) zubuzu"]
    assert (words.added_by, words.starts_on) == (scanner, today(timezone.now()))
    assert (words.caught, words.spared) == (CAUGHT, SPARED)
    (entry,) = ledger.history(words.pk)
    assert entry.verb == "OwnWordsAdded"
    assert "zubuzu" not in str(entry.data), "the ledger names the rule, not its words"


def test_a_double_tap_adds_once(send):
    assert send().status_code == send().status_code == 302
    assert OwnWords.objects.count() == 1


def test_only_trying_adds_nothing_and_keeps_what_was_typed(send):
    answer = send(do="try")
    assert answer.status_code == 200
    assert "Thử được" in answer.text
    assert CAUGHT in answer.text
    assert OwnWords.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "changes", "told"),
    [
        ("caught", {"caught": "mai đi học nhé"}, "không bắt được"),
        ("spared", {"unless": ""}, "zubuzu"),
        ("patterns", {"patterns": "con", "caught": "con ơi", "spared": "chào"}, "bình thường"),
        ("patterns", {"patterns": "(zubuzu"}, "ngoặc"),
        ("patterns", {"patterns": "<ai_do> zubuzu"}, "ai_do"),
        ("patterns", {"patterns": "z"}, "hai chữ cái"),
        ("patterns", {"patterns": "\n".join(f"zubuzu {n}" for n in range(21))}, "20 dòng"),
        ("patterns", {"patterns": "zubuzu " * 20}, "120"),
        ("starts_on", {"starts_on": "2020-01-01"}, "từ hôm nay"),
        ("starts_on", {"starts_on": "hôm qua"}, ""),
        ("kind", {"kind": "known_image"}, ""),
        ("strength", {"strength": "huge"}, ""),
        ("why", {"why": "  "}, ""),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field(send, field, changes, told):
    for press in ("add", "try"):
        answer = send(do=press, **changes)
        assert answer.status_code == 422
        assert told in " ".join(answer.context["form"].errors[field])
    assert OwnWords.objects.count() == 0


def test_hostile_patterns_do_no_harm(send):
    for pattern in ("(a|b|c|d|e|g) " * 8, "' OR 1=1 --", "zu\0buzu", "((((("):
        assert send(patterns=pattern).status_code == 422
    assert OwnWords.objects.count() == 0
    assert send(patterns="\u202ezubuzu\u200b").status_code == 302
    assert OwnWords.objects.get().patterns == ["zubuzu"]


def test_the_same_words_twice_name_those_that_are_there(send, scanner):
    words = added(scanner, patterns=("zubuzu", "(đồ|thứ) zubuzu"))
    assert f"số {words.number}" in " ".join(send().context["form"].errors["patterns"])


def test_new_words_can_begin_with_those_of_others(sign_in, scanner):
    words = added(scanner)
    form = sign_in(scanner).get(URL, {"mau": str(words.pk)}).context["form"]
    assert form["patterns"].value() == "zubuzu"
    assert form["spared"].value() == SPARED
    assert sign_in(scanner).get(URL, {"mau": "x"}).status_code == 200


def test_whoever_keeps_no_banks_adds_none(sign_in, staff):
    assert sign_in(staff(Role.COMMUNE_OFFICER)).get(URL).status_code == 403
