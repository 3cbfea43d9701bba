"""What the rooms tell those below them (see `cardfaq.registers`)."""

from content.evidence.editing.rules import statements_are_sound
from content.evidence.models import pages_quoting
from content.files import ROW_FORMATS
from content.finder.check import speaks_for_readers
from content.glossary.banned_wording import banned_wording_problems
from content.glossary.models import Phrase, Term
from content.glossary.references import glossary_targets
from content.kinds import PAGE_KINDS
from content.places.reading import paths_for_search_engines
from content.publishing.rules import addresses_are_free, chinese_is_chinese, pages_are_complete

RULES = (pages_are_complete, addresses_are_free, chinese_is_chinese, statements_are_sound)
"""What the gate asks of every page. What it asks of one kind stands in the record of that kind."""

NAMED = {"term": (Term, glossary_targets), "phrase": (Phrase, glossary_targets)}
"""What prose may name that is no page: its rows, and what answers names and a language with what they mean."""

GUARDS = (banned_wording_problems,)
"""Who refuses words when a text is saved: given texts by their field, and the language; answers field → problems."""

OBJECTIONS = (speaks_for_readers,)
"""Who speaks against taking a page from the readers of some languages, in an editor's words."""

SHOWING = (pages_quoting,)
"""Who knows the pages that show something of others: given pages by their ids."""

ALSO_IN_SITEMAP = (paths_for_search_engines,)
"""Who knows addresses, by language, that search engines may keep besides pages and lists."""

__all__ = ["ALSO_IN_SITEMAP", "GUARDS", "NAMED", "OBJECTIONS", "PAGE_KINDS", "ROW_FORMATS", "RULES", "SHOWING"]
