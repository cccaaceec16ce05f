"""Definitions, parameters, readings and anomalies: items that phrases or clauses cite by name."""

from reglo.model.build import codes_clauses, codes_donnees, codes_noms, codes_unites
from reglo.model.build.codes_noms import CHOIX_FERME
from reglo.model.build.contexte import Declaration, Etude, Recueil, Redaction, Terme, Valeur, Verite
from reglo.model.build.donnees import chiffres_seuls, lire_type, texte_de
from reglo.model.build.natures import exiger, lire_condition, lire_valeur, nature, seule_liste
from reglo.model.build.strates import tenir
from reglo.model.build.suites import Suites, lire_suites, periode
from reglo.model.expressions import Strate
from reglo.model.rulebook import Anomalie, Definition, Donnee, Lecture, OptionLecture, Parametre, ValeurParametre
from reglo.syntax.tree import Noeud, Piece
from reglo.values import unites
from reglo.values.unites import Dimension

DEFAUTS = ("contradiction", "lacune", "illisible", "renvoi_mort", "coquille", "ambiguite")


# --------------------------------------------------------------------------------------------------------- definitions
def prevoir_definitions(recueil: Recueil) -> None:
    """Prepares the reading of definitions and parameters, each when it is first needed."""
    lecteurs = {"definition": _definition, "parametre": _parametre}
    for declaration in recueil.noms.values():
        lire = lecteurs.get(declaration.genre)
        if lire is not None:
            cle = f"{declaration.genre}:{declaration.nom}"
            recueil.etudes.prevoir(cle, declaration, lambda d=declaration, lire=lire: lire(recueil, d))  # type: ignore[misc]


def _definition(recueil: Recueil, declaration: Declaration) -> Etude | None:
    noeud = declaration.item.tete.noeud
    if noeud is None:
        return None
    redaction = Redaction(recueil, recueil.journal.pour(declaration.nom))
    suites = lire_suites(redaction, noeud.noeuds(), None)
    seulement_prouver(redaction, suites, "d'une définition")
    terme = _corps(redaction, declaration, noeud)
    if terme is None or not tenir(redaction, terme.noeud, Strate.DOSSIER, "Une définition"):
        return None
    est_valeur = isinstance(terme, Valeur)
    dimension = terme.dimension if isinstance(terme, Valeur) else None
    recueil.definitions[declaration.nom] = Definition(
        span=noeud.span,
        nom=declaration.nom,
        ecriture=declaration.ecriture,
        libelle=noeud.jetons("STR")[0].texte,
        unite="" if dimension is None else unites.ecrire(dimension),
        valeur=terme.noeud if est_valeur else None,  # type: ignore[arg-type]
        condition=None if est_valeur else terme.noeud,  # type: ignore[arg-type]
        entite=seule_liste(terme.libres),
        preuve=suites.preuve(noeud.span),
        anomalies=suites.anomalies,
    )
    return Etude(dimension=dimension, libres=terme.libres)


def _corps(redaction: Redaction, declaration: Declaration, noeud: Noeud) -> Valeur | Verite | None:
    """Reads what the definition says: a value after « = », a condition after « si »."""
    corps = noeud.noeuds()[0]
    if any(jeton.type == "si" for jeton in declaration.item.tete.jetons[:4]):
        return lire_condition(redaction, corps)
    terme: Terme | None = redaction.terme(corps)
    if isinstance(terme, Verite):
        redaction.dire(codes_unites.DEFINITION_DOUBLE_NATURE, corps.span, nom=declaration.ecriture)
        return None
    return terme if terme is None or isinstance(terme, Valeur) else lire_valeur(redaction, corps)


def seulement_prouver(redaction: Redaction, suites: Suites, porteur: str) -> None:
    """Refuses a period or a reading where only a proof has its place."""
    if suites.periode is not None:
        redaction.dire(codes_clauses.SUITE_REFUSEE, suites.periode.span, quoi="Une période", porteur=porteur)
    for lecture in suites.lectures:
        redaction.dire(codes_clauses.SUITE_REFUSEE, lecture.span, quoi="Une lecture", porteur=porteur)


# ---------------------------------------------------------------------------------------------------------- parameters
def _parametre(recueil: Recueil, declaration: Declaration) -> Etude | None:
    noeud = declaration.item.tete.noeud
    if noeud is None:
        return None
    redaction = Redaction(recueil, recueil.journal.pour(declaration.nom))
    type_lu = lire_type(redaction, noeud.noeuds()[0], declaration.ecriture)
    if type_lu is None:
        return None
    if type_lu.dimension is None:
        modele = Donnee(span=noeud.span, nom="", ecriture="", libelle="", genre=type_lu.genre)
        redaction.dire(codes_donnees.PARAMETRE_NON_CHIFFRE, noeud.noeuds()[0].span, nature=nature(modele))
        return None
    suites = lire_suites(redaction, noeud.noeuds(), None)
    seulement_prouver(redaction, suites, "d'un paramètre")
    valeurs = _valeurs(redaction, declaration, type_lu.dimension, suites)
    recueil.parametres[declaration.nom] = Parametre(
        span=noeud.span,
        nom=declaration.nom,
        ecriture=declaration.ecriture,
        libelle=noeud.jetons("STR")[0].texte,
        unite=unites.ecrire(type_lu.dimension),
        valeurs=valeurs,
        preuve=suites.preuve(noeud.span),
        anomalies=suites.anomalies,
    )
    return Etude(dimension=type_lu.dimension)


