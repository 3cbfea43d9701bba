"""The form of a step: a claim with the phrases to show, in their order."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext_lazy as _

from content.evidence.editing.forms import ClaimForm
from content.glossary.models import Phrase
from content.guides.models import StepPhrase


class InOrder(forms.ModelMultipleChoiceField):
    """Rows in the order in which they were chosen."""

    in_order = True

    def clean(self, value: Any) -> Any:
        chosen = {str(row.pk): row for row in super().clean(value)}
        return [chosen[str(pk)] for pk in value or ()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not self.disabled and [str(pk) for pk in initial or ()] != [str(pk) for pk in data or ()]


class StepForm(ClaimForm):
    says = InOrder(
        Phrase.objects.all(),
        label=_("Phrases"),
        required=False,
        widget=AutocompleteSelectMultiple(StepPhrase._meta.get_field("phrase"), admin.site),
        help_text=_("What to show while doing this, in this order."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = StepPhrase.objects.filter(step=self.instance.pk).order_by("position") if self.instance.pk else ()
        self.initial["says"] = [row.phrase_id for row in rows]
        shown = self["says"].value() or ()
        self.fields["says"].queryset = _listed_as(shown)

    def _save_m2m(self) -> None:
        super()._save_m2m()
        self.instance.phrase_rows.all().delete()
        StepPhrase.objects.bulk_create(
            StepPhrase(step=self.instance, phrase=phrase, position=position)
            for position, phrase in enumerate(self.cleaned_data["says"])
        )


def _listed_as(chosen: Sequence[Any]) -> QuerySet[Phrase]:
    """All phrases, those that are chosen in the order they are in."""
    places = [When(pk=pk, then=place) for place, pk in enumerate(chosen) if str(pk).isdigit()]
    return Phrase.objects.order_by(Case(*places, default=len(places)), "key") if places else Phrase.objects.all()
