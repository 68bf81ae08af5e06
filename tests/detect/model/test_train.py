from dataclasses import replace

import numpy as np
import pytest

from khien_detect.text.model import Model
from khien_detect.text.model.calibration import calibrate, calibration_error, softmax
from khien_detect.text.model.evaluate import evaluate
from khien_detect.text.model.figures import macro_f1
from khien_detect.text.model.labelled import Labelled
from khien_detect.text.model.offsets import best_offsets, decide
from khien_detect.text.model.rows import rows_of
from khien_detect.text.model.task import folds_of
from khien_detect.text.model.train import train
from khien_detect.text.model.views import VIEWS, count_ratios, fit


def test_the_same_sets_and_seed_give_the_same_model(sets, trained):
    heading, arrays = train(*sets, name="invented", seed=1, nets=1)
    assert heading == trained[0]
    assert arrays.keys() == trained[1].keys()
    assert all(np.array_equal(arrays[name], array) for name, array in trained[1].items())


def test_the_heading_says_how_it_was_made(sets, trained):
    made = trained[0].made
    assert made["seed"] == 1
    assert made["train"] == {"sha256": sets[0].sha256, "rows": len(sets[0].texts)}
    assert made["dev"]["sha256"] == sets[1].sha256
    assert made["dev_macro_f1"] == 1.0


def test_two_classes_can_be_told_apart_too(sets):
    two = [replace(one, labels=np.minimum(one.labels, 1)) for one in sets]
    heading, arrays = train(*two, name="two", seed=1, nets=0)
    model = Model(heading, arrays, "unsealed")
    assert model.classes == 2
    assert macro_f1(two[1].labels, model.decide(two[1].texts), 2) == 1.0


def test_four_classes_can_be_told_apart_too(sets):
    four = []
    for one in sets:
        greeting = np.array([text.endswith(("ngủ ngon", "bài này")) for text in one.texts])
        four.append(replace(one, labels=np.where(greeting, 3, one.labels)))
    heading, arrays = train(*four, name="four", seed=1, nets=0)
    model = Model(heading, arrays, "unsealed")
    assert macro_f1(four[1].labels, model.decide(four[1].texts), 4) == 1.0


def test_labels_by_chance_are_not_said_to_be_learned(sets):
    """Held-out figures are honest: noise learned by heart does not count."""
    random = np.random.default_rng(5)
    noise = Labelled(
        ["".join(random.choice(list("bcdghklmnt"), 12)) + " " + "xyz"[n % 3] for n in range(400)],
        random.integers(0, 2, 400),
        "",
    )
    dev = Labelled(noise.texts[:50], random.integers(0, 2, 50), "")
    heading, _ = train(noise, dev, name="noise", seed=1, nets=0)
    assert heading.made["macro_f1_held_out"] < 0.62


def test_equal_texts_fall_into_one_fold_and_dev_is_apart():
    texts = [
        "Đồ Ngốc",
        "do  ngoc",
        "khác",
        *(f"câu {chr(97 + n % 25)}{chr(97 + n // 25)}" for n in range(50)),
    ]
    dev = Labelled(["a", "b", "c"], np.zeros(3, np.int64), "")
    fold = folds_of((Labelled(texts, np.arange(53) % 2, ""), dev), seed=1)
    assert fold[0] == fold[1]
    assert fold[-3:].tolist() == [5, 5, 5]
    assert set(fold[:-3].tolist()) == {0, 1, 2, 3, 4}


def test_evaluate_counts_what_was_decided(sets, model_path):
    model = Model.open(model_path)
    wrong = replace(sets[1], labels=(sets[1].labels + 1) % 3)
    right, nothing = evaluate(model, sets[1]), evaluate(model, wrong)
    assert (right["macro_f1"], nothing["macro_f1"]) == (1.0, 0.0)
    assert [one["support"] for one in right["per_class"]] == [15, 12, 9]
    assert right["confusion"] == [[15, 0, 0], [0, 12, 0], [0, 0, 9]]
    assert right["texts_per_second"] > 0


