import { type ActTable, cueLexicon, type Inflected } from './lexicon.ts'

const VERBS: ActTable = {
  deny: 'nier démentir réfuter rejeter contester récuser',
  accuse: 'accuser dénoncer incriminer',
  criticise: `critiquer fustiger déplorer condamner regretter railler tacler blâmer étriller reprocher s_indigner
    s_insurger~ s_emporter~ s_agacer~ s_énerver~ s_alarmer~ s_inquiéter~ s_désoler~ pester~ tonner~`,
  praise: 'saluer louer féliciter~ vanter s_réjouir~ s_enthousiasmer~',
  support: 'soutenir défendre~ plaider',
  oppose: 'protester s_opposer~',
  warn: 'avertir prévenir alerter',
  threaten: 'menacer',
  promise: 'promettre jurer garantir assurer s_engager~',
  demand: 'exiger réclamer revendiquer',
  request: 'demander~ appeler~ exhorter supplier',
  propose: 'proposer suggérer',
  advise: 'conseiller recommander préconiser',
  predict: 'prédire prévoir~ pronostiquer',
  hope: 'espérer~ souhaiter~',
  believe: 'croire~ penser~ estimer juger qualifier~ considérer~ craindre redouter',
  doubt: 'douter~ s_interroger s_étonner~',
  ask: 'interroger~ s_enquérir',
  answer: 'répondre répliquer rétorquer riposter réagir~ s_justifier~ s_défendre~',
  announce: 'annoncer proclamer',
  admit: 'admettre reconnaître avouer concéder',
  agree: 'approuver',
  refuse: 'refuser~',
  order: 'ordonner',
  assert: `dire déclarer affirmer expliquer souligner ajouter indiquer préciser rappeler noter raconter confier
    insister poursuivre~ conclure~ écrire~ remarquer observer~ trancher~ gronder~ rigoler~ grommeler~ bougonner~ confirmer soutenir argumenter arguer marteler résumer
    commenter lancer~ glisser~ témoigner rapporter révéler signaler mentionner évoquer relever~ constater argumenter
    prétendre clamer s_exclamer murmurer ironiser tweeter publier~ détailler analyser~ relater informer nuancer
    renchérir reprendre~ enchaîner tempérer citer maintenir~ pointer lâcher~ plaisanter admonester souffler~ soupirer~ sourire~
    s_amuser~ s_souvenir~ s_remémorer~ asséner s_excuser~ crier~ hurler~ compléter~ abonder~ philosopher~`,
}

type Irregular = { finite: string; participle: string; perfect: string }
const IRREGULAR: Record<string, Irregular> = {
  dire: { finite: 'dit disent disait disaient dira diront', participle: 'disant', perfect: 'dit' },
  prédire: { finite: 'prédit prédisent prédisait', participle: 'prédisant', perfect: 'prédit' },
  écrire: { finite: 'écrit écrivent écrivait', participle: 'écrivant', perfect: 'écrit' },
  croire: { finite: 'croit croient croyait', participle: 'croyant', perfect: 'cru' },
  craindre: { finite: 'craint craignent craignait', participle: 'craignant', perfect: 'craint' },
  prévoir: { finite: 'prévoit prévoient prévoyait', participle: 'prévoyant', perfect: 'prévu' },
  reconnaître: {
    finite: 'reconnaît reconnaissent reconnaissait reconnait',
    participle: 'reconnaissant',
    perfect: 'reconnu',
  },
  admettre: { finite: 'admet admettent admettait', participle: 'admettant', perfect: 'admis' },
  promettre: { finite: 'promet promettent promettait', participle: 'promettant', perfect: 'promis' },
  répondre: { finite: 'répond répondent répondait répondit', participle: 'répondant', perfect: 'répondu' },
  défendre: { finite: 'défend défendent défendait', participle: 'défendant', perfect: 'défendu' },
  reprendre: { finite: 'reprend reprennent reprenait', participle: 'reprenant', perfect: 'repris' },
  prétendre: { finite: 'prétend prétendent prétendait', participle: 'prétendant', perfect: 'prétendu' },
  prévenir: { finite: 'prévient préviennent prévenait', participle: 'prévenant', perfect: 'prévenu' },
  soutenir: { finite: 'soutient soutiennent soutenait', participle: 'soutenant', perfect: 'soutenu' },
  maintenir: { finite: 'maintient maintiennent maintenait', participle: 'maintenant', perfect: 'maintenu' },
  démentir: { finite: 'dément démentent démentait', participle: 'démentant', perfect: 'démenti' },
  avertir: { finite: 'avertit avertissent avertissait', participle: 'avertissant', perfect: 'averti' },
  poursuivre: { finite: 'poursuit poursuivent poursuivait', participle: 'poursuivant', perfect: 'poursuivi' },
  réagir: { finite: 'réagit réagissent réagissait', participle: 'réagissant', perfect: 'réagi' },
  réjouir: { finite: 'réjouit réjouissent réjouissait', participle: 'réjouissant', perfect: 'réjoui' },
  sourire: { finite: 'sourit sourient souriait', participle: 'souriant', perfect: 'souri' },
  souvenir: { finite: 'souvient souviennent souvenait', participle: 'souvenant', perfect: 'souvenu' },
  conclure: { finite: 'conclut concluent concluait', participle: 'concluant', perfect: 'conclu' },
}
/** Cues of several words, whose parts stand side by side. */
const PHRASES: ActTable = {
  assert: 'a_fait_valoir ont_fait_valoir fait_valoir faire_valoir a_fait_savoir ont_fait_savoir fait_savoir',
  warn: 'met_en_garde mettent_en_garde a_mis_en_garde ont_mis_en_garde',
}

function inflect(lemma: string): Inflected {
  const reflexive = lemma.startsWith('s ')
  const verb = reflexive ? lemma.slice(2) : lemma
  const irregular = IRREGULAR[verb]
  if (irregular) {
    return {
      finite: irregular.finite.split(' '),
      participle: irregular.participle.split(' '),
      perfect: irregular.perfect
        .split(' ')
        .flatMap((form) => (/[iu]$/.test(form) ? [form, `${form}e`, `${form}s`] : [form])),
      infinitive: [verb],
    }
  }
  const stem = verb.replace(/er$/, '')
  const soft = /g$/.test(stem) ? `${stem}e` : stem.replace(/c$/, 'ç')
  const doubled = /appel$|rappel$/.test(stem)
    ? `${stem}l`
    : stem.replace(/é(\p{L})$/u, 'è$1').replace(/e([tvln])$/, 'è$1')
  return {
    finite: [`${doubled}e`, `${doubled}ent`, `${soft}ait`, `${soft}aient`, `${soft}a`, `${stem}èrent`, `${verb}a`],
    participle: [`${soft}ant`],
    perfect: [`${stem}é`, `${stem}ée`, `${stem}és`],
    infinitive: [verb],
  }
}

const phrase = (lemma: string): Inflected => ({ finite: [lemma], participle: [], perfect: [], infinitive: [] })

export const french = new Map([...cueLexicon(VERBS, inflect), ...cueLexicon(PHRASES, phrase)])
