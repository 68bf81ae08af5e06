from django.urls import path

from khien.law import views

app_name = "law"
urlpatterns = [
    path("", views.register, name="register"),
    path("<uuid:document_id>/", views.document, name="document"),
    path("<uuid:document_id>/sua/", views.change_document, name="change_document"),
    path("dieu/<uuid:provision_id>/sua/", views.change_provision, name="change_provision"),
]
