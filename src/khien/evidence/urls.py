from django.urls import path

from khien.evidence.views import exhibit as views

app_name = "evidence"
urlpatterns = [
    path("<uuid:exhibit_id>/", views.exhibit, name="exhibit"),
    path("<uuid:exhibit_id>/mo/", views.preview, name="preview"),
    path("<uuid:exhibit_id>/xem-ro/", views.look, name="look"),
    path("<uuid:exhibit_id>/tai-ve/", views.download, name="download"),
    path("<uuid:exhibit_id>/tra-lai/", views.release, name="release"),
]
