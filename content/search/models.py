"""What a search looks through: one row a page and language."""

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
