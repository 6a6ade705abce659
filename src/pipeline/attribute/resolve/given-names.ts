import type { Gender } from './words.ts'

/** First names that tell the gender wherever they occur; names that women and men bear are left out. */
const MALE = `aaron abdul abdullah abraham achim adam adrian ahmad ahmed ahmet akira alan albert alberto aldo alejandro
  alexandre alexei aleksandr aleksei alfonso alfred ali alvaro amir anatoly anders andrei andrew andrés angus anthony anton
  antoine antonin antonio armin arne arnold arthur arturo axel barack barry ben benedikt benjamin benoît bernard bernd bernhard
  bernie bert bill björn bob boris brad brandon brent brett brian bruce bruno bryan burak carl carlo carlos cem
  cemal charles christian christoph christophe chuck claude clemens clint colin conrad craig dan daniel
  daniele darren dave david davide denis dennis derek didier diego dieter dietmar dimitri dirk dmitri dmitry donald doug
  douglas dustin dwight earl eberhard eddie edgar eduard eduardo edward edwin egon elias emmanuel emre enrico enrique
  eric erich erik ernest ernst erwin ethan eugen eugene evgeny fabian fabrice felix ferdinand fernando florian francesco
  francisco franck françois frank franz fred frédéric frederick friedrich fritz gary gavin geoffrey georg george georges
  gerald gérald gerard gérard gerd gerhard gianni giorgio giovanni giuseppe glen glenn gordon graham greg gregor gregory
  guido guillaume günter günther gustav hakan hamid hannes hans harald harold harry hartmut hasan hassan heiko
  heiner heinrich heinz helmut henri henrik henry herbert hermann heydər holger horst howard hubert hugh hugo
  hüseyin hussein ibrahim ian igor ihor ilham ilya imran ingo isaac ismail ivan ivo jack jacob jacques jakob james jared jason
  javier jay jean-claude jean-luc jean-pierre jean-yves jeff jeffrey jens jeremy jerome jérôme jerry jim jimmy joachim joe joel johan
  johann johannes john johnny jon jonas jonathan jorge jörg josé josef josep joseph joshua juan julian julien jürgen
  justin kamal karim karl kai keith kemal ken kenneth kevin khalid kirill klaus konrad konstantin kurt kyle lars
  larry laurent lawrence leo leon leonard leonid lothar louis luca lucas ludwig luigi luis lukas luke lutz mahmoud
  malcolm manfred manuel marc marcel marco marcus mario marius mark marko markus martin marvin massimo mathias matt matteo
  matthew matthias matthieu maurice maxim maxime mehmet mehdi michael michail michel miguel mike mikhail milan mirko
  mitch mitt mohamed mohammad mohammed moritz muhammad murat mustafa nabil narendra nathan ned neil nicolas nicolás niels nigel
  nikol nikolai nils noah norbert norman oğuz olaf oleg oliver olivier omar omer orhan oscar osman oskar otto owen pablo
  paolo pascal patrice patrick paul paulo pavel pedro peter petr petro philip philipp philippe phil pierre pieter piotr
  rafael rainer ralf ralph ramon rand randy raphaël raúl raymond recep reinhard reinhold rené ricardo richard rick rob robert
  roberto roger roland rolf roman ron ronald roy rudi rudolf rudy rüdiger ruslan russell ryan salman
  samuel scott sean sheldon sebastian sébastien sepp serge sergei sergej sergey sergio seth severin siegfried silvio simon
  stanislas stanislav stanley stefan stefano steffen stéphane stephen steve steven stewart stuart sven tarik ted terry
  theo theodor theodore thierry thilo thomas thorsten tim timo timothy timur tobias todd tom tommaso tommy tony torsten travis
  trevor ulf ulrich umberto uwe vadim valery vasily victor vincent vincenzo viktor vitali vitaly vladimir volker
  volodymyr walter warren wayne wendell werner wesley wilfried wilhelm willem william willy winfried wolf
  wolfgang wolfram xavier yannick yann yevgeny yuri yusuf yves zoran
  александр алексей анатолий андрей антон аркадий артём борис вадим валерий василий виктор виталий владимир владислав
  вячеслав геннадий георгий григорий денис дмитрий евгений иван игорь ильхам кирилл константин лев леонид максим марат михаил никита
  николай олег павел пётр петр роман руслан сергей степан тимур фёдор юрий ярослав`

