import { expect, test } from 'vitest'
import { addressedName } from '../../../src/pipeline/segment/addressed.ts'

test.each([
  [['Frau Silber, haben Sie Angst?'], 'Sonja Silber schreibt.', 'Sonja Silber'],
  [['Marta Lindqvist, have you ever been late?'], '', 'Marta Lindqvist'],
  [['Nevzat Usta, saati kaç günde çalıştırdınız?'], 'Saatçi Nevzat Karabey anlatıyor.', 'Nevzat Karabey'],
  [['Андрей Игоревич, вы боитесь паводка?'], 'Говорит Андрей Метелин.', 'Андрей Метелин'],
  [['Андрей Игоревич, вы боитесь паводка?'], 'Андрей Метелин и Андрей Седых.', null],
  [['Nevzat Usta, saati kaç günde çalıştırdınız?'], 'Nevzat Usta anlatıyor.', null],
  [['Ada Obi, who is here, asks: is it late?'], 'Ada Obi', null],
])('whom the first question speaks to: %s', (questions, text, name) => {
  expect(addressedName(questions, text)).toBe(name)
})
