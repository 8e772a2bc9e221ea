import { beforeAll, describe, expect, test } from 'vitest';
import { certificateAlarm, certificateEnd, certificateLeft } from '../src/technician/certificate';
import { beginSpeaking, speak } from '../src/words/words';

const DAY_MS = 86_400_000;
const now = Date.UTC(2026, 10, 30, 8);
const left = (days: number) => certificateEnd(BigInt(now + days * DAY_MS), now);

describe('the certificate at the technician’s board', () => {
  beforeAll(() => beginSpeaking(['backstage', 'technician'], 'en'));

  test('is_not_there_where_the_server_has_none', () => {
    expect(certificateEnd(0n, now)).toBeUndefined();
  });

  test('is_calm_until_thirty_days_are_left', () => {
    expect(left(89.5)).toEqual({ days: 89, soon: false });
    expect(left(30.1)).toEqual({ days: 30, soon: false });
    expect(left(29.9)).toEqual({ days: 29, soon: true });
  });

  test('says_how_many_days_are_left_the_last_day_and_the_end_in_every_language', async () => {
    const said = async (tag: string) => {
      await speak(tag, { layout: false });
      return [89, 2.5, 0.5, -1].map((days) => {
        const end = left(days);
        return end && [certificateLeft(end), certificateAlarm(end)];
      });
    };
    expect(await said('en')).toEqual([
      ['Certificate: 89 days left', 'The certificate expires in 89 days'],
      ['Certificate: 2 days left', 'The certificate expires in 2 days'],
      ['The certificate expires within a day', 'The certificate expires within a day'],
      [
        'The certificate has expired: browsers cannot connect',
        'The certificate has expired: browsers cannot connect',
      ],
    ]);
    expect((await said('ru'))[1]?.[0]).toBe('Сертификат: ещё 2 дня');
    expect((await said('ar'))[1]?.[0]).toBe('الشهادة: بقي يومان');
    expect((await said('az'))[1]?.[1]).toBe('Sertifikatın müddəti 2 gündən sonra bitir');
    expect((await said('fr'))[0]?.[0]).toBe('Certificat\u00a0: encore 89 jours');
  });
});
