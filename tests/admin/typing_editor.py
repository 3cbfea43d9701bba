"""Types into the admin as a browser does: whatever a form shows is sent back, with what the editor changed."""

from typing import Any

import html5lib
from django.test import Client
from django.urls import reverse


class Form:
    """A form of the admin as it stands on the screen."""

    def __init__(self, client: Client, url: str, response: Any = None) -> None:
        self.client = client
        self.url = url
        self.response = response or client.get(url)
        assert self.response.status_code == 200, (url, self.response.status_code)
        self.html = self.response.content.decode()
        self.root = html5lib.parse(self.html, namespaceHTMLElements=False)
        self.values = _values(self.root)

    def __getitem__(self, name: str) -> str:
        return self.values[name][0].replace("\r\n", "\n")

    def send(self, button: str = "_save", **changes: Any) -> Any:
        """Change some values and press a button. `None` clears a checkbox."""
        for name, value in changes.items():
            if value is None:
                self.values.pop(name, None)
            else:
                self.values[name] = value if isinstance(value, list) else [value]
        return self.client.post(self.url, {**self.values, button: ["1"]})

    def refuse(self, **changes: Any) -> "Form":
        """Send what must be refused and return the form that comes back."""
        return Form(self.client, self.url, self.send(**changes))

    def add(self, prefix: str, **values: Any) -> dict[str, Any]:
        """The values of one more row of a list, its number counted."""
        total = int(self[f"{prefix}-TOTAL_FORMS"])
        self.values[f"{prefix}-TOTAL_FORMS"] = [str(total + 1)]
        return {f"{prefix}-{total}-{name}": value for name, value in values.items()}

    def place_of(self, slot: str) -> str:
        """The prefix of the claim in this slot."""
        for element in self.root.iter("input"):
            name = element.get("name") or ""
            if name.endswith("-slot") and element.get("value") == slot:
                return name.removesuffix("-slot")
        raise AssertionError(f"no claim in the slot {slot}")

    def errors_at(self, name: str) -> str:
        """The messages that stand beside a field."""
        lists = (element for element in self.root.iter("ul") if element.get("id") == f"id_{name}_error")
        return " ".join("".join(element.itertext()) for element in lists)


def change_form(client: Client, row: Any, language: str = "en") -> Form:
    return Form(client, address(row, language))


def address(row: Any, language: str = "en") -> str:
    url = reverse(f"admin:content_{row._meta.model_name}_change", args=[row.pk])
    return f"/{language}/{url.removeprefix('/en/')}"


def _values(root: Any) -> dict[str, list[str]]:
    form = next(form for form in root.iter("form") if (form.get("id") or "").endswith("_form") and _has_rows(form))
    found: dict[str, list[str]] = {}
    for element in form.iter():
        name = element.get("name")
        if not name or "__prefix__" in name or "disabled" in element.attrib:
            continue
        found.setdefault(name, []).extend(_sent(element))
    return {name: some for name, some in found.items() if some}


def _has_rows(form: Any) -> bool:
    return any("form-row" in (element.get("class") or "").split() for element in form.iter("div"))


def _sent(element: Any) -> list[str]:
    if element.tag == "textarea":
        return [(element.text or "").removeprefix("\n").replace("\n", "\r\n")]
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if "selected" in option.attrib]
        if not chosen and "multiple" not in element.attrib:
            chosen = options[:1]
        return [option.get("value") or "" for option in chosen]
    if element.tag == "input" and element.get("type") in ("checkbox", "radio"):
        return [element.get("value", "on")] if "checked" in element.attrib else []
    return [element.get("value", "")] if element.tag == "input" and element.get("type") != "submit" else []
