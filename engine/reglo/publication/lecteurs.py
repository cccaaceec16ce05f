"""Who reads a word: links to the clauses, gathered by aid, by trunk or by what else holds them."""

from reglo.phrases.francais import citer
from reglo.phrases.liens import propre
from reglo.phrases.tableaux import nom_tableau
from reglo.publication.contexte import Page
from reglo.publication.html import bloc, element, imprimer
from reglo.rendu.homonymes import sans_date


def lue_par(page: Page, nom: str) -> str:
    """Draws the links to the clauses that read a name."""
    identifiants = page.contexte.lecteurs.get(nom, ())
    if not identifiants:
        return bloc("p", imprimer("N'est lue par aucune clause."), classe="lecteurs")
    return bloc("p", "Lue par ", renvois(page, identifiants), classe="lecteurs")


def renvois(page: Page, identifiants: tuple[str, ...]) -> str:
    """Gives links to some clauses, those of one aid together."""
    groupes: dict[str, list[str]] = {}
    for identifiant in dict.fromkeys(identifiants):
        groupes.setdefault(_porteur(page, identifiant), []).append(identifiant)
    return " ; ".join(_groupe(page, porteur, siens) for porteur, siens in groupes.items())


def _porteur(page: Page, identifiant: str) -> str:
    """Gives the aid or the trunk of a clause; nothing for what stands by itself."""
    porteur = sans_date(identifiant)[0].rpartition(".")[0]
    return porteur if porteur in page.rulebook.aides or porteur in page.rulebook.troncs else ""


def _groupe(page: Page, porteur: str, identifiants: list[str]) -> str:
    liens = ", ".join(renvoi(page, identifiant, porteur) for identifiant in identifiants)
    if not porteur:
        return liens
    aides, troncs = page.rulebook.aides, page.rulebook.troncs
    nom = propre(aides[porteur].nom if porteur in aides else troncs[porteur].nom)
    return f"{element('em', imprimer(nom))} {liens}"


def renvoi(page: Page, identifiant: str, porteur: str) -> str:
    """Gives the link to a clause, a table, a definition or an aid, by the shortest name that is clear under an aid."""
    for genre in ("clause", "tableau", "definition", "parametre", "lecture", "anomalie", "aide", "tronc"):
        if page.adresse(genre, identifiant):
            return page.lier(genre, identifiant, _nom(page, genre, identifiant, porteur), "renvoi")
    return page.code(identifiant)


def _nom(page: Page, genre: str, identifiant: str, porteur: str) -> str:
    """Gives the shortest name that is clear: a label under its aid, else what the thing is called."""
    if genre == "definition":
        definition = page.rulebook.definitions[identifiant]
        return citer(propre(definition.libelle or definition.ecriture))
    if genre == "tableau":
        return f"tableau {citer(nom_tableau(page.rulebook.tableaux[identifiant]))}"
    if genre == "parametre":
        parametre = page.rulebook.parametres[identifiant]
        return citer(propre(parametre.libelle or parametre.ecriture))
    if genre == "lecture":
        return f"lecture {citer(propre(page.rulebook.lectures[identifiant].libelle))}"
    if genre == "anomalie":
        return f"défaut {citer(propre(page.rulebook.anomalies[identifiant].libelle))}"
    if genre in ("aide", "tronc"):
        nommes = page.rulebook.aides if genre == "aide" else page.rulebook.troncs
        return propre(nommes[identifiant].nom)
    nom, version = sans_date(identifiant.removeprefix(f"{porteur}.") if porteur else identifiant)
    return f"{nom} ({version})" if version else nom
