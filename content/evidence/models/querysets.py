"""Which claims: those readers may see, on which day, on which pages."""

from django.db import models
from django.db.models import Exists, OuterRef, Q


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

    def on_published_pages(self):
        return self.filter(page__status="published")

    def plain(self):
        """Claims without columns of their own: neither steps nor cells nor any other kind."""
        kinds = (r.name for r in self.model._meta.related_objects if issubclass(r.related_model, self.model))
        return self.filter(**{f"{kind}__isnull": True for kind in kinds})

    def by_address(self):
        return self.order_by("page__kind", "page__key", "position", "slot", "id")

    def _in_the_same_place(self):
        """For a subquery of claims: the others that readers may see at the page, the slot and the region of each."""
        claim = next(iter(self.model._meta.get_parent_list()), self.model)
        place = {name: OuterRef(name) for name in ("page", "slot", "region")}
        return claim._default_manager.shown().filter(**place).exclude(pk=OuterRef("pk")).order_by()
