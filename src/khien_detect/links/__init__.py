"""Screening of links against lists and for look-alikes; lists compiled for resolvers.

`Screen.open(paths)` answers `check(url)`; `compile_lists` and `published` make what is served.
"""

from khien_detect.links.changes import Change, changes, next_serial
from khien_detect.links.compiling import compile_lists, write
from khien_detect.links.exporting import Zone, adguard, hosts_file, rpz
from khien_detect.links.publishing import Published, published
from khien_detect.links.screen import Screen
from khien_detect.links.sources import About, Category, Report, Scope, Source, open_list, read
from khien_detect.links.table import Table

__all__ = [
    "About",
    "Category",
    "Change",
    "Published",
    "Report",
    "Scope",
    "Screen",
    "Source",
    "Table",
    "Zone",
    "adguard",
    "changes",
    "compile_lists",
    "hosts_file",
    "next_serial",
    "open_list",
    "published",
    "read",
    "rpz",
    "write",
]
