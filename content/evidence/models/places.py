"""Who and where: regions, telephone lines, official apps and sites. No claims: their proof is on a page of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

NATIONWIDE = "nationwide"


class Region(models.Model):
    """A place a statement can hold in. Nationwide is a row, because an empty region cannot be unique."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    level = models.CharField(_("level"), max_length=32)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    name = models.CharField(_("name"), max_length=80)
    name_zh = models.CharField(_("Chinese name"), max_length=40)
    pinyin = models.CharField(_("pinyin"), max_length=80, blank=True)
    rules_apply = models.BooleanField(
        _("mainland rules apply"),
        default=True,
        help_text=_("Off for Hong Kong, Macao and Taiwan."),
    )
    note = models.TextField(_("note to colleagues"), blank=True)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(key=NATIONWIDE) | models.Q(parent__isnull=False),
                name="only_the_nation_is_part_of_nothing",
            ),
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(parent__isnull=True),
                name="one_nationwide_region",
            ),
        ]

    def __str__(self):
        return self.name or self.key


class Hotline(models.Model):
    """A telephone line that answers about cards or insurance."""

    key = models.SlugField(_("key"), max_length=20, unique=True)
    number = models.CharField(_("number to dial"), max_length=20, blank=True)
    name = models.CharField(_("name"), max_length=120)
    name_zh = models.CharField(_("Chinese name"), max_length=80)
    position = models.PositiveIntegerField(_("position in lists"), default=0)

    class Meta:
        verbose_name = _("telephone line")
        verbose_name_plural = _("telephone lines")
        ordering = ["position", "key"]

    def __str__(self):
        return f"{self.number or self.key} {self.name}"


class Channel(models.Model):
    """An official app, mini-program or site."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=20)
    name = models.CharField(_("name"), max_length=160)
    name_zh = models.CharField(_("Chinese name"), max_length=80)
    url = models.URLField(_("address"), blank=True)
    url_checked = models.BooleanField(
        _("address checked"),
        default=False,
        help_text=_("Shown to readers only when somebody has opened it."),
    )
    position = models.PositiveIntegerField(_("position in lists"), default=0)
    editor_note = models.TextField(_("note to colleagues"), blank=True)

    class Meta:
        verbose_name = _("official channel")
        verbose_name_plural = _("official channels")
        ordering = ["position", "key"]

    def __str__(self):
        return self.name or self.key
