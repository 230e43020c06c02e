"""The forms of regular verbs that newspapers use of what a third person said, in Spanish, French and Portuguese."""


def spanish(infinitives: str) -> str:
    """Each with its past, present, imperfect, future, participle and gerund: "afirmar" gives afirmó, afirma, ..."""
    endings = {
        "ar": "ó aron a an aba aban ará ado ando ara aran",
        "er": "ió ieron e en ía ían erá ido iendo",
        "ir": "ió ieron e en ía ían irá ido iendo",
    }
    return _forms(infinitives, endings)


def french(infinitives: str) -> str:
    """Each with its present, imperfect, simple past, future and participles: "affirmer" gives affirmé, affirme, ..."""
    forms = _forms(infinitives, {"er": "é e ent ait aient a èrent era ant", "ir": "i it issent issait ira issant"})
    for soft, spelled in (("ca", "ça"), ("ga", "gea")):
        forms = (
            forms.replace(f"{soft} ", f"{spelled} ")
            .replace(f"{soft}i", f"{spelled}i")
            .replace(f"{soft}n", f"{spelled}n")
        )
    return forms


def portuguese(infinitives: str) -> str:
    """Each with its past, present, imperfect, future, participle and gerund: "afirmar" gives afirmou, afirma, ..."""
    endings = {
        "ar": "ou aram a am ava avam ará ado ando",
        "er": "eu eram e em ia iam erá ido endo",
        "ir": "iu iram e em ia iam irá ido indo",
    }
    return _forms(infinitives, endings)


def _forms(infinitives: str, endings: dict[str, str]) -> str:
    forms = [
        infinitive[:-2] + ending for infinitive in infinitives.split() for ending in endings[infinitive[-2:]].split()
    ]
    return f" {infinitives} {' '.join(forms)} "
