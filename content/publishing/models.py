"""The page: what every addressable thing on the site has in common, its history and its old addresses."""

from collections import defaultdict
from typing import ClassVar

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from content.addresses import LANGUAGES, absolute, page_path
from content.markup import plain
from content.publishing.constraints import Rule
from content.publishing.reserved import address_problem

slug_validator = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*$",
    _("Use lower-case letters a to z, digits and single hyphens. Write año as anual, never as ano."),
)
key_validator = RegexValidator(
    r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?$",
    _("Use lower-case letters a to z, digits and single hyphens."),
)

LONGEST_ANSWER = 280
"""Characters of a short answer as readers see it. The names of what it refers to do not count."""


def fits_in_lists(short_answer: str) -> None:
    if (length := len(plain(short_answer))) > LONGEST_ANSWER:
        problem = _("It has %(length)d characters as readers see it; %(longest)d is the most.")
        raise ValidationError(problem % {"length": length, "longest": LONGEST_ANSWER})


LANGUAGE_NAMES = dict(settings.LANGUAGES)


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class OfferedIn(models.TextChoices):
    """The languages a page exists in. Nothing ever falls back to the other language in silence."""

    BOTH = "both", _("English and Spanish")
    ENGLISH = "en", _("English only, Spanish held back")
    SPANISH = "es", _("Spanish only, English held back")


def published(code=None, page=""):
    """The condition that visitors may read a page; in the language of this code, where one is given.

    `page` is the way from a row to its page, as `claim__page`; empty for pages themselves.
    """
    way = f"{page}__" if page else ""
    is_offered = Q(**{f"{way}offered_in__in": (OfferedIn.BOTH, code)}) if code else Q()
    return Q(**{f"{way}status": Status.PUBLISHED}) & is_offered


def is_published(status, offered_in, code):
    """The same of a row whose columns were read."""
    return status == Status.PUBLISHED and offered_in in (OfferedIn.BOTH, code)


class PageQuerySet(models.QuerySet):
    def published(self, language=None):
        """Pages a visitor may read; with `language`, those that exist in it."""
        return self.filter(published(language))

    def named(self, names):
        """The pages with these names, pairs of kind and key."""
        keys = defaultdict(set)
        for kind, key in names:
            keys[kind].add(key)
        wanted = Q(pk__in=())
        for kind, some in keys.items():
            wanted |= Q(kind=kind, key__in=some)
        return self.filter(wanted)

    def in_order(self):
        return self.order_by("position", "key")


