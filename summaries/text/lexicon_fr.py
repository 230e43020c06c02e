"""French: the words that show who speaks and who somebody is."""

from summaries.text.conjugated import french

STOP = """
à a ai ainsi alors après au aucun aussi autre aux avait avant avec avoir c ce cela ces cet cette ceux chaque ci comme
d dans de depuis des donc dont du elle elles en encore entre est et étaient était été être eu fait il ils j je l la le
les leur leurs lors lui m ma mais me même mes moins mon n ne ni non nos notre nous on ont ou où par pas pendant peu
peut plus pour qu quand que qui s sa sans se ses si son sont sous sur ta tandis te tes ton tous tout toute toutes très
tu un une vers vos votre vous y selon d'un d'une d’un d’une c'est c’est qu'il qu’il qu'elle qu’elle
"""
SAY = (
    french("""
    déclarer affirmer expliquer ajouter annoncer indiquer assurer estimer préciser souligner confirmer dénoncer demander
    lancer raconter insister regretter commenter nier plaider noter témoigner confier nuancer répliquer rétorquer
    trancher résumer constater observer juger glisser souffler soupirer indigner agacer étonner exclamer interroger
    emporter enthousiasmer alarmer amuser ironiser argumenter avancer détailler relater avouer jurer clamer proclamer
    réclamer exiger pointer alerter signaler rapporter informer certifier lâcher tonner grogner protester temporiser
    enchaîner menacer insurger parler proposer conseiller recommander remercier excuser rassurer rigoler râler pester fulminer
        relativiser évoquer philosopher synthétiser penser corriger calculer plaisanter tweeter publier contester démentir garantir avertir renchérir
    """)
    + """
    dire écrire répondre dit dite disait disaient disent dira écrit écrivait écrivent répondu répond répondent répondait rappelé rappelle
    rappellent rappelait répété répète répètent martelé martèle tempéré tempère considéré considère considèrent révélé
    révèle révèlent inquiété inquiète inquiètent complété complète prévenu prévient préviennent reconnu reconnaît
    reconnaissent promis promet promettent conclu conclut concluent soutenu soutient soutiennent soutenait maintenu
    maintient poursuivi poursuit repris reprend souvient souvenu réjoui réjouit prétendu prétend prétendent convenu
    convient admis admet admettent prédit redit suggéré suggère suggèrent espéré démenti dément démentent averti avertit
    défendu défend plaint plaignent plaignait sourit souriait rit croit croient défend défendait relit appelé réagi réagit nié
    """
)
ACT = (
    french("qualifier accuser critiquer saluer condamner traiter rejeter")
    + " décrit décrivent décrivait voit voient voyait salué "
)
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
    + """
    chef cheffe patron patronne expert experte avocat avocate médecin habitant habitante chercheur chercheuse journaliste
    analyste préfet préfète conseiller conseillère recteur rectrice doyen doyenne gérant gérante entrepreneur
    entrepreneuse agriculteur agricultrice éleveur éleveuse ingénieur ingénieure économiste comptable docteur docteure
    coordinateur coordinatrice responsable technicien technicienne biologiste géologue historien historienne écrivain
    écrivaine chanteur chanteuse acteur actrice joueur joueuse capitaine lieutenant colonel commandant commandante
    pompier agent inspecteur inspectrice magistrat magistrate élu élue eurodéputé eurodéputée dirigeant dirigeante
    candidat candidate militant militante syndicaliste témoin victime rescapé rescapée patient patiente infirmier
    infirmière pharmacien pharmacienne psychologue architecte curé prêtre ouvrier ouvrière salarié salariée conducteur
    conductrice pilote pêcheur boulanger boulangère libraire éditeur éditrice photographe instituteur institutrice élève
    étudiant étudiante père mère frère sœur veuf veuve fils fille fondateur fondatrice adjoint adjointe riverain
    riveraine délégué déléguée propriétaire exploitant exploitante commerçant commerçante conservateur conservatrice
    sous-préfet sociologue politologue président-directeur fonctionnaire
    prévenu prévenue accusé accusée suspect suspecte détenu détenue employé employée blessé blessée coureur coureuse
    médiateur médiatrice invité invitée auteur autrice citoyen citoyenne champion championne garçon vieillard homme femme
    jeune mari épouse retraité retraitée réalisateur réalisatrice
    """
)
SOURCE = """
police autorités gouvernement ministère tribunal parquet experts chercheurs porte-parole habitants témoins sources
syndicat syndicats parti organisation entreprise mairie opposition agence rapport université avocats médecins préfecture
élysée riverains association associations fédération collectif compagnie fondation comité équipage salariés agriculteurs
parents commerçants députés élus manifestants patrons fonctionnaires communiqué défense accusation famille gendarmerie
direction groupe conseil ong journal
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
FEMALE = """
elle mme madame mlle présidente directrice sénatrice députée procureure reine princesse ambassadrice
professeure chancelière cheffe patronne experte avocate habitante chercheuse préfète conseillère gérante éleveuse
infirmière rectrice déléguée mère veuve fille sœur
"""
NOUNLIKE = ""
QUOTING = ""
STANCE = ""
