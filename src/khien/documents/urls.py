from django.urls import path

from khien.documents.views import document, letterhead, register, types

app_name = "documents"
urlpatterns = [
    path("", register.register, name="register"),
    path("loai/", types.types, name="types"),
    path("loai/<slug:code>/", types.change_type, name="change_type"),
    path("co-quan/<uuid:office_id>/", letterhead.letterhead, name="letterhead"),
    path("co-quan/<uuid:office_id>/so-ngoai/", register.outside, name="outside"),
    path("<uuid:document_id>/", document.document, name="document"),
    path("<uuid:document_id>/ban-hanh/", document.issue, name="issue"),
    path("<uuid:document_id>/huy/", document.void, name="void"),
    path("<uuid:document_id>/tai-ve/<slug:kind>/", document.download, name="download"),
]
