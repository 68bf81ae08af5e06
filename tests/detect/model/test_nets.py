from itertools import pairwise

import numpy as np
import pytest

from khien_detect.text.model import Model
from khien_detect.text.model.beside import best_nets
from khien_detect.text.model.calibration import softmax
from khien_detect.text.model.labelled import Labelled
from khien_detect.text.model.letters import letters
from khien_detect.text.model.net import FILTERS, SIDE, WIDTHS, drawn
from khien_detect.text.model.netfit import (
    Lesson,
    _bench,
    _correct,
    _listen,
    _read,
    _said,
    _wrong,
    train_net,
)
from khien_detect.text.model.nets import side_by_side
from khien_detect.text.model.netscore import answers, know
from khien_detect.text.model.reading import pack
from khien_detect.text.model.rows import rows_of
from khien_detect.text.model.task import Task, folds_of
from khien_detect.text.model.words import MOST_BUCKETS, buckets_of, buckets_of_all, spoken


def heard(net, texts, known=()):
    alone = side_by_side([net])
    out = np.zeros((len(texts), len(net.bias)), np.float32)
    answers(pack(texts), letters(), alone, know(list(known), alone), out)
    return out


@pytest.fixture(scope="module")
def net():
    net = drawn(3, np.random.default_rng(1))
    net.thresholds[:] = np.random.default_rng(2).normal(size=net.thresholds.shape) / 10
    net.bias[:] = 0.1, 0.2, 0.3
    return net


