"""What is heard of a page, line by line, as a screen reader goes through it in Arabic."""

import re
from collections.abc import Iterator

SAID = {
    "application": "لوحة تفاعلية",
    "banner": "رأس الصفحة",
    "button": "زر",
    "checkbox": "خانة اختيار",
    "combobox": "قائمة منسدلة",
    "contentinfo": "ذيل الصفحة",
    "dialog": "نافذة",
    "DisclosureTriangle": "زر يكشف",
    "group": "مجموعة",
    "heading": "عنوان",
    "link": "رابط",
    "list": "قائمة",
    "main": "المحتوى",
    "navigation": "تنقل",
    "note": "ملاحظة",
    "region": "قسم",
    "search": "بحث",
    "searchbox": "حقل بحث",
    "switch": "مفتاح",
    "textbox": "حقل",
}
# Said with their names, which is all that they hold.
WHOLE = {"button", "checkbox", "combobox", "DisclosureTriangle", "link", "searchbox", "switch", "textbox"}
BLOCKS = {"article", "blockquote", "LabelText", "listitem", "paragraph", *SAID}
LANGUAGE = "function() { return (this.closest ? this : this.parentElement).closest('[lang]').lang; }"


class Walk:
    """Through the accessibility tree of Chromium. What is not Arabic is marked with the language that its markup
    says, by which a screen reader chooses its voice."""

    def __init__(self, page):
        self.devtools = page.context.new_cdp_session(page)
        nodes = self.devtools.send("Accessibility.getFullAXTree")["nodes"]
        self.by_id = {node["nodeId"]: node for node in nodes}
        self.lines: list[str] = []
        self.running = ""
        self.go(nodes[0])

    def go(self, node: dict) -> None:
        role = told(node, "role")
        if role == "StaticText":
            self.running += f" {self.in_its_language(node)}"
            return
        if role == "LabelText" and (
            fields := [child for child in self.children(node) if told(child, "role") in WHOLE]
        ):
            for field in fields:  # whose name its label is
                self.go(field)
            return
        if role in BLOCKS:
            self.say(self.running)
            self.running = ""
        if role in SAID:
            self.say(self.line(role, node))
        if role not in WHOLE and not (role == "heading" and not self.leads(node)):
            for child in self.children(node):
                self.go(child)
        if role in BLOCKS or node.get("parentId") is None:
            self.say(self.running)
            self.running = ""

    def say(self, words: str) -> None:
        words = re.sub(r" (?=[،:.»](?:\s|$))", "", " ".join(words.split()))
        if words.strip(" ،·.:"):
            self.lines.append(words)

    def line(self, role: str, node: dict) -> str:
        """Empty where nothing is said: of a group without a name."""
        name = told(node, "name") and self.named(node)
        if role == "group" and not name:
            return ""
        level = f" {state(node, 'level')}" if role == "heading" else ""
        if role == "list":
            name = f"{name}، {len(self.children(node))}".removeprefix("، ")
        checked = {"true": "، مؤشر", "false": "، غير مؤشر"}.get(state(node, "checked"), "")
        expanded = {True: "، مفتوح", False: "، مطوي"}.get(state(node, "expanded"), "")
        value, described = told(node, "value"), told(node, "description")
        said = SAID[role] + level + (f": {name}" if name and not (role == "heading" and self.leads(node)) else "")
        return said + checked + expanded + (f" = {value}" if value else "") + (f" ({described})" if described else "")

    def leads(self, node: dict) -> bool:
        """Whether all that it holds is a link, which says the same."""
        return [told(child, "role") for child in self.children(node)] == ["link"]

    def named(self, node: dict) -> str:
        """Its name, with the languages of the texts that make it, if these do."""
        texts, name = [*self.texts(node)], told(node, "name")
        heard = "".join(text["name"]["value"] for text in texts)
        return " ".join(map(self.in_its_language, texts)) if squeezed(heard) == squeezed(name) else name

    def texts(self, node: dict) -> Iterator[dict]:
        for child in self.children(node):
            if told(child, "role") == "StaticText":
                yield child
            else:
                yield from self.texts(child)

    def in_its_language(self, node: dict) -> str:
        text = node["name"]["value"]
        if not any("A" <= letter <= "ɏ" for letter in text):
            return text
        asked = {"backendNodeId": node["backendDOMNodeId"]}
        thing = self.devtools.send("DOM.resolveNode", asked)["object"]["objectId"]
        asked = {"objectId": thing, "functionDeclaration": LANGUAGE, "returnByValue": True}
        lang = self.devtools.send("Runtime.callFunctionOn", asked)["result"]["value"]
        return text if lang == "ar" else f"[{lang}] {text}"

    def children(self, node: dict) -> list[dict]:
        """What is heard of what it holds."""
        found = (self.by_id[number] for number in node.get("childIds", ()) if number in self.by_id)
        return [heard for child in found for heard in self.heard(child)]

    def heard(self, node: dict) -> list[dict]:
        if told(node, "role") in ("ListMarker", "MenuListPopup"):
            return []
        return self.children(node) if node["ignored"] or told(node, "role") in ("none", "generic") else [node]


def squeezed(text: str) -> str:
    return "".join(text.split())


def told(node: dict, what: str) -> str:
    return " ".join(str(node.get(what, {}).get("value", "")).split())


def state(node: dict, name: str):
    return next((each["value"].get("value") for each in node.get("properties", ()) if each["name"] == name), None)
