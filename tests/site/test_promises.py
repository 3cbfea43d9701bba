"""What every page of the site promises, whatever it is about."""

import json
import re
from collections import Counter
from itertools import pairwise

from django.conf import settings
from django.utils import translation

from content.addresses import LANGUAGES, OTHER
from content.evidence.reading.claims import language_label
from content.publishing.models import Page
from content.seo.titles import LONGEST_DESCRIPTION, LONGEST_TITLE
from tests.site.walk import XHTML, is_read


class TestEveryPage:
    def test_that_is_published_answers_in_each_language_it_is_offered_in(self, read_site):
        wanted = {
            page.path_in(language)
            for page in Page.objects.published()
            for language in LANGUAGES
            if page.is_offered_in(language)
        }

        assert {path for path in wanted if read_site.page(path).status != 200} == set()

    def test_that_is_not_published_answers_nowhere(self, read_site):
        hidden = {
            page.path_in(language)
            for page in Page.objects.exclude(status="published")
            for language in LANGUAGES
            if getattr(page, f"slug_{language}")
        }

        assert {path for path in hidden if read_site.client.get(path).status_code not in (404, 410)} == set()

    def test_leads_only_to_pages_that_answer(self, read_site):
        broken = {
            (page.path, link)
            for page in read_site.pages.values()
            if page.status == 200
            for link in page.links
            if is_read(link) and read_site.page(link).status not in (200, 301)
        }

        assert broken == set()

    def test_has_every_fragment_that_a_link_names(self, read_site):
        ids = {
            page.path: {element.get("id") for element in page.tree.iter() if element.get("id")}
            for page in read_site.pages.values()
            if page.status == 200
        }
        broken = set()
        for page in read_site.pages.values():
            for anchor in page.all("a"):
                path, _hash, fragment = anchor.get("href", "").partition("#")
                target = path or page.path
                if fragment and target in ids and fragment not in ids[target]:
                    broken.add((page.path, anchor.get("href")))

        assert broken == set()

    def test_is_well_formed(self, read_site):
        faulty = {page.path: page.errors[:3] for page in read_site.pages.values() if page.html and page.errors}

        assert faulty == {}

    def test_has_one_id_for_each_thing(self, read_site):
        repeated = {}
        for page in read_site.pages.values():
            counts = Counter(element.get("id") for element in page.tree.iter() if element.get("id"))
            if many := [name for name, times in counts.items() if times > 1]:
                repeated[page.path] = many

        assert repeated == {}

    def test_has_one_heading_of_the_first_order_and_skips_none(self, read_site):
        faulty = {}
        for page in read_site.pages.values():
            orders = [int(e.tag[-1]) for e in page.tree.iter() if re.fullmatch(re.escape(XHTML) + "h[1-6]", str(e.tag))]
            skips = any(later > earlier + 1 for earlier, later in pairwise(orders))
            if page.html and (orders.count(1) != 1 or orders[0] != 1 or skips):
                faulty[page.path] = orders

        assert faulty == {}

    def test_has_a_title_and_a_description_of_its_own_that_search_engines_show_whole(self, read_site):
        titles, descriptions = Counter(), Counter()
        for page in read_site.pages.values():
            if page.status == 200 and page.is_indexed:
                [title] = [element.text for element in page.all("title")]
                [description] = [m.get("content") for m in page.all("meta") if m.get("name") == "description"]
                assert title.strip(" –"), page.path
                assert description.strip(), page.path
                assert len(title) <= LONGEST_TITLE, page.path
                assert len(description) <= LONGEST_DESCRIPTION, page.path
                assert re.search(r"\bchin", title, re.IGNORECASE), page.path
                titles[page.language, title] += 1
                descriptions[page.language, description] += 1

        assert [title for title, times in titles.items() if times > 1] == []
        assert [words for words, times in descriptions.items() if times > 1] == []

    def test_sets_no_cookie_and_may_be_kept_by_any_cache(self, read_site):
        for page in read_site.pages.values():
            assert "Set-Cookie" not in page.headers, page.path
            assert "Cookie" not in page.headers.get("Vary", ""), page.path
            assert page.headers["Cache-Control"].startswith("public, max-age="), page.path

    def test_asks_nobody_else_for_anything(self, read_site):
        for page in read_site.pages.values():
            loaded = [e.get("src") for tag in ("img", "script", "iframe") for e in page.all(tag) if e.get("src")]
            loaded += [e.get("href") for e in page.all("link") if e.get("rel") not in ("canonical", "alternate")]
            assert all(re.match(r"/(?!/)|data:", address) for address in loaded), page.path

    def test_runs_no_script(self, read_site):
        for page in read_site.pages.values():
            kinds = {element.get("type") for element in page.all("script") if not element.get("src")}
            assert kinds <= {"application/ld+json"}, page.path
            assert not re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", page.html)), page.path


