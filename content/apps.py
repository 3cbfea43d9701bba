from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Content")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.core.checks import register

        from content.kinds import every_kind_is_whole
        from content.search import indexing

        register(every_kind_is_whole)
        indexing.connect()
