"""`reglo registre creer`, `ajouter`, `modifier`, `retirer`: the actions that add to a register."""

import argparse
from collections.abc import Callable, Sequence

from reglo import api
from reglo.cli import demande, sortie
from reglo.cli.arguments import lectures
from reglo.cli.garde import ACCEPTE, REFUSE, Arret
from reglo.diagnostics import rapport
from reglo.model.rulebook import Rulebook
from reglo.registre import EnveloppeInsuffisante, Registre
from reglo.registre import creer as creer_registre
from reglo.rendu.noms import Noms
from reglo.rendu.registre import rediger_inscription


def creer(options: argparse.Namespace) -> int:
    """Creates an empty register."""
    cree = creer_registre(options.registre, attente=options.attente)
    sortie.ecrire(f"Le registre « {cree.chemin} » est créé, avec sa tête. Empreinte : {cree.empreintes[-1]}")
    return ACCEPTE


def ajouter(options: argparse.Namespace) -> int:
    """Adds a decision, by hand or from the answer to a dossier."""
    recueil, ouvert = _preparer(options)
    retenues = lectures(options.lecture)
    acte = _sans_vide({"aide": options.aide} | _contenu_dit(options))
    reponse = None
    if options.dossier is not None:
        dossier = demande.lire(options.dossier, recueil, ouvert)
        reponse = api.evaluer(
            recueil, dossier, date=options.date, aides=[options.aide], lectures=retenues, registre=ouvert
        )
        acte = _sans_vide({"bénéficiaire": dossier.beneficiaire or None}) | acte
    depassement = {"lectures": retenues, "en_depassement": options.en_depassement}
    suite = _inscrire(lambda: ouvert.ajouter(recueil, acte, reponse=reponse, **depassement))
    return _dire(options, recueil, suite)


def modifier(options: argparse.Namespace) -> int:
    """Amends a decision."""
    recueil, ouvert = _preparer(options)
    acte = _sans_vide(_contenu_dit(options))
    depassement = {"lectures": lectures(options.lecture), "en_depassement": options.en_depassement}
    suite = _inscrire(lambda: ouvert.modifier(recueil, options.decision, acte, **depassement))
    return _dire(options, recueil, suite)


def retirer(options: argparse.Namespace) -> int:
    """Withdraws a decision."""
    recueil, ouvert = _preparer(options)
    suite = _inscrire(lambda: ouvert.retirer(options.decision, _sans_vide(_acte_dit(options))))
    return _dire(options, recueil, suite)


def _preparer(options: argparse.Namespace) -> tuple[Rulebook, Registre]:
    recueil = api.charger(options.regles)
    return recueil, demande.ouvrir(options, recueil)


def _inscrire(inscrire: Callable[[], Registre]) -> Registre:
    """Adds an act; an envelope that does not suffice refuses it, as a check does."""
    try:
        return inscrire()
    except EnveloppeInsuffisante as refus:
        raise Arret(str(refus), REFUSE) from None


def _dire(options: argparse.Namespace, recueil: Rulebook, registre: Registre) -> int:
    """Says the act that was added, and what its decision leaves."""
    retenues = lectures(getattr(options, "lecture", []))
    acte = registre.actes[-1]
    soldes = registre.soldes_de(recueil, acte.decision, lectures=retenues)
    sortie.avertir(rapport(registre.homonymes(acte.decision), {}))
    if options.format == "json":
        sortie.ecrire(sortie.en_json({"acte": acte, "soldes": soldes}))
    else:
        sortie.ecrire("\n".join(rediger_inscription(registre, soldes, Noms(recueil))))
    return ACCEPTE


# ---------------------------------------------------------------------------------------------------- what is said
def _acte_dit(options: argparse.Namespace) -> dict[str, object]:
    return {"date": options.date, "auteur": options.auteur, "référence": options.reference}


def _contenu_dit(options: argparse.Namespace) -> dict[str, object]:
    contenu = {"montant": options.montant, "bénéficiaire": options.beneficiaire}
    return _acte_dit(options) | contenu | {"quantités": _quantites(options.quantite) or None}


def _sans_vide(acte: dict[str, object]) -> dict[str, object]:
    return {nom: valeur for nom, valeur in acte.items() if valeur is not None}


def _quantites(dites: Sequence[str]) -> dict[str, object]:
    """Gives what is counted, by unit or by envelope."""
    lues: dict[str, object] = {}
    for dite in dites:
        nom, signe, valeur = dite.rpartition("=")
        if not signe:
            *_, nom = dite.split() or [""]
            valeur = dite
        if not nom.strip() or nom.strip()[0].isdigit():
            raise Arret(f'« {dite} » ne dit pas ce qu\'il compte : --quantite "30 logements"')
        if nom.strip() in lues:
            raise Arret(f"« {nom.strip()} » est compté deux fois : n'en gardez qu'un.")
        lues[nom.strip()] = valeur.strip()
    return lues


ACTIONS = {"creer": creer, "ajouter": ajouter, "modifier": modifier, "retirer": retirer}
