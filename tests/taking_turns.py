"""The stories begin first, on one worker; the others take one module after the other meanwhile.

Stories wait more than they work: begun last, they would keep everybody waiting for one. They share
one sample province, so that one worker plays them all.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

STORIES = "tests/stories/"


@pytest.hookimpl(trylast=True)  # Django's order holds within a module
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: (not item.nodeid.startswith(STORIES), item.path))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log) -> LoadScopeScheduling:
    config.option.loadscopereorder = False  # as collected, not those of most tests first
    return WholeModules(config, log)


class WholeModules(LoadScopeScheduling):
    """Each module on one worker, all stories on one of them."""

    def _split_scope(self, nodeid: str) -> str:
        return STORIES if nodeid.startswith(STORIES) else super()._split_scope(nodeid)
