"""Texts in Markdown as readers see them: made once, when they are written, and read as they stand."""

from hashlib import blake2b

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    """What a text becomes: blocks of HTML, HTML within a line, or words that are no HTML at all."""

    BLOCKS = "blocks", _("Blocks")
    INLINE = "inline", _("Line")
    WORDS = "words", _("Words")


class MadeText(models.Model):
    """One text in one language and one form. It is found by what it was made of, so it can never be another text's."""

    id = models.CharField(primary_key=True, max_length=32, editable=False)
    form = models.CharField(max_length=8, choices=Form)
    language = models.CharField(max_length=2)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    """What it became; of the form `words` no HTML."""
    links = models.TextField(blank=True)
    """Where the addresses of our own pages begin and end in the HTML: `12-30 55-71`."""
    made_by = models.CharField(max_length=16)
    """Names the code that made it (publishing.making). What older code made is made again when the site starts."""

    class Meta:
        verbose_name = _("text as readers see it")
        verbose_name_plural = _("texts as readers see them")

    def __str__(self):
        return f"{self.form} {self.language} {self.text[:40]}"


class MadeReference(models.Model):
    """A page, a term or a phrase that a text names, with what it meant when the text was made."""

    made = models.ForeignKey(MadeText, models.CASCADE, related_name="references")
    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=120)
    target = models.TextField(blank=True)
    """Empty where nothing had this name."""

    class Meta:
        verbose_name = _("reference of a text")
        verbose_name_plural = _("references of texts")
        indexes = [models.Index("kind", "key", name="texts_that_name_it")]
        constraints = [models.UniqueConstraint("made", "kind", "key", name="one_reference_of_a_text")]

    def __str__(self):
        return f"{self.made_id} → {self.kind}:{self.key}"


def made_id(form: str, language: str, text: str) -> str:
    """By what a text is found."""
    return blake2b(f"{form}\0{language}\0{text}".encode(), digest_size=16).hexdigest()
