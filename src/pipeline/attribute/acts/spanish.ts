import { type ActTable, cueLexicon, type Inflected } from './lexicon.ts'

const VERBS: ActTable = {
  deny: 'negar desmentir rechazar refutar',
  accuse: 'acusar denunciar culpar',
  criticise: 'criticar condenar lamentar cuestionar reprochar tachar~ calificar~ deplorar censurar',
  praise: 'elogiar alabar celebrar~ destacar~ aplaudir',
  support: 'apoyar respaldar defender~',
  oppose: 'protestar',
  warn: 'advertir alertar avisar',
  threaten: 'amenazar',
  promise: 'prometer garantizar asegurar jurar',
  demand: 'exigir reclamar demandar',
  request: 'pedir instar solicitar rogar llamar~',
  propose: 'proponer sugerir plantear',
  advise: 'aconsejar recomendar',
  predict: 'predecir pronosticar prever~ augurar vaticinar',
  hope: 'esperar~ desear~ confiar~',
  believe: 'creer~ pensar~ opinar considerar~ estimar temer',
  doubt: 'dudar~',
  ask: 'preguntar',
  answer: 'responder contestar replicar',
  announce: 'anunciar proclamar',
  admit: 'admitir reconocer confesar',
  agree: 'coincidir~',
  order: 'ordenar',
  assert: `decir declarar afirmar explicar señalar añadir agregar indicar precisar recordar subrayar insistir manifestar
    expresar comentar apuntar sostener aseverar informar contar~ relatar revelar confirmar detallar resaltar recalcar
    enfatizar aclarar matizar argumentar alegar mencionar escribir~ concluir~ zanjar exclamar reiterar remarcar puntualizar
    incidir~ describir~ citar narrar apostillar ironizar espetar asegurar publicar~ tuitear notar~ observar~ exponer
    bromear~ suspirar~ sentenciar rematar~ abundar~ ahondar~ rememorar~ lanzar~ soltar~ deslizar~ proseguir~ continuar~`,
}

const IRREGULAR: Record<string, { finite: string; participle: string; perfect: string }> = {
  decir: { finite: 'dice dicen dijo dijeron decía decían dirá', participle: 'diciendo', perfect: 'dicho' },
  predecir: { finite: 'predice predicen predijo predijeron', participle: 'prediciendo', perfect: 'predicho' },
  negar: { finite: 'niega niegan negó negaron negaba', participle: 'negando', perfect: 'negado' },
  desmentir: {
    finite: 'desmiente desmienten desmintió desmintieron',
    participle: 'desmintiendo',
    perfect: 'desmentido',
  },
  advertir: {
    finite: 'advierte advierten advirtió advirtieron advertía',
    participle: 'advirtiendo',
    perfect: 'advertido',
  },
  sugerir: { finite: 'sugiere sugieren sugirió sugirieron', participle: 'sugiriendo', perfect: 'sugerido' },
  pedir: { finite: 'pide piden pidió pidieron pedía', participle: 'pidiendo', perfect: 'pedido' },
  proponer: { finite: 'propone proponen propuso propusieron', participle: 'proponiendo', perfect: 'propuesto' },
  exponer: { finite: 'expone exponen expuso expusieron', participle: 'exponiendo', perfect: 'expuesto' },
  sostener: {
    finite: 'sostiene sostienen sostuvo sostuvieron sostenía',
    participle: 'sosteniendo',
    perfect: 'sostenido',
  },
  reconocer: { finite: 'reconoce reconocen reconoció reconocieron', participle: 'reconociendo', perfect: 'reconocido' },
  recordar: {
    finite: 'recuerda recuerdan recordó recordaron recordaba',
    participle: 'recordando',
    perfect: 'recordado',
  },
  confesar: {
    finite: 'confiesa confiesan confesó confesaron confesaba',
    participle: 'confesando',
    perfect: 'confesado',
  },
  soltar: { finite: 'suelta sueltan soltó soltaron', participle: 'soltando', perfect: 'soltado' },
  proseguir: { finite: 'prosigue prosiguen prosiguió prosiguieron', participle: 'prosiguiendo', perfect: 'proseguido' },
  confiar: { finite: 'confía confían confió confiaron confiaba', participle: 'confiando', perfect: 'confiado' },
  pensar: { finite: 'piensa piensan pensó pensaba', participle: 'pensando', perfect: 'pensado' },
  contar: { finite: 'cuenta cuentan contó contaron contaba', participle: 'contando', perfect: 'contado' },
  manifestar: {
    finite: 'manifiesta manifiestan manifestó manifestaron',
    participle: 'manifestando',
    perfect: 'manifestado',
  },
  escribir: { finite: 'escribe escriben escribió escribieron', participle: 'escribiendo', perfect: 'escrito' },
  describir: { finite: 'describe describen describió', participle: 'describiendo', perfect: 'descrito' },
  creer: { finite: 'cree creen creyó creía', participle: 'creyendo', perfect: 'creído' },
  concluir: { finite: 'concluye concluyen concluyó concluyeron', participle: 'concluyendo', perfect: 'concluido' },
  prever: { finite: 'prevé prevén previó', participle: 'previendo', perfect: 'previsto' },
}

function inflect(verb: string): Inflected {
  const irregular = IRREGULAR[verb]
  if (irregular) {
    return {
      finite: irregular.finite.split(' '),
      participle: irregular.participle.split(' '),
      perfect: irregular.perfect.split(' '),
      infinitive: [verb],
    }
  }
  const stem = verb.slice(0, -2)
  if (verb.endsWith('ar')) {
    return {
      finite: [`${stem}a`, `${stem}an`, `${stem}ó`, `${stem}aron`, `${stem}aba`, `${stem}aban`, `${verb}á`],
      participle: [`${stem}ando`],
      perfect: [`${stem}ado`],
      infinitive: [verb],
    }
  }
  return {
    finite: [`${stem}e`, `${stem}en`, `${stem}ió`, `${stem}ieron`, `${stem}ía`, `${stem}ían`, `${verb}á`],
    participle: [`${stem}iendo`],
    perfect: [`${stem}ido`],
    infinitive: [verb],
  }
}

export const spanish = cueLexicon(VERBS, inflect)
