export type Gender = 'm' | 'f'

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
  александр алексей анатолий андрей антон аркадий артём артем борис вадим валентин валерий василий вениамин виктор
  виталий владимир владислав вячеслав геннадий георгий герман глеб григорий давид даниил данила демид денис дмитрий
  евгений егор ефим захар иван игнат игорь илья ильдар иннокентий иосиф кирилл константин лев леонид лука макар
  максим марат марк матвей мирон михаил назар никита николай олег остап павел пётр петр платон прохор ринат родион
  роман руслан рустам рустем савелий савва семён семен сергей станислав степан тарас тимофей тимур тихон фёдор федор
  филипп эдуард эльдар эмиль эрик юлий юрий яков ян ярослав арсений богдан всеволод мстислав ростислав святослав
  арсен ашот армен гагик гурген карен левон самвел серж тигран автандил вахтанг гиви гиорги заза зураб ираклий шота
  абдулла азамат азиз айбек алмаз алмазбек алихан аслан асылбек ахмат ахмед бауржан бахтияр бекзат гейдар данияр
  ерлан ермек жомарт заур ильгам ильхам имран исмаил кайрат касым-жомарт магомед мурад мурат мустафа нурлан нурсултан
  рамзан расул рашид рафаэль рашад ренат садыр самир серик султан талгат тахир умар фарид фархад хасан шавкат эльмар
  эльнур эмомали андрій василь володимир дмитро євген микола михайло олександр олексій петро сергій юрій билл боб
  дональд джо джон джордж эммануэль франсуа пьер олаф ангус мартин томас стефан ханс джеймс роберт уильям
  abdel abdelaziz abdelfattah abdulaziz abdulrahman abhishek abner achille adama ade adebayo adel adil aditya adolfo
  afonso agustín aidan aitor ajay akash akhmed akio akshay alain alasdair alassane alastair alberico alec aleksandar
  aleksi alessandro alessio alfie alfredo alisher alistair alper alvin amadou amaury amit ammar amos américo anand
  anar anatole andre andriy andrzej anil anish anselmo antti anwar araz archibald archie arild arjun arman armand
  arnaldo arnaud arnoldo arseniy artur arun arvid arvind asbjørn ashok ashraf ashwin asif aslan attilio augusto
  aurelio aydın ayman ayo azamat aziz azər babatunde badr bakary bakyt balaji baltasar baptiste bartolomeo bartosz
  barış bashar bashir basil bassam bastien bence benedito bengt benny beppe bernardo bharat bilal birger bjarne
  bjørn bo bobby bogdan bojan bola boubacar boyko bram branko brock bryce byron børge caetano callum calvin carlton
  carsten cathal cavid cayetano cecil cedric cengiz cevdet chandra cheikh chester chetan chidi chike chinedu ciaran
  clark claudio cliff clifford clyde clément cody colby cole conor cormac corrado cosimo cristian cristóbal csaba
  curt curtis cyril cyrille césar călin daan dacian dag daichi daisuke damian damiano damon daniyar dario dariusz
  darragh darrell darryl declan deepak deion dejan delbert denny denys devendra devin dexter diarmuid diederik
  dinesh dmytro domenico domingos dominic don donal donny doyle dragan dragoș duane duarte dumitru duncan dwayne
  eamon earnest edmund edoardo egil einar eirik eivind eli elijah elio eliseu elliot elliott elmar elmer elnur elçin
  emanuele emeka emilio emin emmerson emmett ennio enoch enzo eoin ercan erdal erdoğan erkan erling ernesto ernie
  ertuğrul ervin espen esteban ettore eugenio eusebio evaristo everett ewan ezequiel ezra fabien fabio fabián
  fabrizio fabrício facundo faisal farai faris fatih fausto federico femi ferenc fergus ferhat fermín fikret filippo
  finn fintan flavio florin floyd flávio forrest fouad frazer fredrik frode fuad fulvio fumio fábio félix fərid
  gabriel gaetano ganesh gareth garrett garth gaspard gaurav gauthier gaël geert geir gennaro geraint gerardo
  gergely germain germán gerrit gert ghassan gheorghe ghislain giacomo giampiero giancarlo gianfranco gianluca
  gianmarco gijs gil gilbert gilberto giles gilles gino girish giuliano gonzalo gonçalo gopal goran grady graeme
  grant gregorio grzegorz grégoire grégory guilherme guillermo gunnar gus gustaf gustavo györgy gábor gökhan haakon
  habib haitham hakkı hal halil haluk halvor hamish hamisi hani hank hari haris harish harlan harrison haruki harvey
  hatem hazem heikki hein heitor hemant henk hennadiy henning henrique herman hernán herschel hervé hicham hideki
  hikmət hiroshi hiroyuki hisham homer horacio hosni hossein hulusi humberto huw håkon héctor hüseyn həsən iain
  ibrahima idris idrissa iestyn ifan ifeanyi ignacio ignazio ike ikenna iker ilker ilqar imre imtiaz ingvar ioan ion
  irfan irving isaiah isiah ismet issam istván iulian ivano ivar ivica ivor iván jaap jabu jacek jackson jacopo
  jae-in jagdish jaime jair jake jamal jamil janusz jarle jaroslav jarosław jarvis javad jayant jean-baptiste
  jean-françois jean-jacques jean-louis jean-michel jean-noël jean-paul jean-philippe jed jedediah jeffery jelle
  jermaine jeroen jerzy jesús jethro jide jiří joaquim joaquín joey jomo jonah jong-un joost jordi joris jos josiah
  joão joël judah juha jukka julio juma junichiro jérémie józsef jørgen jørn júlio kadir kairat kalle kamil kamran
  karel karthik kasper kassym-jomart kayode kazuo kees keiichi keiji keir kelechi kenji kenny kenta khaled kieran
  kipchoge kiril kirk kjell kjetil klaas knut koen kofi koji kojo kristian kristoffer krzysztof kunal kwabena kwadwo
  kwame kwasi kåre kənan lachlan ladislav lajos lalit lamar lamberto lance landon lasse leandro leif leland lenny
  leonardo leopoldo leroy lester levent levi liam linus lionel lisandro livio liviu lloyd lodewijk lonnie lorcan
  lorenzo loris lourenço loïc lubomír luboš luciano lucien lucio ludovic luiz luka luther luís lwazi lyle lyndon
  lászló lázaro léo léon maarten maciej mack macky mads magnus mahdi mahesh mahir mahmut majid makoto malachy
  mamadou mandla manish manoj mansour marc-antoine marcelo marcin mariusz markku marnix mart marty marwan masahiro
  masato masoud mate mateus mateusz mathieu matti mauricio maurizio mauro maury maurício maxence maximiliano mazen
  mel menno mesut metin mevlüt micah michaël michelangelo michele micheál mickey mihai mikkel miklós milo miloš
  milton miodrag mircea mirco miroslav mirzə mohan mohsen moncef monty mordecai morris morten moses mounir moussa
  mthuli mukesh musa mustapha mwangi mykhailo mykola myung-bak márcio nader namiq nandan naoki naoto naresh nasser
  nat nate natiq naveen nawaz nayib nebojša necmettin nello nelson nenad newton niall nick nico nicolae niek nikhil
  nikola nitin nizami nizar nkosana nnamdi nobuo nolan norm noël numan nuno nuri nursultan nye nélson néstor
  obinna octavio oddvar odinga oisín okechukwu oleh oleksandr oleksiy olli olumide olusegun oluwaseun ondřej onur
  orlando orrin orville orxan osama osamu oskari oswald otis ottavio otávio ousmane ousseynou ove ovidiu owain paddy
  padraic padraig pankaj pasquale paweł pekka percy pertti pervez pete petter phelim phineas pierluigi piero
  pierpaolo pim pino piyush prakash pranab prasad pratap praveen predrag przemysław pádraig péter qasim quentin
  quincy rachid radek radosław raffaele rafiq rahul raila raj rajat rajeev rajesh rajiv rajnath rakesh ram ramesh
  ramiro ramiz ramzi ramón randall randolph ranjan rashid rasim rasmus rauf ravi reggie reginald renato renaud rens
  renzo reuben rex reza rhodri rhys riccardo rickey rik rino risto riyad rocco roderick rodney rodolfo rodrigo roel
  rogelio rogério rohan rohit romain ronan roscoe ross rostyslav ruairí ruben rubén rudolph rufus ruggero
  rui rune rupert russ rustam ruud ryo ryszard régis rémi rémy răzvan rıza rəşad rəşid saad sabah sabir sabri sachin
  sadiq sadyr sadık saeed salah saleh salvador salvatore sameer sami samir sammy samwel sandeep sander sandro
  sanford sanjay sanjeev sanjiv santiago santosh satish satoshi saul sauli saverio sayed seamus sebastiano segun
  selahattin selçuk seppo serhiy settimio seun seydou seymur seán shadi shahbaz shahid shane shankar sharif shashi
  shaun shavkat sherman sherzod shigeru shinzo shivraj shohei sholto sid siddharth sigurd silas silvério sinan sion
  sipho sjoerd slavko slobodan sola sorin souleymane spencer srđan stan stanisław stein steinar stevan sture sudhir
  sufyan sune sunil suresh svend sverre sybrand sylvain sándor séamus sérgio søren süleyman sławomir tadeusz tadhg
  tahir takashi takeshi talal tamás tapio tapiwa taras tariq tarkan taro tarun tatenda tatsuya tayo temitope tendai
  terje terrance terrence tetsuya teun thabo thad thaddeus themba thiago thibault thibaut thijs thor thorbjørn
  thurman théo théodore tiago tiziano tjeerd toby tofiq tomasz tomislav tomos tomás tor torbjørn tore torgeir tormod
  torquil toshiro traian trent tristan trond truman trygve tsuyoshi tucker tuncay tunde tuomas tural turgut tyler
  tyrell tyrone uche uday ugo ugochukwu ulises ulrik ulysses umesh unai uğur valdir valentin valerio vance vaqif
  varun vasco vasile vasyl vaughn vegard veikko vernon vic vidar vijay vikas vikram ville vinay vince vinod virgil
  vishal vitaliy vito vittorio vivek vojislav vojtěch volkan vuk vusi václav víctor vítor vüqar wade wael wagner
  walid wallace walt waqar weldon wellington wenceslao wes wilbur wiley wilf willard wim winston wojciech wole
  woodrow woody wopke wouter wyatt xabier xəlil yahya yalçın yash yasser yasuo yavuz yaw yaşar yemi yerlan yevhen
  yiğit yngve yogesh yohann yoshihide yoshihiro younes youssef yukio yuriy yvon zachary zack zahid zaid zaki zakir
  zane zbigniew zdeněk zdravko zdzisław zeke ziad ziya zlatko zoltán zsolt zulfikar álvaro ángel åge édouard éric
  étienne íñigo özgür øystein ümit ľubomír łukasz şevket štefan željko əhməd əli əliağa
  giorgi irakli mikheil davit levan zurab vakhtang archil bidzina grigol shalva tornike vano otar aram armen arsen
  ashot gagik gevorg hayk hovhannes narek samvel serzh tigran vahan vardan vazgen
  abdulkadir abdurrahman abubakar adewale agus ahmadou aiden ajit akhilesh akihiko aliou aliyu alun ander ante
  antonis arnau artak asier askar attila aurélien austin ayodele azmin babacar bakhyt balázs bambang bello benigno
  bertrand beñat bhagwant bilawal biswajit bogusław bohumil bongani bongbong bozhidar brody budhan budi carter
  cheruiyot christos chukwuemeka cihan cillian ciprian clay colton corentin cédric cătălin darnell daulet davor dedi
  dele demba demetrius deshawn dewi dilip dimitar dimitris diogo djibril do-yun dong-hyun dylan eckhard eknath elchin
  emeric emrys enno erdem ergün esa esben evangelos farid fazıl ferran fiete florent fode gbenga gildas giorgos gorka
  gurpreet gáspár halvard hardeep harpreet harshvardhan hauke hendra hristo hudson hunter hyun-woo håvard hüsnü
  ichiro ieuan ilhan imanol ingbert ionuț iqbal issa italo jae-hyun jannik jarek jaromír jayden jejomar jeppe jesper
  ji-ho jiro joko jonte josu jun-seo kamau kareem kassym kazimierz khairy kimani kiprono koldo kostas krasimir
  krešimir kuldeep kurtis květoslav kyriakos kyung-soo lamine lapo lasha lennart leopold logan magne mahathir malik
  malte marat marcellus mason mathis matías maël mika mikołaj miles milorad miloslav min-jun minoru mirek mirosław
  modou mohit moon-soo muhyiddin najib narayan natig nihat nika nikos nilesh njoroge noboru ochieng odd odell ole
  omondi oriol orkhan otakar otieno oumar panagiotis pello per pere piers pinarayi plamen pradeep pål qasym radu
  ragnar ramil rashad rizal roar rotimi ruaridh rumen ryota samba sani sedat selim seo-jun serdar sergi serik
  seung-ho shota siddaramaiah sindre siyabonga snorre soner sota sourav spyros stavros stipe stoyan subhash sumit
  sung-min svein sönke tafadzwa taner tanguy tanveer tapan tayfun tejashwi tengku teodor teuku theodoros thies tibor
  tidiane tihomir todor torben toshio tremaine troels tsvetan uchenna uddhav ufuk usman vahe vasilis venkatesh veysel
  vladan vugar xavi yannis yoann yogi young-ho yrjö yuto zaur zeki zygmunt åsmund şener şükrü
  alphonse barnaby gideon halden lewis onno farrukh andris joren bekzat jamshid jonty nurlan bauyrzhan ravshan
  bakhtiyor jasur ulugbek otabek davron farhod firdavs emomali rahmon almazbek sooronbay kubatbek ruslanbek gurbanguly
  rovshan vusal hikmet mushfig shahin parviz azer samad behrouz dariush farhad kaveh mehran bahram khosrow nodar zviad
  hrant vahagn garegin juris valdis egils gintaras algirdas vytautas tadas arvydas kaspars
  abdou abelardo abhijit achraf adalberto adem adnan adrián afər agapito agim akhil akif akihiro akintola akram ala
  alaa alhassan alok alonso amadeo ambrosio amitabh amr anas andriej anirudh ankit antón anupam anurag aqil aquiles
  arben arcadio armando arno arnulf arsenio arístides ashish atsushi atul avinash ayoub babajide babək balakrishna
  baldomero balthasar baraka bartolomé bartłomiej basilio bastian bautista bekele bekim benito benno benoit bernabé
  bernardino berthold bertram besnik bhaskar blas bodo bogislaw bohuslav bolesław bonifacio borislav borja branislav
  braulio bronisław burghard burkhard byung-ho bülent błażej břetislav bəhram bəxtiyar cabir cahangir calixto camal
  camilo candelario carmelo casimiro cavad cavanşir ceferino celestino celso cengizhan ceyhun cezary chakib
  chandrasekhar chang-min cheng chinua christof chukwuma cipriano cirilo clemente conrado cornelius cosme crispín
  cyprien czesław cándido dadaş dalibor dalimil damien damir danijel dankwart darko darío demetrio desiderio detlef
  detlev dhruv diallo diethelm dietrich dionisio domingo dominik dragoslav driss dritan dušan dámaso désiré ebenezer
  eckart edelmiro edgard efraín egbert ehrenfried eiji ekkehard eladio eldar eldəniz eleuterio eliseo elman eloy
  elxan elşad elşən emad emeterio emil emiliano eneko engelbert engin enver ephraim epifanio erhard essam estanislao
  etibar eugeniusz fabricio fadi fahad fahri falko fares fathi fatmir faustino fawzi fayez fazil feliciano felipe
  ferit fernand fidel fikrət filip firas firdovsi firmin florencio florentino folarin folkert franciszek frank-walter
  françois-xavier frerk friedbert friedemann frieder friedhelm fructuoso fulgencio fumihiko félicien füzuli fərhad
  fərman gabin gaspar gaston gautam gautier gaëtan gebhard genaro geoffroy gernot gero gervasio getachew ghazi
  giesbert ginés girma godwin gottfried gottlieb govind gracjan gumersindo gunther guntram guo gustave guy götz
  gürsel hadrien hagen haidar haile hajime halit hamad hamdi hamza hanno hans-georg hans-joachim hans-jürgen
  hans-peter hanspeter haroon harsh hartmann haruto hayato hayri heino heinrich-wilhelm helge heliodoro helmar henryk
  heribert heriberto hermenegildo hideaki hideo hilario hilmar himanshu hinnerk hippolyte hipólito hirofumi hiroki
  hisashi honorio honoré horst-dieter hrvoje hubertus hugues hussam ignaz ihab ihsan ilir ilyas immo inocencio
  ireneusz isaías isgəndər isidor isidoro isidro ismayıl issoufou jaber jacinto jacky jacobo jacquot jae-yong jalal
  jannis janosch jasper jassim jean-christophe jean-marc jean-marie jean-rené jenaro jens-uwe jeremías jerónimo
  ji-hoon jian jin-young jindřich jitendra jobst jochem jochen joerg jonás joon-ho josselin jost jovan juanjo jules
  julius julián jun-ho junichi jupp justino jürg kaan kacper kagiso kai-uwe kailash kaito kang kapil karl-heinz
  karl-josef karlheinz karol karsten kaspar katsuya kazuhiro kazuki kazım keisuke keita kenan kenichi kersten khalifa
  khalil kilian killian kishore klaus-dieter klemens koichi kolja koray korbinian kosta kosuke krishna krystian kumar
  kunio kuno kwang-ho kwesi kévin kərim lambert leander lech lei leoncio leszek levin liang libor ljubomir lokesh
  lope lorenz lotfi louis-philippe luan ludger luitpold lukáš lungelo lutger léonard léopold lütfi macario madhav
  maher mahmud maik makame mamdouh manel manmohan marcelin marcelino marcial marek mariano martín masaaki masaki
  masayuki mattis matěj maximilian mbali meik meinhard meinolf melchior melquiades michał michio mickaël mieczysław
  mikayıl min-ho mitsuo mladen moataz modesto modibo moisés mostafa mouloud mourad muammer mubarak muharrem munir
  murad murali murtaza muxtar mwinyi máximo médéric mübariz müşfiq məhəmməd naci nadir nagesh naguib naim naji
  narciso naser nawaf nazario nazim nazım necati nedim nemanja nepomuk nicanor nicat nicolai niklas niyazi norberto
  nurettin nəriman obafemi odhiambo ognjen okan oldřich olegario omran onofre oqtay osvaldo othman otmar ottfried
  ottmar ovidio oğuzhan pacôme pancho parag pascual patricio patrizio patryk paul-henri peer pelayo petar philibert
  pierre-yves pirmin plácido poncio porfirio pramod prashant primitivo prudencio qabil qasım qiang quintín quique
  quirin qusay rabih rached rade radim radomír radovan rafa rafał rafik rahib rahim raimund raimundo rainald rajan
  rajendra ramal raman ramazan rami ramin randolf ranjit rapahël rashed ratko ravindra reimar reiner reinhart remigio
  remigiusz reynaldo riad rico rigoberto rishi rizvan roderich rodolphe rolf-dieter romeo román ronny roque rosendo
  rostislav rufino ruprecht ryuichi rómulo rövşən rüfət rüstəm rəsul sahib salih salim salomón sang-hoon satoru saud
  saša seif sekou seok-yeol serkan severiano shekhar sherif shinji shiv shpend shreyas shun shyam sibusiso sidharth
  siegbert siegmar sigmar sigmund silvan silverio silvestre simeon simón siniša sixto slaven stephan suat sultan
  sung-ho surya sushil susumu svatopluk swen szymon sören səfər səməd sənan sərdar sərxan tadashi tadesse tae-hyun
  taha tahsin takahiro takumi tamer tamim tassilo taufik tawfiq taylan tejas teodoro tevfik tewodros teymur teófilo
  thaddäus thibaud thorben thore théophile tiburcio till tillmann tilo timm timon timoteo tinashe tjark tobías tolga
  tomohiro tomáš toribio toru toğrul traugott tsutomu tufan turgay turki tərlan ubaldo udo ulysse urbano uroš usama
  vahid valentino valentín valeriano valon valéry vasif vedat vedran veit velimir venancio venkat vicente victoriano
  victorien vidadi vidal vilém vineet vinzenz vipin viraj virgile virgilio vitus vivien vladimír vlado vlastimil
  volkhard volkmar vít vüsal wafula waldemar waleed walther wassim wekesa wenzel wiebe wieland wiesław wigbert wiktor
  wilfredo wilko willfried willi willibald wincenty wito witold wolf-dieter woo-jin władysław włodzimierz xalid xaver
  xiang xəyal yago yannik yasin yasuhiro yavər yohan yoichi yong yong-ho yosuke younis yousef yuichi yuji yusif
  yusuke yutaka yıldırım zacarías zacharias zakaria zbyněk zef zeno zenon zenón zhi zuhair zvonimir çingiz óscar ömər
  ünal üzeyir şahin şahmar şamil štěpán əfqan əkbər əliyar əlövsət əmir əsgər
  asher braden brady brayden brendan cade caleb clayton conner connor corey deandre derrick donovan dorian evander
  ezekiel hector hiram horace ignatius ira jarrod jedidiah jeremiah jett keanu kelvin kendrick kermit lorne maddox
  malachi maynard mortimer nestor norris percival preston quinton raheem sawyer sylvester tanner titus tobin waylon
  weston wilfred xander yosef
  will gene drew danny dex tobi festus chukwudi micky davey ollie freddie teddy josh zach zac nicky luc lou louie max
  mick mo newt omari ozzy pedrag perry richie ricky ronnie rory rusty sebastien shawn sidney solomon troy tyson umar
  uzoma vlad wally yakubu yinka zaheer zubair chijioke ikechukwu tochukwu ebuka adekunle kunle wale aminu shehu ekow
  jabulani tshepo kiprotich virat pranav minho jihoon seung-woo wei-ming jianguo weiguo
  aidar asset galym kanat olzhas sanzhar talgat zhaslan yerzhan zhandos almas dauren erbol ermek kuandyk kuanysh
  maksat nurzhan sabit samat temirlan ulan yermek yernar zhanat zhanibek azat beksultan bolat berik alikhan amangeldy
  bobur sardor islom dilshod abdulla bahodir timurlan batyr merdan begench ulukbek akylbek sirojiddin farkhod zafar
  dale dewey hollis armindo gethin noel`

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
  александра алина инга алла анастасия ангелина анна антонина арина валентина валерия варвара василиса вера вероника
  виктория галина дарья диана евгения екатерина елена елизавета жанна зинаида злата зоя инна ирина карина кира
  клавдия кристина ксения лариса лидия любовь людмила маргарита марина мария марта марфа милана мирослава надежда
  наталия наталья нина нонна оксана олеся ольга пелагея полина прасковья раиса регина рената римма светлана серафима
  софия софья стефания таисия тамара татьяна ульяна фаина эвелина элеонора элина эльвира эмилия юлиана юлия яна
  ярослава айгуль айнура алия асель гульнара гульшат гузель дана динара жанар зарина зульфия камила лейла лола мадина
  малика мехрибан нигора нигяр сабина салтанат самира севда тамила фатима фируза шахноза эльмира анаит асмик гаяне
  лилит лусине мариам наира нино нана нателла кетеван саломе тамар хатия эка ганна ірина катерина наталія олена
  оксанна марія юлія світлана ангела анжела ева элизабет урсула кристин марин хиллари камала жаклин рут
  aafke aarti abbie abby abeer abena abeo adaeze adaora adela adelaida adelaide adeline adenike aditi adrienne
  adrijana adwoa adéla adélia afua agata agatha agathe agnes agnese agnete aigul aileen ailsa aimée aine aino aisha
  aishwarya aisling aizhan akiko akosua akua alana alannah alba alberta alejandra aleksandra alena alessandra
  alessia alexa alexandra aline alisha alison alix alizée alma almudena althea alua alva alyona alyssa ama amaka
  amal amalia amandine amarachi amaya ameyo amie amina aminata amparo amrita amália ana-marija ananya anastasiia
  anaïs anca andreea andrée aneta anette anežka angélique aniko anikó anjali anju ankita annabel annabelle annabeth
  annalisa anne-claire anne-laure anne-sophie anneke anneli annelies annemarie annemiek anniken antonella antonietta
  antónia anuradha aoife aparecida aparna apolline arabella araceli arianna arlene armelle aruna arundhati asami
  ascensión asel asha ashanti ashwini aslı asma asmaa assunta assunção astri asuman asunción atieno aude audra
  augusta aurelia aurora aurore ava axelle aya ayako ayanda ayaulym ayesha aygün aynur aysel aysu ayten aytən ayumi
  aziza azucena aïcha aïssatou babs bahar basma başak beata beatrix beatriz begoña belgin belinda belén benazir
  benedetta benedita bente berit bernadett bernadine bernice berrin berta beryl bessie betsy bettina betül beulah
  bharti biljana bimbo bintou birgitta birgitte blanca blanche blandine blanka blathnaid bodil bolanle borbála
  bożena božena božica branka breda briana brianna bridgid brit britt bronagh bronwen brooke bruna brunella bríd
  buket bukola bunny burcu bushra busisiwe bénédicte caitlin callie camelia camilla canan candace capucine carine
  carlota carlotta carmela carmella carola carys cassandra catalina catarina caterina catrin catriona cecelia
  cecilia cecilie celeste celestine celia ceren ceri chandrika charlene charlotte charlène charmaine cheri cherie
  cherise cherry chiamaka chiara chidinma chieko chimamanda chinwe chioma chipo chizuko chrissy christal christelle
  ciara cinzia clarissa clarisse claudette claudie claudine clelia cliona clodagh clotilde clémence clémentine
  colombe conceição concepción consuelo cora coralie cordelia coretta corina corinne corrine coumba cressida
  cristiana céleste célia dagny daisy dalal dalia danica danièle daphne daria dariga dariia darlene davida deanna
  dearbhla deena deepa deepika deidre deirdre delfina delia delilah delores delyth dena denice dervla desiree devika
  dilek dilma dilys dina dinara divya dixie djeneba doina dolly domenica donatella dora doreen doris dorota dottie
  dragana dubravka débora dóra earlene ebba ebele ebony ebru edit edite eduarda edvige effie efua eija eilidh eilis
  eimear eithne ekaterine elda eleonora elettra elin elinor elisabetta elisângela eliza eliška ellie ellinor elly
  elnarə eloise else elsie elspeth eluned elva elvira elza elżbieta emanuela emel emer emiko emilia emmanuelle emmy
  encarnación enid enikő enriqueta enza eri erin erminia erna ernesta ernestine erzsébet esin esmeralda esperanza
  estefanía estela estelle ester eszter ethel etta eudora eugenia eugénie eula eulalia eunice evangeline evie ewa
  fabiana fabienne fabiola fabrizia fadwa fannie fanny fanta farah fatiha fatimah fatou fatoumata fatuma fawzia fay
  faye federica felecia femke fenella feride fernanda feruza fiammetta figen filipa filiz filomena finola
  fionnghuala fionnuala fiorella flavia flo floarea flora flore florrie flávia folake folasade franca frances
  francesca francine francisca freda freya frida froukje frédérique fulvia fumiko funke funmilayo fátima fəridə
  gabriella gaia gail gamze gauri gaye gayla gayle gaëlle geertje geeta gema gemma georgette georgiana georgina
  geraldine gerardina gerda germaine gertie gertrude gertrudis ghada ghislaine giacinta giada gianna gilda gillian
  ginevra ginny giovana giovanna giovannella gisèle gita giuliana giuseppina gladys glenda glenys glynis glória
  goldie gonca gordana graciela grainne grazia graziella graça grażyna greetje greta grete gro gráinne guillemette
  guinevere gulnara gulshat gunhild gunilla guri gussie gwen gwenaëlle gwendolen gwyneth gwynne györgyi gönül gül
  gülay gülnar gülnarə gülsüm gülten günel habiba hadeel hafsa hajar hala hale halima halina hallie halyna hana
  hanaa hanako hanan handan hanneke harriet haruka hatice hattie havva hawa haylee hayley hazel hedda hege heleen
  helle heloísa hema hendrika hennie henrietta henriette herdís hermione hester hettie heulwen hicran hilde hina
  hind hiroko hiromi honey hortense houda huda huguette hülya iciar ifeoma ijeoma ila ilaria ildikó ileana ilknur
  ilona iman imelda immacolata imogen imogene ina inaam indira indu ineke inga ingebjørg ingeborg inger ingunn
  ingvild inmaculada intisar inès inés inês ioana iolanda iona iryna irène isaura ishita isla isobel itziar iulia
  iuliia iva ivana iveta iyabo izabela jacinta jada jadranka jadwiga jale jamila jana janaína janelle janette janie
  janine janis janneke jantine jarmila jasna jaya jayanti jayne jaynelle jeanie jeannie jeannine jelena jemima jemma
  jenna jeri jerri jimena jitka jiřina joana joann joanne jodi jodie joke jolanda jolande jolanta jolene jonna
  jordana josefa josette josiane josie josine jovana joëlle juana jucélia judi judit juliana julianne julieta junko
  jussara justina jyoti jóhanna júlia kaatje kadiatou kadriye kaitlin kaitlyn kajsa kalpana kamla kanika kaori
  karien karine karyn katalin katarzyna katelyn kateryna kateřina kathie katie katrien katrín kavita kavya kawthar
  kayleigh kazuko kehinde-ade keiko keisha kelli kellie kelsey kemi kendra kesha khadija khadijah khady khrystyna
  kiara kinga kira kirsi kirsty kitty kiyoko kjersti kolinda komal krista kristi kristie kristy kristín krisztina
  krystal krystyna kumiko květa könül lacey ladislava laetitia laia laila lakshmi lale lalita lalə lamia lana lara
  lata latasha latifa latisha latonya latoya laurel laurette laverne lavinia lavonne layla laëtitia leah leann
  leanne leela leena leire lela leman lene lenka lenora leola leona leonor leora lesia leta letitia letizia lettice
  lettie letícia liana libby libuše licia lieke lies liesbeth liesje lilian liliane lillemor lily lina lindiwe line
  linette lisbeth lise lisette liudmyla liv livia liza lizzie ljiljana ljubica lola lora loraine loredana lorella
  lorena lorene lorenza lorna lotte lottie louella louisa lourdes lowri luana luann lubna lucette luciana lucienne
  lucille lucinda lucretia lucrezia lucía ludivine ludmila luella luisa luiza lula luminița luísa lydie lynda
  lynette lynne lyudmyla léa léonie lídia lígia lúcia ləman maaike maartje mabel mable macarena machteld madalena
  maddie madelon madelyn madge madhuri madina mae maeve mafalda magali magda maggie maguelone maha mai maiken mair
  mairead mairi maisie maissa maite maja makiko malak maleeha malika malini mamata mamie manal mandy manisha manju
  manoli manon mara marcela marcella marcia marcy maren marga margareta margarida margaux margery margherita margie
  margo margrethe margriet marguerite maria-elena maria-grazia mariah mariam mariama mariana maribel maricarmen
  maricruz marie-ange marie-christine marie-claude marie-hélène marie-josé marie-laure marie-line marie-louise
  marie-noëlle marie-pierre marie-thérèse marieke marielle marietta mariia marija marijana marije marijke mariko
  marilena marilyn marinella marisa marisol marissa marit maritza mariétou mariëlle marjan marjolein marjorie
  markéta marla marleen marlena marloes marlène marsha marthe martine marva maryam maryann maryanne maryline maryse
  marzena maría-jesús marília masako matilde mattie maud maude maura mavis maxine mayumi maëlle maëlys małgorzata
  meagan meena meenakshi meera megha megumi mehtap melba melek melinda melis melody meltem melva merete mervat
  meryem mette mfon mhairi mia micaela michela micheline michiko michèle mickie midori mieke mieko mihaela miho
  milagros milena millicent millie mimi mindy mine minerva minnie miranda mireia mireille mirela mirella mirjam
  mirjana miroslava mirta misaki missy misty mitzi miyuki moira mollie montserrat morag morena morgane mouna mridula
  muireann muna mwanaisha myfanwy myra myriam myrna myrtle máire márcia márta märta mélanie mélissa mônica müge
  mürvet məlahət nabila naciye nada nadiya nadège naděžda naima najat najla najwa nalini namrata nandini naoko naomi
  narges nataliia natalya natasha nataša natsuko natália nawal nazan nazilə nazlı ndeye ndidi neelam neeltje neha
  nell nelleke nellie nelly nerea nerys nesrin nesrine nettie neusa neva nevena nevin nevine neşe ngozi nia niamh
  nichole nicoletta nidhi nienke nieves nikki nilde nilgün nilüfer nirmala nisha nita nives njeri njoki nkechi nkem
  nkiru nkosazana nneka nnenna noelia noelle noemi nokuthula nola nomsa nomvula nomzamo nona noreen noriko norma
  nosipho noura novella noxolo noémie ntombi nuala nunzia nuray nurcan nurhan nuria nusrat nyambura nísia nərgiz
  oana obiageli octavia océane oddny odessa odete odette odile ofelia ogechi oksana olayinka olena olha olimpia
  olivera oluchi olwen olympe omolara omotola oonagh ophélie ora orietta orla orlagh ornella orsolya ottavia oumou
  oya paige pallavi palmira paloma pam paola parvati patrizia patrícia patsy patti patty paulette paulina payal
  pelin perihan perla perrine philippa phoebe phumzile pilar pina pinuccia pippa piroska polly pooja poonam portia
  prachi pratibha preeti priti priya priyanka puja punam purificación purnima pınar pərvanə queenie rabab rabia
  rachele radha radhika radka radmila radwa rafaela raffaella raghad ragnhild rajni raluca ramata rana randi rani
  rania raquel rasha rashmi rawan raymonde reba rebeca reem regla reiko rekha remedios rena renata renu renuka renée
  reshma reva reyhan rhea rhian rhiannon rhoda rhona rianne richa rigmor rikke rim rima rina ritsuko ritu ritva
  robyn rochelle rocío rodica rohini roisin rokia romana ronda ronke roopa roos rosalba rosaleen rosalia rosalie
  rosalía rosana rosanna rosanne rosaria rosaura rosella roselyne rosemarie roser rosetta rosie roslyn rossana
  rossella rosário rosângela rowena roxana roxane roxie ruba rubina ruby rubye ruchi rukiye runa rupa rute rutendo
  ruthie ruvimbo ruxandra ružica régine réka róisín rəna saadet sabiha sachiko sadhana sadia sadie safiatou sagrario
  saima sakshi sakura salimata sallie salma samar samia samira samuela sana sangeeta sania sanja sanna santina
  saoirse sara sarita saroj sarra satoko saule savita sawsan sayuri scarlett seda sedef seema selda selena selin
  semra seonaid serap serena serpil setsuko sevda sevgi sevilay sevim sevinc shabana shabnam shahida shaimaa shalini
  shana shanna shanti shari sharmila sharon sharron shauna shawna shazia sheena sheetal shelia shelley sheri sherine
  sherri sherrie sherry sheryl shilpa shireen shirley shivani shizuka shobha shona shraddha shreya shruti shweta
  sian sibel sibongile sienna sietske signe sigrid siham silje silvana simisola simona simonetta simran sinead sini
  sinéad siobhan siobhán siri sissel siv siân slavica smita smriti sneha snežana snorri sofie solange soledad
  solomiia solrun solveig sonali sondra songül soraya sorcha sorina souad soňa staci stefania stina stojanka sudha
  suha sumaya sumiko sumitra suna sunanda sunita supriya susannah sushma susie suzana suzette svanhildur svitlana
  svjetlana swati sybil sylvaine sylvana sylviane synnøve séverine sílvia sólveig sónia sônia səbinə tabitha tahani
  takako tamaki tamika tammie tamsin tansu tanvi tanya tarja tasha tea tecla telma temi tereza tess tessa tetiana
  thandeka thandi thandiwe thea thelma thembi thuli thulisile thérèse tia tiara tineke tisha titi titilayo tiziana
  tomoko tonia tonje tonya torhild torill tove toyin tracie treva tricia trijntje trina trine trish trisha trudy
  truus tsitsi tuba tullia turid tuula tuğba twila tyra tímea tülay tünde türkan təhminə uju ulrika una unni ursule
  urszula usha valarie valeria valeriia vanda vandana vanna varsha vasundhara velda velma verónica vesna vicki
  vickie vicky victoire vidya vigdis vigdís vikki viktoriia vilde vilma vimala vincenza vinita viola violeta viorica
  vittoria vitória viviana vjosa vonda vânia vüsalə věra wafa wafaa wambui wangari wanjiku warda wiesława wietske
  wilhelmina willa willeke willow winifred winnie winona wisława ximena xiomara xumar yaa yamini yasemin yasmina
  yasmine yasuko yejide yeliz yesenia yetunde yevheniia yeşim ylenia ylva yoko yolanda yolande yoriko yoshiko yousra
  yuka yukari yukiko yuko yumi yumiko yuriko yıldız zahra zaida zainab zaira zandile zanele zarina zdeňka zehra
  zeina zelda zeliha zelma zemfira zerrin zhanar zhanna zineb zodwa zoey zofia zohra zora zorana zorica zoé
  zsuzsanna zsófia zuhura zulema zuzana zuzanna zübeyde zərifə ágnes áine ángela ángeles ângela åsa åse çiğdem édith
  élodie éloïse éva évelyne özge özlem úna ülviyyə ümran ışıl şebnem şenay şirin şəfəq šárka žaneta željka ștefania
  ketevan natia khatia salome manana anahit arpine gayane hasmik lilit naira narine siranush tatev zaruhi tamar
  adhiambo aicha ainhoa ainur aissatou akinyi aliya alla alžběta amaia amara ana-maria angeliki angharad archana
  armine ashlee bethan binta bjørg bohumila brandi brandy bérengère büşra caoimhe catríona cerys chebet chiyoko
  consolata corazon crystal danuta darya desislava despina dimitra dorthe dörte edeltraud edurne eeva eulàlia
  eun-jung evgenia farida fatemeh fern ffion frauke galina galya garazi geun-hye gitte golshifteh gulnaz gunel gunn
  ha-eun hanne heidrun hilkka hye-jin idoia inna ioanna irena iwona janina jayalalithaa jepkosgei ji-woo jiayi jytte
  kaisa kamila katerina kirsti konul kseniya kyoko kübra lakeisha lalitha larysa lerato lesya li-na liisa lone
  ludovica lusine lyudmila maddison mahsa mariastella mariola mariya marja marylise mayawati mechthild megawati
  mei-ling meiling mercè meritxell merve mi-sook milica min-seo minna mirja mária nadezhda naledi nana nasrin
  nataliya natela neus nevenka nino norhaliza nune nurul núria oleksandra opal outi padma paraskevi parisa pearl
  pernille pirkko polina putri päivi rachida raisa ramatoulaye renho retno revathi riitta rini rositsa roswitha roya
  saltanat sanae sari seo-yeon sevinj shahla shanice shaniqua shirin shohreh siti snezhana soo-jin stanka szilvia
  tetyana tijana tsholofelo tsvetana tuva ulviyya valentyna vasiliki viktoriya vlasta waltraud wanjiru wenche
  weronika wioletta wulandari xiaoling xiuying yelena yewande yordanka young-hee yuliya zdenka zoya zuraida
  elidora sefa elske nermin aygul ainura zhuldyz nigora dilnoza gulbahor shahnoza mavluda sevara rayhon nargis parvina
  maral ogulsapar gunay turana solmaz mahnaz eka ia silva inese ilze baiba daiga vaira rasa ingrida
  adelheid adina adoración adunni adélaïde afaq agneta agustina aida aidə ainara akanksha akemi albane albertine
  aleke alia alicja aliyə alka almut alwine amani amelie aminatou amira anabel anett angèle anika anne-katrin
  anne-marie annedore annelie anneliese annerose annick annika arancha ariadna arpita arti aster asuka atsuko awino
  ayaka ayşen babette badria barbora benita berna bernarda berthe bhavna bhavya birte bojana brigitta brunhilde
  brígida bárbara bənövşə candela candelaria cansu carina carolin cayetana celina cemile charo chelimo chika chitra
  chiyo chloé christel coline concha constanze cordula cosima cäcilia cəmilə dafne dagmara danijela daphné deepti
  dijana dilarə dominika dorothée durga dušanka edda edelgard edwige edyta ehrengard elfriede elmira eloísa elsbeth
  emi eriko ermelinda esma esmira etsuko eulalie eun-hye eun-ji eva-maria evamaria evelin ewelina ezgi fadia fadime
  faiza fang fantine fatema felicitas felisa fenja fernande finja firuzə flavie florence florencia franka friedel
  friederike fulya funda gabi gabriele gayatri genoveva gerlind gerlinde gertraud gesa gesche gesine ginette giselle
  gitta gizem griselda guadalupe gundula gülben gülden güler gülhan gülizar gülseren gülçin gülşah gülşən hacer hadia
  hadiza halimatou hande harini hatsue hayat heba heidemarie heilwig hend herlinde hermine herminia herta hikari
  hildegard hiltrud hirut hitomi hongmei honoka honorata hortensia hye-won hyun-jung héloïse həcər ilka ingelore inka
  insa irada iria irmgard irmtraud isa isolde ivonne jade jalə jaroslava jasmina jeanne-marie jeannette jella
  jepchirchir ji-hye ji-min ji-young jiayu jihan jin-ah josefina joséphine jule julika justyna jutta jördis kajal
  kamini kana karola karolin karolina karoline karolína karuna kayoko klaudia klára konstanze korinna kristýna kyra
  käthe kəmalə lea leni leonie leonore leticia leïla liane liesel lili lilli lioba liselotte lore lucrecia lucyna
  luise luzie lyn léontine macide madhavi madhu magdaléna maike majida makena maki mala malin mami mamta mana manja
  marcelle mareike margit margret mari marianela marianna marie-claire marie-josée marie-luise marika marion marita
  marlen marlis martyna maryvonne mauricette maximina maya maysa maëva meaza mei meihua meike melike meret meta
  mi-kyung miki milada miloslava min-ji min-kyung mira mirosława mitsuko mohini momoko muguette mulu murielle mwikali
  mónica münevver müzeyyen mədinə mətanət nagisa nahla nailə nalan nanami natsuki nebahat necla nele nevra nihal
  nikita nikolina nil nilay ninon nisreen nouf nuran nuranə nurgül nyokabi oda oliwia ophelia oriane ottilie oumy
  pascale patrycja pavla pavlína pelinsu pervin philine philippine pragya prerna pétronille rakhi ramatou ratna reena
  reinhild rezzan ricarda rie rika rike risa rola rolande romane romy ronja roseline rosita rula rumiko róża saba
  sabirə safiya safiye sahle-work saida saliha salomé salwa sandhya sayaka selen selina senka seo-hyun seval sevtap
  sezen shaima sheela shereen shikha shizuko shuang sibylle sidonie sieglinde siegrun sigrun simge simone sina sinem
  sissy sita so-young sofía soha soline soo-yeon stanisława steffi su-jin suad suman susann suzan svea swantje
  swetlana sybille sylvette sylwia səidə tabea tamiko teodora thekla therese tigist tine tiphaine tomke toshiko
  traudel traute trude turanə tülin təranə ulduz uma ursel uschi valentine vanesa vani vasudha veena vendula victoria
  victorine vijaya vildan violaine violette virginia višnja vəfa wairimu walburga wambura wanja wenke wibke widad
  wiktoria xatirə xavière xenia xiaohong xiaomei xiu yanan yaëlle yeganə yelda yoo-jin yoon-ah yu-na yuan yusra
  zeynəb zita zuhal zélie zühal zümrüd çağla éliane élisa éléonore émeline émilie özgül úrsula ülkü ülkər şengül
  şermin şeyda şule şükufə şəhla štěpánka
  ada adaline ainsley antoinette ariana bethany cara carissa carolyn christy emmeline ginger gwendolyn harper jocelyn
  kara lorraine macy madeline matilda meredith nanette penelope petunia piper rachelle rebekah vesta
  rose grace hope faith joy dawn ivy olive juno gia yuki aimee blessing brittany carmel cassie christie elise elodie
  esme holly jess katy lesley mercy poppy prudence renee stacey tilly verity zadie temitayo funmi esi achieng aiko
  jiyeon
  bota aselya gulmira gulnar gulzhan karlygash zulfiya gulchehra nargiza umida zebo lindy marlies jette gülce`

const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ...MALE.split(/\s+/).map((name): [string, Gender] => [name, 'm']),
  ...FEMALE.split(/\s+/).map((name): [string, Gender] => [name, 'f']),
])

export const genderOfName = (first: string): Gender | null => GENDERS.get(first.toLowerCase()) ?? null
