"""Addresses of the province's own words."""

from django.urls import path

from khien.screening.views.word import word, word_withdraw
from khien.screening.views.word_new import word_new
from khien.screening.views.word_try import word_try
from khien.screening.views.words import words

urlpatterns = [
    path("tu-ngu/", words, name="words"),
    path("tu-ngu/moi/", word_new, name="word_new"),
    path("tu-ngu/thu/", word_try, name="word_try"),
    path("tu-ngu/<uuid:words_id>/", word, name="word"),
    path("tu-ngu/<uuid:words_id>/go/", word_withdraw, name="word_withdraw"),
]
