/* The search of the theme, for who reads French law: accents, elisions and the blanks of a figure may be left out, and
   what is found holds every word asked for. The name of the theme's own worker follows « ? » in the address. */

const plier = texte => texte.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/(\d)[\s.](?=\d{3})/g, "$1")

const chercher = demande => plier(demande)
  .replace(/["~^*+]/g, " ")
  .split(lunr.tokenizer.separator)
  .filter(mot => mot && lunr.fr.stopWordFilter(mot))
  .map(mot => /^[\d%€]/.test(mot) ? `+${mot}` : `+${mot}*`)
  .join(" ")

/* Registered before the listener of the theme, which then reads the question as it is rewritten here. */
addEventListener("message", message => {
  if (typeof lunr !== "undefined" && typeof message.data.data === "string") message.data.data = chercher(message.data.data)
})

importScripts(location.search.slice(1))

/* The successor of the theme searches without lunr: its search is then left as it is. */
if (typeof lunr !== "undefined") {
  const { Token } = lunr
  lunr.Token = function (texte, place) { return new Token(plier(texte), place) }
  lunr.Token.prototype = Token.prototype
}
