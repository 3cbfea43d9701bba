"""The form of a report. It asks for what helps to check a statement, and for nothing about the reader."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cardfaq.boxes import TextBox
from content.feedback.guard import FASTEST, SLOWEST, age_of
from content.feedback.models import Report

EARLIEST = date(1999, 1, 1)
"""The year of the first social security cards."""


LEFT_ALONE = {
    "autocomplete": "off",
    "data-1p-ignore": "true",
    "data-bwignore": "true",
    "data-form-type": "other",
    "data-lpignore": "true",
}
"""Asks browsers and password managers not to fill in a field; each of them listens to a word of its own."""


TRAPPED = _(
    "This field was filled in, which people do not do: they do not see it. Perhaps your password manager did it. "
    "It is empty again now; if something still stands in it, clear it. Then send the form once more."
)


class ReportForm(forms.ModelForm):
    """`stamp` says when the form was opened, `confirmation` that it was sent once more by whoever was refused it.

    `website` is a field that people do not see. Where a program that helps them filled it in all the same, it is
    shown: they can empty it, which a machine does not think of.
    """

    use_required_attribute = True

    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    confirmation = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(label=_("Leave this empty"), required=False, widget=forms.TextInput(attrs=LEFT_ALONE))

    class Meta:
        model = Report
        fields = ("city", "happened_on", "text")
        labels = {
            "city": _("In which city or district?"),
            "happened_on": _("On which day?"),
            "text": _("What was different?"),
        }
        help_texts = {
            "city": _("And, if you like, which branch, office or hospital."),
            "happened_on": _("If you remember it."),
            "text": _("What you were told or asked for. Please write no names and no card numbers."),
        }
        widgets = {
            "city": forms.TextInput(attrs={"autocomplete": "address-level2"}),
            # Where a browser has no calendar, the day is typed.
            "happened_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "placeholder": "2026-11-22"}),
            "text": TextBox(attrs={"rows": 6}),
        }
        error_messages = {
            "city": {"required": _("Write the city or district: practice differs from place to place.")},
            "happened_on": {"invalid": _("Write the day as 2026-11-22, or leave it empty.")},
            "text": {"required": _("Write what was different.")},
        }

    def __init__(self, claim: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim

    def clean_happened_on(self) -> date | None:
        day: date | None = self.cleaned_data["happened_on"]
        if day and not EARLIEST <= day <= timezone.localdate():
            raise ValidationError(_("Write a day that has been, or leave it empty."))
        return day

    def clean(self) -> dict[str, Any]:
        super().clean()
        age = age_of(self.cleaned_data.get("stamp", ""), self.claim)
        if self.cleaned_data.get("website"):
            self.add_error("website", TRAPPED)
        if age is None or age > SLOWEST:
            raise ValidationError(
                _("The form was open for very long. What you wrote is still here: send it once more.")
            )
        if age < FASTEST:
            raise ValidationError(_("That was very fast. What you wrote is still here: send it once more."))
        return self.cleaned_data

    def prepare_again(self, stamp: str, confirmation: str) -> None:
        """Before it is shown again: what only kept it from being sent is set right, what was typed stays."""
        again = {"website": "", "confirmation": confirmation}
        if self.needs_new_stamp:
            again["stamp"] = stamp
        self.data = {**self.data.dict(), **again}

    @property
    def needs_new_stamp(self) -> bool:
        """One that is too old will not become younger; one that is too young becomes older by itself."""
        age = age_of(self["stamp"].value() or "", self.claim)
        return age is None or age > SLOWEST
