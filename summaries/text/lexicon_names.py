"""Names that newspapers of every language write: given names, countries, large cities, peoples, particles."""

FIRST = """
abel abner abram adele adolf adolfo agustin alastair alden aldo alec alessandro alfonso alfredo alistair allan allen
alonso alonzo alphonse alvaro alvin amadou amos anatoly anil anselm antoine antonin archibald ariel armand armando
arne arvind ashok augustin augustus aurelio avery avi axel bailey baldwin barney barrett bernardo bertrand blaine boyd
bradford brady brantley brendon brennan brock bryant bryce burton cesare chaim chandler chester chet cyril cyrus
dalton damien damon dante darrell darrin darwin demetrius denny dexter domenico donovan dorian doyle duane dudley
eduard efrain egon elbert eliot elliott elmer elton elvis elwood emerson emmett enzo ephraim ervin erwin eugenio
everett ezekiel ezra fausto federico ferdinand fernand fidel floyd francois frederic fredrick gaetano garrison garth
gaston geoff georg georges geraint geraldo gerardo gerry gilbert gilberto gino giorgio giuseppe godfrey gonzalo grady
granville grayson gunnar gunther gus hank harlan harley haruki hendrik henrique herb hernan hershel hezekiah hiram
horace horacio howie humberto hyman ignatius ike ira irvin irving irwin isaiah isidore issa itzhak ivor jamaal jamal
jameson jarrett jarrod jarvis jed jedediah jeffry jerald jeremiah jermaine jerrold joachim joaquim joaquín jody
johnathan jonah jonathon jordi josiah juergen julien justus kamil kareem karel keanu kelvin kendrick kermit kip kirby
kirk klaas konrad konstantin krzysztof lamar lamont laszlo lawson leland lemuel lenny leonid leopoldo lester levi
linus lonnie lothar lou lowell lucian luciano lucien ludwig luther lyle lyndon magnus maksim marcelo marcin mariano
marlon marty massimo mauricio maurizio maury maxim maximilian maxwell melvin merrill micah mickey miles milo milos
milton mohamad monte mordecai morris mort morton moses moshe myron nate nathaniel neal nestor newt nico nikhil nikola
nikos noam norbert norm octavio odell olav oleksiy orrin orson orville osama osvaldo otis paco paresh parker pascal
pascual patricio pavlo prakash preston quentin quincy rainer ramesh ramiro randal randolf randolph rashad raymundo
reggie remy renaldo reuben rex reynaldo rhett richie riley robby rocco roderick rogelio rolando romeo rory roscoe
rowland royce rudy russ sal salvador salvatore sammy samson sandeep sanford scotty sebastián serge seymour sheldon
sherwood shlomo silvester simeon stanislav stevan stevie stu suresh sylvester tad taro tayyip teddy terrance terrell
terrence thad thaddeus thor thurgood thurman tito tod trent trenton tristan tyrone ugo ulf ulises ulysses vaughn verne
vic vicente vince vinod vito vittorio vivek waldo wally walt weldon wendell wes wesley wilbert wilbur wilfred wilfredo
willard willis woodrow woody wyatt xander yoav yosef yousef zach zachariah zack zane zev zvi ada adela adelaide adele
adeline adrienne agatha agnieszka aileen aimee alana alba alejandrina alessandra alexa alexandria alina alisa alisha
alissa althea alyssa amalia amie anabel anastasia angelica angelina angelique angie anika annabel annabelle anneliese
antoinette antonia araceli ariel arlene ashlee ashleigh ashley athena augusta aya ayesha belinda bernadette bertha
bessie bethany bettina beulah bianca billie blanca blanche bree brianna brigid brittany bronagh candace candice cara
carina carissa carlotta carmela carmella cassandra cassie catalina cathleen celeste celia celine chandra chantal
charmaine charo chiara chrissie christa christie clarissa claudette claudine colette consuelo cora coretta corina
corrine courtney cristina dahlia damaris daphne darcy darla deanna debbie debora deidre deirdre delilah della delores
desiree diann dianna dianne dina dominga donatella doreen dorothea dorothée earline edna edwina effie eladia eleanora
eleonora elin elinor elisha eliza ellyn elma eloise elsie elvira emilie emmanuelle enid erma ernestine esme esmeralda
esperanza estela estelle estrella ethel etta eudora eugenia eula eunice evangeline faye felicity gabriella gabrielle
gayle genevieve geraldine germaine gertrude ghada gianna gigi ginny gladys glenda glenna glynis graciela gretchen
guadalupe gwendolyn hallie hattie haylee henrietta hermione ilana ilene imani imelda inez iolanda irma isadora jacinda
jackee jacquelyn janelle janette janine janis jasmin jayne jeanette jeanine jeannie jen jenni jeri joann joelle joni
josefina josefine josie julianna julianne justine kara kari karine karla karyn kasia katarina katarzyna katelyn kathi
kathie katia katrina kaye kayla kaylee keisha kelli kellie kendra kerri kiara kira kitty krista kristi kristie krystal
kylie lakshmi lana lara latasha latoya laurel laurie lavinia leanne lenora leona leonie leora leticia lettie lila
liliana lillie lina linnea lisbeth lise livia liza lola loraine lorena loretta lorna lottie lourdes lucie lucille
lucretia ludmilla luella lupe luz mabel mable macy madeline madonna magdalena maggie malala malia mallory mamie manal
mandy marcella margo margot marguerita mariah marianna maribel marika maritza marla marlena marnie marsha maryam
maryann mathilde matilde maude maura mckenzie meghan merle mimi mindy minerva minnie mireya mitzi mona montserrat
muriel myrna myrtle nadine nan nanette natacha nellie nelly nettie nia nichole noelle noemi nola noreen octavia odessa
ofelia ophelia paige pat patsy patti patty perla phylicia pippa polly priscilla queenie rachael raina ramona randi
reba reem reina rhoda rhonda romy ronda rosalie rosanna rosanne rosario roseanne rosemarie rosie rowena roxana roxanne
ruby ruthie sabina sade sadie saira samia sana sanna scarlett selena selma serena shana shanna shari sharron shawna
shelby shelia shelly sheri sherri sheryl shirin shonda sibyl sienna sigourney socorro soledad sondra soraya stacey
staci stacie sunita susannah susie suzan suzette sybil tabitha taisia talia tamar tamera tami tamika tammy tasha tatum
tatyana teri tessie thea tia tonya tova tracey traci tricia trina trisha trudy twila uma vanda velma verna vicki
vickie vicky vilma viviana vivienne whitney wilhelmina willa wilma winnie xenia xiomara yael yasmina yelena yesenia
yulia zadie zelda zoey zora zuzana
helene beatrix odile callum sorcha oona ilse birgit marguerite gregor piers hester philippa imogen ottilie odette
cecily dagny aino jorun salome rosamund winifred millicent cordelia hedda sunniva ragnhild liv ingebjorg annika britta
frida ebba maja alva signe solvej mette helle birthe inga elke ute renata dorota agata zofia ludmila jadwiga halina
magda bronwyn cerys gwen rhiannon eilidh mairi fionnuala grainne orla maeve roisin eithne sinead caoimhe lucinda
portia georgiana matilda clementine marianne sylvie mireille solange brigitte corinne delphine rurik ned gustav
leopold viktor joss pip ambrose osric silas barnaby angus hamish alasdair euan ewan fergus niall cormac declan eoin
padraig seamus ruaridh rhys owain gareth gethin bertil torbjorn halvard leif knut henning asger mads rasmus soren
jorgen kasper casimir kazimierz zbigniew bogdan mirko luka vuk stoyan plamen lazar jasper rufus cuthbert mortimer
mara tess tessa nell freya astrid sigrid solveig saoirse aoife niamh siobhan yara leyla aylin zeynep fatma noor amal
rania dalia noura hana hanna keiko yoko anya katya olena oksana tetiana iryna svitlana halyna bea ingeborg gudrun ivo
pavel piotr tomasz marek jakub jiri milan zoran dragan goran bojan petar kwasi emeka chinedu tunde femi sipho thabo
moussa mamadou ousmane ahmet emre burak cem takashi satoshi akira minh tariq bilal hamza idris faisal nasser walid
ziad ole lars anders nils torsten dmytro oleksandr andriy mykola serhiy aaron abby abdul abdullah abigail abraham adam
adrian adriana agnes ahmad ahmed aidan aisha alan albert alberto alejandra alejandro alex alexander alexandra alexis
alfred ali alice alicia alison allison alma amanda amber amelia amina amir amit amy ana anand andre andrea andreas
andrei andres andrew andrzej andy angel angela angelo anita anja ann anna anne annette annie anthony anton antonio
anwar archie ariana arjun arnold arthur arturo asif audrey aurora austin ava barbara barry bart beatrice beatriz becky
ben benedict benjamin bernard bernd bernice beth betsy betty beverly bill billy björn blake bob bobby bonnie boris
brad bradley brandon brenda brendan brent brett brian bridget bruce bruno bryan byron caleb calvin cameron camila
camille carl carla carlo carlos carmen carol carole caroline carolyn carrie catherine cathy cecilia cesar chad
charlene charles charlie charlotte chelsea cheryl chidi chloe chris christiane christina christine christoph
christopher chuck cindy claire clara clare clarence claude claudia clayton cliff clifford clive colin colleen connie
connor conrad constance cory craig curtis cynthia daisy dale damian dan dana daniel daniela danielle danny darius
darlene darren darryl dave david dawn dean deborah debra deepak delia denis denise dennis derek derrick desmond devin
diana diane diego dieter dimitri dirk dmitry dolores dominic dominique don donald donna dora doris dorothy doug
douglas duncan dustin dwayne dwight dylan earl ed eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor
elena eli elias elijah elisa elisabeth elise elizabeth ella ellen ellie elliot elsa emil emilia emilio emily emma
emmanuel enrique eric erica erik erika erin ernest ernesto esteban esther ethan eugene eva evan evelyn fabian fabio
faith farid fatima fatou felicia felipe felix fernanda fernando fiona flora florence florian frances francesca
francesco francis francisco françois françoise frank franz fred freddie frederick friedrich fritz gabriel gabriela
gail garrett gary gavin gene geoffrey george georgina gerald gerard gerhard giovanni gina gisela giulia glen glenn
gloria gordon grace graham grant greg gregory greta guido guillermo günter gustavo guy hamid hannah hans harold
harriet harris harry harvey hassan heather hector heidi heike heinz helen helena helga helmut henri henrik henry
herbert herman hilda hillary hiroshi holger holly horst howard hubert hugh hugo hussein ian ibrahim ida ignacio igor
imran ines ingrid irene iris irina isaac isabel isabella isabelle ismail ivan ivana jack jackie jacob jacqueline
jacques jaime jake jakob james jamie jan jana jane janet janice jared jasmine jason javier jay jean jeanne jeff
jeffrey jenna jennifer jenny jeremy jerome jerry jesse jessica jesus jill jim jimmy jing joan joanna joanne joao
joaquin jodi joe joel johan johann johanna johannes john johnny jon jonas jonathan jorge josé jose josef joseph
josephine josh joshua joy joyce juan juana juanita judith judy julia julian juliana julie juliet julio julius jürgen
justin jutta kai kamal kamala karen karim karin karl karsten kate katharina katherine kathleen kathryn kathy katie
katja katrin kay keith kelly ken kenji kenneth kent kerry kevin khalid kim kimberly kirsten klaus kofi kristen kristin
kristina kurt kwame kyle lance larry laura lauren laurence laurent lawrence leah lee leila lena leo leon leonard
leonardo leonor leroy leslie lewis liam lidia lillian lily linda lindsay lionel lisa liz lloyd lois lorenzo lori
lorraine louis louisa louise luca lucas lucia lucy luigi luis luisa luiz lukas luke lydia lynn maddie madeleine
mahmoud malcolm malik manfred manuel manuela marc marcel marcela marcia marco marcos marcus margaret margarita margit
maria mariam marian mariana marie marilyn marina mario marion marisa marjorie mark markus marlene marta martha martin
martina marvin mary mateo mathias matt matteo matthew matthias maureen maurice max maxine maya megan mehmet mei
melanie melinda melissa mercedes mia michael michel michele michelle miguel mikael mike mikhail mildred milena miranda
miriam mitch mitchell mohamed mohammad mohammed moira molly monica monika morgan moritz muhammad murray mustafa myra
nadia nancy naomi natalia natalie natasha nathan neil nelson nicholas nick nicola nicolas nicole nigel nikolai nina
noah noel nora norma norman olaf oleg olga oliver olivia omar orlando oscar oskar otto owen pablo paloma pam pamela
paola paolo patricia patrick paul paula pauline pedro peggy penny percy perry pete peter petra phil philip philipp
philippe phillip phoebe phyllis pierre pilar priya rachel rafael rahul raj rajesh ralf ralph ramon randall randy
raquel rashid raul ravi ray raymond rebecca regina reginald reiner rene renate ricardo richard rick ricky rita rob
robert roberta roberto robin rocío rodney rodrigo roger roland rolf roman ron ronald ronnie rosa rosalind rose
rosemary ross roy ruben rudolf rupert russell ruth ryan sabine sabrina sally salma sam samantha samir samuel sandra
sandy sanjay santiago sara sarah sasha saul scott sean sebastian sergei sergio seth shane shannon sharon shaun shawn
sheila shelley sherry shirley sidney silke silvia simon simone sofia sonia sonja sophia sophie stacy stan stanley
stefan stefanie stella stephan stephanie stephen steve steven stewart stuart sue sunil susan susana susanne suzanne
svetlana sven sylvia tamara tania tanya tara tatiana ted terence teresa terri terry thelma theo theodore theresa
thomas tiffany tim timothy tina tobias toby todd tom tomas tommy toni tony tracy travis trevor tyler ulrich ulrike
umberto ursula uwe valentina valeria valerie vanessa vera vernon veronica victor victoria vijay vincent viola virginia
vivian vladimir volker walter wanda warren wayne wei wendy werner wilhelm william willie winston wolfgang xavier xi
yasmin yolanda yuki yuri yusuf yvette yvonne zachary zainab zoe nayib jens jörg thorsten heiko dörte anke antje silvio
nuno rui joão inês tiago duarte vasco gonçalo élise hélène étienne cédric benoît thierry gérard édouard raphaël loïc
maëlle álvaro íñigo andrés sofía lucía martín tomás ángel óscar rubén iván barack mitt jeb bernie carly mick nikki
keir volodymyr narendra jair recep
"""

