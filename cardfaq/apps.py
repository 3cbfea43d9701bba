from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "cardfaq"
    verbose_name = "CardFAQ"

    def ready(self) -> None:
        # Importing registers the checks.
        from cardfaq import checks  # noqa: F401
        from cardfaq.compression import prefer_brotli

        prefer_brotli()
