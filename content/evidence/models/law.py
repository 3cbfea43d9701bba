"""Law with its dates: laws, provisions, their versions, and the citations that rest on them."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.evidence.models.claims import Claim
from content.evidence.models.sources import web_address
from content.publishing.models import Page, PageQuerySet


class Law(Page):
    """A law, regulation, rule, notice or treaty. Its full titles stand beside the Chinese one, the only official."""

    KIND = "law"

    class Level(models.TextChoices):
        LAW = "law", _("Law")
        ADMINISTRATIVE_REGULATION = (
            "administrative_regulation",
            _("Administrative regulation"),
        )
        DEPARTMENTAL_RULE = "departmental_rule", _("Departmental rule")
        NORMATIVE_DOCUMENT = "normative_document", _("Normative document")
        POLICY_DOCUMENT = "policy_document", _("Policy document")
        LOCAL_REGULATION = "local_regulation", _("Local regulation")
        LOCAL_NORMATIVE_DOCUMENT = (
            "local_normative_document",
            _("Local normative document"),
        )
        TREATY = "treaty", _("Treaty")

    class Force(models.TextChoices):
        IN_FORCE = "in_force", _("In force")
        NOT_YET_IN_FORCE = "not_yet_in_force", _("Not yet in force")
        IMPLEMENTED = "implemented", _("Carried out")
        MIXED = "mixed", _("Some in force, some not")
        UNKNOWN = "unknown", _("Status not known")
        UNCLEAR_PROBABLY_SUPERSEDED = (
            "unclear_probably_superseded",
            _("Unclear, probably superseded"),
        )
        REPEALED = "repealed", _("Repealed")

    page_ptr = models.OneToOneField(Page, models.CASCADE, parent_link=True, primary_key=True, related_name="as_law")
    full_title = models.CharField(_("full title"), max_length=300)
    full_title_zh = models.CharField(_("Chinese full title"), max_length=200)
    level = models.CharField(_("level"), max_length=32, choices=Level)
    issuer = models.CharField(_("issued by"), max_length=240)
    issuer_zh = models.CharField(_("issued by, in Chinese"), max_length=160)
    number = models.CharField(_("document number"), max_length=160, blank=True)
    number_zh = models.CharField(_("Chinese document number"), max_length=120, blank=True)
    promulgated_on = models.DateField(_("promulgated on"), null=True, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    force = models.CharField(_("status recorded"), max_length=32, choices=Force)
    status_note = models.TextField(_("note on its status"), blank=True)
    source_url = models.CharField(_("official address"), max_length=500, blank=True, validators=[web_address])
    verified = models.BooleanField(_("read in a stored copy"), default=False)
    verification = models.CharField(_("how it was read"), max_length=32, blank=True)

    class Meta:
        verbose_name = _("law")
        verbose_name_plural = _("laws")

    def force_on(self, day) -> str:
        """The status on a day: a law recorded as not yet in force enters force on its date by itself."""
        return self.force_between(self.force, self.in_force_from, day)

    @classmethod
    def force_between(cls, force: str, first, day) -> str:
        """The same for a status and a first day that were read without their row."""
        is_new = force == cls.Force.NOT_YET_IN_FORCE and first and first <= day
        return cls.Force.IN_FORCE.value if is_new else force


class Verification(models.TextChoices):
    """How a law or a wording was read. Whatever is not in this list is not shown."""

    FULL_TEXT_MULTI = "full-text-multi", _("Whole text read, the same in several stored copies")
    FULL_TEXT_SINGLE = "full-text-single", _("Whole text read in one stored copy")
    QUOTED_MULTI = "quoted-multi", _("The passage read in several stored pages")
    QUOTED_SECONDARY = "quoted-secondary", _("The passage read in one stored page that is not the official one")
    MULTI_SOURCE = "multi-source", _("Its data agreed by several stored pages")
    PARTIAL = "partial", _("Only part of it could be read")
    CONTENT_ONLY = "content-only", _("What it says is known from another page, its wording is not")
    UNREAD = "unread", _("No stored copy of it was found")


class Amendment(models.Model):
    """One change of a law, in a sentence."""

    law = models.ForeignKey(Law, models.CASCADE, related_name="amendments", verbose_name=_("law"))
    amended_on = models.DateField(_("on"))
    text = models.TextField(_("what changed"))

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["law", "amended_on"]

    def __str__(self):
        return f"{self.law} {self.amended_on}"


class ProvisionQuerySet(PageQuerySet):
    def with_read_wording(self):
        """Those of which somebody has read at least one version. The others are never shown."""
        return self.filter(versions__verified=True).distinct()


class Provision(Page):
    """One article, or another part of a law that can be cited. Its short answer says what it is about."""

    KIND = "provision"

    law = models.ForeignKey(Law, models.PROTECT, related_name="provisions", verbose_name=_("law"))
    number = models.CharField(_("number or name"), max_length=80)
    citation = models.CharField(_("how it is cited"), max_length=200)
    citation_zh = models.CharField(_("Chinese citation"), max_length=160)

    objects: ClassVar[Any] = ProvisionQuerySet.as_manager()

    def search_title_in(self, language: str) -> str:
        """With its law, by that one's shorter name: alone, “Article 7” would name a hundred articles."""
        law = self.law.search_title_in(language) or self.law.title_in(language)
        return super().search_title_in(language) or f"{self.title_in(language)}, {law}"

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")


