"""Paragraphs that ask readers to do something else: to read on, to sign up, to share.  None of them is an article's."""

import re

LONGEST = 40  # words; what is longer says something too

# Each is followed by what is recommended, or stands alone.
_ELSEWHERE = (
    r"read (?:more|next|also|on|the full (?:story|article))|(?:see|watch|listen) (?:also|more)|also (?:read|see)"
    r"|related(?: (?:articles?|stor(?:y|ies)|links?|coverage|content|news|posts?|reading|topics))?"
    r"|more (?:on|from) (?:this|the|our) [\w ]{1,30}"
    r"|recommended(?: (?:reading|for you|stories))?|you (?:may|might) also (?:like|enjoy)|don[’']t miss|keep reading"
    # German
    r"|lesen sie (?:auch|mehr|hier|dazu)|auch interessant|mehr zum thema|(?:das könnte|könnte) (?:sie|dich) auch "
    r"interessieren|lesetipps?|siehe auch|passend dazu|zum weiterlesen|weitere artikel"
    # French
    r"|[àa] lire (?:aussi|également|sur le même sujet)|lire (?:aussi|également|la suite)|voir aussi|sur le même sujet"
    r"|à voir aussi"
    # Spanish and Portuguese
    r"|l(?:ea|ee|eer) (?:también|más)|vea? también|ver también|te puede interesar|(?:le|te) recomendamos"
    r"|(?:noticias?|notas?|artículos?) relacionad[oa]s?|mir[ae] también|leia (?:também|mais)|veja (?:também|mais)"
    r"|saiba mais|confira também|(?:notícias|matérias) relacionadas"
    # Italian, Dutch, Polish
    r"|legg[ei] anche|leggi tutto|potrebbe interessarti|lees (?:ook|meer|verder)|czytaj (?:też|także|więcej)"
    r"|zobacz (?:też|także)|dowiedz się więcej"
)
_POINTER = re.compile(rf"(?:{_ELSEWHERE})\s*(?::|\.{{3}}|…|>|»|$|[-–—|]\s)", re.IGNORECASE)
_ASK = re.compile(
    r"(?:please )?(?:click here|tap here) (?:to|for)\b|sign up (?:here |now |today )?(?:for|to)\b[^.]{0,80}"
    r"(?:newsletters?|alerts?|mailing list|e-?mail list|updates)\b"
    r"|subscribe (?:here |now |today )?(?:to|for)\b[^.]{0,80}(?:newsletters?|podcasts?|channel|updates|feed)\b"
    r"|follow (?:us|[\w’' ]{2,40}) on (?:twitter|facebook|instagram|x\b"
    r"|linkedin|threads|youtube|tiktok)|like us on facebook|join us on |share this (?:article|story|post|page)"
    r"|(?:download|get) (?:the|our) [^.]{0,40}\bapp\b"
    r"|abonnieren sie (?:unseren|den)\b[^.]{0,40}newsletter|melden sie sich [^.]{0,60}newsletter"
    r"|folgen sie uns (?:auf|bei)|inscrivez-vous [^.]{0,60}newsletter|abonnez-vous [^.]{0,60}(?:newsletter|chaîne)"
    r"|suivez-nous sur|suscr[ií]b[ea](?:te|se) [^.]{0,60}(?:bolet[ií]n|newsletter|canal)|s[ií]gu?[ea]nos en"
    r"|(?:assine|inscreva-se) [^.]{0,60}(?:newsletter|canal)|siga-nos n",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:tags?|topics?|themen|schlagwort(?:e|wörter)|mots-clés|etiquetas|advertisement|advert|anzeige|werbung|publicité"
    r"|publicidade?|comments?|kommentare|commentaires|comentarios|comentários|share|teilen|partager|compartir"
    r"|compartilhar|print|e-?mail)\s*:?",
    re.IGNORECASE,
)
_MARKS = "-–—•*>»|#_ \t"


def without_prompts(text: str) -> str:
    """A stored text without such paragraphs, and without labels such as "Advertisement", wherever they stand."""
    kept = [paragraph for paragraph in text.split("\n\n") if not _is_prompt(paragraph)]
    return "\n\n".join(kept)


def _is_prompt(paragraph: str) -> bool:
    said = paragraph.strip(_MARKS)
    if not said or len(said) > 400 or len(said.split()) > LONGEST:
        return False
    return bool(_POINTER.match(said) or _ASK.match(said) or _LABEL.fullmatch(said))
