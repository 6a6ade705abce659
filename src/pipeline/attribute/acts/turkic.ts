import { type ActTable, cueLexicon, type Inflected } from './lexicon.ts'

/** Forms as they are printed: one form an entry, the words of one form joined by "_". The form is its own lemma. */
const form = (text: string): Inflected => ({ finite: [text], participle: [], perfect: [], infinitive: [] })

const TURKISH: ActTable = {
  deny: 'reddetti reddediyor yalanladı yalanlıyor inkar_etti',
  accuse: 'suçladı suçluyor itham_etti suçlamasında_bulundu',
  criticise: 'eleştirdi eleştiriyor kınadı kınıyor tepki_gösterdi eleştirisinde_bulundu',
  praise: 'övdü tebrik_etti kutladı',
  support: 'destekledi savundu savunuyor',
  oppose: 'karşı_çıktı',
  warn: 'uyardı uyarıyor uyarısında_bulundu uyarısı_yaptı',
  threaten: 'tehdit_etti',
  promise: 'söz_verdi vaat_etti vaadinde_bulundu',
  demand: 'talep_etti istedi~ istiyor~',
  request: 'çağrısında_bulundu çağrısı_yaptı çağrıda_bulundu rica_etti',
  propose: 'önerdi öneriyor teklif_etti önerisinde_bulundu',
  advise: 'tavsiye_etti tavsiyesinde_bulundu',
  predict: 'tahmin_etti tahmin_ediyor öngörüyor öngördü',
  hope: 'umduğunu_söyledi',
  believe: 'düşünüyor~ inanıyor~',
  ask: 'sordu soruyor sorusunu_yöneltti diye_sordu',
  answer: 'yanıtladı yanıt_verdi cevap_verdi cevabını_verdi yanıtını_verdi karşılığını_verdi',
  announce: 'duyurdu açıkladı duyuruyor açıklıyor ilan_etti',
  admit: 'kabul_etti itiraf_etti',
  thank: 'teşekkür_etti',
  assert: `dedi diyor demişti söyledi söylüyor söylemişti belirtti belirtiyor vurguladı vurguluyor ifade_etti ifade_ediyor
    kaydetti ekledi konuştu diye_konuştu şeklinde_konuştu bildirdi bildiriyor aktardı aktarıyor anlattı anlatıyor
    iddia_etti iddia_ediyor dile_getirdi ifadesini_kullandı ifadelerini_kullandı ifadelerine_yer_verdi değerlendirmesinde_bulundu
    değerlendirmesini_yaptı açıklamasında_bulundu açıklamasını_yaptı yazdı yorumunu_yaptı hatırlattı işaret_etti
    dikkat_çekti altını_çizdi değindi savında_bulundu görüşünü_savundu mesajını_verdi paylaştı belirtmişti dediler
    söylediler belirttiler ifade_ettiler denildi belirtildi ifade_edildi kaydedildi bildirildi aktarıldı vurgulandı
    duyuruldu açıklandı ifadesine_yer_verdi ifadesine_yer_verildi ifadelerine_yer_verildi sözlerini_sürdürdü
    devam_etti sürdürdü daha_da_ileri_gitti görüşünü_paylaştı görüşünü_dile_getirdi karşılık_verdi sözlerini_kullandı cümlelerini_kullandı`,
}

const AZERBAIJANI: ActTable = {
  deny: 'təkzib_edib təkzib_etdi inkar_edib rədd_edib rədd_etdi',
  accuse: 'ittiham_edib ittiham_etdi günahlandırıb günahlandırdı',
  criticise: 'tənqid_edib tənqid_etdi pisləyib qınayıb',
  praise: 'tərifləyib təqdir_edib',
  support: 'dəstəkləyib müdafiə_edib',
  warn: 'xəbərdarlıq_edib xəbərdarlıq_etdi',
  threaten: 'hədələyib',
  promise: 'söz_verib vəd_edib',
  demand: 'tələb_edib tələb_etdi',
  request: 'çağırıb çağırış_edib xahiş_edib müraciət_edib',
  propose: 'təklif_edib təklif_etdi',
  advise: 'tövsiyə_edib',
  predict: 'proqnozlaşdırıb',
  hope: 'ümid_edib ümidvar_olduğunu_bildirib',
  believe: 'hesab_edir hesab_edib düşünür',
  ask: 'soruşub soruşdu',
  answer: 'cavab_verib cavab_verdi cavablandırıb',
  announce: 'elan_edib elan_etdi açıqlayıb açıqladı',
  admit: 'etiraf_edib etiraf_etdi',
  thank: 'təşəkkür_edib minnətdarlığını_bildirib',
  assert: `deyib dedi deyir demişdi bildirib bildirdi bildirir bildirmişdi söyləyib söylədi söyləyir qeyd_edib qeyd_etdi
    qeyd_edir vurğulayıb vurğuladı vurğulayır əlavə_edib əlavə_etdi xatırladıb xatırlatdı diqqətə_çatdırıb diqqətə_çatdırdı
    ifadə_edib ifadə_etdi yazıb yazdı məlumat_verib açıqlama_verib iddia_edib iddia_edir iddia_etdi təsdiqləyib təsdiq_edib
    münasibət_bildirib sözlərinə_əlavə_edib davam_edib göstərib~ toxunub~ danışıb~ deyiblər bildiriblər söyləyiblər bildirilib bildirilir deyilib
    deyilir vurğulanıb xəbər_verir xəbər_verib məlumat_verir məlumat_verilib qeyd_edilib qeyd_olunub`,
}

export const turkish = cueLexicon(TURKISH, form)
export const azerbaijani = cueLexicon(AZERBAIJANI, form)
