"""The root of the addresses: health, the admin in both languages, and the public site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from cardfaq.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    *i18n_patterns(path("admin/", admin.site.urls)),
    path("", include("content.urls")),
]

handler400 = "content.home.errors.bad_request"
handler403 = "content.home.errors.forbidden"
handler404 = "content.home.errors.not_found"
handler500 = "content.home.errors.server_error"
