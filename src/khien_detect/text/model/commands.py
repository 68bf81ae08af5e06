"""`khien-detect text train`, `evaluate` and `build-shipped`."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from khien_detect.cli import Trouble
from khien_detect.text.model import file
from khien_detect.text.model.beside import NETS
from khien_detect.text.model.evaluate import evaluate
from khien_detect.text.model.labelled import read_labelled
from khien_detect.text.model.model import Model
from khien_detect.text.model.shipped import Sources, build
from khien_detect.text.model.train import train

SOURCES = {
    "vihos-train": "ViHOS's training set: CSV with text,spans",
    "vihos-dev": "ViHOS's dev set",
    "safesense": "SafeSense-VI: CSV with text,label",
}
LARGEST_SEED = 1_000_000
ABOUT_NETS = "small nets tried beside the n-grams; 0: the fastest and smallest model"
COLUMN = "name of the column with the label (default: label)"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("train", help="train a model on labelled texts")
    parser.add_argument("--train", type=Path, required=True, help="CSV with text,label")
    parser.add_argument("--dev", type=Path, required=True, help="CSV to choose on, kept apart")
    parser.add_argument("--task", required=True, help="a name for what the labels tell apart")
    parser.add_argument("--out", type=Path, required=True, help="where the model is written")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same model")
    parser.add_argument("--nets", type=int, choices=range(10), default=NETS, help=ABOUT_NETS)
    parser.add_argument("--label-column", default="label", help=COLUMN)
    parser.set_defaults(run=run_train)
    parser = subparsers.add_parser("evaluate", help="measure a model on labelled texts")
    parser.add_argument("--model", type=Path, help="default: the model that ships")
    parser.add_argument("--data", type=Path, required=True, help="CSV with text,label")
    parser.add_argument("--label-column", default="label", help=COLUMN)
    parser.set_defaults(run=run_evaluate)
    add_build(subparsers)


def add_build(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("build-shipped", help="make the model that ships anew")
    for name, about in SOURCES.items():
        parser.add_argument(f"--{name}", type=Path, required=True, help=about)
    parser.add_argument("--out", type=Path, required=True, help="where the model is written")
    parser.set_defaults(run=run_build)


def run_build(asked: argparse.Namespace) -> int:
    sources = Sources(asked.vihos_train, asked.vihos_dev, asked.safesense)
    heading = build(sources, asked.out)
    _show(heading.made | {"shown_from": heading.shown_from})
    return 0


def run_train(asked: argparse.Namespace) -> int:
    if not asked.out.parent.is_dir():
        raise Trouble(f"{asked.out.parent} is no folder to write a model into")
    if not 0 <= asked.seed <= LARGEST_SEED:
        raise Trouble(f"a seed is a whole number from 0 to {LARGEST_SEED}, not {asked.seed}")
    sets = (read_labelled(p, label_column=asked.label_column) for p in (asked.train, asked.dev))
    heading, arrays = train(*sets, name=asked.task, seed=asked.seed, nets=asked.nets)
    file.write(asked.out, heading, arrays)
    _show(heading.made)
    return 0


def run_evaluate(asked: argparse.Namespace) -> int:
    try:
        model = Model.open(asked.model)
    except file.Unusable as unusable:
        raise Trouble(str(unusable)) from None
    _show(evaluate(model, read_labelled(asked.data, label_column=asked.label_column)))
    return 0


def _show(figures: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
