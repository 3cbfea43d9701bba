"""What a search looks through: one row a page and language, and the words that stand in them."""

from django.db import models

from content.publishing.models import Page


class SearchDocument(models.Model):
    """The words of one page in one language, folded and stemmed. Rebuilt whenever the page is published."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="search_documents")
    language = models.CharField(max_length=2)
    names = models.TextField(help_text="Title and other names, as tokens.")
    words = models.TextField(help_text="Short answer and everything else, as tokens.")

    class Meta:
        constraints = [models.UniqueConstraint("page", "language", name="one_search_document_per_language")]

    def __str__(self):
        return f"{self.page_id} {self.language}"


class SearchWord(models.Model):
    """A word of one language and the number of pages it stands on: rarer words weigh more, misspelt ones find it."""

    language = models.CharField(max_length=2)
    word = models.CharField(max_length=120)
    pages = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("language", "word", name="one_row_per_word")]

    def __str__(self):
        return self.word
