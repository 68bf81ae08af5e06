"""`python -m khien.dashboards.drawing`: a chart as JSON on the way in, as SVG on the way out.

A process of its own: the drawing engine carries a browser's script engine. It knows neither Django
nor the database.
"""

import json
import sys
from typing import Any

import altair as alt
import vl_convert

STRICT, SETTLED, TARGET = "#0f6b5c", "#a15c00", "#6b7280"
WIDTH, HEIGHT, NARROW = 520, 220, 250


def chart(wanted: dict[str, Any]) -> Any:
    words, (series,) = wanted["words"], wanted["series"]
    points = [
        {"period": period, "kind": words[kind], "percent": percent}
        for kind in ("strict", "settled")
        for period, percent in zip(series["periods"], series[kind], strict=True)
    ]
    kinds = [words["strict"], words["settled"]]
    look = alt.Scale(domain=kinds, range=[STRICT, SETTLED])
    shapes = alt.Scale(domain=kinds, range=["circle", "square"])
    dashes = alt.Scale(domain=kinds, range=[[1, 0], [6, 3]])
    legend = alt.Legend(
        title=None, orient="top", symbolSize=120, symbolStrokeWidth=0, labelFontSize=13
    )
    lines = (
        alt.Chart(alt.InlineData(values=points))
        .mark_line(point={"size": 70, "filled": True})
        .encode(
            x=alt.X("period:O", sort=list(series["periods"]), title=None, axis=_axis(0)),
            y=alt.Y("percent:Q", scale=alt.Scale(domain=[0, 100]), title="%", axis=_axis(5)),
            color=alt.Color("kind:N", scale=look, legend=legend),
            shape=alt.Shape("kind:N", scale=shapes, legend=legend),
            strokeDash=alt.StrokeDash("kind:N", scale=dashes, legend=None),
        )
    )
    layers: list[Any] = [lines]
    if series["target"] is not None:
        at = [{"percent": series["target"]}]
        rule = alt.Chart(alt.InlineData(values=at)).mark_rule(color=TARGET, strokeDash=[2, 2])
        layers.append(rule.encode(y="percent:Q"))
    width = NARROW if wanted.get("narrow") else WIDTH
    return alt.layer(*layers).properties(width=width, height=HEIGHT)


def _axis(ticks: int) -> alt.Axis:
    look: dict[str, Any] = {
        "labelFontSize": 13,
        "titleFontSize": 13,
        "labelAngle": 0,
        "labelOverlap": True,
    }
    return alt.Axis(**look, tickCount=ticks) if ticks else alt.Axis(**look)


def svg(wanted: dict[str, Any]) -> str:
    spec = chart(wanted).configure(font="sans-serif").to_json()
    return str(vl_convert.vegalite_to_svg(spec, vl_version="6.4"))


if __name__ == "__main__":
    sys.stdout.write(svg(json.load(sys.stdin)))
