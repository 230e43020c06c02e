"""The words of dates in each language: months, days of the week, relative days, and what points ahead or back."""


def _numbered(*groups: str, start: int = 0) -> dict[str, int]:
    return {name: number for number, names in enumerate(groups, start) for name in names.split()}


MONTHS = _numbered(
    "january jan januar enero janvier janeiro jänner",
    "february feb februar febrero février fevereiro",
    "march mar märz marzo mars março",
    "april apr abril avril",
    "may mai mayo maio",
    "june jun juni junio juin junho",
    "july jul juli julio juillet julho",
    "august aug agosto août",
    "september sep sept septiembre septembre setembro",
    "october oct oktober octubre octobre outubro",
    "november nov noviembre novembre novembro",
    "december dec dezember diciembre décembre dezembro",
    start=1,
)
WEEKDAYS = _numbered(
    "monday montag lunes lundi segunda-feira",
    "tuesday dienstag martes mardi terça-feira",
    "wednesday mittwoch miércoles mercredi quarta-feira",
    "thursday donnerstag jueves jeudi quinta-feira",
    "friday freitag viernes vendredi sexta-feira",
    "saturday samstag sonnabend sábado samedi",
    "sunday sonntag domingo dimanche",
)
DAYS = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "gestern": -1, "heute": 0, "morgen": 1, "vorgestern": -2,
    "übermorgen": 2, "ayer": -1, "hoy": 0, "mañana": 1, "anteayer": -2, "hier": -1, "aujourd'hui": 0,
    "aujourd’hui": 0, "demain": 1, "ontem": -1, "hoje": 0, "amanhã": 1,
}  # fmt: skip
OWN = {"hier": "fr", "morgen": "de", "mañana": "es", "today": "en", "heute": "de"}  # another word in other languages
UNITS = {
    word: unit
    for unit, words in {
        "day": "day days tag tage tagen día días jour jours dia dias",
        "week": "week weeks fortnight woche wochen semana semanas semaine semaines",
        "weekend": "weekend wochenende",
        "month": "month months monat monate monaten monats mes meses mois mês",
        "year": "year years jahr jahre jahren jahres año años an ans année années ano anos",
        "hour": "hours stunden horas heures",
    }.items()
    for word in words.split()
}
NEXT = frozenset(
    """
    next coming following nächsten nächste nächster nächstes kommenden kommende kommender kommendes próximo próxima
    prochain prochaine
    """.split()
)
LAST = frozenset(
    """
    last past previous vergangenen vergangene vergangenes letzten letzte letztes pasado pasada passado passada dernier
    dernière
    """.split()
)
THIS = frozenset("this diese dieser dieses diesen diesem este esta ce cet cette neste nesta deste desta".split())
THE = frozenset("the des der dem den el la le l du do da del".split())
END = frozenset("end close ende finales fin fim final".split())
START = frozenset("start beginning anfang beginn principios comienzos début começo início".split())
EARLY = frozenset("early mid anfang".split())
LATE = frozenset("late later ende spät".split())
PARTS = frozenset("morning afternoon evening night abend nachmittag früh noche tarde matin soir manhã noite".split())
IN = frozenset("in within innerhalb dentro dans en em daqui".split())
AGO = frozenset("ago".split())
BACK = frozenset("vor hace há".split())  # so long ago, before the number
