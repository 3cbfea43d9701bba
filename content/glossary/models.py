"""Terms with one rendering in each language, and the sentences to show at a counter with their replies."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.evidence.models import Provision, Source
from content.glossary.patterns import check_pattern


class Term(models.Model):
    """A Chinese term and its one English and one Spanish rendering."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    zh = models.CharField(_("Chinese"), max_length=80)
    pinyin = models.CharField(_("pinyin"), max_length=160)
    rendering = models.CharField(_("rendering"), max_length=160, help_text=_("The one we use, everywhere."))
    definition = models.TextField(_("definition"))
    sources = models.ManyToManyField(Source, related_name="terms", blank=True, verbose_name=_("sources"))
    provisions = models.ManyToManyField(Provision, related_name="terms", blank=True, verbose_name=_("used in"))
    verified = models.BooleanField(
        _("confirmed by a source"),
        default=False,
        help_text=_("On only where a source is named, or an article uses it."),
    )

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["key"]

    def __str__(self):
        return f"{self.zh} {self.rendering}"


class BannedRendering(models.Model):
    """A rendering of a term that misleads, and why. Locked ones are refused when a text is saved."""

    QUOTED = frozenset({"reason"})

    term = models.ForeignKey(Term, models.CASCADE, related_name="banned", verbose_name=_("term"))
    language = models.CharField(_("language"), max_length=2)
    text = models.CharField(_("rendering to avoid"), max_length=120)
    pattern = models.CharField(
        _("pattern"),
        max_length=240,
        blank=True,
        validators=[check_pattern],
        help_text=_(
            "A regular expression that finds it where it is wrong and nowhere else, as “located (hospital|pharmacy)”. "
            "Left out, its words are found wherever they stand together, also in the plural."
        ),
    )
    is_refused = models.BooleanField(_("refused when saved"), default=False)
    was_seen = models.BooleanField(_("seen in print"), default=False)
    reason = models.TextField(_("why it misleads"))

    class Meta:
        verbose_name = _("rendering to avoid")
        verbose_name_plural = _("renderings to avoid")
        ordering = ["term", "language", "text"]
        constraints = [models.UniqueConstraint("term", "language", "text", name="one_ban_of_a_rendering")]

    def __str__(self):
        return self.text


class Reply(models.Model):
    """Something a clerk may answer, to be pointed at."""

    key = models.SlugField(_("key"), max_length=80, unique=True)
    zh = models.CharField(_("Chinese"), max_length=120)
    pinyin = models.CharField(_("pinyin"), max_length=240)
    meaning = models.CharField(_("meaning"), max_length=240)
    asks_for_papers = models.BooleanField(
        _("asks for papers"), default=False, help_text=_("It leads to what to bring, on the counter cards of a guide.")
    )

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["key"]

    def __str__(self):
        return f"{self.zh} {self.meaning}"


class Phrase(models.Model):
    """A sentence to show at a counter."""

    class Place(models.TextChoices):
        ANY = "any", _("Anywhere")
        CENTRE = "centre", _("Service centre")
        BANK = "bank", _("Bank")
        HOSPITAL = "hospital", _("Hospital")
        PHARMACY = "pharmacy", _("Pharmacy")
        PHONE = "phone", _("On the telephone")
        EMPLOYER = "employer", _("Employer")
        APP = "app", _("In the app")

    key = models.SlugField(_("key"), max_length=80, unique=True)
    zh = models.CharField(_("Chinese"), max_length=160)
    pinyin = models.CharField(_("pinyin"), max_length=320)
    meaning = models.CharField(_("meaning"), max_length=280)
    places = models.CharField(_("said at"), max_length=80, help_text=_("Places, with a space between them."))
    replies = models.ManyToManyField(Reply, through="PhraseReply", related_name="phrases", verbose_name=_("replies"))
    after = models.ManyToManyField(
        Reply,
        related_name="followed_by",
        blank=True,
        verbose_name=_("follows the replies"),
        help_text=_("Whoever got one of these answers shows this sentence next."),
    )

    class Meta:
        verbose_name = _("phrase")
        verbose_name_plural = _("phrases")
        ordering = ["key"]

    def __str__(self):
        return f"{self.zh} {self.meaning}"


class PhraseReply(models.Model):
    """A reply in its place under a phrase."""

    phrase = models.ForeignKey(Phrase, models.CASCADE, related_name="reply_rows", verbose_name=_("phrase"))
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="phrase_rows", verbose_name=_("reply"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("reply to a phrase")
        verbose_name_plural = _("replies to a phrase")
        ordering = ["phrase", "position"]
        constraints = [models.UniqueConstraint("phrase", "reply", name="one_row_per_reply")]

    def __str__(self):
        return str(self.reply)