def _valeurs(
    redaction: Redaction, declaration: Declaration, dimension: Dimension, suites: Suites
) -> tuple[ValeurParametre, ...]:
    from reglo.model.build.labels import sans_doubles

    pieces = sans_doubles(redaction, declaration.item.clauses)
    for piece in declaration.item.clauses:
        if piece.depart == "autres_cas":
            redaction.dire(codes_donnees.AUTRES_CAS_PERDU, piece.jetons[0].span)
    if not pieces:
        redaction.dire(codes_donnees.PARAMETRE_VIDE, declaration.span, nom=declaration.ecriture)
    lues = [_valeur(redaction.pour(f"{declaration.nom}.{p.label}"), declaration, p, dimension, suites) for p in pieces]
    return tuple(lue for lue in lues if lue is not None)


def _valeur(
    redaction: Redaction, declaration: Declaration, piece: Piece, dimension: Dimension, communes: Suites
) -> ValeurParametre | None:
    from reglo.model.build.preuves import preuve_de

    noeud = piece.noeud
    if noeud is None or piece.label is None:
        return None
    ecrite, somme, *suites = noeud.noeuds()
    propres = lire_suites(redaction, suites, None)
    place = f"Le paramètre « {declaration.ecriture} »"
    lue = exiger(redaction, lire_valeur(redaction, somme), dimension, place, span=somme.span)
    nombre = None if lue is None else chiffres_seuls(redaction, lue, somme, place)
    vigueur = periode(redaction, ecrite)
    preuve = preuve_de(redaction, piece, propres, communes, "le paramètre")
    if nombre is None or vigueur is None or preuve is None:
        return None
    return ValeurParametre(
        span=piece.span,
        id=f"{declaration.nom}.{piece.label}",
        label=piece.label,
        preuve=preuve,
        periode=vigueur,
        lectures=propres.lectures,
        anomalies=propres.anomalies,
        valeur=nombre,
    )


# ----------------------------------------------------------------------------------------------- anomalies and readings
def lire_anomalies(recueil: Recueil) -> None:
    """Reads the anomalies."""
    for declaration in recueil.declarations["anomalie"].values():
        noeud = declaration.item.tete.noeud
        if noeud is None:
            recueil.douteux[declaration.nom] = True
            continue
        redaction = Redaction(recueil, recueil.journal.pour(declaration.nom))
        jeton = noeud.jetons("NAME", "ILLISIBLE")[-1]
        if jeton.texte not in DEFAUTS:
            redaction.journal.inconnu(
                CHOIX_FERME, jeton.span, jeton.brut, DEFAUTS, possibles=f"un défaut est {', '.join(DEFAUTS)}"
            )
            recueil.douteux[declaration.nom] = True
            continue
        recueil.anomalies[declaration.nom] = Anomalie(
            span=noeud.span,
            id=declaration.nom,
            libelle=noeud.jetons("STR")[0].texte,
            defaut=jeton.texte,  # type: ignore[arg-type]
            question=texte_de(noeud, "question") or "",
            preuve=lire_suites(redaction, noeud.noeuds(), None).preuve(noeud.span),
        )


def lire_lectures(recueil: Recueil) -> None:
    """Reads the readings, which may cite anomalies."""
    for declaration in recueil.declarations["lecture"].values():
        lecture = _lecture(recueil, declaration)
        if lecture is None:
            recueil.douteux[declaration.nom] = True
        else:
            recueil.lectures[lecture.id] = lecture


def _lecture(recueil: Recueil, declaration: Declaration) -> Lecture | None:
    noeud = declaration.item.tete.noeud
    if noeud is None:
        return None
    redaction = Redaction(recueil, recueil.journal.pour(declaration.nom))
    suites = lire_suites(redaction, noeud.noeuds(), None)
    seulement_prouver(redaction, suites, "d'une lecture")
    options = _options(redaction, declaration, noeud)
    return Lecture(
        span=noeud.span,
        id=declaration.nom,
        libelle=noeud.jetons("STR")[0].texte,
        options=options,
        preuve=suites.preuve(noeud.span),
        anomalies=suites.anomalies,
    )


def _options(redaction: Redaction, declaration: Declaration, noeud: Noeud) -> tuple[OptionLecture, ...]:
    options: dict[str, OptionLecture] = {}
    for ecrite in noeud.noeuds("option"):
        jeton = ecrite.jetons("NAME")[0]
        if jeton.texte in options:
            redaction.dire(codes_noms.NOM_DEUX_FOIS, jeton.span, nom=jeton.brut)
        option = OptionLecture(
            span=ecrite.span,
            nom=jeton.texte,
            libelle=ecrite.jetons("STR")[0].texte,
            retenue=ecrite.jeton("RETENUE") is not None,
        )
        options.setdefault(option.nom, option)
    nombre = sum(option.retenue for option in options.values())
    if len(options) == 1:
        redaction.dire(codes_donnees.LECTURE_A_UNE_OPTION, declaration.span, nom=declaration.nom)
    if nombre != 1:
        premiere = f"a) {next(iter(options))} « … »"
        champs = {
            "nom": declaration.nom,
            "nombre": f"en retient {nombre}" if nombre else "n'en retient aucune",
            "option": premiere,
        }
        redaction.dire(codes_donnees.RETENUE_UNIQUE, declaration.span, **champs)
    return tuple(options.values())
