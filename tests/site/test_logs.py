"""What is logged tells what failed and where, never whom."""

import io
import json
import logging
import logging.config

import pytest

from khien.site import logs


@pytest.fixture
def logged():
    stream = io.StringIO()
    setting = logs.configuration("INFO")
    formatter = {k: v for k, v in setting["formatters"]["json"].items() if k != "()"}
    handler = logging.StreamHandler(stream)
    handler.setFormatter(setting["formatters"]["json"]["()"](**formatter))
    logger = logging.getLogger("khien.test")
    logger.addHandler(handler)
    logger.setLevel("INFO")
    yield logger, stream
    logger.removeHandler(handler)


def test_an_exception_is_told_without_its_words(logged):
    logger, stream = logged
    try:
        int("Nguyễn Thị Mẫu, 0912345678")
    except ValueError:
        logger.exception("failed")
    event = json.loads(stream.getvalue())
    assert event["exception"]["type"] == "builtins.ValueError"
    assert any("test_logs.py" in place for place in event["exception"]["at"])
    assert "Mẫu" not in stream.getvalue()


def test_a_one_time_link_is_not_written_down(logged):
    logger, stream = logged
    logger.warning("Unprocessable Entity: %s", "/tai-khoan/loi-moi/P_ncshEAX-x9/")
    logger.warning("Not Found", extra={"path": "/tai-khoan/loi-moi/P_ncshEAX-x9"})
    assert stream.getvalue().count("/tai-khoan/loi-moi/…") == 2
    assert "P_ncsh" not in stream.getvalue()


def test_the_request_hung_on_a_record_is_left_out(logged, rf):
    logger, stream = logged
    request = rf.post("/bao-tin/?ten=Mẫu", {"what_happened": "chuyện riêng"})
    logger.warning("Not Found", extra={"request": request, "status_code": 404})
    event = json.loads(stream.getvalue())
    assert event["status_code"] == 404
    assert "Mẫu" not in stream.getvalue()
    assert "127.0.0.1" not in stream.getvalue()