def test_a_ratio_is_the_log_of_smoothed_shares_and_0_for_what_is_rare():
    rows, _ = rows_of(["a", "a", "b", "b", "b c", "b c"], 20)
    sides = np.array([1, 1, 0, 0, 0, 0], bool)
    ratios = count_ratios(rows, sides)
    with_it, without = rows.texts_with(sides) + 1.0, rows.texts_with(~sides) + 1.0
    assert np.allclose(ratios, np.log(with_it / with_it.sum() / (without / without.sum())))
    few = rows.pick(np.array([0, 2, 3]))
    seen_once = few.texts_with(np.ones(3, bool)) < 2
    assert seen_once.any()
    assert (count_ratios(few, np.array([1, 0, 0], bool))[seen_once] == 0).all()


@pytest.mark.parametrize("view", VIEWS[:2], ids=lambda view: view.name)
def test_descent_ends_near_where_the_loss_is_least(view):
    """Against plain gradient descent on the same objective, which cannot share a mistake."""
    texts = ["tốt quá", "tốt ghê", "tốt", "dở quá", "dở ghê", "dở", "tốt dở", "quá ghê"] * 3
    labels = np.array([0, 0, 0, 1, 1, 1, 0, 1] * 3)
    rows, _ = rows_of(texts, 20)
    fitted = fit(view, rows, labels, classes=2, seed=1)
    ratios = count_ratios(rows, labels == 1)
    ours = np.append(fitted.weights[:, 1] / np.where(ratios == 0, 1, ratios), fitted.bias[1])
    inputs = np.hstack([rows.sums(np.eye(rows.width)) * ratios, np.ones((len(rows), 1))])
    least = _least(view, inputs, labels)
    assert _objective(view, inputs, labels, ours)[0] < 1.005 * least
    assert _objective(view, inputs, labels, 0 * ours)[0] > 1.5 * least


def _objective(view, inputs, labels, weights):
    """(value, gradient)."""
    sides, share = np.where(labels == 1, 1.0, -1.0), (labels == 1).mean()
    costs = view.cost * np.where(labels == 1, 0.5 / share, 0.5 / (1 - share)) ** view.balance
    margins = sides * (inputs @ weights)
    if view.logistic:
        losses, pulls = np.log1p(np.exp(-margins)), 1 / (1 + np.exp(margins))
    else:
        losses, pulls = np.maximum(1 - margins, 0) ** 2, 2 * np.maximum(1 - margins, 0)
    value = 0.5 * weights @ weights + costs @ losses
    return value, weights - inputs.T @ (costs * pulls * sides)


def _least(view, inputs, labels):
    weights = np.zeros(inputs.shape[1])
    pace = 1 / (1 + 2 * view.cost * (inputs**2).sum())
    for _ in range(5000):
        value, slope = _objective(view, inputs, labels, weights)
        weights -= pace * slope
    return value


def test_offsets_make_up_for_a_class_that_scores_too_low():
    random = np.random.default_rng(1)
    labels = random.integers(0, 3, 3000)
    scores = random.normal(size=(3000, 3)) + 2 * np.eye(3)[labels]
    low = scores - np.array([0.0, 3.0, -1.0])
    offsets = best_offsets(low, labels, seed=1)
    assert np.allclose(offsets, [0.0, 3.0, -1.0], atol=0.3)
    kept = macro_f1(labels, decide(low, offsets), 3)
    assert kept > macro_f1(labels, decide(low, np.zeros(3)), 3) + 0.1


def test_calibrated_chances_come_true():
    random = np.random.default_rng(2)
    true = softmax(random.normal(size=(20_000, 3)) * 2)
    labels = (true.cumsum(1) > random.random((20_000, 1))).argmax(1)
    scores = np.log(true) / np.array([3.0, 2.0, 1.0]) + np.array([0.0, 1.0, -1.0])
    slopes, shifts = calibrate(scores, labels)
    fitted = softmax(scores * slopes + shifts)
    assert np.allclose(slopes, [3.0, 2.0, 1.0], atol=0.2)
    assert calibration_error(fitted, labels) < 0.01
    assert calibration_error(softmax(scores), labels) > 0.05