const FEMALE = `abigail adele adriana agnès agnieszka aishah alice alicia alina allison amanda amber amelia amélie amy ana anastasia
  angela angelika angelina anita anja anke anna annalena anne annegret annette annie anouk antje
  antonia ariane arlette astrid audrey aurélie ayla aylin ayşe barbara bärbel beate beatrice béatrice becky bella
  bernadette bertha beth betty beverly bianca birgit bonnie brenda bridget brigitte britta camila candice carla carly
  carmen carol carole carolina caroline carrie catherine cathy cécile céline chantal chelsea cheryl chloe christa christiane
  christina christine cindy claire clara clarice claudia colette colleen condoleezza connie constance corinna cornelia courtney
  cristina cynthia dagmar daniela danielle debbie deborah delphine denise diana diane dolores donna dorothea
  dorothee dorothy edith edna eileen ekaterina elaine eleanor elena eleni elif elisa elisabeth élisabeth élise elizabeth elke ella ellen elsa emily emine emma
  erica erika esra esther eva eve evelyn fatima fatma felicia fiona franziska françoise frieda gabriela
  gabrielle geneviève gertrud gina giorgia gisela giulia gloria gretchen gudrun gülşen hanna hannah hannelore heather hedwig heide
  heidi heike helen helena helene hélène helga henrike hilary hilda hillary ida ilse imke ines inge ingrid irene irina iris
  irma isabel isabella isabelle ivanka jacqueline jane janet janice jasmin jeanette jeanne jennifer jenny jessica jill joan
  joanna johanna josephine josefine joyce juanita judith judy julia juliane julie juliette justine kamala karen karin karla katarina kate
  katharina katherine kathleen kathrin kathryn kathy katja katrin kayla kellyanne kerstin kimberly kirsten kirstin klara
  kristen kristin kristina larissa laura lauren laure laurence leila lena leyla lidia lieselotte liliana lillian linda lindsey lisa liz
  lois loretta lori louise lucia lucie lucy lydia lynn madeleine magdalena malala manuela margaret margarita margarete margot
  margrit maria maría marianne marie marie-france marina marine marlene marta martha martina mary mathilde maureen
  megan megyn meghan mehriban melania melanie melissa meral mercedes meryl michaela michelle mildred miriam molly mona
  monica monika monique muriel nadia nadine nadja nancy natalia natalie natascha nathalie nicole nigar nina nora olga olivia
  pamela patricia paula pauline peggy penny petra phyllis pia priscilla rachel ramona rebecca regina regine renate rhonda
  rita roberta rosa rosalind rosemary roxanne ruth sabina sabine sabrina sally samantha sandra sandrine sarah saskia
  ségolène selma sevil sheila silke silvia sofia solène sonia sonja sophia sophie stacy stefanie stella stephanie stéphanie
  sue susan susana susanna susanne suzanne svenja svetlana sylvia sylvie tamara tammy tanja tania tara tatiana tatjana teresa
  theresa theresia tiffany tina tracey tulsi ulla ulrike ursula uta ute valentina valerie valérie vanessa vera verena
  veronica veronika véronique viktoria violet virginie viviane vivian wanda wendy whitney wiebke wilma yasmin yulia
  yvette yvonne zara zeynep zoe
  александра алина алла анастасия ангелина анна валентина валерия варвара вера виктория галина дарья екатерина елена
  елизавета жанна зинаида зоя инна ирина ксения лариса лидия любовь людмила маргарита марина мария надежда наталия наталья
  нина оксана ольга полина раиса светлана софья тамара татьяна эльвира юлия яна`

const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ...MALE.split(/\s+/).map((name): [string, Gender] => [name, 'm']),
  ...FEMALE.split(/\s+/).map((name): [string, Gender] => [name, 'f']),
])

export const genderOfName = (first: string): Gender | null => GENDERS.get(first.toLowerCase()) ?? null
