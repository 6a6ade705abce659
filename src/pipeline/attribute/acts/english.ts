import { type ActTable, cueLexicon, type Inflected } from './lexicon.ts'

const VERBS: ActTable = {
  deny: 'deny dismiss reject refute rebut disavow disclaim contradict dispute repudiate debunk',
  accuse: 'accuse blame allege charge~ implicate fault denounce',
  criticise: `criticise criticize condemn slam blast decry deplore lambast lambaste chide rebuke castigate berate assail
    attack~ ridicule mock deride scold lament bemoan complain brand liken denigrate disparage excoriate upbraid admonish
    reproach scoff sneer lash~ savage~ grumble belittle`,
  praise: 'praise hail laud commend applaud extol tout compliment celebrate~ salute~ credit~',
  support: 'endorse support~ back~ champion~ defend~ advocate uphold~ favour~ favor~',
  oppose: 'oppose~ object protest resist~',
  warn: 'warn caution forewarn alert~',
  threaten: 'threaten',
  promise: 'promise pledge vow swear guarantee assure reassure commit~',
  demand: 'demand insist~',
  request: 'request urge appeal~ beg implore beseech plead~ exhort petition',
  propose: 'propose suggest offer~',
  advise: 'advise recommend counsel~ encourage~ prescribe~',
  predict: 'predict forecast foresee expect~ anticipate~ project~ estimate reckon prophesy envisage~ calculate~',
  hope: 'hope wish~',
  believe:
    'believe~ think~ feel~ consider~ suspect~ assume~ deem~ fear~ opine surmise guess~ maintain view~ speculate~',
  doubt: 'doubt question~ wonder~',
  ask: 'ask inquire enquire query~',
  answer: 'answer reply respond retort counter~',
  announce: 'announce declare proclaim unveil~ pronounce~',
  admit: 'admit acknowledge concede confess own~ grant~',
  agree: 'agree concur echo~ welcome',
  refuse: 'refuse~ decline~',
  apologise: 'apologise apologize regret',
  thank: 'thank',
  congratulate: 'congratulate',
  order: 'order~ instruct~ direct~ command~',
  assert: `say tell state note stress emphasise emphasize highlight underline underscore add assert claim argue contend
    affirm confirm reaffirm reiterate repeat explain observe remark comment mention point cite recall remember~ recount
    relate~ report reveal disclose indicate describe characterise characterize portray depict call label dub term~ write
    tweet post~ continue~ conclude~ insist maintain testify joke quip muse whisper shout yell exclaim cry~ mutter murmur
    chant boast brag quote paraphrase clarify specify~ elaborate outline detail stipulate express voice attest certify
    signal~ hint imply~ insinuate intimate~ assess~ summarise summarize sum~ narrate inform notify brief~ convey~
    communicate~ relay volunteer~ stammer drawl rant vent~ interject chime~ reflect~ reason~ posit hypothesise
    hypothesize reminisce remind refer allude speak~ talk~ discuss~ address~ touch~ list~ name~ identify~ find~ show~
    learn~ know~ hear~ see~ understand~ realise~ realize~ read~ publish~ make~ go~ put~ liken compare contrast~ equate
    profess avow theorise theorize enthuse gush fume snap~ blog email text~ lecture~ preach~ vouch joke`,
}

const NOUNS: ActTable = {
  assert: `claim claims assertion assertions statement statements comment comments remark remarks contention argument
    arguments declaration declarations view views suggestion explanation assessment words testimony insistence`,
  accuse: 'accusation accusations allegation allegations',
  criticise: 'criticism criticisms condemnation complaint complaints',
  warn: 'warning warnings',
  promise: 'promise promises pledge pledges vow vows assurance assurances',
  deny: 'denial denials',
  announce: 'announcement announcements',
  believe: 'belief',
  predict: 'prediction predictions forecast forecasts',
  propose: 'proposal proposals',
  demand: 'demand demands',
  admit: 'admission',
  hope: 'hope hopes',
}

const IRREGULAR: Record<string, [past: string, participle?: string]> = {
  say: ['said'],
  tell: ['told'],
  write: ['wrote', 'written'],
  speak: ['spoke', 'spoken'],
  swear: ['swore', 'sworn'],
  beseech: ['besought'],
  think: ['thought'],
  feel: ['felt'],
  find: ['found'],
  show: ['showed', 'shown'],
  know: ['knew', 'known'],
  hear: ['heard'],
  see: ['saw', 'seen'],
  understand: ['understood'],
  read: ['read'],
  make: ['made'],
  go: ['went', 'gone'],
  put: ['put'],
  foresee: ['foresaw', 'foreseen'],
  uphold: ['upheld'],
  forecast: ['forecast'],
  own: ['owned'],
}

const DOUBLED = new Set('refer dub beg rebut admit brag quip commit regret sum snap blog slam concur'.split(' '))

export function inflect(lemma: string): Inflected {
  const stem = DOUBLED.has(lemma) ? lemma + lemma.at(-1) : lemma.replace(/e$/, '')
  const consonantY = /[^aeiou]y$/.test(lemma)
  const third = consonantY ? `${lemma.slice(0, -1)}ies` : /(s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`
  const past = IRREGULAR[lemma]?.[0] ?? (consonantY ? `${lemma.slice(0, -1)}ied` : `${stem}ed`)
  const pastParticiple = IRREGULAR[lemma]?.[1]
  const gerund = /ee$/.test(lemma) ? `${lemma}ing` : `${stem}ing`
  return {
    finite: [past, third, ...(pastParticiple ? [pastParticiple] : [])],
    participle: [gerund],
    perfect: [],
    infinitive: [lemma],
  }
}

const NOUN_LIKE = new Set(
  `state note stress claim report comment remark mention point cite tweet post detail outline view question call name
  quote charge attack fault blame demand request offer promise pledge vow hope wish doubt wonder warn alert support back
  champion favour favor fear guess estimate forecast project reason complaint mock boast brag joke quip murmur mutter
  whisper shout chant cry list address label brand term voice signal hint project answer reply counter order command
  appeal plea object protest welcome direct credit compliment text blog email vent result study project touch face
  commit regret talk find show account relay contrast grant lament`.split(/\s+/),
)

const isNounLike = (form: string): boolean =>
  NOUN_LIKE.has(form) || NOUN_LIKE.has(form.replace(/s$/, '')) || NOUN_LIKE.has(form.replace(/ies$/, 'y'))

export const english = cueLexicon(VERBS, inflect, NOUNS, isNounLike)
