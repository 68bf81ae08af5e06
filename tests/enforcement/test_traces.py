"""What is one phone, one account, one device, however it is written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien.core.refusal import Refused
from khien.enforcement.models import TraceKind
from khien.enforcement.rules import places, traces

OLD = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",
    "0167": "037", "0168": "038", "0169": "039",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
PREFIXES = st.sampled_from(sorted(OLD.values()))
BEGINNINGS = st.sampled_from(["0", "+84", "84", "0084", "(+84) ", "+84 (0)", "tel:+84", ""])


@given(PREFIXES, st.integers(0, 9_999_999), BEGINNINGS)
def test_a_mobile_number_is_one_in_every_form(prefix, rest, beginning):
    number = f"{prefix}{rest:07}"
    spaced = f"{beginning}{number[1:4]} {number[4:7]}.{number[7:]}"
    assert traces.phone(spaced) == traces.phone(number)
    assert traces.phone(number).value == number


@pytest.mark.parametrize(("old", "new"), OLD.items())
@pytest.mark.parametrize("beginning", ["0", "+84", "84", "0084 ", ""])
def test_a_number_of_eleven_digits_is_the_one_of_today(old, new, beginning):
    assert traces.phone(f"{beginning}{old[1:]}123-4567").value == f"{new}1234567"


def test_a_landline_and_a_number_abroad_stay_as_they_are():
    assert traces.phone("0210 3846 123").value == "02103846123"
    assert traces.phone("+1 650 253 0000").value == "16502530000"
    assert traces.phone("không rõ") is None


@pytest.mark.parametrize(
    ("typed", "place", "platform", "key"),
    [
        ("@Mau.123", "FB", "facebook", "mau123"),
        ("mau 123", "facebook", "facebook", "mau123"),
        ("https://m.facebook.com/mau.123?fbclid=x", "", "facebook", "mau123"),
        ("fb.com/mau123/posts/9", "", "facebook", "mau123"),
        ("m.me/mau.123", "", "facebook", "mau123"),
        ("https://www.facebook.com/profile.php?id=100012345", "", "facebook", "100012345"),
        ("facebook.com/people/Mau-Mau/100012345/", "", "facebook", "100012345"),
        ("facebook.com/groups/77/user/100012345", "", "facebook", "100012345"),
        ("https://www.tiktok.com/@mau.123/video/99", "", "tiktok", "mau123"),
        ("youtube.com/@Mau123", "", "youtube", "mau123"),
        ("instagram.com/mau_123/", "", "instagram", "mau123"),
        ("https://t.me/mau123", "", "telegram", "mau123"),
        ("https://twitter.com/mau123/status/1", "", "x", "mau123"),
        ("snapchat.com/add/mau123", "", "snapchat", "mau123"),
        ("mau123", "Liên Quân", "lien-quan", "mau123"),
        ("mau123", "Ứng dụng Mới", "ung dung moi", "mau123"),
        ("Mau.123+x@Gmail.com", "", "email", "mau123gmailcom"),
    ],
)
def test_an_account_is_one_by_name_and_by_link(typed, place, platform, key):
    found = traces.handle(typed, place)
    assert (found.kind, found.place, found.key) == (TraceKind.HANDLE, platform, key)


@pytest.mark.parametrize(
    "typed",
    ["https://zalo.me/0912345678", "https://wa.me/84912345678", "https://t.me/+84912345678"],
)
def test_a_link_that_is_a_number_is_that_phone(typed):
    assert traces.link(typed) == traces.phone("0912 345 678")


@pytest.mark.parametrize(
    "typed",
    [
        "https://facebook.com/groups/123/posts/9",
        "https://www.youtube.com/watch?v=abc",
        "https://www.instagram.com/p/abc/",
        "https://t.me/+AbCdEf",
        "https://diendan.vidu.vn/nguoi/mau123",
    ],
)
def test_a_page_that_is_no_account_is_the_page(typed):
    assert traces.link(typed).kind == TraceKind.URL


@pytest.mark.parametrize("typed", ["facebook.com", "https://www.tiktok.com/", "youtube.com/xem"])
def test_everybodys_site_marks_nobody(typed):
    with pytest.raises(Refused, match="trang chung"):
        traces.domain(typed)
    assert traces.domain("https://shop-mau.vn/x").value == "shop-mau.vn"


def test_a_bank_account_is_its_number_and_the_bank_is_told_apart():
    one = traces.bank_account("VCB 0123 456 789")
    assert (one.value, one.place) == ("0123456789", "vietcombank")
    assert traces.bank_account("0123456789", "Vietcombank") == one
    assert traces.bank_account("0123.456.789").token == one.token


def test_a_device_is_one_with_and_without_its_check_digit():
    assert len({traces.device(typed).token for typed in (
        "IMEI: 49-015420-323751-8", "49015420323751", "4901542032375101"
    )}) == 1  # fmt: skip
    assert traces.device("aa:bb:cc:dd:ee:0f") == traces.device("AABBCCDDEE0F")
    assert traces.device("điện thoại màu đen") is None


def test_a_name_is_one_without_marks_and_in_any_order_but_a_single_word_is_none():
    assert traces.name("Trần Văn Mẫu").token == traces.name("mau  TRAN van").token
    assert traces.name("Mẫu") is None


def test_only_a_name_or_a_nickname_elsewhere_is_a_hint():
    assert not traces.is_strong(TraceKind.NAME, "", "")
    assert not traces.is_strong(TraceKind.HANDLE, "tiktok", "facebook")
    assert not traces.is_strong(TraceKind.HANDLE, "", "")
    assert traces.is_strong(TraceKind.HANDLE, "tiktok", "tiktok")
    assert traces.is_strong(TraceKind.BANK_ACCOUNT, "", "vietcombank")


@given(st.sampled_from(list(TraceKind)), st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(kind, text, place):
    try:
        found = traces.read(kind, text, place)
    except Refused:
        return
    assert found is None or (found.key and len(found.place) <= places.LONGEST)


def test_every_place_has_names_of_its_own():
    listed = [*places.platforms(), *places.banks()]
    assert len({each.code for each in listed}) == len(listed)
    assert all(places.place(each.name) == each.code for each in listed)
    assert places.place_name("facebook") == "Facebook"