class Page(models.Model):
    """Anything with an address of its own: a card, a guide, an article of law, a plain text.

    Each kind inherits from it with columns of its own. The `key` names the page in
    files, references and code, in no language, and never changes.
    """

    KIND = "page"

    QUOTED = frozenset({"aliases"})
    """Translated fields that repeat what others say: no rendering is refused there. Any model may have some."""

    PROSE = frozenset({"short_answer", "body"})
    """Translated fields in which editors refer to pages and terms. Any model may have some."""

    ALSO_WORDS = frozenset({"short_answer"})
    """Prose that lists show without its links: a reference there has words of its own."""
    SHOWN_AS: ClassVar[dict[str, tuple[str, ...]]] = {"body": ("blocks",)}
    """In which forms prose is made (publishing.made_texts), where that is not all of them."""

    kind = models.CharField(_("kind"), max_length=16, editable=False)
    key = models.CharField(
        _("key"),
        max_length=120,
        validators=[key_validator],
        help_text=_("Names the page in files and references, the same in both languages. It cannot change later."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    offered_in = models.CharField(
        _("offered in"),
        max_length=4,
        choices=OfferedIn,
        default=OfferedIn.BOTH,
        help_text=_("A page that is not complete in a language does not exist in it."),
    )
    title = models.CharField(_("title"), max_length=240, help_text=_("The heading of the page."))
    search_title = models.CharField(
        _("title in search results"),
        max_length=60,
        blank=True,
        help_text=_("Only where the title is too long to be shown whole: 52 signs, or 60 where it names China."),
    )
    slug = models.CharField(
        _("address"),
        max_length=160,
        null=True,
        blank=True,
        validators=[slug_validator],
        help_text=_("The last part of the web address. The old one keeps leading here when you change it."),
    )
    short_answer = models.CharField(
        _("short answer"),
        max_length=600,
        validators=[fits_in_lists],
        help_text=_(
            "One or two sentences, at most 280 characters as readers see them. Shown first on the page, in lists and "
            "in search results. A question may explain a term: [residence permit](term:juzhuzheng)."
        ),
    )
    body = models.TextField(
        _("explanation"),
        blank=True,
        help_text=_(
            "Markdown. Refer to other pages as [[card:social-security-card]]; name a term where readers first need "
            "its Chinese as [residence permit](term:juzhuzheng)."
        ),
    )
    aliases = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("What people type to find this page, one a line. For search only."),
    )
    name_zh = models.CharField(_("Chinese name"), max_length=200, blank=True)
    pinyin = models.CharField(_("pinyin"), max_length=240, blank=True)
    aliases_zh = models.TextField(
        _("other Chinese names"),
        blank=True,
        help_text=_("One a line. For search only."),
    )
    position = models.PositiveIntegerField(_("position in lists"), default=0)
    about = models.ManyToManyField(
        "self",
        verbose_name=_("is about"),
        symmetrical=False,
        related_name="pages_about",
        blank=True,
        help_text=_("The pages this one belongs with. They will list it."),
    )
    editor_note = models.TextField(_("note to colleagues"), blank=True, help_text=_("Readers never see this."))
    wording_reason = models.TextField(
        _("why a rendering to avoid stands here"),
        blank=True,
        help_text=_("Anything written here lets the page use renderings that the glossary refuses."),
    )
    withdrawal_reason = models.TextField(
        _("why it was withdrawn"),
        blank=True,
        help_text=_("Readers who follow an old link see this."),
    )
    replacement = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        related_name="replaces_pages",
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(
        default=timezone.now,
        editable=False,
        help_text="When what readers see last changed.",
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["kind", "position", "key"]
        constraints = [
            models.UniqueConstraint("kind", "key", name="one_key_per_kind"),
            models.UniqueConstraint(
                "kind",
                "slug_en",
                name="one_english_slug_per_kind",
                violation_error_message=_("Another page of this kind has this English address."),
            ),
            models.UniqueConstraint(
                "kind",
                "slug_es",
                name="one_spanish_slug_per_kind",
                violation_error_message=_("Another page of this kind has this Spanish address."),
            ),
            Rule(
                condition=Q(status="draft") | Q(offered_in="es") | Q(slug_en__isnull=False),
                name="an_english_page_has_an_english_slug",
            ),
            Rule(
                condition=Q(status="draft") | Q(offered_in="en") | Q(slug_es__isnull=False),
                name="a_spanish_page_has_a_spanish_slug",
            ),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.kind:
            self.kind = self.KIND

    def __str__(self):
        return self.title or self.key

    def get_absolute_url(self) -> str:
        language = get_language() or "en"
        return self.path_in(language if self.is_offered_in(language) else self.offered_in)

    @property
    def reference(self) -> str:
        """How files and Markdown name this page: `card:social-security-card`."""
        return f"{self.kind}:{self.key}"

    def is_offered_in(self, language: str) -> bool:
        return self.offered_in in (OfferedIn.BOTH, language)

    def title_in(self, language: str) -> str:
        return getattr(self, f"title_{language}") or ""

    def search_title_in(self, language: str) -> str:
        return getattr(self, f"search_title_{language}") or ""

    def path_in(self, language: str) -> str:
        """The page's path in one language. It may not exist there: ask `is_offered_in`."""
        return page_path(self.kind, language, getattr(self, f"slug_{language}") or "")

    def canonical_in(self, language: str) -> str:
        return absolute(self.path_in(language))

    def clean_fields(self, exclude=None):
        """An address that the routes keep for something else is none for a page."""
        errors: dict = {}
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as refusal:
            errors = refusal.update_error_dict(errors)
        for name in (f"slug_{language}" for language in LANGUAGES):
            is_checked = name not in (exclude or ()) and name not in errors
            if is_checked and (problem := address_problem(self.kind, getattr(self, name) or "")):
                errors[name] = [ValidationError(problem)]
        if errors:
            raise ValidationError(errors)


class RevisionQuerySet(models.QuerySet):
    def seen(self):
        """Those with something that readers could see: the public history."""
        return self.filter(is_seen=True)

    def newest(self):
        """Of each page the last one."""
        later = self.model._base_manager.filter(page=models.OuterRef("page"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(later))


class Revision(models.Model):
    """The page as it was published at one moment: its document, who did it and why."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="revisions", verbose_name=_("page"))
    number = models.PositiveIntegerField(_("number"))
    document = models.JSONField(_("document"))
    note = models.CharField(
        _("what changed and why"), max_length=280, blank=True, help_text=_("Readers see it in the page's history.")
    )
    note_language = models.CharField(_("language of the note"), max_length=2, blank=True)
    is_seen = models.BooleanField(
        _("readers see it"),
        default=True,
        help_text=_("Off: only what editors see changed, as a check or a note to colleagues."),
    )
    made_by = models.ForeignKey(
        get_user_model(),
        models.SET_NULL,
        null=True,
        related_name="revisions",
        verbose_name=_("by"),
    )
    made_at = models.DateTimeField(_("at"), default=timezone.now)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["page", "-number"]
        constraints = [models.UniqueConstraint("page", "number", name="one_revision_per_number")]

    def __str__(self):
        return f"{self.page} #{self.number}"


class Redirect(models.Model):
    """An address a page once had. It leads to the page for ever and is never given to another."""

    language = models.CharField(_("language"), max_length=2)
    kind = models.CharField(_("kind"), max_length=16)
    slug = models.CharField(_("old address"), max_length=160)
    page = models.ForeignKey(Page, models.CASCADE, related_name="redirects", verbose_name=_("page"))

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [models.UniqueConstraint("language", "kind", "slug", name="one_page_per_old_address")]

    def __str__(self):
        return page_path(self.kind, self.language, self.slug)
