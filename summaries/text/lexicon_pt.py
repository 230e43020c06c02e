"""Portuguese: the words that show who speaks and who somebody is."""

from summaries.text.conjugated import portuguese

STOP = """
a ao aos aquela aquele as às até com como da das de dela dele deles depois do dos e é ela elas ele eles em entre era
essa essas esse esses esta está estão este estes foi foram há isso isto já lhe mais mas me mesmo meu minha muito na
não nas nem no nos nós num numa o os ou para pela pelas pelo pelos por qual quando que quem se sem ser seu seus só sua
suas também tem têm um uma você segundo disse
"""
SAY = (
    portuguese("""
    afirmar declarar explicar acrescentar anunciar informar destacar ressaltar alertar avisar comentar contar relatar
    confirmar negar perguntar apontar adiantar lembrar lamentar reclamar frisar salientar realçar assegurar indicar
    observar avaliar sustentar argumentar alegar justificar revelar detalhar sublinhar assinalar contestar replicar
    retrucar ironizar brincar desabafar completar finalizar ponderar opinar narrar recordar constatar reiterar enfatizar
    pontuar exclamar gritar murmurar jurar publicar tuitar postar cobrar denunciar questionar indagar emendar arrematar
    falar evocar queixar sintetizar aconselhar recomendar suspirar protestar disparar desculpar gabar pensar acreditar calcular comparar
        confessar brincar criticar estimar relembrar atestar
    esclarecer responder escrever prometer defender rebater reconhecer
    garantir repetir refletir corrigir discutir agradecer debater admitir insistir concluir exigir advertir resumir assumir
    """)
    + """
    dizer disse disseram diz dizem dizia diziam dirá dito dizendo escrito referiu referiram refere referem prossegue
    prosseguiu manteve mantém sugeriu sugerem sugere pediu pediram pede pedem desmentiu desmente conclui concluem
    previu expôs expõe prevê repete repetem reflete propôs propõe propuseram sorriu sorri riu leu lê
    """
)
ACT = (
    portuguese("classificar acusar chamar condenar elogiar celebrar considerar rejeitar tachar")
    + """
    descreveu descreveram descreve definiu define vê veem
    """
)
PARTING = "dizendo afirmando acrescentando"
PRONOUN = "ele ela eles elas"
PLURAL = "eles elas"
AUX = "foi foram é são era está estão tem têm tinha havia será"
ADVERB = "também ainda depois já não ontem hoje posteriormente"
DET = "o a os as um uma uns umas seu sua seus suas este esta esse essa vários várias alguns algumas dois duas três"
PREP = """
a ao à com contra da das de desde do dos durante em entre na nas no nos para pela pelo por segundo sem sob sobre até nesta neste nessa diante perante
nesse nestas nestes desta deste dessa desse numa num pelos pelas à às aos nele nela
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
    + """
    líder chefe especialista advogado advogada médico médica morador moradora analista pesquisador pesquisadora
    jornalista reitor reitora conselheiro conselheira dono dona proprietário proprietária gerente empresário empresária
    agricultor agricultora pecuarista engenheiro engenheira economista contador contadora doutor doutora coordenador
    coordenadora responsável técnico técnica biólogo bióloga geólogo geóloga cientista historiador historiadora escritor
    escritora cantor cantora ator atriz jogador jogadora capitão tenente comandante bombeiro bombeira agente inspetor
    inspetora comissário comissária magistrado magistrada parlamentar eurodeputado eurodeputada dirigente candidato
    candidata ativista sindicalista testemunha vítima sobrevivente paciente enfermeiro enfermeira farmacêutico
    farmacêutica psicólogo psicóloga arquiteto arquiteta padre freira operário operária trabalhador trabalhadora
    motorista piloto pescador pescadora taxista padeiro padeira livreiro livreira editor editora fotógrafo fotógrafa
    aluno aluna estudante pai mãe irmão irmã viúvo viúva filho filha fundador fundadora lojista comerciante funcionário
    funcionária promotor promotora vizinho vizinha autarca presidente-executivo assessor assessora
    acusado acusada réu ré detido detida suspeito suspeita condenado condenada atingido empregado empregada ciclista pároco
    mediador mediadora ferido ferida convidado convidada autor autora cidadão cidadã campeão campeã menino menina idoso
    idosa homem mulher jovem marido esposa técnico
    """
)
SOURCE = """
polícia autoridades governo ministério tribunal especialistas pesquisadores porta-voz moradores testemunhas fontes
sindicato sindicatos partido organização empresa prefeitura oposição agência relatório universidade advogados médicos
associação associações federação coletivo companhia fundação comitê comissão tripulação trabalhadores agricultores pais
lojistas comerciantes ambientalistas deputados vizinhos manifestantes empresários comunicado nota câmara jornal defesa
acusação família funcionários colônia
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
FEMALE = """
ela senhora sra dona presidenta ministra prefeita governadora senadora deputada secretária juíza procuradora diretora
rainha princesa embaixadora professora delegada vereadora advogada médica moradora pesquisadora reitora dona
conselheira engenheira coordenadora vizinha mãe viúva filha irmã
"""
NOUNLIKE = ""
QUOTING = ""
STANCE = ""
