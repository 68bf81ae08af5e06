"""Nets beside the linear views, where held-out rows show that they help."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from khien_detect.text.model.file import Arrays
from khien_detect.text.model.letters import letters
from khien_detect.text.model.net import Net
from khien_detect.text.model.netfit import train_net
from khien_detect.text.model.nets import side_by_side
from khien_detect.text.model.netscore import answers, know
from khien_detect.text.model.reading import pack
from khien_detect.text.model.task import Task
from khien_detect.text.model.words import Spoken, spoken

NETS = 7  # averaged: one alone hangs on its seed; more gain ever less
WEIGHTS = (0.5, 0.25, 1.0)  # against the linear views; an earlier one stays unless clearly worse
CLEARLY = 0.002  # macro-F1; less is chance
FEWEST_SAID = 2  # times a word must occur for its share to be worked out beforehand
THREADS = 2

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Beside:
    """`scores` (rows, classes): what the nets add on held-out rows; no nets add nothing."""

    scores: Floats
    nets: tuple[Net, ...] = ()
    words: tuple[str, ...] = ()
    weight: float = 0.0

    @property
    def count(self) -> int:
        return len(self.nets)

    def arrays(self, slopes: Floats) -> Arrays:
        """As a model file keeps them, answers multiplied by the classes' slopes."""
        if not self.nets:
            return {}
        slope = slopes.astype(np.float32)
        nets = side_by_side(
            [n._replace(answers=n.answers * slope[:, None], bias=n.bias * slope) for n in self.nets]
        )
        words = "\n".join(self.words).encode("utf-8", "surrogatepass")
        return nets._asdict() | {"words": np.frombuffer(words, np.uint8)}


def best_nets(texts: Sequence[str], task: Task, linear: Floats, *, count: int) -> Beside:
    """Those and the weight with the best macro-F1 beside the linear views' scores, if any help."""
    best, best_quality = Beside(np.zeros_like(linear)), task.honest_macro_f1(linear)
    if count == 0:
        return best
    said, words = spoken(texts)
    nets, scores = zip(*(_held_out(texts, said, task, n) for n in range(count)), strict=True)
    mean = np.mean(scores, axis=0)
    spread = count * max(float(mean.std()), 1e-9)
    often = np.bincount(said.words, minlength=len(words)) >= FEWEST_SAID
    known = tuple(word for word, kept in zip(words, often, strict=True) if kept)
    for weight in WEIGHTS:
        added = mean * (weight * count / spread)
        quality = task.honest_macro_f1(linear + added)
        if quality > best_quality + CLEARLY:
            scaled = tuple(_scaled(net, weight / spread) for net in nets)
            best, best_quality = Beside(added, scaled, known, weight), quality
    return best


def _scaled(net: Net, factor: float) -> Net:
    by = np.float32(factor)
    return net._replace(answers=net.answers * by, bias=net.bias * by)


def _held_out(texts: Sequence[str], said: Spoken, task: Task, number: int) -> tuple[Net, Floats]:
    """A net fitted on the training set, centred and of spread 1; its held-out scores likewise."""
    splits = list(task.splits())

    def learn(others: npt.NDArray[np.int64]) -> Net:
        seed = 1000 * task.seed + number
        return train_net(said, others, task.labels, classes=task.classes, seed=seed)

    scores = np.zeros((len(task.labels), task.classes))
    with ThreadPoolExecutor(THREADS) as pool:
        nets = list(pool.map(learn, (others for _, others in splits)))
    for net, (held, _) in zip(nets, splits, strict=True):
        scores[held] = _answers(net, [texts[row] for row in held])
    scores -= scores.mean(1, keepdims=True)
    centre, spread = scores.mean(0), max(float(scores.std()), 1e-9)
    last = nets[-1]
    bias = last.bias - last.bias.mean() - centre.astype(np.float32)
    even = last._replace(answers=last.answers - last.answers.mean(0), bias=bias)
    return _scaled(even, 1 / spread), (scores - centre) / spread


def _answers(net: Net, texts: Sequence[str]) -> npt.NDArray[np.float32]:
    out = np.zeros((len(texts), len(net.bias)), np.float32)
    alone = side_by_side([net])
    answers(pack(texts), letters(), alone, know([], alone), out)
    return out