PLACE = """
afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium
belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burundi cambodia cameroon canada chad chile china
colombia comoros congo croatia cuba cyprus czechia denmark djibouti ecuador egypt eritrea estonia eswatini ethiopia
europe fiji finland france gabon gambia georgia germany ghana greece greenland grenada guatemala guinea guyana haiti
honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo
kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi
malaysia maldives mali malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar
namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines
poland portugal qatar romania russia rwanda samoa senegal serbia singapore slovakia slovenia somalia spain sudan
suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan uganda
ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe america africa asia britain england
scotland wales gaza crimea tibet kashmir us uk u.s. u.k. usa uae alabama alaska arizona arkansas california colorado
connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah
vermont wisconsin wyoming ontario quebec alberta queensland bavaria catalonia andalusia amsterdam ankara athens
atlanta baghdad baku baltimore bangkok barcelona beijing beirut belfast belgrade berlin bern birmingham bogotá bogota
bonn boston brasília brussels bucharest budapest cairo caracas chicago cleveland cologne copenhagen dallas damascus
delhi denver detroit dhaka doha dubai dublin edinburgh frankfurt geneva glasgow hamburg hanoi havana helsinki houston
islamabad istanbul jakarta jerusalem johannesburg kabul karachi khartoum kiev kyiv kinshasa lagos lahore leeds leipzig
lima lisbon liverpool ljubljana london lyon madrid managua manchester manila marseille melbourne miami milan
minneapolis minsk mogadishu montreal moscow mumbai munich münchen nairobi naples oslo ottawa paris philadelphia
phoenix pittsburgh prague pretoria pyongyang quito riga riyadh rome santiago sarajevo seattle seoul shanghai sofia
stockholm stuttgart sydney taipei tallinn tehran tokyo toronto tripoli tunis vancouver vienna vilnius warsaw
washington wellington yerevan zagreb zurich zürich wien köln deutschland österreich schweiz frankreich spanien italien
polen russland türkei griechenland großbritannien europa amerika afrika asien españa francia alemania italia rusia
turquía méxico perú brasil francês allemagne espagne italie russie turquie états-unis
"""

