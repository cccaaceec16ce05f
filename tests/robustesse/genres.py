"""The kinds of input that are tried, each with what must hold of it."""

import datetime as dt
import io
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from random import Random

import msgspec
from tests.citations import essai as citations
from tests.outcome.petit_recueil import RECUEIL
from tests.registre.recueil_lot import RECUEIL as RECUEIL_LOT
from tests.robustesse import invariants, materiaux
from tests.robustesse.campagne import Genre
from tests.robustesse.mutateurs import HOSTILES, abimer, muter
from tests.verifications import PRELUDE

from reglo import registre
from reglo.cases.execution import executer, par_reference, preparer
from reglo.chargement import charger
from reglo.chargement.compilation import Compilateur
from reglo.checks import verifier
from reglo.cli import main
from reglo.diagnostics import Diagnostic, ErreurReglo, a_une_erreur
from reglo.evaluation.reference import evaluer
from reglo.model.build import construire
from reglo.model.positions import sans_positions
from reglo.model.rulebook import Rulebook
from reglo.outcome.dossier import Dossier
from reglo.outcome.lecture import lire_contenu, lire_dossier, sources_de
from reglo.publication import pages
from reglo.publication.fonds import Fonds
from reglo.rendu.texte import rediger
from reglo.syntax.format import formater
from reglo.syntax.parse import analyser

JOUR = dt.date(2025, 2, 1)


def genres(bureau: Path) -> tuple[Genre, ...]:
    """Gives every kind; the inputs that must be files are written in a folder."""
    return (
        _genre("regle", materiaux.petites_regles(), essayer_regle),
        Genre(nom="recueil", tirer=_tirer_recueil, essayer=essayer_recueil()),
        Genre(nom="exemples", tirer=_tirer_exemples, essayer=essayer_exemples),
        *(
            _genre(f"dossier{s}", materiaux.dossiers(s), essayer_dossier(bureau, s))
            for s in (".yaml", ".json", ".toml")
        ),
        Genre(nom="programme", tirer=_graine, essayer=essayer_programme),
        Genre(nom="registre", tirer=_tirer_registre(bureau), essayer=essayer_registre(bureau)),
        _genre("document", (materiaux.DOCUMENT,), essayer_document(bureau)),
        Genre(nom="fichier", tirer=_tirer_fichier, essayer=essayer_fichier(bureau)),
        Genre(nom="commande", tirer=_tirer_commande, essayer=essayer_commande(bureau)),
    )


def _genre(nom: str, textes: Sequence[str], essayer: Callable[[bytes], str]) -> Genre:
    return Genre(nom=nom, tirer=lambda hasard: muter(hasard.choice(textes), hasard, textes), essayer=essayer)


def _graine(hasard: Random) -> bytes:
    return str(hasard.randrange(10**12)).encode()


# ---------------------------------------------------------------------------------------------------------------- rules
def essayer_regle(octets: bytes) -> str:
    """Reads, builds, checks, formats; what has no error is evaluated and published."""
    texte = octets.decode("utf-8", errors="replace")
    sources = {"prelude.regle": PRELUDE, "essai.regle": texte}
    lus = [analyser(contenu, nom) for nom, contenu in sources.items()]
    rulebook, dites = construire(tuple(arbre for arbre, _ in lus), "empreinte")
    assert rulebook is not None
    remarques = (*(d for _, siennes in lus for d in siennes), *dites, *verifier(rulebook))
    invariants.verifier(remarques, sources)
    _essayer_formateur(texte, lus[1][1])
    _essayer_corrections(texte, lus[1][1])
    if a_une_erreur(remarques):
        return "refusé"
    refait = construire((lus[0][0], analyser(formater(texte, "essai.regle")[0], "essai.regle")[0]), "empreinte")[0]
    assert refait is not None
    assert sans_positions(refait) == sans_positions(rulebook), "mettre en forme change le sens"
    _repondre(rulebook, Dossier())
    "".join(pages(Fonds(rulebook, sources)).values()).encode("utf-8")
    return "accepté"