def plainly(net, text):
    """What the net answers, computed word by word as the docstring says it."""
    said, _ = spoken([text])
    scale = np.abs(net.vectors).max() / 127
    vectors = np.rint(net.vectors / scale) * scale
    words = np.zeros((len(said.words) + 4, SIDE))
    for at, word in enumerate(said.words):
        buckets = said.buckets[said.bounds[word] : said.bounds[word + 1]]
        words[at + 2] = vectors[buckets].sum(0) / np.sqrt(len(buckets))
    strongest = []
    for width in range(1, WIDTHS + 1):
        places = net.filters[width * (width - 1) // 2 :][:width]
        each = [
            sum(places[step] @ words[at + step] for step in range(width))
            for at in range(len(words) - width + 1)
        ]
        strongest.append(np.maximum(np.max(each, axis=0) + net.thresholds[width - 1], 0))
    return net.answers @ np.concatenate(strongest) + net.bias


@pytest.mark.parametrize("text", ["", "một", "một hai", "Xin chào các bạn, hôm nay vui quá!!! 😀"])
def test_what_is_heard_is_what_the_net_says_known_words_or_not(net, text):
    expected = plainly(net, text)
    assert np.allclose(heard(net, [text])[0], expected, atol=1e-3)
    assert np.allclose(
        heard(net, [text], known=["xin", "vui", "một", "!!"])[0], expected, atol=1e-3
    )


def test_nets_side_by_side_add_up(net):
    other = drawn(3, np.random.default_rng(7))
    both = side_by_side([net, other])
    out = np.zeros((1, 3), np.float32)
    answers(pack(["xin chào bạn"]), letters(), both, know(["chào"], both), out)
    assert np.allclose(
        out, heard(net, ["xin chào bạn"]) + heard(other, ["xin chào bạn"]), atol=1e-4
    )


def test_a_word_shares_buckets_with_its_misspelling_and_its_bare_form():

    bounds, buckets = buckets_of_all(["ngốc", "ngốcs", "ngoc", "xa"])
    word, longer, bare, other = (set(buckets[a:b].tolist()) for a, b in pairwise(bounds))
    assert len(word & longer) >= 5
    assert word & bare
    assert not word & other


def test_a_word_of_any_length_has_few_buckets():
    codes = np.full(1900, ord("a"), np.uint32)
    count = buckets_of(codes, 0, len(codes), letters().bare, np.empty(MOST_BUCKETS, np.uint32))
    assert count <= MOST_BUCKETS


def test_a_slope_is_what_a_small_change_does_to_the_loss():
    """Numerical differences of the loss against the slope that training follows."""
    said, _ = spoken(["vui quá bạn ơi"])
    net = drawn(3, np.random.default_rng(3))
    lesson = Lesson(said, np.array([2]), np.ones(3, np.float32))
    bench = _bench()
    words = _said(said, 0)
    _read(said, words, net.vectors, bench)
    bench.words[2:6] = np.random.default_rng(4).normal(size=(4, SIDE))
    _listen(net, 8, bench)
    wrong = _wrong(net, 2, lesson.weight, bench)
    before = _loss(net, bench)
    squares = type(net)(*(np.full_like(part, 1e9) for part in net))  # so that nothing moves
    _correct(net, squares, wrong, bench, np.float32(0))
    for at, side in ((2, 0), (3, 9), (4, 5), (5, 3), (3, 20)):
        bench.words[at, side] += 1e-3
        change = (_loss(net, bench) - before) / 1e-3
        bench.words[at, side] -= 1e-3
        assert change == pytest.approx(bench.slopes[at, side], rel=0.02, abs=1e-4)


def _loss(net, bench):
    total = np.zeros(WIDTHS * FILTERS)
    for width in range(1, WIDTHS + 1):
        places = net.filters[width * (width - 1) // 2 :][:width]
        each = [
            sum(places[step] @ bench.words[at + step].astype(float) for step in range(width))
            for at in range(8 - width + 1)
        ]
        total[(width - 1) * FILTERS : width * FILTERS] = np.maximum(np.max(each, axis=0), 0)
    scores = net.answers @ (total * bench.kept) + net.bias
    return -np.log(softmax(scores[None])[0, 2])


def test_a_net_learns_that_a_word_turns_the_next_one_round():
    """What no sum of single words can say: each word is as often on one side as on the other."""
    texts = [f"{c} {n} {w}" for c in "abcdefgh" for n in ("rất", "chẳng") for w in ("tốt", "dở")]
    labels = np.array([("chẳng" in t) == ("tốt" in t) for t in texts], np.int64)
    said, _ = spoken(texts)
    net = train_net(said, np.tile(np.arange(len(texts)), 60), labels, classes=2, seed=1)
    assert (heard(net, texts).argmax(1) == labels).all()
    again = train_net(said, np.tile(np.arange(len(texts)), 60), labels, classes=2, seed=1)
    assert all(np.array_equal(a, b) for a, b in zip(net, again, strict=True))


def _task(texts, labels):
    train_set, dev = Labelled(texts[20:], labels[20:], ""), Labelled(texts[:20], labels[:20], "")
    rows, _ = rows_of(texts[20:] + texts[:20], 20)
    every = np.concatenate([labels[20:], labels[:20]])
    return Task(rows, every, folds_of((train_set, dev), 1), 2, 1), texts[20:] + texts[:20]


def test_nets_are_kept_where_they_help_and_left_out_where_not():
    random = np.random.default_rng(1)
    texts = [
        f"{chr(97 + n % 26)}{chr(97 + n // 26)} {'dở' if n % 2 else 'tốt'}" for n in range(300)
    ]
    labels = np.arange(300) % 2
    task, texts = _task(texts, labels)
    blind = random.normal(size=(300, 2))
    knowing = blind + 50 * np.eye(2)[task.labels]
    kept, left = (best_nets(texts, task, scores, count=1) for scores in (blind, knowing))
    assert (kept.count, left.count) == (1, 0)
    assert kept.weight > 0
    assert left.arrays(np.ones(2)) == {}
    assert task.honest_macro_f1(blind + kept.scores) > 0.9
    assert best_nets(texts, task, blind, count=0).count == 0


def test_a_model_adds_its_nets_to_its_ngrams(trained):
    heading, arrays = trained
    net = drawn(3, np.random.default_rng(1))
    said = {"words": np.frombuffer("bạn\ntốt".encode(), np.uint8)}
    nets = side_by_side([net])._asdict()
    both, alone = (Model(heading, {"table": arrays["table"]} | a, "") for a in (nets | said, {}))
    texts = ["bạn tốt quá", "chào"]
    assert np.allclose(both._raw(texts), alone._raw(texts) + heard(net, texts), atol=1e-4)