PEOPLE = """
afghan african american americans arab arabs argentine asian asians australian austrian belgian brazilian briton
britons british bulgarian canadian canadians chilean chinese christian christians colombian croatian cuban czech
danish dutch egyptian english european europeans filipino finnish french german germans greek greeks haitian hispanic
hispanics hungarian indian indians indonesian iranian iranians iraqi iraqis irish islamic israeli israelis italian
italians japanese jewish jews jordanian kenyan korean koreans kurdish kurds latin latino latinos lebanese libyan
malaysian mexican mexicans muslim muslims nigerian norwegian pakistani palestinian palestinians peruvian polish
portuguese roman romanian russian russians salvadoran saudi scottish serbian somali spanish sudanese swedish swiss
syrian syrians thai turkish turks ukrainian ukrainians venezuelan venezuelans vietnamese welsh yemeni zimbabwean
catholic catholics protestant protestants buddhist hindu hindus sunni shia shiite western eastern northern southern
republican republicans democrat democrats democratic tory tories labour conservative conservatives liberal liberals i
i'm i’m i've i’ve i'll i’ll i'd i’d
"""

PARTICLE = "de del della di da dos do das van von der den ten ter bin ibn al el la le du des af av zu y e"

MONTH = """
january february march april may june july august september october november december jan feb mar apr jun jul aug sept
sep oct nov dec januar februar märz mai juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto
septiembre octubre noviembre diciembre janvier février mars avril juin juillet août septembre octobre novembre
décembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
"""

