"""What takes long begins first: the stories, on one worker, then what is killed and started again.

They wait more than they work, so that the other workers have the processors meanwhile; begun last,
they would keep everybody waiting for one. All stories share one sample province.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

STORIES = "tests/stories/"


@pytest.hookimpl(trylast=True)  # after Django's order within a module
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        long = {item.path for item in items if item.get_closest_marker("faults")}
        items.sort(key=lambda item: (not item.nodeid.startswith(STORIES), item.path not in long))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log) -> LoadScopeScheduling:
    config.option.loadscopereorder = False  # as collected, not those of most tests first
    return WholeModules(config, log)


class WholeModules(LoadScopeScheduling):
    """Each module on one worker, all stories on one of them."""

    def _split_scope(self, nodeid: str) -> str:
        return STORIES if nodeid.startswith(STORIES) else super()._split_scope(nodeid)
