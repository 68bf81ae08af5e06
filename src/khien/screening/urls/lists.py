"""Addresses of lists for resolvers, and of what people say is wrong on them."""

from django.urls import path

from khien.screening.views.correction import correction
from khien.screening.views.corrections import corrections
from khien.screening.views.edition import edition
from khien.screening.views.publication import publication, publish_now, stop
from khien.screening.views.publication_change import publication_change
from khien.screening.views.publication_new import publication_new
from khien.screening.views.publication_preview import publication_preview
from khien.screening.views.publications import publications

_LIST = "danh-sach/<uuid:publication_id>/"
urlpatterns = [
    path("danh-sach/", publications, name="publications"),
    path("danh-sach/moi/", publication_new, name="publication_new"),
    path("danh-sach/de-nghi/", corrections, name="corrections"),
    path("danh-sach/de-nghi/<uuid:correction_id>/", correction, name="correction"),
    path(_LIST, publication, name="publication"),
    path(_LIST + "sua/", publication_change, name="publication_change"),
    path(_LIST + "xem-truoc/", publication_preview, name="publication_preview"),
    path(_LIST + "phat-hanh/", publish_now, name="publish_now"),
    path(_LIST + "dung/", stop, name="publication_stop"),
    path(_LIST + "lan/<int:serial>/", edition, name="edition"),
]
