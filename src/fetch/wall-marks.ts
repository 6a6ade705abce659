/** Headers that the makers of bot walls mark their answers with, so that clients can tell. */
export const CHALLENGE_HEADERS: readonly (readonly [name: string, value: RegExp])[] = [
  ['cf-mitigated', /^challenge/],
  ['x-amzn-waf-action', /^(?:challenge|captcha)/],
  ['x-vercel-mitigated', /^(?:challenge|deny)/],
]

/** Marks that they leave in their pages: in scripts, cookies, form fields. */
export const CHALLENGE_MARKUP =
  /_cf_chl_opt|\/cdn-cgi\/challenge-platform\/|captcha-delivery\.com|px-captcha|_pxAppId|_Incapsula_Resource|Incapsula incident ID|sec-if-cpt-container|bm-verify=|ak-challenge|awswaf|aws-waf-token|AwsWafIntegration|kpsdk|ddos-guard|hcaptcha\.com\/1\/api|recaptcha\/(?:api|enterprise)|challenges\.cloudflare\.com\/turnstile|anubis_challenge|within\.website\/x\/cmd\/anubis|vercel\.link\/security-checkpoint|sucuri_cloudproxy_js|__qrator|\/\.well-known\/sgcaptcha|\/_fs-ch-|arkoselabs\.com|geetest\.com|friendly-challenge|smartcaptcha/i

/** Says so somewhere on a page that bears such a mark. */
export const CHALLENGE_TEXT =
  /just a moment|checking (?:if the site connection is secure|your browser)|verif(?:y|ying) (?:that )?(?:you are|you're) (?:a )?human|are you a robot|not a (?:ro)?bot|enable javascript and cookies to continue|please (?:turn|enable) javascript on|access (?:to this page )?(?:has been )?denied|unusual (?:traffic|activity)|pardon our interruption|attention required|press (?:&|and) hold|security (?:check|verification)|bitte bestätigen sie, dass sie kein roboter|sicherheitsüberprüfung|я не робот|проверка (?:браузера|безопасности)|vérifi(?:er|ez) que vous (?:êtes|n'êtes pas)|vérification de sécurité|no eres un robot|robot olmadığınız/i

/** Is all that the title says: a short report may speak of checkpoints and denied access. */
export const CHALLENGE_TITLE =
  /^(?:just a moment|one moment,? please|attention required!?|access (?:to this page has been )?denied|pardon our interruption|security check|(?:vercel )?security checkpoint|human verification|bot verification|captcha|client challenge|robot or human|are you (?:a )?(?:robot|human)|making sure you(?:'|’)re not a bot|ddos-guard|checking your browser.{0,40}|verifying (?:your (?:connection|browser)|you are human)|you are being redirected|nur einen moment|un instant|один момент|вы не робот|bir dakika lütfen|un momento)[\s.…!?]*$/i

export const CONSENT_HOST = /^(?:consent|gdpr|privacy|myprivacy|cmp|guce|cookiewall)\.|\.(?:consent|privacygate)\./i
export const CONSENT_PATH =
  /\/(?:consent|cookie-?wall|gdpr-consent|privacy-?(?:wall|gate)|collectConsent|zustimmung)(?:[/?.]|$)/i
export const CONSENT_TEXT =
  /(?:accept|agree|reject) (?:all|to all|and continue|cookies)|we (?:and our partners|value your privacy)|before you continue|alle(?:s)? akzeptieren|cookies akzeptieren|(?:zustimmen|akzeptieren) und weiter|mit werbung (?:und tracking )?(?:weiterlesen|nutzen)|tout accepter|continuer sans accepter|accetta (?:tutto|e continua)|aceptar (?:todo|y continuar)|alles accepteren|принять все|tümünü kabul et/i

export const LOGIN_PATH =
  /\/(?:log-?in|sign-?in|signon|anmelden|einloggen|connexion|auth(?:orize|entication)?|sso|giris|entrar)(?:[/?.]|$)/i
export const LOGIN_TEXT =
  /\b(?:log ?in|sign ?in|subscribe|register) (?:to (?:continue|read|your account|access)|for free|now)|please (?:log|sign) ?in|jetzt anmelden|bitte (?:loggen|melden) sie sich|connectez-vous|identifiez-vous|iniciar sesión|войдите|oturum aç/i

/** Is all that a part of the title says: things that are not found make headlines too. */
export const MISSING = new RegExp(
  `^(?:\\W*(?:oops|sorry|whoops|uh-oh|hmm)\\W*)?(?:${[
    "(?:the |this )?(?:page|article|file|story|content|url|document|resource)(?: (?:that )?you(?:'re| are| were|'ve| have)? (?:requested|looking for|tried to reach))? (?:(?:was|is|could|can|has|does)? ?(?:not|n't|no longer) ?(?:be )?(?:found|available|exists?)|cannot be found|(?:has been|was) (?:removed|deleted))",
    '(?:error |http |fehler |erreur )?404(?: ?[-–:.]? ?(?:error|not found|page not found|file not found|nicht gefunden))?',
    '(?:page )?not found(?: \\(?404\\)?)?',
    "(?:we |we're sorry, we )?can(?:no|')t find (?:the|that|this) page",
    '(?:die |diese )?(?:seite|artikel|beitrag|inhalt) (?:wurde |konnte |existiert )?(?:leider )?nicht (?:mehr )?(?:gefunden(?: werden)?|verfügbar)?',
    "page (?:introuvable|non trouvée)|cette page n'existe (?:pas|plus)|(?:la )?página no (?:encontrada|existe)|pagina non trovata|pagina niet gevonden|página não encontrada",
    'страница не (?:найдена|существует)|sayfa bulunamadı|səhifə tapılmadı|strona nie istnieje|nie znaleziono strony',
  ].join('|')})\\W*$`,
  'i',
)

/** Scripts of some sites hold the article that they are going to show. */
export const STATE =
  /application\/(?:ld\+)?json|__(?:NEXT_DATA|NUXT|INITIAL_STATE|PRELOADED_STATE|APOLLO_STATE)__|articleBody/i
