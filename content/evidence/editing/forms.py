"""The form of a claim: its words in both languages and, in one box, its proof."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.addresses import LANGUAGES
from content.evidence.editing.notation import ProofRefused, parse_proof
from content.evidence.editing.rows import PROOF, Proof, find_proof, write_proofs
from content.evidence.editing.rules import ANSWER, grades_of, statement_problems
from content.evidence.editing.surroundings import Surroundings
from content.evidence.models import Claim
from content.publishing.editing import ContentForm, Prose
from content.publishing.models import Page, Status
from content.publishing.shared_forms import AsSent

SAYS_OF_ITSELF = ("proof", "verified", "legal_basis", "for_whom", "audiences", "valid_from", "valid_until")
"""Where a claim says something of its proof and its readers: see `rules.statement_problems`."""


class ClaimForm(ContentForm):
    """A claim with its proof."""

    frozen = ("page", "slot")
    needs_both = False

    proof = forms.CharField(
        label=gettext_lazy("Proof"),
        required=False,
        widget=Prose(attrs={"rows": 6, "class": "proof", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One line a source, as “source m83”; one line a law, as “law social-insurance-law/28 background”. "
            "The grade is says-so, implies or background; against it, tension or contradicts. "
            "The reason follows on indented lines, “en: …” and “es: …”."
        ),
    )

    def __init__(self, *args: Any, around: Surroundings | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_new = self.instance._state.adding
        self.around = around or Surroundings(None, self.at_hand, None if is_new else self.instance)
        self.found = Proof()
        if is_new:
            self.initial.setdefault("region", self.around.nationwide)
        else:
            self.initial["proof"] = self.around.proofs.get(self.instance.pk, "")

    @property
    def page(self) -> Page | None:
        return self.around.page or self.cleaned_data.get("page")

    def clean_proof(self) -> str:
        text: str = self.cleaned_data["proof"]
        try:
            if self.is_looked_at("proof"):
                self.found = find_proof(text, self.around.lookup)
        except ProofRefused as refusal:
            raise forms.ValidationError(str(refusal).splitlines()) from None
        return text

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if "proof" in values and self.is_looked_at(*SAYS_OF_ITSELF):
            lines = parse_proof(values["proof"])
            evidence = self.around.known.evidence_of(values, lines)
            for name, message in statement_problems(values, evidence, grades_of(lines)):
                self.add_error(name if name in self.fields else None, message)
        self._check_words(values)
        self._check_address(values)
        return values

    def _check_words(self, values: dict[str, Any]) -> None:
        """Readers see a claim in each language of its page; a draft may still lack one of them."""
        slot = values.get("slot") or self.instance.slot
        if slot == ANSWER or values.get("hold") or not self.page:
            return
        missing = [f"text_{language}" for language in LANGUAGES if not values.get(f"text_{language}")]
        missing = [name for name in missing if name not in self.errors]
        if self.page.status == Status.PUBLISHED or "_publish" in self.data:
            missing = [name for name in missing if self.page.is_offered_in(name.removeprefix("text_"))]
        elif len(missing) < len(LANGUAGES):
            missing = []
        for name in missing:
            self.add_error(name, _("Write the statement. Only the slot “answer” may be empty."))

    def _check_address(self, values: dict[str, Any]) -> None:
        """One claim at an address; and no new claim takes the id of another, whose address has moved since."""
        region, slot, page = values.get("region"), values.get("slot"), self.page
        if not (region and slot and page):
            return
        claim = Claim(page=page, slot=slot, region=region, valid_from=values.get("valid_from"))
        others = Claim.objects.exclude(pk=self.instance.pk)
        here = {"slot": slot, "region": region, "valid_from": claim.valid_from}
        is_new = self.instance._state.adding
        is_moved = is_new or not {"slot", "region", "valid_from"}.isdisjoint(self.changed_data)
        is_taken = page.pk and is_moved and others.filter(page=page.pk, **here).exists()
        if is_taken or (is_new and others.filter(pk=claim.address).exists()) or not self._takes(claim.address):
            field = "slot" if is_new else "region"
            self.add_error(field, _("There is a statement at “%(address)s” already.") % {"address": claim.address})

    def _get_validation_exclusions(self) -> set[str]:
        """That a place is there was asked when it was chosen; one claim at an address is asked here."""
        exclude: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclude if "region" in self.changed_data else exclude | {"region"}

    def _takes(self, address: str) -> bool:
        return self.around.taken.setdefault(address, self.prefix) == self.prefix

    def _save_m2m(self) -> None:
        super()._save_m2m()
        if "proof" in self.changed_data:
            write_proofs({self.instance.pk: self.found})
            self.around.lookup.written(PROOF, [self.instance.pk])


class QuotationForm(ContentForm):
    """Another page's statement among those of a page. What is quoted anew is one that readers may see."""

    frozen = ()

    def clean_claim(self) -> Claim:
        claim: Claim = self.cleaned_data["claim"]
        if "claim" in self.changed_data and (claim.hold or claim.page.status != Status.PUBLISHED):
            raise forms.ValidationError(_("Readers do not see this statement: it is held back, or its page is."))
        return claim


class RowsAround(forms.BaseInlineFormSet):
    """The rows of a list as they were read together with all others of the page."""

    around: Surroundings
    model: Any

    def get_queryset(self) -> Any:
        return self.around.rows_of(self.model)


class ClaimFormSet(AsSent, RowsAround):
    """All claims of one kind on a page."""

    def __init__(self, *args: Any, around: Surroundings, **kwargs: Any) -> None:
        self.around = around
        super().__init__(*args, **kwargs)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "around": self.around}