def _essayer_formateur(texte: str, remarques: Sequence[Diagnostic]) -> None:
    ecrit, _ = formater(texte, "essai.regle")
    if a_une_erreur(remarques):
        assert ecrit == texte, "un texte fautif est touché"
        return
    assert formater(ecrit, "essai.regle")[0] == ecrit, "la forme n'est pas fixe"


def _essayer_corrections(texte: str, remarques: Sequence[Diagnostic]) -> None:
    """Applies the first correction that a tool can apply: it answers the fault that it stands for."""
    for remarque in remarques[:3]:
        if remarque.remplacement is not None:
            debut, fin = remarque.span.debut, remarque.span.fin
            corrige = texte[:debut] + remarque.remplacement + texte[fin:]
            restees = {(une.code, une.span.debut, une.span.fin) for une in analyser(corrige, "essai.regle")[1]}
            memes = (remarque.code, debut, debut + len(remarque.remplacement))
            assert memes not in restees, f"la correction est fautive à son tour : {remarque}"


def _repondre(rulebook: Rulebook, dossier: Dossier) -> str:
    """Evaluates every aid and writes the answer, as a text and as data."""
    try:
        reponse = evaluer(rulebook, dossier, aujourdhui=JOUR)
    except ErreurReglo as erreur:
        invariants.verifier(erreur.diagnostics, {})
        return "démesuré"
    rediger(reponse, rulebook).encode("utf-8")
    msgspec.json.decode(msgspec.json.encode(reponse), type=type(reponse))
    return "répondu"


def _tirer_recueil(hasard: Random) -> bytes:
    fichiers = materiaux.regles()
    nom = hasard.choice(sorted(fichiers))
    return nom.encode() + b"\n" + muter(fichiers[nom], hasard, tuple(fichiers.values()))


def essayer_recueil() -> Callable[[bytes], str]:
    """Compiles the real rules with one file damaged: with an error, there is no rulebook."""
    compilateur = Compilateur()

    def essayer(octets: bytes) -> str:
        nom, _, contenu = octets.partition(b"\n")
        texte = contenu.decode("utf-8", errors="replace")
        sources = {**materiaux.regles(), nom.decode("utf-8", errors="replace"): texte}
        rulebook, remarques = compilateur.compiler(sources)
        invariants.verifier(remarques, sources)
        assert (rulebook is None) == a_une_erreur(remarques), "un recueil fautif est donné"
        return "refusé" if rulebook is None else "accepté"

    return essayer


# ------------------------------------------------------------------------------------------------------------- examples
@cache
def _reel() -> Rulebook:
    rulebook = charger(materiaux.REGLES).rulebook
    assert rulebook is not None
    return rulebook


def _tirer_exemples(hasard: Random) -> bytes:
    fichiers = materiaux.exemples()
    nom = hasard.choice(sorted(fichiers))
    tous = fichiers[nom]
    pris = sorted({0, *hasard.sample(range(len(tous)), min(len(tous), 3))})
    texte = "langue reglo 1\n" + "".join(tous[rang] for rang in pris)
    return nom.encode() + b"\n" + muter(texte, hasard, tous)


def essayer_exemples(octets: bytes) -> str:
    """Reads examples and plays those that read."""
    nom, _, contenu = octets.partition(b"\n")
    texte = contenu.decode("utf-8", errors="replace")
    rulebook = _reel() if nom else RECUEIL
    fichier = preparer(texte, "essai.cas.regle", rulebook)
    invariants.verifier(fichier.diagnostics, {"essai.cas.regle": texte})
    for cas in fichier.cas[:3]:
        invariants.verifier(executer(cas, par_reference(rulebook), rulebook), {"essai.cas.regle": texte})
    return "refusé" if a_une_erreur(fichier.diagnostics) else "accepté"


