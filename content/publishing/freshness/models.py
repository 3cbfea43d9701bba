"""A translation that lags, from the change that left it behind to whoever settled it."""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.addresses import LANGUAGES, OTHER
from content.publishing.models import LANGUAGE_NAMES, Page


class LagQuerySet(models.QuerySet):
    def open(self):
        return self.filter(settled_at__isnull=True)

    def of(self, kind, key):
        return self.filter(kind=kind, key=key)


class LaggingText(models.Model):
    """A text whose other language was changed, on a page or in a row, while it was left as it was."""

    kind = models.CharField(_("kind"), max_length=24, help_text="Of the page, or the name of the row's model.")
    key = models.CharField(_("key"), max_length=120)
    page = models.ForeignKey(
        Page, models.CASCADE, null=True, related_name="lagging_texts", verbose_name=_("page"), help_text="If it is one."
    )
    path = models.CharField(_("place"), max_length=300, help_text="In its document: `steps/step-1/text`.")
    language = models.CharField(
        _("language"), max_length=2, choices=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
    )
    source_then = models.TextField(_("the other language, as it was translated"))
    source_now = models.TextField(_("the other language now"))
    translation = models.TextField(_("translation"))
    since = models.DateTimeField(_("since"), default=timezone.now)
    changed_by = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, related_name="+", verbose_name=_("changed by")
    )
    settled_at = models.DateTimeField(_("settled at"), null=True)
    settled_by = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, related_name="+", verbose_name=_("settled by")
    )
    meaning_unchanged = models.BooleanField(_("meaning unchanged"), default=False)

    objects = LagQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation that lags")
        verbose_name_plural = _("translations that lag")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                "kind", "key", "path", "language", condition=Q(settled_at__isnull=True), name="one_open_lag_a_text"
            ),
        ]

    def __str__(self):
        return f"{self.kind}:{self.key} {self.path} ({self.language})"

    @property
    def source_language(self) -> str:
        return OTHER[self.language]

    @property
    def slot(self) -> str:
        """The statement on its page, where it is part of one: its anchor."""
        parts = self.path.split("/")
        return parts[1].partition("~")[0] if len(parts) > 2 else ""


def lags_here(language: str) -> Exists:
    """For a query of pages: whether a text of the page lags in this language."""
    return Exists(LaggingText.objects.open().filter(page=OuterRef("pk"), language=language))
