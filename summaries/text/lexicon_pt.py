"""Portuguese: the words that show who speaks and who somebody is."""

STOP = """
a ao aos aquela aquele as às até com como da das de dela dele deles depois do dos e é ela elas ele eles em entre era
essa essas esse esses esta está estão este estes foi foram há isso isto já lhe mais mas me mesmo meu minha muito na
não nas nem no nos nós num numa o os ou para pela pelas pelo pelos por qual quando que quem se sem ser seu seus só sua
suas também tem têm um uma você segundo disse
"""
SAY = """
disse disseram diz dizem afirmou afirmaram afirma declarou declararam declara explicou explicaram explica acrescentou
acrescenta anunciou anunciaram informou informaram informa destacou ressaltou alertou alertaram alerta avisou comentou
contou relatou confirmou confirmaram negou negaram escreveu respondeu perguntou reconheceu insistiu garantiu garante
defendeu criticou concluiu sublinhou referiu adiantou apontou prometeu lembrou
"""
ACT = ""
PARTING = "dizendo afirmando acrescentando"
PRONOUN = "ele ela eles elas"
PLURAL = "eles elas"
AUX = "foi foram é são era está estão tem têm tinha havia será"
ADVERB = "também ainda depois já não ontem hoje posteriormente"
DET = "o a os as um uma uns umas seu sua seus suas este esta esse essa vários várias alguns algumas dois duas três"
PREP = """
a ao à com contra da das de desde do dos durante em entre na nas no nos para pela pelo por segundo sem sob sobre até
"""
CONJ = "e ou mas"
RELATIVE = "que quem qual onde quando"
CONNECT = """
mas porém e ou assim então além também ele ela eles elas isso isto este esta esse essa seu sua lá ali ambos
"""
TITLE = """
sr sra dr dra presidente presidenta vice-presidente ministro ministra prefeito prefeita governador governadora senador
senadora deputado deputada secretário secretária general coronel juiz juíza procurador procuradora diretor diretora
rei rainha príncipe princesa papa bispo arcebispo cardeal embaixador embaixadora porta-voz professor professora
treinador delegado delegada vereador vereadora
"""
ROLE = (
    TITLE
    + " líder chefe especialista advogado advogada médico médica morador moradora analista pesquisador pesquisadora jornalista "
)
SOURCE = """
polícia autoridades governo ministério tribunal especialistas pesquisadores porta-voz moradores testemunhas fontes
sindicato partido organização empresa prefeitura oposição agência relatório universidade advogados médicos
"""
MODIFIER = "ex primeiro primeira vice"
ORG = """
ministério partido universidade tribunal congresso senado polícia banco agência comissão conselho prefeitura sindicato
associação onu ue otan
"""
SITE = "rua praça rio lago monte ilha porto aeroporto província avenida parque ponte"
ABBREVIATION = "sr sra dr dra d etc pág núm av prof exmo"
HEDGE = """
poderia poderiam suposto suposta supostos supostamente alegado alegadamente possivelmente talvez provável
aparentemente teria teriam
"""
NUMBER = """
um uma dois duas três quatro cinco seis sete oito nove dez onze doze quinze vinte trinta cem cento mil milhão milhões
bilhão bilhões dezena dúzia
"""
VERB = ""
ACCORDING = "segundo"
FEMALE = "ela senhora presidenta ministra"
NOUNLIKE = ""
QUOTING = ""
STANCE = ""