WEEKDAY = """
monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend
sonntag lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi dimanche
"""

FEMALE = """
ada adela adelaide adele adeline adrienne agatha agnieszka aileen aimee alana alba alejandrina alessandra alexa
alexandria alina alisa alisha alissa althea alyssa amalia amie anabel anastasia angelica angelina angelique angie
anika annabel annabelle anneliese antoinette antonia araceli arlene ashlee ashleigh athena augusta aya ayesha belinda
bernadette bertha bessie bethany bettina beulah bianca blanca blanche bree brianna brigid brittany bronagh candace
candice cara carina carissa carlotta carmela carmella cassandra cassie catalina cathleen celeste celia celine chandra
chantal charmaine charo chiara chrissie christa christie clarissa claudette claudine colette consuelo cora coretta
corina corrine courtney cristina dahlia damaris daphne darcy darla deanna debbie debora deidre deirdre delilah della
delores desiree diann dianna dianne dina dominga donatella doreen dorothea dorothée earline edna edwina effie eladia
eleanora eleonora elin elinor elisha eliza ellyn elma eloise elsie elvira emilie emmanuelle enid erma ernestine esme
esmeralda esperanza estela estelle estrella ethel etta eudora eugenia eula eunice evangeline faye felicity gabriella
gabrielle gayle genevieve geraldine germaine gertrude ghada gianna gigi ginny gladys glenda glenna glynis graciela
gretchen guadalupe gwendolyn hallie hattie haylee henrietta hermione ilana ilene imani imelda inez iolanda irma
isadora jacinda jackee jacquelyn janelle janette janine janis jasmin jayne jeanette jeanine jeannie jen jenni jeri
joann joelle joni josefina josefine josie julianna julianne justine kara kari karine karla karyn kasia katarina
katarzyna katelyn kathi kathie katia katrina kaye kayla kaylee keisha kelli kellie kendra kerri kiara kira kitty
krista kristi kristie krystal kylie lakshmi lana lara latasha latoya laurel laurie lavinia leanne lenora leona leonie
leora leticia lettie lila liliana lillie lina linnea lisbeth lise livia liza lola loraine lorena loretta lorna lottie
lourdes lucie lucille lucretia ludmilla luella lupe luz mabel mable macy madeline madonna magdalena maggie malala
malia mallory mamie manal mandy marcella margo margot marguerita mariah marianna maribel marika maritza marla marlena
marnie marsha maryam maryann mathilde matilde maude maura mckenzie meghan mimi mindy minerva minnie mireya mitzi mona
montserrat muriel myrna myrtle nadine nan nanette natacha nellie nelly nettie nia nichole noelle noemi nola noreen
octavia odessa ofelia ophelia paige patsy patti patty perla phylicia pippa polly priscilla queenie rachael raina
ramona randi reba reem reina rhoda rhonda romy ronda rosalie rosanna rosanne rosario roseanne rosemarie rosie rowena
roxana roxanne ruby ruthie sabina sade sadie saira samia sana sanna scarlett selena selma serena shana shanna shari
sharron shawna shelby shelia shelly sheri sherri sheryl shirin shonda sibyl sienna sigourney socorro soledad sondra
soraya stacey staci stacie sunita susannah susie suzan suzette sybil tabitha taisia talia tamar tamera tami tamika
tammy tasha tatum tatyana teri tessie thea tia tonya tova tracey traci tricia trina trisha trudy twila uma vanda velma
verna vicki vickie vicky vilma viviana vivienne wilhelmina willa wilma winnie xenia xiomara yael yasmina yelena
yesenia yulia zadie zelda zoey zora zuzana
helene beatrix odile sorcha oona ilse birgit marguerite hester philippa imogen ottilie odette cecily dagny aino jorun
salome rosamund winifred millicent cordelia hedda sunniva ragnhild liv ingebjorg annika britta frida ebba maja alva
signe solvej mette helle birthe inga elke ute renata dorota agata zofia ludmila jadwiga halina magda bronwyn cerys
gwen rhiannon eilidh mairi fionnuala grainne orla maeve roisin eithne sinead caoimhe lucinda portia georgiana matilda
clementine marianne sylvie mireille solange brigitte corinne delphine
mara tess tessa nell freya astrid sigrid solveig saoirse aoife niamh siobhan yara leyla aylin zeynep fatma noor amal
rania dalia noura hana hanna keiko yoko anya katya olena oksana tetiana iryna svitlana halyna bea ingeborg gudrun abby
abigail adriana agnes aisha alejandra alexandra alice alicia alison allison alma amanda amber amelia amina amy ana
andrea angela anita anja ann anna anne annette annie april ariana audrey aurora ava barbara beatrice beatriz becky
bernice beth betsy betty beverly bonnie brenda bridget camila camille carla carly carmen carol carole caroline carolyn
carrie catherine cathy cecilia charlene charlotte chelsea cheryl chloe christina christine cindy claire clara clare
claudia colleen connie constance cynthia daisy dana daniela danielle darlene dawn deborah debra delia denise diana
diane dolores donna dora doris dorothy edith eileen elaine eleanor elena elisa elisabeth elise elizabeth ella ellen
ellie elsa emilia emily emma erica erika erin esther eva evelyn faith fatima fatou felicia fernanda fiona flora
florence frances francesca françoise gabriela gail georgina gina gisela giulia gloria grace greta hannah harriet
heather heidi heike helen helena helga hilda hillary holly ida ines ingrid irene iris irina isabel isabella isabelle
ivana jackie jacqueline jana jane janet janice jasmine jean jeanne jenna jennifer jenny jessica jill joan joanna
joanne johanna josephine joy joyce juana juanita judith judy julia juliana julie juliet june jutta kamala karen karin
kate katharina katherine kathleen kathryn kathy katie katja katrin kay kelly kimberly kirsten kristen kristin kristina
laura lauren leah leila lena leonor leslie lidia lillian lily linda lindsay lisa liz lois lori lorraine louisa louise
lucia lucy luisa lydia lynn maddie madeleine manuela marcela marcia margaret margarita margit maria mariam marian
mariana marie marilyn marina marion marisa marjorie marlene marta martha martina mary maureen maxine maya megan mei
melanie melinda melissa mercedes mia michele michelle mildred milena miranda miriam moira molly monica monika myra
nadia nancy naomi natalia natalie natasha nicola nicole nikki nina nora norma olga olivia paloma pam pamela paola
patricia paula pauline peggy penny petra phoebe phyllis pilar priya rachel raquel rebecca regina renate rita roberta
rocío rosa rosalind rose rosemary ruth sabine sabrina sally salma samantha sandra sandy sara sarah shannon sharon
sheila shelley sherry shirley silke silvia simone sofia sonia sonja sophia sophie stacy stefanie stella stephanie sue
susan susana susanne suzanne svetlana sylvia tamara tania tanya tara tatiana teresa terri thelma theresa tiffany tina
tracy ulrike ursula valentina valeria valerie vanessa vera veronica victoria viola violet virginia vivian wanda wendy
yasmin yolanda yvette yvonne zainab zoe dörte anke antje inês élise hélène maëlle sofía lucía
"""