class TestLanguages:
    def test_are_named_the_same_by_every_member_of_an_alternate_set(self, read_site):
        def alternates(page):
            return {link.get("hreflang"): link.get("href") for link in page.all("link") if link.get("hreflang")}

        for page in read_site.pages.values():
            if page.status == 200 and page.is_indexed:
                mine = alternates(page)
                assert set(mine) <= {"en", "es", "x-default"}, page.path
                assert mine[page.language].endswith(page.path), page.path
                for code in set(mine) & set(LANGUAGES):
                    other = read_site.page("/" + mine[code].split("/", 3)[3])
                    assert other.status == 200
                    assert alternates(other) == mine, page.path

    def test_are_switched_to_the_same_page(self, read_site):
        for page in read_site.pages.values():
            if page.status == 200:
                [switch] = [a for a in page.all("a") if a.get("rel") == "alternate"] or [None]
                if switch is not None:
                    assert switch.get("lang") == switch.get("hreflang") == OTHER[page.language]
                    target = read_site.page(switch.get("href"))
                    assert target.status == 200, (page.path, target.path)

    def test_stand_in_the_root_element_and_in_the_answer(self, read_site):
        for page in read_site.pages.values():
            if page.html:
                assert page.tree.get("lang") == page.language
                assert page.headers["Content-Language"] == page.language


