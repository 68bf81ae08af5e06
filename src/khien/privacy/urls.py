from django.urls import path

from khien.privacy.views import holds, keeping, rights

app_name = "privacy"
urlpatterns = [
    path("luu-giu/", keeping.keeping, name="keeping"),
    path("luu-giu/<slug:slug>/", keeping.term, name="term"),
    path("giu-lai/", holds.holds, name="holds"),
    path("giu-lai/<uuid:hold_id>/bo/", holds.release, name="release"),
    path("yeu-cau/", rights.requests, name="requests"),
    path("yeu-cau/moi/", rights.new_request, name="new_request"),
    path("yeu-cau/<uuid:request_id>/", rights.one, name="request"),
    path("yeu-cau/<uuid:request_id>/ban-in/", rights.hand_out, name="hand_out"),
]
