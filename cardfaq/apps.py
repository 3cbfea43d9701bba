from django.apps import AppConfig
from django.contrib.admin import apps as admin


class SiteConfig(AppConfig):
    name = "cardfaq"
    verbose_name = "CardFAQ"

    def ready(self) -> None:
        # Importing registers the checks.
        from cardfaq import checks  # noqa: F401
        from cardfaq.compression import prefer_brotli

        prefer_brotli()


class AdminConfig(admin.AdminConfig):
    default_site = "content.desk.site.Desk"
