"""What a screen says of an address."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures_links import NOW, TODAY, a_list, a_screen, a_table, shared_list
from khien_detect.cli import Trouble
from khien_detect.finding import Kind
from khien_detect.links import Category, Scope, Screen, compile_lists, write

LABEL = st.sampled_from(["a", "b", "c", "a-b", "x_1"])
HOST = st.lists(LABEL, min_size=1, max_size=4).map(lambda labels: ".".join([*labels, "com"]))
HOSTS = st.lists(HOST, max_size=8)


def says(screen, url):
    return [finding.kind for finding in screen.check(url)]


@pytest.mark.parametrize(
    ("listed", "url", "found"),
    [
        ("evil.com", "http://evil.com/x", True),
        ("evil.com", "http://deep.www.EVIL.com./", True),
        ("evil.com", "http://user@evil.com:8080?x", True),
        ("evil.com", "http://notevil.com/", False),
        ("evil.com", "http://evil.com.vn/", False),
        ("www.evil.com", "http://evil.com/", False),
        ("cốccốc-giả.vn", "http://xn--cccc-gi-k9a8ab7h.vn", False),
        ("8.8.8.8", "http://0x8080808/", True),
        ("8.8.8.8", "http://1.8.8.8.8/", False),
        ("sites.google.com/view/bad", "https://sites.google.com/view/bad", True),
        ("sites.google.com/view/bad", "https://sites.google.com/view/bad/more?x#y", True),
        ("sites.google.com/view/bad", "https://sites.google.com/a/../view//bad/", True),
        ("sites.google.com/view/bad", "https://sites.google.com/view/%62AD", True),
        ("sites.google.com/view/bad", "https://sites.google.com/view/badminton", False),
        ("sites.google.com/view/bad", "https://sites.google.com/", False),
        ("www.facebook.com/bad", "https://m.facebook.com/bad", True),
        ("www.facebook.com/bad", "https://www.facebook.com/good", False),
        (
            "play.google.com/apps?id=bad&hl=vi",
            "https://play.google.com/apps?id=bad&hl=vi&x=1",
            True,
        ),
        ("play.google.com/apps?id=bad", "https://play.google.com/apps?id=badge", False),
        ("play.google.com/apps?id=bad", "https://play.google.com/apps?id=good", False),
        ("x.github.io", "https://x.github.io/", True),
        ("x.github.io", "https://y.github.io/", False),
        ("github.io\ncom.vn", "https://y.github.io/", False),
    ],
)
def test_a_list_covers_hosts_below_and_beginnings_of_paths(listed, url, found):
    assert (Kind.LISTED_HOST in says(a_screen(listed), url)) is found


@pytest.mark.parametrize(
    ("allowed", "url"),
    [
        ("@@||good.evil.com^", "http://good.evil.com/"),
        ("@@||good.evil.com^", "http://www.good.evil.com/x"),
        ("@@||evil.com^", "http://evil.com/"),
        ("@@||evil.com/help", "http://evil.com/help/me"),
    ],
)
def test_allowed_beats_blocked(allowed, url):
    assert says(a_screen("evil.com", "www.good.evil.com", allowed), url) == []
    assert says(a_screen(allowed, "evil.com", "worse.com"), url) == []
    assert says(a_screen(allowed, "evil.com", "worse.com"), "worse.com") == [Kind.LISTED_HOST]


def test_allowed_beats_blocked_across_files(tmp_path):
    write(tmp_path / "blocked", [compile_lists([a_list("evil.com")])])
    (tmp_path / "allowed.txt").write_text("@@||evil.com^\n")
    blocked = Screen.open([tmp_path / "blocked"], NOW)
    both = Screen.open([tmp_path / "blocked", tmp_path / "allowed.txt"], NOW)
    assert says(blocked, "evil.com") == [Kind.LISTED_HOST]
    assert says(both, "evil.com") == []
    assert both.check_many(["evil.com"]).tolist() == [False]


def test_allowed_also_silences_what_only_looks_bad():
    assert says(a_screen(), "http://vietcombank-xacminh.top/") == [Kind.LOOK_ALIKE]
    assert says(a_screen("@@||vietcombank-xacminh.top^"), "http://vietcombank-xacminh.top/") == []


def test_each_category_is_a_finding_with_its_lists_the_most_trusted_first():
    screen = a_screen(
        a_list("evil.com", name="weak", trust=0.5),
        a_list("www.evil.com", name="strong", trust=0.8, source="https://lists.example"),
        a_list("evil.com", name="casino", category=Category.GAMBLING),
    )
    phishing, gambling = screen.check("https://www.evil.com/x")
    assert (phishing.score, gambling.score) == (0.8, 0.9)
    assert phishing.where == "www.evil.com"
    assert [(why.source, why.words) for why in phishing.why] == [
        ("list strong (https://lists.example): phishing", "www.evil.com"),
        ("list weak: phishing", "evil.com"),
    ]
    assert phishing.advice != gambling.advice


def test_lists_apply_in_their_scope_only():
    adult = a_list("adult.com", category=Category.ADULT, ages=("6-10",), expires=TODAY)
    table = a_table(adult)

    def blocks(**scope):
        asked = Scope(**{"today": TODAY} | scope)
        screen = Screen([table], asked)
        assert screen.check_many(["adult.com"])[0] == bool(screen.check("adult.com"))
        return bool(screen.check("adult.com"))

    assert blocks()
    assert blocks(age="6-10", categories=frozenset({Category.ADULT}))
    assert not blocks(age="16-17")
    assert not blocks(categories=frozenset({Category.MALWARE}))
    assert not blocks(today=TODAY + timedelta(days=1))


def test_a_shortened_link_is_said_to_be_one():
    assert says(a_screen(), "https://bit.ly/3abc") == [Kind.SHORTENED]
    assert says(a_screen(), "https://bit.ly/") == []


@pytest.mark.parametrize("text", ["", "no host here", "https://", "\ud800", "x" * 10_000_000, "\0"])
def test_what_is_no_address_finds_nothing(text):
    assert a_screen("evil.com").check(text) == []


def test_a_missing_file_is_an_error_and_a_damaged_one_says_so(tmp_path):
    with pytest.raises(FileNotFoundError):
        Screen.open([tmp_path / "none"])
    write(tmp_path / "bad", [compile_lists([a_list("evil.com")])[:-1]])
    with pytest.raises(Trouble, match="bad is cut short or changed"):
        Screen.open([tmp_path / "bad"])


def is_below(host, other):
    return host == other or host.endswith("." + other)


@settings(deadline=None)
@given(HOSTS, HOSTS, HOSTS)
def test_one_and_many_agree_with_the_plain_rule(blocked, allowed, asked):
    """Blocked is what lies at or below a blocked host and not at or below an allowed one."""
    screen = a_screen("\n".join(blocked), "\n".join(f"@@||{host}^" for host in allowed))
    expected = [
        any(is_below(host, other) for other in blocked)
        and not any(is_below(host, other) for other in allowed)
        for host in asked
    ]
    assert screen.check_many(asked).tolist() == expected
    assert [Kind.LISTED_HOST in says(screen, host) for host in asked] == expected


@settings(deadline=None)
@given(HOSTS, HOST)
def test_a_listed_parent_covers_its_children(blocked, parent):
    screen = a_screen("\n".join([*blocked, parent]))
    children = [f"{label}.{parent}" for label in ("a", "zz", "a-b.c")]
    assert screen.check_many(children).all()


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), max_size=10))
def test_many_hosts_of_any_kind_are_answered_as_each_alone(hosts):
    screen = a_screen("a.com", "8.8.8.8", "cốccốc.vn")
    asked = [*hosts, "A.com.", "8.8.8.8", "0x8080808", "CỐCCỐC.vn", "", ".", "a..com", "b\n.com"]
    each = [screen._is_blocked(host) for host in asked]
    assert screen.check_many(asked).tolist() == each
    assert screen.check_many(asked[:-1]).tolist() == each[:-1]
    assert each[-8:] == [True, True, True, True, False, False, False, False]


def test_more_hosts_than_one_batch_are_answered():
    screen = a_screen("\n".join(f"h{number}.com" for number in range(0, 3_000, 2)))
    asked = [f"www.h{number}.com" for number in range(3_000)]
    assert screen.check_many(asked).tolist() == [number % 2 == 0 for number in range(3_000)]
    assert screen.check_many([]).tolist() == []


def test_third_party_lists_are_found_again_and_harmless_ones_are_not():
    phishing = shared_list("chongluadao_urls.txt")
    harmless = [
        *shared_list("benign_bank_sample.txt"),
        *shared_list("benign_child.txt"),
        *shared_list("benign_sexual_education.txt"),
    ]
    screen = a_screen("\n".join(phishing))
    hosts = [address for address in phishing if "/" not in address and ":" not in address]
    assert screen.check_many(hosts).all()
    assert all(Kind.LISTED_HOST in says(screen, url) for url in phishing if "/" in url)
    wrong = [host for host in harmless if screen.check(host)]
    assert len(wrong) <= len(harmless) * 0.005, wrong
