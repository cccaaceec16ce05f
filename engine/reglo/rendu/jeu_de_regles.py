"""Lays out what the rules become for durable-rules: beside each clause, the rules that fire for it; the shares."""

from collections.abc import Iterator

from reglo.evaluation.durable.motifs import Motif
from reglo.phrases.francais import enumerer
from reglo.rendu.page import plier_ligne, puce, titre
from reglo.rendu.regles_ecrites import ClauseEcrite, Compilation, Part, RegleEcrite, VersionEcrite

_MOTIFS: dict[Motif, str] = {
    "alternatives": "elle demanderait trop de règles",
    "autre_aide": "elle dépend de ce que répond une autre aide",
    "montant": "elle lit l'assiette ou le montant, qui se calculent à côté",
    "liste": "elle parcourt une liste",
    "tableau": "elle lit un tableau",
    "parametre": "elle lit un paramètre, qui change avec la date",
    "calcul": "elle demande une opération, un délai ou un arrondi",
    "a_defaut": "elle lit une donnée ou, à son défaut, ce qui la remplace",
    "deux_donnees": "elle compare une donnée à une autre",
    "aujourdhui": "elle lit la date du jour",
    "valeur": "elle lit une valeur que les faits ne disent pas exactement",
}
_RACINE = "à la racine"
_PREAMBULE = (
    "Une règle se déclenche dès que le dossier en dit assez ; une donnée sans réponse n'en déclenche aucune. "
    "L'aide est refusée dès qu'une règle « refusé » se déclenche, ouverte quand tous ses critères sont remplis ; "
    "sinon l'interprète de référence dit ce qui manque."
)


def rediger_compilation(compilation: Compilation) -> str:
    """Writes each version of the aids asked for, then the shares."""
    lignes = [*plier_ligne(_PREAMBULE), *_lectures(compilation)]
    for version in compilation.versions:
        lignes += ["", *_version(version)]
    return "\n".join([*lignes, "", *_bilan(compilation)])


def rediger_resume(compilation: Compilation) -> str:
    """Writes a line for each version, by folder of rules, then the shares."""
    lignes = [*_lectures(compilation)]
    for dossier in compilation.dossiers:
        lignes.append(dossier or _RACINE)
        for version in compilation.versions:
            if version.dossier == dossier:
                lignes += plier_ligne(f"  {version.nom} : {_compte(version)}", suite="    ")
        lignes.append("")
    return "\n".join([*lignes, *_bilan(compilation)])


def _lectures(compilation: Compilation) -> Iterator[str]:
    for lecture, option in compilation.lectures.items():
        yield from plier_ligne(f"Lecture {lecture} : {option}.")


def _bilan(compilation: Compilation) -> Iterator[str]:
    """Writes the share of the conditions of criteria that durable-rules decides, by folder and in all."""
    yield "Conditions des critères que durable-rules décide, les autres étant calculées à côté :"
    if len(compilation.dossiers) > 1:
        for dossier, part in compilation.dossiers.items():
            yield from puce(f"{dossier or _RACINE} : {_part(part)}")
    yield from puce(f"en tout : {_part(compilation.total)}")


def _part(part: Part) -> str:
    montants = f" ; à part, {part.des_montants} dans les montants" if part.des_montants else ""
    if part.pour_cent is None:
        return f"aucune condition{montants}"
    return f"{part.reelles} sur {part.reelles + part.calculees} ({part.pour_cent}\u00a0%){montants}"


def _compte(version: VersionEcrite) -> str:
    criteres = sum(clause.effet == "decide" for clause in version.clauses)
    if not criteres:
        return "aucun critère"
    comptes = [_nombre(criteres, "critère", "critères"), _nombre(version.regles, "règle", "règles")]
    if version.calculs:
        comptes.append(_nombre(len(version.calculs), "calcul", "calculs"))
    refus = " ; durable-rules ne peut pas les porter" if version.refus else ""
    return f"{', '.join(comptes)} ; conditions décidées : {_part(version.part)}{refus}"


def _nombre(combien: int, singulier: str, pluriel: str) -> str:
    return f"{combien} {pluriel if combien > 1 else singulier}"


# -------------------------------------------------------------------------------------------------------- one version
def _version(version: VersionEcrite) -> Iterator[str]:
    periode = f" ({version.periode})" if version.periode else ""
    yield from titre(f"{version.nom} « {version.libelle} »{periode}", "=")
    yield from plier_ligne(f"{_compte(version)}.")
    for motif in version.refus:
        yield from puce(f"durable-rules ne peut pas porter ces règles, l'interprète de référence les juge : {motif}", 0)
    for clause in version.clauses:
        yield ""
        yield from _clause(clause)
    yield from _ensemble(version)
    yield from _calculs(version)
    yield ""
    yield from plier_ligne(_montants(version))


def _clause(clause: ClauseEcrite) -> Iterator[str]:
    yield from plier_ligne(f"{clause.nom} ({clause.place}) {clause.phrase}", suite="    ")
    match clause.effet:
        case "ecartee":
            for x in clause.ecartee_par:
                yield from puce(f"non retenue : la lecture {x.lecture} retient « {x.libelle} »")
        case "exception":
            yield from puce(f"comptée dans les règles de {clause.exception_a}")
        case "indication":
            yield from puce("ne décide rien : aucune règle")
        case "decide":
            yield from _sens("rempli", clause.rempli)
            yield from _sens("refusé", clause.refuse)


def _sens(mot: str, regles: tuple[RegleEcrite, ...]) -> Iterator[str]:
    """Writes the rules that fire one way; without any, it never does."""
    if not regles:
        yield from puce(f"{mot} : jamais")
    for regle in regles:
        nom = f" [{regle.nom}]" if regle.nom else ""
        yield from puce(f"{mot} : {' ; '.join(regle.conditions)}{nom}")


def _ensemble(version: VersionEcrite) -> Iterator[str]:
    """Writes which criteria one rule holds together."""
    ensemble = [clause for clause in version.clauses if clause.ensemble]
    if not ensemble:
        return
    nom = ensemble[0].rempli[0].nom
    labels = enumerer([clause.nom for clause in ensemble])
    yield ""
    if nom:
        texte = f"[{nom}] Une seule règle réunit ce que demandent {labels}, quand ils sont remplis."
    else:
        texte = f"Aucune règle ne réunit {labels} : ils ne peuvent pas être remplis ensemble."
    yield from plier_ligne(texte, suite="    ")


def _calculs(version: VersionEcrite) -> Iterator[str]:
    if not version.calculs:
        return
    yield ""
    yield "Conditions calculées à côté, et données aux règles comme vraies ou fausses :"
    for rang, calcul in enumerate(version.calculs, 1):
        yield from puce(f"calcul {rang}, pour {calcul.clause} : {calcul.phrase} [{calcul.propriete}]")
        yield from plier_ligne(f"    Pourquoi : {_MOTIFS[calcul.motif]}.", suite="    ")


def _montants(version: VersionEcrite) -> str:
    if not version.montants:
        return "Aucun montant à calculer."
    return f"Les montants ({enumerer(version.montants)}) se calculent à côté, depuis les mêmes clauses."
