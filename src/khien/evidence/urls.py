from django.urls import path

from khien.evidence.views import exhibit as views
from khien.evidence.views import hand_on, resealing, sealing, sending, unit_key, unit_keys, viewing

app_name = "evidence"
urlpatterns = [
    path("gui/", sending.begin, name="begin"),
    path("gui/<uuid:upload_id>/<int:number>/", sending.piece, name="piece"),
    path("gui/<uuid:upload_id>/xong/", sending.finish, name="finish"),
    path("gui/<uuid:upload_id>/bo/", sending.give_up, name="give_up"),
    path("khoa/", unit_keys.unit_keys, name="unit_keys"),
    path("khoa/<uuid:key_id>/tep-thu/", unit_key.challenge, name="challenge"),
    path("khoa/<uuid:key_id>/thu/", unit_key.prove, name="prove"),
    path("khoa/<uuid:key_id>/ngung/", unit_key.end, name="end_key"),
    path("khoa/niem-lai/", resealing.reseal, name="reseal"),
    path("khoa/niem-lai/phong-bi/", resealing.misfits, name="misfits"),
    path("<uuid:exhibit_id>/", views.exhibit, name="exhibit"),
    path("<uuid:exhibit_id>/mo/", views.preview, name="preview"),
    path("<uuid:exhibit_id>/xem-ro/", viewing.look, name="look"),
    path("<uuid:exhibit_id>/dang-xem/", viewing.looking, name="looking"),
    path("<uuid:exhibit_id>/dang-xem/tep/", viewing.clear, name="clear"),
    path("<uuid:exhibit_id>/dong/", viewing.close, name="close"),
    path("<uuid:exhibit_id>/nghi/", viewing.rest, name="rest"),
    path("<uuid:exhibit_id>/nho-xem/", hand_on.hand_on, name="hand_on"),
    path("<uuid:exhibit_id>/tai-ve/", views.download, name="download"),
    path("<uuid:exhibit_id>/tra-lai/", views.release, name="release"),
    path("<uuid:exhibit_id>/kiem-tra/", views.check, name="check"),
    path("<uuid:exhibit_id>/niem-phong/", sealing.seal, name="seal"),
    path("<uuid:exhibit_id>/niem-phong/tep/", sealing.sealed_file, name="sealed_file"),
    path("<uuid:exhibit_id>/niem-phong/phong-bi/", sealing.envelope, name="envelope"),
]
