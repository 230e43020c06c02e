"""French: the words that show who speaks and who somebody is."""

STOP = """
à a ai ainsi alors après au aucun aussi autre aux avait avant avec avoir c ce cela ces cet cette ceux chaque ci comme
d dans de depuis des donc dont du elle elles en encore entre est et étaient était été être eu fait il ils j je l la le
les leur leurs lors lui m ma mais me même mes moins mon n ne ni non nos notre nous on ont ou où par pas pendant peu
peut plus pour qu quand que qui s sa sans se ses si son sont sous sur ta tandis te tes ton tous tout toute toutes très
tu un une vers vos votre vous y selon d'un d'une d’un d’une c'est c’est qu'il qu’il qu'elle qu’elle
"""
SAY = """
déclaré déclare dit disait disent affirmé affirme affirment expliqué explique expliquent ajouté ajoute annoncé annonce
annoncent indiqué indique indiquent assuré assure assurent estimé estime estiment précisé précise précisent souligné
souligne confirmé confirme reconnu reconnaît dénoncé dénonce répondu répond demandé demande écrit écrivait averti
avertit prévenu prévient rappelé rappelle lancé lance raconté raconte insisté insiste regretté regrette commenté
commente répété répète promis promet nié nie conclu conclut critiqué critique martelé martèle plaidé plaide noté note
"""
ACT = ""
PARTING = "disant ajoutant affirmant expliquant assurant précisant estimant"
PRONOUN = "il elle ils elles on"
PLURAL = "ils elles"
AUX = "a ont avait avaient est sont était étaient sera"
ADVERB = "aussi également ensuite encore déjà ne pas hier aujourd'hui aujourd’hui notamment d'ailleurs d’ailleurs"
DET = "le la les l un une des du son sa ses leur leurs ce cet cette ces plusieurs quelques deux trois"
PREP = "à au aux avec chez contre dans de d depuis devant des du en entre par pendant pour sans selon sous sur vers"
CONJ = "et ou mais"
RELATIVE = "qui que qu dont où lorsque"
CONNECT = """
mais cependant toutefois et ou ainsi alors donc puis ensuite aussi il elle ils elles ce cela cet cette ces celui celle
son sa ses leur leurs y là
"""
TITLE = """
m mm mme mlle dr pr président présidente vice-président ministre premier maire gouverneur sénateur sénatrice député
députée secrétaire général générale colonel capitaine commissaire juge procureur procureure directeur directrice roi
reine prince princesse pape évêque archevêque cardinal ambassadeur ambassadrice porte-parole professeur professeure
entraîneur chancelier chancelière
"""
ROLE = (
    TITLE
    + " chef cheffe patron patronne expert experte avocat avocate médecin habitant habitante chercheur chercheuse journaliste analyste "
)
SOURCE = """
police autorités gouvernement ministère tribunal parquet experts chercheurs porte-parole habitants témoins sources
syndicat parti organisation entreprise mairie opposition agence rapport université avocats médecins préfecture élysée
"""
MODIFIER = "ancien ancienne premier première vice"
ORG = """
ministère parti université tribunal assemblée sénat police banque agence commission conseil parquet mairie syndicat
association onu ue otan afp
"""
SITE = "rue place fleuve lac mont île port aéroport province avenue parc pont"
ABBREVIATION = "m mm mme mlle dr pr etc av bd cf p ex st ste env"
HEDGE = """
pourrait pourraient aurait auraient serait seraient présumé présumée présumés prétendu peut-être probablement
apparemment vraisemblablement
"""
NUMBER = """
un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent cents mille million millions
milliard milliards dizaine centaine
"""
VERB = ""
ACCORDING = "selon"
FEMALE = "elle mme présidente directrice"
NOUNLIKE = ""
QUOTING = ""
STANCE = ""
