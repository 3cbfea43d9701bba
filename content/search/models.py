"""What a search looks through: a row for each page, one for each statement, and what readers ask, in their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.publishing.kinds import kind_choices
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


class SearchPassage(models.Model):
    """A statement of a page in one language: what answers a query, marked and shown with its page."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="search_passages", verbose_name=_("page"))
    language = models.CharField(_("language"), max_length=2)
    anchor = models.CharField(_("anchor"), max_length=160)
    position = models.PositiveIntegerField(_("position"), default=0)
    heading = models.TextField(_("heading"), blank=True)
    text = models.TextField(_("text"), help_text="As readers see it, without Markdown.")
    words = models.TextField(_("words"), help_text="Heading and text, as tokens.")

    class Meta:
        verbose_name = _("search entry of a statement")
        verbose_name_plural = _("search entries of statements")
        constraints = [models.UniqueConstraint("page", "language", "anchor", name="one_search_passage_at_an_anchor")]

    def __str__(self):
        return f"{self.page_id} {self.language} #{self.anchor}"


class Role(models.TextChoices):
    SUBJECT = "subject", _("what a query is about")
    ACT = "act", _("what is asked about it")
    GROUP = "group", _("for whom")
    ELSEWHERE = "elsewhere", _("no subject of this site")


class SearchConcept(models.Model):
    """Something readers ask about, or ask for, by all the words they use for it: right ones and wrong ones."""

    QUOTED = frozenset({"names"})

    key = models.SlugField(_("key"), max_length=60, unique=True)
    role = models.CharField(_("part in a query"), max_length=10, choices=Role)
    names = models.TextField(
        _("words for it"), blank=True, help_text=_("One a line, as readers type them; wrong ones too. For search only.")
    )
    names_zh = models.TextField(
        _("Chinese words and pinyin"), blank=True, help_text=_("One a line. Simplified characters are enough.")
    )
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page of this name"),
        help_text=_("The page that is this card, scheme or office: its own names count as well."),
    )
    kind = models.CharField(
        _("every page of this kind answers it"),
        max_length=16,
        blank=True,
        choices=kind_choices,
    )
    near = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="+",
        verbose_name=_("often meant instead"),
        help_text=_("Pages about these are offered too, after those about this one."),
    )
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=3,
        help_text=_("How much it decides: 3 for what a query turns on, 1 for a word that rather colours it."),
    )
    changed_at = models.DateTimeField(auto_now=True, editable=False)

    class Meta:
        verbose_name = _("what readers ask")
        verbose_name_plural = _("what readers ask")
        ordering = ["role", "key"]

    def __str__(self):
        return self.key


class SearchWord(models.Model):
    """A word as it stood on some page once, for finding what a misspelt one meant. Only ever added to.

    Whether it still stands anywhere, and on how many pages, the index itself knows.
    """

    language = models.CharField(_("language"), max_length=2)
    word = models.CharField(_("word"), max_length=LONGEST_WORD)
    spelt = models.CharField(max_length=LONGEST_WORD, help_text="With its accents, as readers are shown it.")
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
