"""Reads a page back: its elements, its anchors, its links, its text."""

from html.parser import HTMLParser


class Lue(HTMLParser):
    """What a page holds."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributs: set[str] = set()
        self.ancres: list[str] = []
        self.liens: list[str] = []
        self.texte = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes down an element."""
        self.elements.add(tag)
        for cle, valeur in attrs:
            self.attributs.add(cle)
            if cle == "id" and valeur:
                self.ancres.append(valeur)
            if cle == "href" and valeur:
                self.liens.append(valeur)

    def handle_data(self, data: str) -> None:
        """Takes down some text."""
        self.texte += data
