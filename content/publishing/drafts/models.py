"""What a page may become: its document as somebody is changing it, and what happened to that."""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.publishing.models import Page


class State(models.TextChoices):
    WRITING = "writing", _("Being written")
    REVIEW = "review", _("In review")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    DISCARDED = "discarded", _("Discarded")


OPEN = (State.WRITING, State.REVIEW, State.APPROVED)


class DraftQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state__in=OPEN)

    def in_review(self):
        return self.filter(state=State.REVIEW)

    def scheduled(self):
        return self.filter(state=State.APPROVED, publish_at__isnull=False)

    def due(self, now):
        """Those whose time has come."""
        return self.scheduled().filter(publish_at__lte=now)


class Draft(models.Model):
    """A page as it may become. One at most is open for a page; those that are over stay."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="drafts", verbose_name=_("page"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WRITING)
    began_from = models.JSONField(_("began from"), help_text="The live page's document when the draft last met it.")
    document = models.JSONField(_("document"))
    note = models.CharField(
        _("what changed and why"), max_length=280, blank=True, help_text=_("Readers see it in the page's history.")
    )
    publish_at = models.DateTimeField(_("to be published at"), null=True, blank=True)
    unchanged = models.JSONField(
        _("meaning unchanged"), default=dict, help_text="Text → who said that its translation needs no change."
    )
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["-changed_at", "pk"]
        constraints = [
            models.UniqueConstraint("page", condition=Q(state__in=OPEN), name="one_open_draft_a_page"),
        ]
        permissions = [
            ("write_draft", _("Can change any part of a draft")),
            ("translate_en", _("Can change the English of a draft")),
            ("translate_es", _("Can change the Spanish of a draft")),
            ("approve_draft", _("Can approve what somebody else wrote")),
            ("approve_proof", _("Can approve a change of proof that somebody else made")),
            ("publish_draft", _("Can publish what was approved, now or at a set time")),
            ("override_review", _("Can publish without a second reader, with a reason")),
            ("publish_directly", _("Can change what readers see without a draft")),
        ]

    def __str__(self):
        return f"{self.page}: {self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def authors(self) -> set[int]:
        """Who wrote any of it. None of them can be its second reader."""
        wrote = self.steps.filter(what__in=DraftStep.WRITING).exclude(by=None)
        return set(wrote.values_list("by", flat=True))


class DraftStep(models.Model):
    """Something that somebody did with a draft, or that happened to it."""

    class What(models.TextChoices):
        BEGUN = "begun", _("Begun")
        REVERTED = "reverted", _("Begun from an earlier revision")
        EDITED = "edited", _("Changed")
        MERGED = "merged", _("Brought up to date with the live page")
        UNCHANGED = "unchanged", _("Meaning unchanged")
        SUBMITTED = "submitted", _("Sent for review")
        RETURNED = "returned", _("Sent back")
        APPROVED = "approved", _("Approved")
        OVERRIDDEN = "overridden", _("Approved without a second reader")
        SCHEDULED = "scheduled", _("Time set")
        UNSCHEDULED = "unscheduled", _("Time taken back")
        PUBLISHED = "published", _("Published")
        FAILED = "failed", _("Could not be published")
        DISCARDED = "discarded", _("Discarded")

    WRITING = (What.BEGUN, What.EDITED, What.REVERTED, What.MERGED)

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="steps", verbose_name=_("draft"))
    what = models.CharField(_("what"), max_length=12, choices=What)
    by = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, related_name="draft_steps", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step of a draft")
        verbose_name_plural = _("steps of drafts")
        ordering = ["draft", "at", "pk"]

    def __str__(self):
        return f"{self.draft_id}: {self.get_what_display()}"
