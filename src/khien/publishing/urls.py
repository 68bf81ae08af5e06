from django.urls import path

from khien.publishing.views import articles, pictures, posters, write

app_name = "publishing"

urlpatterns = [
    path("", articles.articles, name="articles"),
    path("moi/", write.new, name="new"),
    path("dan/", write.paste, name="paste"),
    path("ap-phich/", posters.posters, name="posters"),
    path("ap-phich/<uuid:place_id>/", posters.poster, name="poster"),
    path("hinh/<uuid:picture_id>/<str:name>", articles.picture, name="picture"),
    path("bai/<slug:slug>/ban-moi/", write.begin, name="begin"),
    path("<uuid:version_id>/", articles.version, name="version"),
    path("<uuid:version_id>/viet/", write.write, name="write"),
    path("<uuid:version_id>/gui/", write.submit, name="submit"),
    path("<uuid:version_id>/rut/", articles.withdraw, name="withdraw"),
    path("<uuid:version_id>/hinh/", pictures.add_picture, name="add_picture"),
    path("<uuid:version_id>/hinh/<int:number>/bo/", pictures.remove_picture, name="remove_picture"),
    path("<uuid:version_id>/nghe/", articles.sound, name="sound"),
    path("<uuid:version_id>/doc/", pictures.add_voice, name="add_voice"),
]
