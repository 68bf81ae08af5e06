from django.urls import path

from khien.law import views

app_name = "law"
urlpatterns = [
    path("", views.register, name="register"),
    path("<uuid:document_id>/", views.document, name="document"),
    path("<uuid:document_id>/sua/", views.change_document, name="change_document"),
    path("<uuid:document_id>/them-dieu/", views.add_provision, name="add_provision"),
    path("dieu/<uuid:provision_id>/sua/", views.change_provision, name="change_provision"),
    path("dieu/<uuid:provision_id>/khung-phat/", views.fine_limits, name="fine_limits"),
]
