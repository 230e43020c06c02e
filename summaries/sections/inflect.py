"""English verbs brought to their base form, for a question: "received" → "did … receive", "moving" → "will … move"."""

_IRREGULAR = {
    past: base
    for base, pasts in (
        line.split(":")
        for line in """
be:was were been is are am|have:had has|do:did does done|go:went gone goes|say:said|make:made|take:took taken
come:came|get:got gotten|give:gave given|find:found|think:thought|tell:told|become:became|show:shown showed
leave:left|feel:felt|put:put|bring:brought|begin:began begun|keep:kept|hold:held|write:wrote written
stand:stood|hear:heard|let:let|mean:meant|set:set|meet:met|run:ran|pay:paid|sit:sat|speak:spoke spoken
lie:lay lain|lead:led|read:read|grow:grew grown|lose:lost|fall:fell fallen|send:sent|build:built
understand:understood|draw:drew drawn|break:broke broken|spend:spent|cut:cut|rise:rose risen
drive:drove driven|buy:bought|wear:wore worn|choose:chose chosen|seek:sought|fly:flew flown|win:won
know:knew known|see:saw seen|catch:caught|fight:fought|teach:taught|sell:sold|steal:stole stolen
hide:hid hidden|hit:hit|hurt:hurt|shut:shut|cost:cost|spread:spread|shoot:shot|strike:struck|sink:sank sunk
drown:drowned|flee:fled|withdraw:withdrew withdrawn|throw:threw thrown|forget:forgot forgotten|sign:signed
ring:rang rung|sleep:slept|swim:swam swum|burn:burnt|learn:learnt|deal:dealt|bear:bore borne|beat:beat beaten
bite:bit bitten|blow:blew blown|eat:ate eaten|overtake:overtook overtaken|undergo:underwent undergone
undertake:undertook undertaken|freeze:froze frozen|shake:shook shaken|tear:tore torn|wake:woke woken
withhold:withheld|bind:bound|burst:burst|cast:cast|creep:crept|dig:dug|feed:fed|lend:lent|quit:quit|free:freed
rebuild:rebuilt|sue:sued suing|die:died dying|lie:lying|use:used using|tie:tied tying|ride:rode ridden
shed:shed|slide:slid|split:split|stick:stuck|sweep:swept|swing:swung|upset:upset|weep:wept
""".strip()
        .replace("\n", "|")
        .split("|")
    )
    for past in pasts.split()
}
_SILENT_E = frozenset(
    """
    abus accommodat accus achiev acquir advertis advis agre allocat announc apologis apologiz appris approv argu
    arriv assum assur authoris authoriz becom behav blam brib calculat caus celebrat challeng chang charg chas
    choos circulat clos coincid collaps combin commenc communicat compar compensat compet compil complet conclud
    condon confus contribut cooperat creat criticis criticiz cruis damag dat deceiv decid declar declin dedicat
    defin delegat delet demonstrat describ deserv deteriorat determin devis diagnos dictat disclos discontinu
    dispers disput dissolv distribut divid domin donat driv eas educat eliminat emerg encourag endors enforc
    engag ensur eras escap estimat evacuat evaluat evolv examin excit exclud execut exercis expir explod explor
    expos extradit fac facilitat fil fin finalis finaliz financ fluctuat forc forg freez generat giv grad
    guarante handl hav hid hir ignit ignor illustrat imagin impos improv incarcerat includ increas indicat
    infring initiat injur inspir insulat insur integrat interfer interven introduc invad investigat invit involv
    isolat issu judg leak leas liv locat los lur mak manag measur merg migrat mobilis mobiliz motivat mov nam
    navigat negotiat nominat notic oblig observ operat organis organiz originat outlin overrul owe participat
    pav penetrat perceiv phas plac pledg pos postpon practis prais preced prepar preserv presid pressur prevail
    privatis privatiz procur produc prolong promis promot propos prosecut prov provid provok publicis purchas
    pursu quot rais realis realiz receiv recognis reduc refus regulat rehears relat releas reliev reloc relocat
    remov renovat replac replicat requir rescu reserv resign resolv restor resum retir reveng revers revis revok
    rotat rul sabotag sav scal seiz separat serv settl shar shelv simulat stabilis stabiliz stag stat stor strik
    struggl subdu substitut supervis suppos surviv suspens tak terminat tolerat trac trad translat typ underlin
    undermin unit updat urg us vacat vaccinat validat valu violat vot wast withdraw writ
    """.split()
)
_DOUBLED = frozenset("ll ss ff zz".split())  # pass, fall, staff: not doubled for the ending
_VOWELS = "aeiou"


def base_of(form: str) -> str | None:
    """The base form of a past, participle, third person or gerund in lower case, or None where it is no such form."""
    if form in _IRREGULAR:
        return _IRREGULAR[form]
    for ending in ("ing", "ed"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return _stemmed(form.removesuffix(ending), ending)
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") and len(form) > 3 else None


def is_third(form: str) -> bool:
    """Whether a form is a third person: "says", not "said"."""
    return form.endswith("s") and not form.endswith("ss") and form not in ("was", "has", "does", "is")


def _stemmed(stem: str, ending: str) -> str:
    known = next((base for base in (stem, stem + "e") if base in _BASES), None)
    if known is not None:
        return known
    if ending == "ed" and stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-2:] not in _DOUBLED and stem[-1] not in _VOWELS:
        return stem[:-1]
    if stem.endswith(("eat", "oat", "eet", "ait")):
        return stem
    if (
        stem in _SILENT_E
        or (stem.endswith("us") and not stem.endswith(("ous", "focus")))
        or stem.endswith(("at", "iz", "is", "uc", "rg", "dg", "lv", "rv", "iv", "av", "ov", "ang", "tl", "bl"))
    ):
        return stem + "e"
    return stem


_BASES = frozenset(_IRREGULAR.values()) | {stem + "e" for stem in _SILENT_E}