class TestChinese:
    def test_is_marked_as_chinese_wherever_it_stands(self, read_site):
        han = re.compile(r"[\u4e00-\u9fff]")

        def unmarked(element, language):
            language = element.get("lang", language)
            if not language.startswith("zh"):
                if element.tag not in (XHTML + "script", XHTML + "style", XHTML + "title") and han.search(
                    element.text or ""
                ):
                    yield element.text
                for child in element:
                    if han.search(child.tail or ""):
                        yield child.tail
            for child in element:
                if isinstance(child.tag, str):
                    yield from unmarked(child, language)

        faulty = {page.path: found for page in read_site.pages.values() if (found := list(unmarked(page.tree, "")))}

        assert faulty == {}

    def test_stands_in_no_attribute_where_it_would_be_spoken_as_another_language(self, read_site):
        han = re.compile(r"[\u3400-\u9fff]")
        spoken = ("aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "alt")
        spoken += ("placeholder", "label", "summary")
        faulty = {
            (page.path, name, element.get(name))
            for page in read_site.pages.values()
            if page.html
            for element in page.tree.iter()
            for name in spoken
            if han.search(element.get(name) or "") and not element.get("lang", "").startswith("zh")
        }

        assert faulty == set()

    def test_is_left_alone_by_a_browser_that_translates_and_so_is_its_pinyin(self, read_site):
        faulty = {
            (page.path, "".join(element.itertext())[:60])
            for page in read_site.pages.values()
            if page.html
            for element in page.tree.iter()
            if element.get("lang", "").startswith("zh") and element.get("translate") != "no"
        }

        assert faulty == set()

    def test_has_its_pinyin_marked_as_such_wherever_it_stands(self, read_site):
        # Vowels that neither English nor Spanish writes.
        tones = re.compile("[āēīōūǎěǐǒǔǖǘǚǜ]")

        def unmarked(element, language):
            language = element.get("lang", language)
            if language != "zh-Latn" and element.tag not in (XHTML + "script", XHTML + "style", XHTML + "title"):
                yield from (text for text in (element.text, *(child.tail for child in element)) if text)
            for child in element:
                if isinstance(child.tag, str):
                    yield from unmarked(child, language)

        faulty = {
            (page.path, text.strip()[:120])
            for page in read_site.pages.values()
            if page.html
            for text in unmarked(page.tree, "")
            if tones.search(text)
        }

        assert faulty == set()


class TestNamesAndCodes:
    def test_are_left_alone_by_a_browser_that_translates(self, read_site):
        for page in read_site.pages.values():
            dialled = [a for a in page.all("a") if a.get("href", "").startswith("tel:")]
            for element in (*page.all("code"), *dialled):
                # Of “Call 12333” only the number: the rest is words.
                kept = [one for one in element.iter() if one.get("translate") == "no"]
                assert kept, (page.path, "".join(element.itertext()))
                if element in dialled:
                    numbers = {"".join(one.itertext()).strip() for one in kept}
                    assert element.get("href").removeprefix("tel:") in numbers, page.path


class TestLinksElsewhere:
    def test_say_which_language_they_lead_to_in_the_address_and_in_words(self, read_site):
        blocks = {XHTML + name for name in ("tr", "li", "p", "dd", "div")}
        silent = set()
        for page in read_site.pages.values():
            leading = [anchor for anchor in page.all("a") if anchor.get("href", "").startswith("http")]
            leading = [anchor for anchor in leading if not anchor.get("href").startswith(settings.SITE_URL)]
            parents = {child: parent for parent in page.tree.iter() for child in parent} if leading else {}
            for anchor in leading:
                around = parents[anchor]
                while around.tag not in blocks:
                    around = parents[around]
                with translation.override(page.language):
                    said = language_label(anchor.get("hreflang", "?").partition("-")[0])
                if said not in "".join(around.itertext()):
                    silent.add((page.path, anchor.get("href")))

        assert silent == set()


class TestSitemap:
    def test_lists_every_page_that_may_be_indexed_and_no_other(self, read_site):
        for language in LANGUAGES:
            listed = set(read_site.sitemap(language))
            indexed = {
                page.path
                for page in read_site.pages.values()
                if page.status == 200 and page.html and page.is_indexed and page.language == language
            }
            assert listed == indexed

    def test_names_the_same_alternates_as_the_pages(self, read_site):
        for language in LANGUAGES:
            for path, alternates in read_site.sitemap(language).items():
                page = read_site.page(path)
                said = {e.get("hreflang"): e.get("href") for e in page.all("link") if e.get("hreflang")}
                assert {code: address.split("/", 3)[3] for code, address in said.items()} == {
                    code: address.removeprefix("/") for code, address in alternates.items()
                }, path


PROPERTIES = {
    "Article": {
        *("headline", "description", "inLanguage", "url", "datePublished", "dateModified", "publisher"),
        "lastReviewed",
    },
    "BreadcrumbList": {"itemListElement"},
    "DefinedTerm": {"name", "alternateName", "url"},
    "DefinedTermSet": {"url", "hasDefinedTerm"},
    "EntryPoint": {"urlTemplate"},
    "ItemList": {"itemListElement"},
    "Legislation": {
        *("name", "alternateName", "inLanguage", "legislationJurisdiction", "legislationDateOfApplicability"),
        *("isPartOf", "url"),
    },
    "ListItem": {"position", "name", "item", "url"},
    "Organization": {"name", "url"},
    "SearchAction": {"target", "query-input"},
    "WebSite": {"name", "url", "inLanguage", "publisher", "potentialAction"},
}
"""The types of schema.org that we use, with those of their properties that we use (https://schema.org/)."""


def things_in(value):
    """Every typed thing in structured data, also within others."""
    if isinstance(value, list):
        for one in value:
            yield from things_in(one)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from things_in(one)


def letters(text):
    return "".join(sign for sign in text if sign.isalnum())


class TestStructuredData:
    @staticmethod
    def pages_with_data(site):
        for page in site.pages.values():
            if page.status == 200 and page.is_indexed:
                [script] = [e for e in page.all("script") if e.get("type") == "application/ld+json"]
                yield page, json.loads(script.text)["@graph"]

    def test_has_types_and_properties_of_schema_org(self, read_site):
        seen = set()
        for page, graph in self.pages_with_data(read_site):
            for thing in things_in(graph):
                seen.add(thing["@type"])
                assert set(thing) - {"@type"} <= PROPERTIES[thing["@type"]], page.path

        assert seen == set(PROPERTIES)

    def test_says_what_readers_see(self, read_site):
        for page, graph in self.pages_with_data(read_site):
            [body] = page.all("body")
            seen = letters("".join(body.itertext()))
            named = [thing for thing in things_in(graph) if thing["@type"] not in ("BreadcrumbList", "WebSite")]
            said = [thing[name] for thing in named for name in ("headline", "name", "alternateName") if name in thing]

            assert [words for words in said if letters(words) not in seen] == [], page.path

    def test_leads_home_by_breadcrumbs(self, read_site):
        for _page, graph in self.pages_with_data(read_site):
            [crumbs] = [thing for thing in graph if thing["@type"] == "BreadcrumbList"]
            places = [crumb["position"] for crumb in crumbs["itemListElement"]]

            assert places == list(range(1, len(places) + 1))
