"""What an audit of a page says is read: three scores of a hundred, and what took the points."""

import pytest

from khien.site.bench import lighthouse

REPORT = {
    "lighthouseVersion": "12.8.2",
    "requestedUrl": "http://127.0.0.1/lam-viec/",
    "finalDisplayedUrl": "http://127.0.0.1/lam-viec/",
    "environment": {"hostUserAgent": "Mozilla/5.0 HeadlessChrome/156.0.0.0 Safari/537.36"},
    "categories": {
        "performance": {"score": 0.987, "auditRefs": [{"id": "speed-index", "weight": 10}]},
        "accessibility": {
            "score": 0.9,
            "auditRefs": [
                {"id": "color-contrast", "weight": 7},
                {"id": "tabindex", "weight": 0},
                {"id": "video-caption", "weight": 10},
            ],
        },
    },
    "audits": {
        "speed-index": {"score": 1, "title": "Speed Index", "displayValue": "0.9 s"},
        "color-contrast": {
            "score": 0,
            "title": "Too pale",
            "details": {"items": [{"node": {"snippet": "<p>a</p>"}}, {"url": "/hoc/"}]},
        },
        "tabindex": {"score": 0, "title": "Not counted"},
        "video-caption": {"score": None, "title": "No film here"},
    },
}


def test_scores_are_of_a_hundred_and_each_lost_point_has_its_place():
    verdict = lighthouse.read(REPORT)
    assert verdict.scores == {"performance": 99, "accessibility": 90}
    assert verdict.costs == ["color-contrast (0.00): Too pale · <p>a</p> · /hoc/"]
    assert verdict.by == "Lighthouse 12.8.2 in Chromium 156"


def test_a_page_that_did_not_open_or_led_elsewhere_has_no_score():
    with pytest.raises(RuntimeError, match="refused"):
        lighthouse.read(REPORT | {"runtimeError": {"code": "NO", "message": "refused"}})
    with pytest.raises(RuntimeError, match="dang-nhap"):
        lighthouse.read(REPORT | {"finalDisplayedUrl": "http://127.0.0.1/tai-khoan/dang-nhap/"})