# ------------------------------------------------------------------------------------------------------------- dossiers
def essayer_dossier(bureau: Path, suffixe: str) -> Callable[[bytes], str]:
    """Reads a dossier by a small rulebook and by the real one, and answers it."""

    def essayer(octets: bytes) -> str:
        chemin = bureau / f"dossier{suffixe}"
        chemin.write_bytes(octets)
        issues = set()
        for rulebook in (RECUEIL, _reel()):
            dossier, remarques = lire_dossier(chemin, rulebook)
            invariants.verifier(remarques, sources_de(chemin))
            assert (dossier is None) == a_une_erreur(remarques), "un dossier fautif est donné"
            issues.add("refusé" if dossier is None else _repondre(rulebook, dossier))
        return "répondu" if "répondu" in issues else min(issues)

    return essayer


def essayer_programme(octets: bytes) -> str:
    """Reads what a program gives: any value where another is expected."""
    hasard = Random(octets)  # noqa: S311 - nothing secret is drawn
    contenu = json.loads(materiaux.dossiers(".json")[0])
    for _ in range(hasard.randrange(1, 4)):
        _deranger(contenu, hasard)
    dossier, remarques = lire_contenu(contenu, RECUEIL)
    invariants.verifier(remarques, {})
    assert (dossier is None) == a_une_erreur(remarques)
    return "refusé" if dossier is None else _repondre(RECUEIL, dossier)


def _deranger(contenu: object, hasard: Random) -> None:
    """Puts a strange value somewhere in a tree of plain ones."""
    if isinstance(contenu, dict) and contenu:
        cle = hasard.choice(sorted(map(str, contenu)))
        if cle in contenu and isinstance(contenu[cle], dict | list) and hasard.random() < 0.7:
            _deranger(contenu[cle], hasard)
        else:
            contenu[hasard.choice((cle, cle, *HOSTILES, 3, None))] = _etrange(contenu, hasard)
    elif isinstance(contenu, list) and contenu:
        contenu[hasard.randrange(len(contenu))] = _etrange(contenu, hasard)


def _etrange(autour: object, hasard: Random) -> object:
    from decimal import Decimal
    from fractions import Fraction

    nombres = (0, -1, 10**40, -(10**400), 1.5, float("nan"), float("inf"), Fraction(1, 3), Fraction(10**50, 7))
    decimaux = tuple(map(Decimal, ("1.50", "1e400", "1e-400", "NaN", "Infinity", "-0", "sNaN", "0.1")))
    dates = (dt.date.min, dt.date.max, dt.datetime(2025, 2, 1, 10, tzinfo=dt.UTC), dt.time(10))
    autres: tuple[object, ...] = (
        True,
        None,
        b"20",
        "",
        " ",
        [],
        {},
        (),
        {1, 2},
        object(),
        autour,
        "\ud800",
        range(3),
        "oui",
        ["A", "B"],
    )
    return hasard.choice((*nombres, *decimaux, *dates, *autres, *HOSTILES))


# ------------------------------------------------------------------------------------------------- register, documents
def _tirer_registre(bureau: Path) -> Callable[[Random], bytes]:
    @cache
    def bon() -> tuple[bytes, bytes]:
        chemin = bureau / "bon.registre"
        ouvert = registre.creer(chemin)
        for mois in (1, 2, 3):
            acte = {"aide": "lot.plai", "date": f"10/0{mois}/2025", "montant": "50 000 €", "logements": 10}
            ouvert = ouvert.ajouter(RECUEIL_LOT, acte)
        ouvert = ouvert.modifier(RECUEIL_LOT, 1, {"date": "12/04/2025", "logements": 20})
        tete = next(autre for autre in bureau.glob("bon.registre?*") if "verrou" not in autre.name)
        return chemin.read_bytes(), tete.read_bytes()

    def tirer(hasard: Random) -> bytes:
        corps, tete = bon()
        acte = hasard.randrange(4)
        if acte:
            corps = abimer(corps, hasard) if acte > 1 else muter(corps.decode(), hasard, (corps.decode(),))
        return corps + b"\0TETE\0" + (tete if acte and hasard.random() < 0.7 else abimer(tete, hasard))

    return tirer


