"""What is to be seen of a period: its first day and the day before, its last day and the day after."""

from collections.abc import Iterator
from datetime import date, timedelta

from reglo.cases.couverture.avoir import AVoir, Essai
from reglo.model.clauses import Periode
from reglo.values import formats
from reglo.values.nombre import Nombre

_JOUR = timedelta(1)


def points(periode: Periode | None, donnee: str | None, dans: Periode | None = None) -> Iterator[AVoir]:
    """Gives the days to see around each end of a period, of those that another one holds."""
    for cle, phrase, jour in _jours(periode):
        if dans is None or dans.contient(jour):
            ecrit = formats.ecrire_date(jour)
            entetes = () if donnee else (f"à la date du {ecrit}",)
            essai = Essai(reponses=((donnee, ecrit),) if donnee else (), entetes=entetes)
            yield AVoir(cle=cle, genre="date", phrase=f"{phrase}, le {ecrit}", essai=essai)


def vus(periode: Periode | None, jour: Nombre) -> Iterator[str]:
    """Gives the points that a governing date shows."""
    if jour.tranche:
        yield from (cle for cle, _, voulu in _jours(periode) if voulu.toordinal() == jour.intervalle.bas)


def _jours(periode: Periode | None) -> Iterator[tuple[str, str, date]]:
    if periode is not None and periode.debut is not None:
        yield "debut.au", "le premier jour de sa période", periode.debut
        yield "debut.sous", "la veille de sa période", periode.debut - _JOUR
    if periode is not None and periode.fin is not None:
        yield "fin.au", "le dernier jour de sa période", periode.fin
        yield "fin.sur", "le lendemain de sa période", periode.fin + _JOUR
