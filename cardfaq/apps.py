from django.apps import AppConfig
from django.conf import settings


class SiteConfig(AppConfig):
    name = "cardfaq"
    verbose_name = "CardFAQ"

    def ready(self) -> None:
        # Importing registers the checks.
        from cardfaq import checks  # noqa: F401
        from cardfaq.compression import prefer_brotli

        prefer_brotli(settings.BROTLI_QUALITY)