def essayer_registre(bureau: Path) -> Callable[[bytes], str]:
    """Reads, checks, mends a damaged register by the command: never a traceback, nothing lost."""

    def essayer(octets: bytes) -> str:
        corps, _, tete = octets.partition(b"\0TETE\0")
        lieu = bureau / "registre"
        (lieu / "rules").mkdir(parents=True, exist_ok=True)
        (lieu / "rules/lot.regle").write_text(materiaux.TEXTE_LOT, encoding="utf-8")
        for reste in lieu.glob("*.registre*"):
            reste.unlink()
        (lieu / "d.registre").write_bytes(corps)
        (lieu / "d.registre.tete").write_bytes(tete)
        with _dans(lieu):
            codes = [
                lancer("registre", acte, "d.registre", *suite)
                for acte, suite in (
                    *(
                        ("verifier", ()),
                        ("lire", ()),
                        ("lire", ("--format", "json")),
                        ("solde", ("--date", "01/05/2025")),
                    ),
                    *(("reparer", ()), ("verifier", ())),
                )
            ]
        gardes = b"".join(fichier.read_bytes() for fichier in lieu.glob("d.registre*"))
        assert all(ligne in gardes for ligne in corps.splitlines()), "une ligne du registre est perdue"
        return f"verifier {codes[0]}"

    return essayer


def essayer_document(bureau: Path) -> Callable[[bytes], str]:
    """Looks for quotes in a damaged document, and in a good one beside a damaged fingerprint."""
    rulebook = citations.recueil(
        citations.citer("ligne 2 « L’aide est de 10 000 € par logement »", "ligne 5 « 20 logements au moins »")
    )
    lieu = bureau / "citations"
    lieu.mkdir(exist_ok=True)
    assert not citations.verifier(lieu, rulebook, enregistrer=True).diagnostics
    empreinte = next((lieu / "rules").glob("*.empreinte"))
    bonne = empreinte.read_bytes()

    def essayer(octets: bytes) -> str:
        empreinte.write_bytes(bonne)
        lue = citations.verifier(lieu, rulebook, octets)
        invariants.verifier(lue.diagnostics, lue.textes)
        empreinte.write_bytes(abimer(bonne, Random(octets)))  # noqa: S311 - nothing secret is drawn
        autre = citations.verifier(lieu, rulebook)
        invariants.verifier(autre.diagnostics, autre.textes)
        return "retrouvées" if lue.retrouvees == lue.total else "refusé"

    return essayer


# ---------------------------------------------------------------------------------------------------------- the command
COMMANDES = (
    *(
        ("verifier",),
        ("verifier", "--format", "json"),
        ("evaluer", "dossier.yaml"),
        ("evaluer", "dossier.yaml", "--format", "json"),
    ),
    *(("questions", "dossier.yaml"), ("tester",), ("tester", "--format", "json"), ("formater", "--verifier", "rules")),
    *(("inventaire",), ("lexique",), ("schema", "dossier"), ("verifier", "rules/petit.regle")),
    *(
        (
            "evaluer",
            "dossier.yaml",
            "--aide",
            "aude.hcs",
            "--date",
            "01/07/2025",
            "--lecture",
            "aude.hcs.quinze=plancher",
        ),
    ),
)
FICHIERS = {
    "rules/petit.regle": materiaux.TEXTE,
    "rules/petit.cas.regle": materiaux.CAS,
    "dossier.yaml": materiaux.DOSSIER_YAML,
}


def lancer(*arguments: str) -> int:
    """Runs the command and checks what it says and its exit code."""
    return _lancer(arguments)[0]


def _lancer(arguments: Sequence[str]) -> tuple[int, str]:
    sorti, dit = io.StringIO(), io.StringIO()
    with redirect_stdout(sorti), redirect_stderr(dit):
        code = main(list(arguments))
    assert code in (0, 1, 2), f"code de sortie {code}"
    erreurs = dit.getvalue()
    assert "défaut qui ne vient pas de vous" not in erreurs, erreurs
    aide = sorti.getvalue().startswith("utilisation")
    if not aide and "json" not in arguments and "schema" not in arguments:
        invariants.exiger_francais(sorti.getvalue())
    invariants.exiger_francais(erreurs)
    if not aide and "--format" in arguments and "json" in arguments and code == 0:
        json.loads(sorti.getvalue())
    assert sorti.getvalue() or erreurs or arguments[:1] == ["formater"] or "formater" in arguments, "rien n'est dit"
    return code, sorti.getvalue()


