from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Content")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from content.evidence.models import pages_quoting
        from content.files import PAGE_FORMATS, ROW_FORMATS
        from content.finder.check import speaks_for_readers
        from content.glossary.lock import lock_problems
        from content.glossary.models import Phrase, Term
        from content.glossary.references import glossary_targets
        from content.publication import INNER_PAGES, RULES
        from content.publishing.formats import register_formats
        from content.publishing.gate import register_inner_pages, register_rules
        from content.publishing.references import register_kinds
        from content.publishing.rows import register_rows
        from content.publishing.wording import register_guard
        from content.publishing.workflow import register_objection, register_showing
        from content.search import indexing

        register_formats(PAGE_FORMATS)
        register_rows(ROW_FORMATS)
        register_rules(RULES)
        register_inner_pages(INNER_PAGES)
        register_kinds({"term": Term, "phrase": Phrase}, glossary_targets)
        register_guard(lock_problems)
        register_objection(speaks_for_readers)
        register_showing(pages_quoting)
        indexing.connect()
