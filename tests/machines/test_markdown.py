"""A page as Markdown, for programs."""

import pytest

from content.machines.markdown import markdown_of
from tests.factories import make_claim, make_page

HTML = """<html><head><link rel="canonical" href="https://cardfaq.example/en/a/">
<link rel="alternate" hreflang="es" href="https://cardfaq.example/es/a/">
<link rel="alternate" hreflang="x-default" href="https://cardfaq.example/en/a/">
<script type="application/ld+json">{"@graph": [{"@type": "Article", "dateModified": "2026-11-22"}]}</script>
</head><body><nav>Ways</nav><main><h1>Lost <span lang="zh">卡</span></h1><p>Go <a href="/en/b/">there</a>.</p>
<details><summary>Sources</summary><p>A ministry.</p></details><svg><title>Card</title></svg>
<table><tr><th>Row</th></tr><tr><td>Yes<details><summary>Why</summary>So.</details></td></tr></table>
<form><button>Send</button></form></main><footer>Foot</footer></body></html>"""


class TestMarkdown:
    def test_says_where_the_page_stands_in_which_languages_and_of_when_it_is(self):
        text = markdown_of(HTML)

        assert text.startswith("- Page: https://cardfaq.example/en/a/\n- In es: https://cardfaq.example/es/a/page.md\n")
        assert "- Changed: 2026-11-22\n" in text
        assert "- Licence: CardFAQ, CC BY 4.0" in text

    def test_has_the_words_with_what_is_folded_and_nothing_that_only_a_browser_can_use(self, settings):
        settings.SITE_URL = "https://cardfaq.example"
        text = markdown_of(HTML)

        assert "# Lost 卡" in text
        assert "Go [there](https://cardfaq.example/en/b/)." in text
        assert "**Sources**\n\nA ministry." in text
        assert not {"Ways", "Foot", "Send", "Card\n"} & set(text.split())

    def test_keeps_each_row_of_a_table_on_one_line(self):
        assert "| Yes |" in markdown_of(HTML)


@pytest.mark.django_db
class TestAddress:
    @pytest.fixture
    def page(self):
        page = make_page("lost", short_answer_en="Call 12333.", body_en="Then go to the bank.")
        make_claim(page, "answer", text_en="Call 12333 at once.")
        return page

    def test_stands_beside_the_page(self, client, page):
        answer = client.get(f"{page.path_in('en')}page.md")

        assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["Link"] == f'<{page.path_in("en")}>; rel="canonical"'
        assert "Then go to the bank." in answer.content.decode()

    def test_is_named_in_the_head_of_the_page(self, client, page):
        html = client.get(page.path_in("en")).content.decode()

        assert f'type="text/markdown" href="{page.canonical_in("en")}page.md"' in html

    def test_speaks_the_language_of_its_address(self, client, page):
        assert client.get(f"{page.path_in('es')}page.md").headers["Content-Language"] == "es"

    @pytest.mark.parametrize("path", ["/en/nothing/page.md", "/en/search/page.md", "/en/report/page.md", "/page.md"])
    def test_of_what_is_no_page_is_not_there(self, client, path):
        assert client.get(path).status_code == 404

    def test_of_a_page_that_was_moved_leads_to_where_it_is(self, client, page):
        page.redirects.create(language="en", kind="page", slug="old-name")

        answer = client.get("/en/old-name/page.md")

        assert (answer.status_code, answer.headers["Location"]) == (301, f"{page.path_in('en')}page.md")