UNISEX = """
alex alexis andrea ashley bailey blake cameron carey carmen casey chris corey dana devon drew dominique emery finley
frankie hayden hilary jackie jaime jamie jan jean jo jodi jody joey jordan kai kay kelly kendall kerry kim kris lee
leigh leslie lindsay lindsey logan lou lynn marion michele mickey mika morgan nicola nikita pat parker peyton quinn
reese rene riley robbie robin rory rowan sam sandy sasha shannon sidney simone skyler stacy stevie sydney taylor terry
tracy val whitney wei jing yuki
"""

PLACES = """
united_states united_kingdom united_arab_emirates new_york new_zealand new_jersey new_mexico new_hampshire new_orleans
new_delhi north_korea south_korea south_africa south_sudan saudi_arabia sri_lanka costa_rica puerto_rico el_salvador
el_paso dominican_republic czech_republic ivory_coast sierra_leone burkina_faso papua_new_guinea east_timor cape_verde
hong_kong los_angeles san_francisco san_diego san_antonio san_jose las_vegas mexico_city buenos_aires rio_de_janeiro
são_paulo sao_paulo tel_aviv abu_dhabi kuala_lumpur ho_chi_minh_city addis_ababa cape_town north_carolina
estados_unidos reino_unido países_bajos países_baixos nueva_zelanda nova_zelândia arabia_saudita arábia_saudita
corea_del_norte corea_del_sur coreia_do_norte coreia_do_sul corée_du_nord corée_du_sud arabie_saoudite
áfrica_do_sul emiratos_árabes_unidos emirados_árabes_unidos nueva_york nova_york nova_iorque américa_latina
costa_de_marfil costa_do_marfim república_dominicana república_checa república_tcheca
south_carolina north_dakota south_dakota west_virginia rhode_island northern_ireland great_britain middle_east
west_bank latin_america north_america south_america central_america salt_lake_city st_louis st_petersburg the_hague
washington_dc washington_d.c. trinidad_and_tobago antigua_and_barbuda bosnia_and_herzegovina
"""
