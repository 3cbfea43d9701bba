"""What a search looks through: one row a page and language, the words that stand in them, and what is still to do."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.publishing.models import Page

LONGEST_WORD = 40
"""A longer word is no word of a language; nobody's misspelling leads to it."""


class SearchDocument(models.Model):
    """The words of one page in one language, as tokens of the index. Written when the page's readers see a change."""

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
    """A word as it stood on some page once, for finding what a misspelt one meant. Only ever added to.

    Whether it still stands anywhere, and on how many pages, the index itself knows.
    """

    language = models.CharField(_("language"), max_length=2)
    word = models.CharField(_("word"), max_length=LONGEST_WORD)
    backwards = models.CharField(max_length=LONGEST_WORD, help_text="For words that end alike.")

    class Meta:
        verbose_name = _("word that can be searched")
        verbose_name_plural = _("words that can be searched")
        constraints = [models.UniqueConstraint("language", "word", name="one_row_per_word")]
        indexes = [models.Index("language", "backwards", name="words_that_end_alike")]

    def __str__(self):
        return self.word


class SearchDue(models.Model):
    """A page whose search rows are behind what readers see. Written with the change itself, so that none is lost."""

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("page"))
    since = models.DateTimeField(_("since"), auto_now=True)

    class Meta:
        verbose_name = _("page that search has yet to read")
        verbose_name_plural = _("pages that search has yet to read")

    def __str__(self):
        return str(self.page_id)
