"""Serves the site to the browsers of this machine alone. Its threads only ask: one thread of the command answers all.

A request that names another host is refused: a page from elsewhere could read the rules through the browser.
"""

from concurrent.futures import Future
from concurrent.futures import TimeoutError as Attendue
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from secrets import token_hex
from socketserver import TCPServer
from threading import Condition, Thread
from urllib.parse import unquote, urlsplit

import msgspec

from reglo.publication.fabrique.bandeau import QUESTION

MACHINE = "127.0.0.1"
_PATIENCE = 20
"""Seconds that a question about the mark is kept open."""
_DELAI = 120
"""Seconds after which a request that nobody answered is given up."""


class Reponse(msgspec.Struct, frozen=True):
    """What a browser receives."""

    corps: bytes
    genre: str = "text/html; charset=utf-8"
    code: int = HTTPStatus.OK


class Demande(msgspec.Struct, frozen=True):
    """What a browser asks for."""

    chemin: str
    reponse: Future[Reponse]


class Marque:
    """Changes whenever there is something to show again; never the same from one run of the command to the next."""

    def __init__(self) -> None:
        self._condition = Condition()
        self.valeur = token_hex(8)

    def changer(self) -> None:
        """Wakes the pages that wait."""
        with self._condition:
            self.valeur = token_hex(8)
            self._condition.notify_all()

    def attendre(self, connue: str) -> str:
        """Gives the mark once it is another than the one known, or the same after a while."""
        with self._condition:
            self._condition.wait_for(lambda: self.valeur != connue, _PATIENCE)
            return self.valeur


class _Guichet(BaseHTTPRequestHandler):
    """Answers one request."""

    server: "Serveur"
    server_version, sys_version = "Reglo", ""

    def do_GET(self) -> None:
        """Answers what is asked for."""
        self._envoyer(self._reponse())

    def do_HEAD(self) -> None:
        """Answers as much, without the body."""
        self._envoyer(self._reponse())

    def _reponse(self) -> Reponse:
        if self.headers.get("Host") not in self.server.hotes:
            return Reponse(b"", code=HTTPStatus.MISDIRECTED_REQUEST)
        adresse = urlsplit(self.path)
        chemin = unquote(adresse.path).lstrip("/")
        if chemin == QUESTION:
            return Reponse(self.server.marque.attendre(adresse.query).encode(), "text/plain; charset=utf-8")
        demande = Demande(chemin, Future())
        self.server.demandes.put(demande)
        try:
            return demande.reponse.result(_DELAI)
        except Attendue:
            return Reponse(b"", code=HTTPStatus.SERVICE_UNAVAILABLE)

    def _envoyer(self, reponse: Reponse) -> None:
        with suppress(ConnectionError):  # the reader has gone to another page
            self.send_response(reponse.code)
            self.send_header("Content-Type", reponse.genre)
            self.send_header("Content-Length", str(len(reponse.corps)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reponse.corps)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is that of the library
        """Says nothing: the terminal is for the rules."""


class Serveur(ThreadingHTTPServer):
    """The server, from its opening to its closing."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        """Takes a port, any free one for 0; raises OSError when it is taken."""
        super().__init__((MACHINE, port), _Guichet)
        self.demandes: SimpleQueue[Demande] = SimpleQueue()
        self.marque = Marque()
        self.hotes = {f"{nom}:{self.server_port}" for nom in (MACHINE, "localhost")}
        self.adresse = f"http://{MACHINE}:{self.server_port}/"
        Thread(target=self.serve_forever, daemon=True).start()

    def server_bind(self) -> None:
        """Takes the port, without asking a name server what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = MACHINE, self.socket.getsockname()[1]

    def attendre(self, millisecondes: int) -> Demande | None:
        """Gives the next request, or None when none came in that time."""
        try:
            return self.demandes.get(timeout=millisecondes / 1000) if millisecondes else self.demandes.get_nowait()
        except Empty:
            return None

    def fermer(self) -> None:
        """Answers no more."""
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a browser that leaves while it is answered."""