class ProvisionVersionQuerySet(models.QuerySet):
    def in_force_on(self, day):
        return self.filter(
            Q(in_force_from__isnull=True) | Q(in_force_from__lte=day),
            Q(in_force_until__isnull=True) | Q(in_force_until__gte=day),
        )


class ProvisionVersion(models.Model):
    """The wording of a provision between two days. Chinese is the text; the translations are ours."""

    QUOTED = frozenset({"text"})

    provision = models.ForeignKey(Provision, models.CASCADE, related_name="versions", verbose_name=_("provision"))
    key = models.CharField(_("key"), max_length=20, help_text=_("Its first day, or “original”."))
    label = models.CharField(_("which version"), max_length=160)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_until = models.DateField(_("in force until"), null=True, blank=True, help_text=_("The last day."))
    text = models.TextField(_("our translation"), blank=True)
    text_zh = models.TextField(_("Chinese text"), blank=True)
    verified = models.BooleanField(
        _("wording read"),
        default=False,
        help_text=_("Off: it is never shown and nothing may rest on it."),
    )
    verification = models.CharField(_("how it was read"), max_length=32, blank=True)
    source_url = models.CharField(_("address of the text"), max_length=500, blank=True, validators=[web_address])
    read_on = models.DateField(_("read on"), null=True, blank=True)
    editor_note = models.TextField(_("note to colleagues"), blank=True)

    objects = ProvisionVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a provision")
        verbose_name_plural = _("versions of provisions")
        ordering = ["provision", "-in_force_from", "key"]
        constraints = [
            models.UniqueConstraint("provision", "key", name="one_version_per_key"),
            models.CheckConstraint(
                condition=Q(in_force_from__isnull=True)
                | Q(in_force_until__isnull=True)
                | Q(in_force_until__gte=F("in_force_from")),
                name="a_version_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self):
        return f"{self.provision.key}@{self.key}"

    @property
    def reference(self) -> str:
        return str(self)

    @staticmethod
    def status_between(first, last, day) -> str:
        """`coming`, `in_force` or `ended`: what a wording between two days is on a day."""
        if first and first > day:
            return "coming"
        return "ended" if last and last < day else "in_force"


class Grade(models.TextChoices):
    """How a provision bears on a claim, as a person judged it. Only the first two support it."""

    SAYS_SO = "says-so", _("Says so")
    IMPLIES = "implies", _("Implies")
    BACKGROUND = "background", _("Background")
    TENSION = "tension", _("In tension")
    CONTRADICTS = "contradicts", _("Contradicts")


SUPPORTING = (Grade.SAYS_SO, Grade.IMPLIES)
AGAINST = (Grade.TENSION, Grade.CONTRADICTS)


class Citation(models.Model):
    """A version of a provision that bears on a claim: which way, how far, and who judged so."""

    PROSE = frozenset({"why"})

    class Covers(models.TextChoices):
        WHOLE = "", _("the whole statement")
        PART = "part", _("part of it")
        JOINTLY = "jointly", _("together with the others")

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="citations", verbose_name=_("statement"))
    version = models.ForeignKey(
        ProvisionVersion,
        models.PROTECT,
        related_name="citations",
        verbose_name=_("version of the provision"),
    )
    paragraph = models.PositiveSmallIntegerField(_("paragraph"), null=True, blank=True)
    grade = models.CharField(_("grade"), max_length=12, choices=Grade)
    covers = models.CharField(_("covers"), max_length=8, choices=Covers, blank=True, default="")
    why = models.TextField(_("why"), blank=True)
    applies_from = models.DateField(_("counts from"), null=True, blank=True)
    applies_until = models.DateField(_("counts until"), null=True, blank=True)
    judged_on = models.DateField(_("judged on"), null=True, blank=True)
    judged_by = models.CharField(_("judged by"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["claim", "id"]
        constraints = [
            models.UniqueConstraint(
                "claim",
                "version",
                "paragraph",
                "grade",
                name="one_citation_of_a_paragraph",
            ),
            models.UniqueConstraint(
                "claim",
                "version",
                "grade",
                condition=Q(paragraph__isnull=True),
                name="one_citation_of_a_whole_provision",
            ),
            models.CheckConstraint(
                condition=Q(applies_from__isnull=True)
                | Q(applies_until__isnull=True)
                | Q(applies_until__gte=F("applies_from")),
                name="a_citation_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return f"{self.claim_id} ← {self.version}"


class LawChange(models.Model):
    """A day on which the law changes, and what it touches. Claims that cite it are due on that day."""

    PROSE = frozenset({"before", "after"})

    key = models.SlugField(_("key"), max_length=60, unique=True)
    law = models.ForeignKey(Law, models.PROTECT, related_name="changes", verbose_name=_("law"))
    changes_on = models.DateField(_("on"), default=timezone.localdate)
    provisions = models.ManyToManyField(Provision, related_name="changes", blank=True, verbose_name=_("provisions"))
    before = models.TextField(_("said before that day"), help_text=_("Markdown. Shown until the day before."))
    after = models.TextField(_("said from that day"), help_text=_("Markdown. Shown from that day on."))
    pages = models.ManyToManyField(
        Page,
        related_name="law_changes",
        blank=True,
        verbose_name=_("pages that announce it"),
    )

    class Meta:
        verbose_name = _("change of law")
        verbose_name_plural = _("changes of law")
        ordering = ["changes_on", "key"]

    def __str__(self):
        return f"{self.changes_on} {self.law}"
