"""The form of a claim: its words in both languages and, in one box, its proof."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.addresses import LANGUAGES
from content.evidence.editing.notation import ProofRefused, parse_proof
from content.evidence.editing.rows import Proof, find_proof, read_proofs, write_proofs
from content.evidence.editing.rules import ANSWER, Known, statement_problems
from content.evidence.models import NATIONWIDE, Claim, Region
from content.publishing.documents import Lookup
from content.publishing.editing import ContentForm, Prose
from content.publishing.models import Page, Status
from content.publishing.shared_forms import AsSent


class Surroundings:
    """What the claims of one page look up, read once for all of them."""

    def __init__(self, page: Page | None, claims: Callable[[], Iterable[str]], taken: dict) -> None:
        self.page = page
        self.taken = taken
        """Address → the form that claims it, over all lists of claims in one page's form."""
        self.lookup = Lookup()
        self._claims = claims

    @cached_property
    def proofs(self) -> dict[str, str]:
        return read_proofs(list(self._claims()), self.lookup)

    @cached_property
    def known(self) -> Known:
        return Known.read()

    @cached_property
    def nationwide(self) -> Any:
        return self.lookup.ids(Region).get(NATIONWIDE)


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
        pk = self.instance.pk
        self.around = around or Surroundings(None, lambda: [pk] if pk else [], {})
        self.found = Proof()
        if self.instance._state.adding:
            self.initial.setdefault("region", self.around.nationwide)
        else:
            self.initial["proof"] = self.around.proofs.get(pk, "")

    @property
    def page(self) -> Page | None:
        return self.around.page or self.cleaned_data.get("page")

    def clean_proof(self) -> str:
        text = self.cleaned_data["proof"]
        try:
            self.found = find_proof(text, self.around.lookup)
        except ProofRefused as refusal:
            raise forms.ValidationError(str(refusal).splitlines()) from None
        return text

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if "proof" in values:
            evidence = self.around.known.evidence_of(values, parse_proof(values["proof"]))
            for name, message in statement_problems(values, evidence, self.found.grades):
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
        is_taken = page.pk and others.filter(page=page.pk, **here).exists()
        is_new = self.instance._state.adding
        if is_taken or (is_new and others.filter(pk=claim.address).exists()) or not self._takes(claim.address):
            field = "slot" if is_new else "region"
            self.add_error(field, _("There is a statement at “%(address)s” already.") % {"address": claim.address})

    def _takes(self, address: str) -> bool:
        return self.around.taken.setdefault(address, self.prefix) == self.prefix

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        write_proofs({self.instance.pk: self.found})


class QuotationForm(ContentForm):
    """Another page's statement among those of a page. What is quoted anew is one that readers may see."""

    frozen = ()

    def clean_claim(self) -> Claim:
        claim = self.cleaned_data["claim"]
        if "claim" in self.changed_data and (claim.hold or claim.page.status != Status.PUBLISHED):
            raise forms.ValidationError(_("Readers do not see this statement: it is held back, or its page is."))
        return claim


class ClaimFormSet(AsSent, forms.BaseInlineFormSet):
    """All claims of one kind on a page."""

    def __init__(self, *args: Any, taken: dict | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.around = Surroundings(
            self.instance, lambda: [claim.pk for claim in self.get_queryset()], {} if taken is None else taken
        )

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "around": self.around}
