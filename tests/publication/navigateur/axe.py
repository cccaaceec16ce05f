"""axe-core, on pages of which what is set alike many times is kept a few times: a thousand clauses cost what ten do.

What hangs on each text rather than on the form of an element — names of links, order of headings, ids — is told of
every page by `test_structure`, without a browser.
"""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

_ELAGUER = """
(garder) => {
  const vus = new Map();
  const chemin = (element, avant) => `${avant}>${element.tagName}.${element.className.baseVal ?? element.className}`;
  const chemins = (element, avant) => {
    const ici = chemin(element, avant);
    return [ici, ...[...element.children].flatMap(enfant => chemins(enfant, ici))];
  };
  const elaguer = (element, avant) => {
    for (const enfant of [...element.children]) {
      const siens = chemins(enfant, avant);
      if (siens.every(un => (vus.get(un) ?? 0) >= garder)) { enfant.remove(); continue; }
      vus.set(siens[0], (vus.get(siens[0]) ?? 0) + 1);
      elaguer(enfant, siens[0]);
    }
  };
  elaguer(document.querySelector("article"), "");
}
"""
_GARDER = 3


def elaguer(page: Page) -> None:
    """Keeps a few of the elements that are set alike."""
    page.evaluate(_ELAGUER, _GARDER)


def fautes(page: Page, regles: list[str] | None = None) -> list[str]:
    """Gives a sentence for each element that axe finds at fault; `regles` are the only rules asked for."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if regles is not None:
        options["runOnly"] = regles
    return [
        f"{violation['id']} : {noeud['html'][:160]} ({noeud['failureSummary'].splitlines()[-1].strip()[:200]})"
        for violation in Axe().run(page, options=options).response["violations"]
        for noeud in violation["nodes"]
    ]
