"""What a search looks through: one row a page and language, and the words that stand in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.publishing.models import Page


class SearchDocument(models.Model):
    """The words of one page in one language, folded and stemmed. Rebuilt whenever the page is published."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="search_documents", verbose_name=_("page"))
    language = models.CharField(_("language"), max_length=2)
    names = models.TextField(_("names"), help_text="Title and other names, as tokens.")
    words = models.TextField(_("words"), help_text="Short answer and everything else, as tokens.")

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [models.UniqueConstraint("page", "language", name="one_search_document_per_language")]

    def __str__(self):
        return f"{self.page_id} {self.language}"


class SearchWord(models.Model):
    """A word of one language and the number of pages it stands on: rarer words weigh more, misspelt ones find it."""

    language = models.CharField(_("language"), max_length=2)
    word = models.CharField(_("word"), max_length=120)
    pages = models.PositiveIntegerField(_("number of pages"))

    class Meta:
        verbose_name = _("word that can be searched")
        verbose_name_plural = _("words that can be searched")
        constraints = [models.UniqueConstraint("language", "word", name="one_row_per_word")]

    def __str__(self):
        return self.word
