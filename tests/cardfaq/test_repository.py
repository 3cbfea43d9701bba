"""What the repository promises about itself: locked dependencies with no address, each with its reason."""

import re
import tomllib
from itertools import pairwise

import pytest
from django.conf import settings

LOCKS = ["requirements.txt", "requirements-dev.txt"]


def read(name):
    return (settings.BASE_DIR / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
class TestLock:
    def test_names_no_address(self, lock):
        text = read(lock)

        assert "://" not in text
        assert not re.search(r"--(index-url|extra-index-url|find-links|trusted-host)", text)

    def test_pins_every_package_with_hashes(self, lock):
        entries = re.split(r"\n(?=[a-zA-Z0-9])", read(lock).split("#", 1)[1])
        packages = [entry for entry in entries if "==" in entry]

        assert len(packages) > 20
        assert [entry.splitlines()[0] for entry in packages if "--hash=sha256:" not in entry] == []


def test_the_lock_holds_every_dependency():
    project = tomllib.loads(read("pyproject.toml"))
    wanted = {re.split(r"[\[<>=~ ]", line)[0].lower() for line in project["project"]["dependencies"]}

    assert wanted <= set(re.findall(r"^([a-z0-9-]+)==", read("requirements.txt"), re.MULTILINE))


def test_every_dependency_says_why_it_is_here():
    lines = [line.strip() for line in read("pyproject.toml").splitlines()]
    start, end = lines.index("dependencies = ["), lines.index("]", lines.index("dev = ["))
    listed = lines[start:end]

    unexplained = [
        line for before, line in pairwise(listed) if line.startswith('"') and not before.startswith(("#", '"'))
    ]

    assert unexplained == []


def test_the_readme_explains_every_variable_that_is_read():
    code = read("cardfaq/settings.py") + read("cardfaq/serving.py")
    variables = set(re.findall(r'environ(?:ment\.\w+|\.get)\(\s*"([A-Z_]+)"', code))

    explained = set(re.findall(r"^\| `([A-Z_]+)` \|", read("README.md"), re.MULTILINE))

    assert variables == explained


@pytest.mark.parametrize("folder", [".", "docs", "docs/decisions"])
def test_the_documents_link_only_to_what_exists(folder):
    for document in (settings.BASE_DIR / folder).glob("*.md"):
        without_examples = re.sub(r"`[^`\n]*`", "", document.read_text(encoding="utf-8"))
        targets = re.findall(r"\]\((?!http)([^)#]+)", without_examples)

        assert [target for target in targets if not (document.parent / target).exists()] == [], document.name
