"""What is said of an aid, of the head of a version, of a datum, of a document: their facts, one by one."""

from collections.abc import Iterable

from reglo.model.rulebook import Aide, Document, Donnee, Rulebook, Tronc, Version
from reglo.phrases.francais import citer, en_lettres
from reglo.phrases.liens import propre
from reglo.phrases.suites import periode
from reglo.rendu.lexique import TYPES
from reglo.values.formats import ecrire_date_longue, ecrire_nombre


def aide(_: Rulebook, une: Aide) -> tuple[str, ...]:
    """Gives what an aid is called."""
    return (citer(propre(une.nom)),)


def tronc(rulebook: Rulebook, un: Tronc) -> tuple[str, ...]:
    """Gives what a trunk is called, and the passage that it states."""
    return _faits((("règles communes", citer(propre(un.nom))), ("texte", _passage(rulebook, un))))


def version(rulebook: Rulebook, une: Version) -> tuple[str, ...]:
    """Gives the facts at the head of a version, and the order of its clauses where it counts."""
    organisme = rulebook.organismes.get(une.financeur)
    limites = [f"{en_lettres(une.bonifications_max)} au plus"] if une.bonifications_max is not None else []
    limites += ["une par catégorie"] if une.une_par_categorie else []
    return _faits(
        (
            ("financeur", propre(organisme.libelle if organisme else une.financeur)),
            ("nature", une.nature.replace("_", " ")),
            ("validité", periode(une.periode) if une.periode else ""),
            ("date qui commande", _dates(rulebook, une)),
            ("territoire", propre(une.territoire)),
            ("familles", ", ".join(propre(rulebook.familles.get(nom, nom)) for nom in une.familles)),
            ("texte", _passage(rulebook, une)),
            ("règles communes", ", ".join(_nom_du_tronc(rulebook, nom) for nom in une.troncs)),
            ("bonifications", ", ".join(limites)),
            ("ordre de l'assiette", ", ".join(clause.label for clause in une.assiette)),
            ("ordre du calcul", ", ".join(etape.label for etape in une.etapes)),
        )
    )


def _faits(faits: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(f"{nom} : {dit}" for nom, dit in faits if dit)


def _nom_du_tronc(rulebook: Rulebook, nom: str) -> str:
    return citer(propre(rulebook.troncs[nom].nom)) if nom in rulebook.troncs else nom


def _dates(rulebook: Rulebook, une: Version) -> str:
    dites = [_date(rulebook, une.date_qui_commande)] if une.date_qui_commande else []
    for datee in une.dates_selon_lecture:
        lue = rulebook.lectures[datee.choix.lecture]
        option = next(option for option in lue.options if option.nom == datee.choix.option)
        dites.append(f"{_date(rulebook, datee.donnee)} selon la lecture {citer(propre(option.libelle))}")
    return ", ".join(dites)


def _date(rulebook: Rulebook, nom: str) -> str:
    return propre(rulebook.donnees[nom].libelle) if nom in rulebook.donnees else nom


def _passage(rulebook: Rulebook, porteur: Version | Tronc) -> str:
    if porteur.document is None:
        return ""
    document = rulebook.documents.get(porteur.document)
    nom = propre(document.libelle if document else porteur.document)
    if porteur.ligne_debut is None:
        return nom
    fin = porteur.ligne_fin or porteur.ligne_debut
    return f"{nom}, ligne {fin}" if fin == porteur.ligne_debut else f"{nom}, lignes {porteur.ligne_debut} à {fin}"


def donnee(rulebook: Rulebook, une: Donnee) -> tuple[str, ...]:
    """Gives what a datum is, its question, its answers."""
    autorite = rulebook.organismes.get(une.autorite or "")
    bornes = [f"au moins {ecrire_nombre(une.minimum)}"] if une.minimum is not None else []
    bornes += [f"au plus {ecrire_nombre(une.maximum)}"] if une.maximum is not None else []
    liste = rulebook.entites.get(une.entite or "")
    return _faits(
        (
            (citer(propre(une.libelle or une.ecriture)), TYPES[une.genre]),
            ("unité", une.unite.replace("_", " ")),
            ("bornes", " et ".join(bornes)),
            ("répondue par", propre(autorite.libelle) if autorite else ""),
            ("pour chaque", propre(liste.libelle) if liste else ""),
            ("réponses", ", ".join(propre(o.libelle or o.nom) for o in une.options)),
            ("peut manquer", "oui" if une.peut_manquer else ""),
            ("question", propre(une.question)),
            ("précision", propre(une.precision)),
        )
    )


def document(rulebook: Rulebook, un: Document) -> tuple[str, ...]:
    """Gives what a document is, and how what it prints wrongly is read."""
    autorite = rulebook.organismes.get(un.autorite or "")
    errata = (
        f"ligne {erratum.ligne_debut}, au lieu de {citer(propre(erratum.imprime))}, lire {citer(propre(erratum.lu))}"
        for erratum in un.errata
    )
    return _faits(
        (
            ("document", citer(propre(un.libelle))),
            ("autorité", propre(autorite.libelle) if autorite else ""),
            ("adopté", f"le {ecrire_date_longue(un.adopte)}" if un.adopte else ""),
            ("en vigueur", periode(un.periode) if un.periode else ""),
            ("date qui commande", _date(rulebook, un.date_qui_commande) if un.date_qui_commande else ""),
            ("fichier", propre(un.fichier or "")),
            ("errata", ", ".join(errata)),
        )
    )
