/* Added by `reglo publier --suivre` alone: shows the page again when what it is made from has changed. */
(function () {
  var balise = document.currentScript;
  function demander() {
    if (document.hidden) {
      document.addEventListener("visibilitychange", demander, { once: true });
      return;
    }
    fetch(balise.dataset.question + "?" + balise.dataset.marque)
      .then(function (reponse) { return reponse.ok ? reponse.text() : Promise.reject(); })
      .then(function (marque) {
        if (marque === balise.dataset.marque) demander();
        else location.reload();
      })
      .catch(function () { setTimeout(demander, 1000); });
  }
  demander();
})();