@contextmanager
def _dans(lieu: Path) -> Iterator[None]:
    """Works in a folder, with a cache of its own."""
    ici, cache_ = Path.cwd(), os.environ.get("REGLO_CACHE")
    os.chdir(lieu)
    os.environ["REGLO_CACHE"] = str(lieu / ".cache")
    try:
        yield
    finally:
        os.chdir(ici)
        os.environ.pop("REGLO_CACHE")
        if cache_ is not None:
            os.environ["REGLO_CACHE"] = cache_


def _poser(lieu: Path) -> None:
    """Lays the good files on the desk."""
    for nom, texte in FICHIERS.items():
        (lieu / nom).parent.mkdir(parents=True, exist_ok=True)
        (lieu / nom).write_text(texte, encoding="utf-8")


def _tirer_fichier(hasard: Random) -> bytes:
    nom = hasard.choice(sorted(FICHIERS))
    return nom.encode() + b"\n" + muter(FICHIERS[nom], hasard, tuple(FICHIERS.values()))


def essayer_fichier(bureau: Path) -> Callable[[bytes], str]:
    """Runs several commands on a desk where one file is damaged: with faulty rules, none gives an answer."""
    lieu = bureau / "fichier"

    def essayer(octets: bytes) -> str:
        nom, _, contenu = octets.partition(b"\n")
        _poser(lieu)
        cible = lieu / os.fsdecode(nom)
        if cible.name in {Path(un).name for un in FICHIERS} and cible.parent.is_dir():
            cible.write_bytes(contenu)
        hasard = Random(octets)  # noqa: S311 - nothing secret is drawn
        with _dans(lieu):
            charge = charger(Path("rules"))
            for commande in hasard.sample(COMMANDES, 3):
                code, sorti = _lancer(commande)
                if charge.rulebook is None and commande[0] not in ("verifier", "tester", "formater"):
                    assert (code, sorti) == (2, ""), "un recueil fautif donne une réponse"
        return "refusé" if charge.rulebook is None else "accepté"

    return essayer


def _tirer_commande(hasard: Random) -> bytes:
    mots = [
        *hasard.choice(COMMANDES),
        *hasard.choices(
            ("--date", "--aide", "--lecture", "--format", "--regles", "--moteur", "--mots", "--verifier", "-h"), k=1
        ),
        *hasard.choices(
            ("01/07/2025", "aude.hcs", "aude.hcs.quinze=exactement", "json", "rules", "dossier.yaml", ""), k=1
        ),
    ]
    for _ in range(hasard.randrange(4)):
        rang = hasard.randrange(len(mots))
        acte = hasard.randrange(5)
        if acte == 0:
            del mots[rang]
        elif acte == 1:
            mots.insert(rang, hasard.choice((*HOSTILES, *mots)))
        elif acte == 2:
            mots[rang] = os.fsdecode(muter(mots[rang], hasard, mots))
        elif acte == 3:
            mots[rang] += hasard.choice(HOSTILES)
        else:
            mots[rang] = mots[rang] * hasard.choice((2, 200))
        mots = mots or ["evaluer"]
    return os.fsencode("\n".join(mots))


def essayer_commande(bureau: Path) -> Callable[[bytes], str]:
    """Runs the command with damaged words; those that lead away from the desk, or build a site, are left out."""
    lieu = bureau / "commande"

    def essayer(octets: bytes) -> str:
        mots = os.fsdecode(octets).split("\n")
        if any(mot.startswith(("/", "~", "-m")) or ".." in mot or "publier" in mot or "=/" in mot for mot in mots):
            return "omis"
        _poser(lieu)
        with _dans(lieu):
            return f"code {_lancer(mots)[0]}"

    return essayer
