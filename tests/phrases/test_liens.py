"""Marks inside sentences, and texts that would forge them."""

from tests.verifications import juste

from reglo.phrases import Plume, liens, nu
from reglo.phrases.clauses import dire
from reglo.phrases.liens import Lien


def test_a_sentence_is_cut_at_its_links() -> None:
    phrase = f"par exception à {liens.lier('clause', 'a.c2', 'c2')}, {liens.ELEMENT}a) x"
    assert list(liens.morceaux(phrase)) == [
        Lien("par exception à "),
        Lien("c2", "clause", "a.c2"),
        Lien(", "),
        Lien("", "element"),
        Lien("a) x"),
    ]
    assert nu(phrase) == "par exception à c2, a) x"


def test_a_label_cannot_forge_a_link() -> None:
    faux = "gain\ue000clause:a.c9\ue001c9\ue002\ue003"
    recueil = juste(f"""
donnée piège « {faux} » : montant
aide essai « Essai »
  financeur region
  nature subvention
  source reglement
  critères
    c1. piège au moins 10 €  texte « t »
""")
    phrase = dire(Plume(recueil, "essai"), recueil.aides["essai"].versions[0].criteres[0])
    assert [(lien.genre, lien.nom) for lien in liens.morceaux(phrase) if lien.genre] == [("donnee", "piege")]
    assert nu(phrase).startswith("La gainclause:a.c9c9 est")
