"""Which claims: those readers may see, on which day, on which pages."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from content.publishing.models import published


class ClaimQuerySet(models.QuerySet):
    def shown(self):
        """Claims that readers may see, wherever their page stands."""
        return self.filter(hold="")

    def valid_on(self, day):
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day),
            Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        )

    def found_on(self, day):
        """What readers find on a day: what is valid, and what has ended without anything in its place since."""
        has_begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        later = Q(valid_until__isnull=True) | Q(valid_until__gt=OuterRef("valid_until"))
        # Of two that ended on the same day, one says so.
        later |= Q(valid_until=OuterRef("valid_until"), pk__gt=OuterRef("pk"))
        is_valid = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        follows = self._in_the_same_place().filter(has_begun).filter(later)
        return self.filter(has_begun).filter(is_valid | ~Exists(follows))

    def next_after(self, day):
        """For a subquery of claims: what will stand in the place of each after a day, soonest first."""
        return self._in_the_same_place().filter(valid_from__gt=day).order_by("valid_from")

    def on_published_pages(self, code=None):
        """Claims on pages that visitors may read; in one language, where its code is given."""
        return self.filter(published(code, "page"))

    def of_their_kinds(self):
        """Each with the columns of its own kind, in one query: see `Claim.as_its_kind`."""
        return self.select_related("page", "region", *self._kinds(), *self._links_of_kinds())

    def in_place(self):
        """Page by page in the order in which they stand there."""
        return self.order_by("page", "position", "slot", "id")

    def _kinds(self):
        return [related.name for related in self._kinds_related()]

    def _links_of_kinds(self):
        return [
            f"{related.name}__{field.name}"
            for related in self._kinds_related()
            for field in related.related_model._meta.local_fields
            if field.many_to_one
        ]

    def _kinds_related(self):
        return [r for r in self.model._meta.related_objects if issubclass(r.related_model, self.model)]

    def _in_the_same_place(self):
        """For a subquery of claims: the others that readers may see at the page, the slot and the region of each."""
        claim = next(iter(self.model._meta.get_parent_list()), self.model)
        place = {name: OuterRef(name) for name in ("page", "slot", "region")}
        return claim._default_manager.shown().filter(**place).exclude(pk=OuterRef("pk")).order_by()
