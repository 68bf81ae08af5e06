import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khien_detect.text.model import Model


@pytest.fixture(scope="module")
def model(model_path):
    return Model.open(model_path)


@pytest.fixture(scope="module")
def linear(model, trained):
    """The same model without what nets add."""
    heading, arrays = trained
    return Model(heading, {"table": arrays["table"]}, "linear")


def test_scores_are_probabilities_of_every_class(model):
    scores = model.scores(["Lan ơi cảm ơn nhé", "Na ơi đồ ngốc xít", ""])
    assert scores.shape == (3, model.classes)
    assert scores.dtype == np.float32
    assert np.allclose(scores.sum(1), 1, atol=1e-5)


def test_it_has_learned_what_the_set_taught(model):
    said = ["Vy ơi bạn thật tốt", "Vy ơi đồ ngốc xít", "Vy ơi cả bọn đều tồi tệ"]
    assert model.decide(said).tolist() == [0, 1, 2]
    assert model.decide([said[1].upper(), "vy oi do ngoc xit"]).tolist() == [1, 1]


def test_nothing_to_score_is_nothing_scored(model):
    assert model.scores([]).shape == (0, model.classes)
    assert model.explain("", 1) == []


@given(st.lists(st.text(alphabet=st.characters(), max_size=80), max_size=12))
def test_a_text_scores_the_same_alone_and_among_others(model, texts):
    together = model.scores(texts)
    alone = [model.scores([text])[0] for text in texts]
    assert np.array_equal(together, np.array(alone, np.float32).reshape(together.shape))


def test_many_texts_are_scored_in_their_order(model):
    texts = [f"bạn {n} ơi đồ ngốc" if n % 3 else f"cảm ơn {n}" for n in range(9000)]
    assert np.array_equal(model.scores(texts)[4000:4200], model.scores(texts[4000:4200]))


def test_a_bad_word_at_the_end_of_a_very_long_message_is_found(model):
    padding = "cảm ơn nhé bạn thật tốt " * 400_000  # near 10 MB
    quiet, loud = model.decide([padding, padding + "đồ ngốc xít sao mà dở ẹc"])
    assert (quiet, loud) == (0, 1)


@pytest.mark.parametrize("text", ["\ud800", "\x00", "\u202e" * 50, "😀" * 999, "a\u0301" * 5000])
def test_hostile_texts_are_scored_like_any_other(model, text):
    assert np.isfinite(model.scores([text])).all()


def test_the_heaviest_ngrams_are_the_text_s_own_and_readable(model):
    said = "Vy ơi đồ NGỐC xít"
    reasons = model.explain(said, 1, most=4)
    weights = [weight for _, weight in reasons]
    assert 1 <= len(reasons) <= 4
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0
    read = {"vy ơi đồ ngốc xít", "vy oi do ngoc xit"}
    assert all(any(words in text for text in read) for words, _ in reasons)
    assert any("ng" in words or "xí" in words for words, _ in reasons)


def test_a_class_the_model_does_not_know_is_not_explained(model):
    with pytest.raises(ValueError, match="none of this model's 3 classes"):
        model.explain("xin chào", 3)


def test_what_is_explained_is_all_that_was_added_up(model, linear):
    text = "Vy ơi sao mà dở ẹc"
    for label in range(model.classes):
        weights, bias = linear._weighed(text, label)[1], linear._learned.weights.bias
        scores = linear._raw([text])[0] - bias
        others = (scores.sum() - scores[label]) / (model.classes - 1)
        assert weights.sum() == pytest.approx(scores[label] - others, abs=1e-3)


def test_what_is_written_alike_counts_once(model):
    twice, once = (model.explain(text, 1, most=10_000) for text in ("dở dở", "dở"))
    assert len({words for words, _ in twice}) == len(twice)
    assert dict(once)["dở"] == pytest.approx(dict(twice)["dở"], abs=1e-5)


def test_fewer_reasons_are_the_heaviest_of_more(model):
    text = "Vy ơi đồ ngốc xít sao mà dở ẹc"
    every = model.explain(text, 1, most=10_000)
    assert [model.explain(text, 1, most=n) for n in range(6)] == [every[:n] for n in range(6)]
