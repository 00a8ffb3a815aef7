import type { AdvisoryAudience, AirQualityGrade, Locale } from '../types/schema.generated.ts';

interface GradeText {
  readonly letter: string;
  readonly label: Readonly<Record<Locale, string>>;
  readonly advisory: Readonly<Record<AdvisoryAudience, Readonly<Record<Locale, string>>>>;
}

/** The labels and health advice of AirKorea's four grades; the advice follows the ministry's guides. */
export const GRADES: Readonly<Record<AirQualityGrade, GradeText>> = {
  GOOD: {
    letter: 'A',
    label: { KO: '좋음', EN: 'Good' },
    advisory: {
      GENERAL: { KO: '바깥 활동을 하기에 좋은 공기입니다.', EN: 'The air is good for being outdoors.' },
      SENSITIVE: { KO: '평소처럼 바깥 활동을 해도 됩니다.', EN: 'Be outdoors as usual.' },
    },
  },
  MODERATE: {
    letter: 'B',
    label: { KO: '보통', EN: 'Moderate' },
    advisory: {
      GENERAL: { KO: '평소처럼 활동해도 됩니다.', EN: 'Be active as usual.' },
      SENSITIVE: {
        KO: '몸 상태를 살피면서 활동하고, 불편하면 쉬십시오.',
        EN: 'Watch how you feel outdoors, and rest when you feel unwell.',
      },
    },
  },
  UNHEALTHY: {
    letter: 'C',
    label: { KO: '나쁨', EN: 'Unhealthy' },
    advisory: {
      GENERAL: {
        KO: '장시간 또는 무리한 실외 활동을 줄이고, 눈이나 목이 아프면 실내로 옮기십시오.',
        EN: 'Cut down on long or strenuous activity outdoors, and go inside when your eyes or throat hurt.',
      },
      SENSITIVE: {
        KO: '실외 활동을 줄이고, 나갈 때는 보건용 마스크를 쓰고 약을 챙기십시오.',
        EN: 'Limit activity outdoors; when you go out, wear a filtering mask and carry your medicine.',
      },
    },
  },
  VERY_UNHEALTHY: {
    letter: 'D',
    label: { KO: '매우나쁨', EN: 'Very unhealthy' },
    advisory: {
      GENERAL: {
        KO: '실외 활동을 되도록 피하고, 나갈 때는 보건용 마스크를 쓰십시오.',
        EN: 'Avoid activity outdoors where you can, and wear a filtering mask when you go out.',
      },
      SENSITIVE: {
        KO: '실내에 머무르고, 꼭 나가야 하면 의사와 상의하십시오.',
        EN: 'Stay indoors, and ask your doctor when you have to go out.',
      },
    },
  },
};
